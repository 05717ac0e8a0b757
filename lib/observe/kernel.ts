/** The first proof of `verify`: the kernel has what the plan says, and nothing else. */
import type {Plan} from '../plan/ops.js';
import type {Runtime} from '../run/runtime.js';
import {type Comparison, compareFacts} from './compare.js';
import {readExpected, readFacts} from './read.js';

/** Reads the kernel and compares. Throws a CommandError if a machine can't be read. */
export async function verifyKernel(plan: Plan, runtime: Pick<Runtime, 'script'>): Promise<Comparison> {
	const [facts, expected] = await Promise.all([readFacts(plan, runtime), readExpected(plan, runtime)]);
	return compareFacts(plan, facts, expected);
}
