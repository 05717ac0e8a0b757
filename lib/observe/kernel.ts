/** The first proof of `verify`: the kernel has what the plan says, and nothing else. */
import type {Plan} from '../plan/ops.js';
import {mayHaveTables} from '../run/nft-tables.js';
import type {Runtime} from '../run/runtime.js';
import type {Check} from './check.js';
import {type Comparison, checkFacts, comparisonOf, unsureIn} from './compare.js';
import type {Facts} from './facts.js';
import {type Reader, readExpected, readFacts} from './read.js';

export type CheckedKernel = Comparison & {
	/** Machines whose holder is dead, and machines that nobody planned. */
	readonly machines: Pick<Facts, 'dead' | 'strays'>;
	/** Of which the findings are made: they know what would mend them. */
	readonly checks: readonly Check[];
};

/** Reads the kernel and compares. Throws a CommandError if a machine that lives can't be read. */
export async function verifyKernel(
	plan: Plan,
	runtime: Reader & Pick<Runtime, 'netns'>,
): Promise<CheckedKernel> {
	const isUnruled = (place: string) => hasNoTables(place, runtime);
	const [facts, expected] = await Promise.all([
		readFacts(plan, runtime, isUnruled),
		readExpected(plan, runtime),
	]);
	const checks = checkFacts(plan, facts, expected);
	const {dead, strays} = facts;
	const lost = plan.machines.filter(({name}) => dead.includes(name));
	const unseen = lost.reduce((sum, {ops}) => sum + ops.length, 0);
	return {...comparisonOf(checks, {unseen, unsure: unsureIn(plan)}), checks, machines: {dead, strays}};
}

/** A namespace that is not there is told by who reads it. */
function hasNoTables(place: string, {netns}: Pick<Runtime, 'netns'>): boolean {
	try {
		return !mayHaveTables(netns(place));
	} catch {
		return false;
	}
}
