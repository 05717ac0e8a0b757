/** Does `run` for every item, at most `size` at a time; results in the order of the items. Rejects with the first error. */
export async function inWindow<Item, Result>(
	items: readonly Item[],
	size: number,
	run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
	const results = new Array<Result>(items.length);
	// One iterator for all workers: each takes the next item when it is free.
	const queue = items.entries();
	const work = async (): Promise<void> => {
		for (const [index, item] of queue) results[index] = await run(item, index);
	};
	await Promise.all(Array.from({length: Math.min(size, items.length)}, work));
	return results;
}
