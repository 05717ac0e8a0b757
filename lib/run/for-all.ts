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

/** All at once, bounded. Throws the first failure, when those that had begun have ended. */
export async function forAll<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
	const queue = new PQueue({concurrency: atOnce});
	const results = await Promise.allSettled(items.map(item => queue.add(() => action(item))));
	const failed = results.find(({status}) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
}
