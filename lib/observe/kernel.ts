/** The first proof of `verify`: the kernel has what the plan says, and nothing else. */
import type {Plan} from '../plan/ops.js';
import type {Check} from './check.js';
import {type Comparison, checkFacts, comparisonOf} from './compare.js';
import {type Reader, readExpected, readFacts} from './read.js';

/** Reads the kernel and compares. Throws a CommandError if a machine can't be read. */
export async function verifyKernel(plan: Plan, runtime: Reader): Promise<Comparison> {
	return comparisonOf((await checkKernel(plan, runtime)).checks);
}

/** As verifyKernel, for who wants to mend what is wrong. `dead`: machines whose holder is dead. */
export async function checkKernel(
	plan: Plan,
	runtime: Reader,
): Promise<{readonly checks: readonly Check[]; readonly dead: readonly string[]}> {
	const [facts, expected] = await Promise.all([readFacts(plan, runtime), readExpected(plan, runtime)]);
	return {checks: checkFacts(plan, facts, expected), dead: facts.dead};
}
