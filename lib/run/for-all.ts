import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';

/** As many as processors: more would only wait for each other at the kernel's RTNL lock, and spin there (measured). */
const atOnce = Math.max(2, availableParallelism());

/** As many groups as are done at once, or fewer, for what costs less together. */
export function inGroups<T>(items: readonly T[]): T[][] {
	const size = Math.ceil(items.length / atOnce);
	const starts = items.flatMap((_, index) => (index % size === 0 ? [index] : []));
	return starts.map(start => items.slice(start, start + size));
}

/**
 * All at once, bounded. `here` is what this process does itself when an action has ended, with what that returned: one after another,
 * while other actions go on. Throws the first failure, when those that had begun have ended.
 */
export async function forAll<T, Result = void>(
	items: readonly T[],
	action: (item: T) => Promise<Result>,
	here: (result: Result) => Promise<void> = async () => {},
): Promise<void> {
	const actions = new PQueue({concurrency: atOnce});
	const own = new PQueue({concurrency: 1});
	const one = async (item: T) => {
		const result = await actions.add(() => action(item));
		await own.add(() => here(result));
	};
	const results = await Promise.allSettled(items.map(one));
	const failed = results.find(({status}) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
}
