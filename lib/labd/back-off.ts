/** How long to wait before the next try: each failure in a row doubles it. */

/** Milliseconds. */
const first = 5;
const most = 60_000;

export class BackOff {
	readonly #failures = new Map<string, number>();

	/** How often it has failed in a row, with this time. */
	failed(name: string): number {
		const count = (this.#failures.get(name) ?? 0) + 1;
		this.#failures.set(name, count);
		return count;
	}

	succeeded(name: string): void {
		this.#failures.delete(name);
	}

	/** Milliseconds after so many failures. */
	static delay(failures: number): number {
		return Math.min(first * 2 ** (failures - 1), most);
	}
}
