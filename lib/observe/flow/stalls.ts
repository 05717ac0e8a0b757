/** When something was on its way and nothing was acknowledged: the longest such time. Pure: time is an argument. */
import {timeOf} from './outages.js';
import type {Outage} from './types.js';

export class Stalls {
	readonly #sentAt: number[] = [];
	#sent = 0;
	#acknowledged = 0;
	#lastAcknowledged = Number.NEGATIVE_INFINITY;
	#longest: {begin: number; end: number; waiting: number} | undefined;

	get sent(): number {
		return this.#sent;
	}

	get acknowledged(): number {
		return this.#acknowledged;
	}

	isSent(ms: number): void {
		this.#sent++;
		this.#sentAt.push(ms);
	}

	/** All before this number are acknowledged; numbers begin with 0. Returns when the last of them was sent. */
	areAcknowledged(until: number, ms: number): number | undefined {
		const count = until - this.#acknowledged;
		if (count <= 0 || until > this.#sent) return undefined;
		const stall = this.#stall(ms);
		if (stall && isLonger(stall, this.#longest)) this.#longest = stall;
		this.#acknowledged = until;
		this.#lastAcknowledged = ms;
		return this.#sentAt.splice(0, count).at(-1);
	}

	/** Milliseconds for which it stalls now; 0 if nothing is on its way. */
	since(now: number): number {
		const stall = this.#stall(now);
		return stall ? stall.end - stall.begin : 0;
	}

	/** Counting the one that goes on. */
	longest(now: number): Outage | null {
		const open = this.#stall(now);
		const isOpen = open !== undefined && isLonger(open, this.#longest);
		const stall = isOpen ? open : this.#longest;
		if (!stall) return null;
		const {begin, end, waiting} = stall;
		const ms = Math.round((end - begin) * 10) / 10;
		return {begin: timeOf(begin), end: isOpen ? null : timeOf(end), ms, lost: waiting};
	}

	#stall(now: number) {
		const [oldest] = this.#sentAt;
		if (oldest === undefined) return undefined;
		return {begin: Math.max(oldest, this.#lastAcknowledged), end: now, waiting: this.#sentAt.length};
	}
}

function isLonger(a: {begin: number; end: number}, b: {begin: number; end: number} | undefined): boolean {
	return !b || a.end - a.begin > b.end - b.begin;
}
