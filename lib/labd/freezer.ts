/** A pod whose node is frozen: what would happen in it waits, and happens when it is thawed. */

/** Something that can be held still as it is. */
export type Freezable = {freeze(frozen: boolean): void};

/** Live handle; one for a pod. */
export class Freezer {
	#isFrozen = false;
	#times = 0;
	#waiting: (() => void)[] = [];
	readonly #parts = new Set<Freezable>();

	get isFrozen(): boolean {
		return this.#isFrozen;
	}

	/** How often it has been frozen: who looks twice knows whether it was meanwhile. */
	get times(): number {
		return this.#times;
	}

	/** Does it at once, or when it is thawed. */
	pass(action: () => void): void {
		if (this.#isFrozen) this.#waiting.push(action);
		else action();
	}

	/** As setTimeout: time goes on while it is frozen, and what is due then is done when it is thawed. Returns what calls it off. */
	after(ms: number, action: () => void): () => void {
		let isOff = false;
		const timer = setTimeout(() => this.pass(() => isOff || action()), ms);
		return () => {
			isOff = true;
			clearTimeout(timer);
		};
	}

	/** Resolves when it is not frozen. */
	thawed(): Promise<void> {
		return new Promise(resolve => this.pass(resolve));
	}

	/** The part is frozen and thawed too, from now on. Returns what ends that. */
	add(part: Freezable): () => void {
		this.#parts.add(part);
		if (this.#isFrozen) part.freeze(true);
		return () => void this.#parts.delete(part);
	}

	set(frozen: boolean): void {
		if (frozen === this.#isFrozen) return;
		this.#isFrozen = frozen;
		if (frozen) this.#times++;
		for (const part of this.#parts) part.freeze(frozen);
		if (frozen) return;
		for (const action of this.#waiting.splice(0)) action();
	}
}
