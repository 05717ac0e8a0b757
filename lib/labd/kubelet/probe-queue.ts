/** Probes of all pods go through here: a thousand that are due at once must not keep this process from its work. */

/** Connections that are open at the same time. */
const atOnce = 500;
/** Probes that begin in one turn of the event loop. */
const aTurn = 32;

/** First come, first served. */
export class ProbeQueue {
	readonly #waiting: (() => Promise<unknown>)[] = [];
	#open = 0;
	#scheduled = false;

	add(probe: () => Promise<unknown>): void {
		this.#waiting.push(probe);
		this.#schedule();
	}

	#schedule(): void {
		if (this.#scheduled || this.#waiting.length === 0 || this.#open >= atOnce) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			const count = Math.min(aTurn, atOnce - this.#open);
			for (const probe of this.#waiting.splice(0, count)) void this.#run(probe);
			this.#schedule();
		});
	}

	async #run(probe: () => Promise<unknown>): Promise<void> {
		this.#open++;
		try {
			await probe();
		} finally {
			this.#open--;
			this.#schedule();
		}
	}
}
