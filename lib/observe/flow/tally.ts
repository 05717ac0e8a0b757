/** Who counts numbered datagrams: sent, arrived, lost, doubled, reordered, and the outages. Pure: time is an argument. */
import {Outages} from './outages.js';

/** Milliseconds after which a datagram that has not arrived is lost. */
export const patienceMs = 10_000;

/** How one datagram is: nobody could send it; it is under way, or lost; it has arrived. */
type Slot = typeof unsent | typeof away | typeof here;
const unsent = 0;
const away = 1;
const here = 2;

export type Counts = {
	readonly sent: number;
	readonly received: number;
	readonly duplicates: number;
	readonly reordered: number;
	readonly late: number;
};

export class DatagramTally {
	readonly #size: number;
	readonly #sentAt: Float64Array;
	readonly #slots: Uint8Array;
	/** The number of the next one. */
	#next = 0;
	/** All before it are settled: arrived, or given up. */
	#base = 0;
	readonly #settled: Outages;
	#settledLost = 0;
	/** The highest number that has arrived. */
	#highest = -1;
	#lastArrival = Number.NEGATIVE_INFINITY;
	#counts = {sent: 0, received: 0, duplicates: 0, reordered: 0, late: 0};

	/** `rate`: how many a second at most; so much is remembered. */
	constructor(rate: number) {
		this.#size = 2 ** Math.ceil(Math.log2(Math.max(64, (rate * patienceMs) / 1000)));
		this.#settled = new Outages(1000 / rate);
		this.#sentAt = new Float64Array(this.#size);
		this.#slots = new Uint8Array(this.#size);
	}

	get counts(): Counts {
		return this.#counts;
	}

	/** The number that the next one gets. */
	get next(): number {
		return this.#next;
	}

	get isAnyUnderWay(): boolean {
		this.#advance();
		return this.#base < this.#next;
	}

	/** When the last one arrived. */
	get lastArrival(): number {
		return this.#lastArrival;
	}

	/** The next one was given to the kernel (it may have refused it: then it does not arrive). */
	sent(ms: number): void {
		this.#counts.sent++;
		this.#add(away, ms);
	}

	/** Its time had come and there was nobody to send it. */
	unsent(ms: number): void {
		this.#add(unsent, ms);
	}

	arrived(number: number, ms: number): void {
		if (number >= this.#next || number < this.#next - this.#size) return;
		const slot = number % this.#size;
		this.#lastArrival = Math.max(this.#lastArrival, ms);
		if (this.#slots[slot] === here) {
			this.#counts.duplicates++;
			return;
		}
		if (number < this.#highest) this.#counts.reordered++;
		this.#highest = Math.max(this.#highest, number);
		this.#slots[slot] = here;
		if (number < this.#base) this.#counts.late++;
		else this.#counts.received++;
	}

	/** All that is lost until now. What is under way is not, unless it is the `end`: nothing will come any more. */
	lost(now: number, end = false): {readonly lost: number; readonly outages: Outages} {
		this.#settle(now);
		const outages = this.#settled.clone();
		let lost = this.#settledLost;
		const known = end ? this.#next : this.#knownUntil(now);
		for (let number = this.#base; number < known; number++) lost += this.#tell(number, outages);
		return {lost, outages};
	}

	/** Whether nothing arrives: for `windowMs` neither has anything come nor what was sent that long ago. */
	isSilent(now: number, windowMs: number): boolean {
		const first = this.#highest + 1;
		if (now - this.#lastArrival < windowMs || first >= this.#next) return false;
		return first < this.#next - this.#size || now - this.#time(first) >= windowMs;
	}

	/** Whether one is missing of those that were sent in `windowMs` before the last that has arrived. */
	hasGap(windowMs: number): boolean {
		const since = this.#time(this.#highest) - windowMs;
		const oldest = Math.max(0, this.#next - this.#size);
		for (let number = this.#highest; number >= oldest && this.#time(number) >= since; number--) {
			if (this.#slots[number % this.#size] !== here) return true;
		}
		return false;
	}

	#add(slot: Slot, ms: number): void {
		if (this.#next - this.#base === this.#size) this.#giveUp();
		this.#slots[this.#next % this.#size] = slot;
		this.#sentAt[this.#next % this.#size] = ms;
		this.#next++;
	}

	#time(number: number): number {
		return this.#sentAt[number % this.#size] ?? 0;
	}

	#settle(now: number): void {
		this.#advance();
		while (this.#base < this.#next && now - this.#time(this.#base) > patienceMs) {
			this.#giveUp();
			this.#advance();
		}
	}

	#advance(): void {
		while (this.#base < this.#next && this.#slots[this.#base % this.#size] !== away) this.#giveUp();
	}

	#giveUp(): void {
		this.#settledLost += this.#tell(this.#base, this.#settled);
		this.#base++;
	}

	/** Returns 1 for one that is lost. */
	#tell(number: number, outages: Outages): 0 | 1 {
		const slot = this.#slots[number % this.#size];
		if (slot === here) outages.arrived(this.#time(number));
		else outages.missing(this.#time(number), slot === away);
		return slot === away ? 1 : 0;
	}

	/** What was sent before one that has arrived can be told; and all that is older, when nothing comes any more. */
	#knownUntil(now: number): number {
		let known = Math.max(this.#highest + 1, this.#base);
		if (now - this.#lastArrival <= silenceMs) return known;
		while (known < this.#next && now - this.#time(known) > silenceMs) known++;
		return known;
	}
}

/** Milliseconds without any arrival until a look at a running flow tells what is under way as missing. */
const silenceMs = 200;
