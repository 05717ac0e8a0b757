/** One action after another, in the order in which they were asked for; one that fails does not stop the next. */
export class Turns {
	#last: Promise<void> = Promise.resolve();

	alone<T>(action: () => Promise<T>): Promise<T> {
		const result = this.#last.then(action);
		this.#last = result.then(
			() => {},
			() => {},
		);
		return result;
	}
}
