/** Many delays in little room: counted in steps of 2 %, so a quantile is right to 1 %. */
import type {Delays as Quantiles} from './types.js';

const step = Math.log(1.02);
/** Milliseconds: a microsecond. What is shorter counts as this. */
const least = 0.001;

export class DelayCounts {
	readonly #counts = new Map<number, number>();
	#total = 0;
	#longest = 0;

	/** Milliseconds. A clock that was set back meanwhile shows as a delay below zero: as none. */
	add(ms: number): void {
		const index = Math.round(Math.log(Math.max(ms, least) / least) / step);
		this.#counts.set(index, (this.#counts.get(index) ?? 0) + 1);
		this.#total++;
		this.#longest = Math.max(this.#longest, ms);
	}

	/** Milliseconds; 0 if there is none. */
	get longest(): number {
		return this.#longest;
	}

	get quantiles(): Quantiles | null {
		if (this.#total === 0) return null;
		return {medianMs: this.#quantile(0.5), p99Ms: this.#quantile(0.99)};
	}

	#quantile(part: number): number {
		const wanted = Math.ceil(this.#total * part);
		let seen = 0;
		for (const [index, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
			seen += count;
			if (seen >= wanted) return Math.round(least * Math.exp(index * step) * 1000) / 1000;
		}
		return this.#longest;
	}
}
