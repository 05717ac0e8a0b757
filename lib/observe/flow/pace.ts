/** When the next is to be sent. Pure: time is an argument. */

/** Milliseconds that we may be late and still send what was due: later, a burst would be a measurement of its own. */
const latestMs = 20;

export class Pace {
	readonly #intervalMs: number;
	#begin: number;
	/** Of those since `begin`: sent, or left out. */
	#done = 0;
	#notSent = 0;
	#last: number | undefined;
	#longestGapMs = 0;

	/** `rate`: how many a second. */
	constructor(rate: number, now: number) {
		this.#intervalMs = 1000 / rate;
		this.#begin = now;
	}

	/** What was due and is left out, because we were late. */
	get notSent(): number {
		return this.#notSent;
	}

	/** The longest time between two that were sent. */
	get longestGapMs(): number {
		return Math.round(this.#longestGapMs * 10) / 10;
	}

	/** How many are to be sent now. */
	due(now: number): number {
		// The clock was set back.
		if (now < this.#begin) this.#restart(now);
		let due = Math.floor((now - this.#begin) / this.#intervalMs) + 1 - this.#done;
		if (due > 1 && due * this.#intervalMs > latestMs + this.#intervalMs) {
			this.#notSent += due - 1;
			this.#restart(now);
			due = 1;
		}
		if (due <= 0) return 0;
		this.#done += due;
		if (this.#last !== undefined) this.#longestGapMs = Math.max(this.#longestGapMs, now - this.#last);
		this.#last = now;
		return due;
	}

	#restart(now: number): void {
		this.#begin = now;
		this.#done = 0;
	}
}
