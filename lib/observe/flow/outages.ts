/** Runs of what did not arrive, as outages. Told of each in the order in which it was sent. */
import type {Outage} from './types.js';

/** `last`: when the last that was missing was sent. */
type Run = {readonly begin: number; readonly last: number; readonly end?: number; readonly lost: number};

/** How many are kept: with a loss of one in ten there is one in every 11 datagrams. */
const kept = 100;

export class Outages {
	#closed: Run[] = [];
	#count = 0;
	#open: Run | undefined;
	readonly #intervalMs: number;

	/** `intervalMs`: the time from one to the next. */
	constructor(intervalMs: number) {
		this.#intervalMs = intervalMs;
	}

	/** For a look ahead that is not kept. */
	clone(): Outages {
		const copy = new Outages(this.#intervalMs);
		copy.#closed = [...this.#closed];
		copy.#count = this.#count;
		copy.#open = this.#open;
		return copy;
	}

	/** `ms`: when it was sent. */
	arrived(ms: number): void {
		if (!this.#open) return;
		// Where the sender was late nobody knows: it lasted at least until then.
		this.#keep({...this.#open, end: Math.min(ms, this.#open.last + this.#intervalMs)});
		this.#open = undefined;
	}

	/** It was lost, or there was nobody to send it (`sent` is false). */
	missing(ms: number, sent: boolean): void {
		const {begin, lost} = this.#open ?? {begin: ms, lost: 0};
		this.#open = {begin, last: ms, lost: lost + (sent ? 1 : 0)};
	}

	get count(): number {
		return this.#count + (this.#open ? 1 : 0);
	}

	/** Those that are kept, in their order. `now`: what an open one lasts until. */
	list(now: number): Outage[] {
		return [...this.#closed, ...(this.#open ? [this.#open] : [])].map(run => outageOf(run, now));
	}

	#keep(run: Run): void {
		this.#count++;
		this.#closed.push(run);
		if (this.#closed.length <= kept) return;
		const shortest = this.#closed.reduce((least, each) => (lengthOf(each) < lengthOf(least) ? each : least));
		this.#closed.splice(this.#closed.indexOf(shortest), 1);
	}
}

/** The longest; the first of several. */
export function longestOf(outages: readonly Outage[]): Outage | null {
	return outages.reduce<Outage | null>(
		(longest, each) => (longest && longest.ms >= each.ms ? longest : each),
		null,
	);
}

export function timeOf(ms: number): string {
	return new Date(ms).toISOString();
}

function lengthOf({begin, end = begin}: Run): number {
	return end - begin;
}

function outageOf({begin, end, lost}: Run, now: number): Outage {
	return {
		begin: timeOf(begin),
		end: end === undefined ? null : timeOf(end),
		ms: Math.round(((end ?? now) - begin) * 10) / 10,
		lost,
	};
}
