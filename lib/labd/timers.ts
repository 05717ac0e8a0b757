/** Timers by name. One that is set again fires at the earlier of both times. */

/** What setTimeout takes at most. */
const longest = 2 ** 31 - 1;

export class Timers {
	readonly #now: () => number;
	readonly #timers = new Map<string, {readonly at: number; readonly timer: NodeJS.Timeout}>();

	/** `now`: milliseconds since 1970. */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** `at`: milliseconds since 1970. A time that is further away than 24 days comes too early. */
	at(name: string, at: number, act: () => void): void {
		const other = this.#timers.get(name);
		if (other && other.at <= at) return;
		if (other) clearTimeout(other.timer);
		const ms = Math.min(Math.max(at - this.#now(), 0), longest);
		const timer = setTimeout(() => {
			this.#timers.delete(name);
			act();
		}, ms);
		this.#timers.set(name, {at, timer});
	}

	close(): void {
		for (const {timer} of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}
}
