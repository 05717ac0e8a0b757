/** Whether the kernel's tables are those of the plan, rule by rule: a rule that no flow comes to decides nothing yet. */
import type {Plan} from '../../plan/ops.js';
import type {Runtime} from '../../run/runtime.js';
import {nothing} from '../check.js';
import {type Comparison, comparisonOf} from '../compare.js';
import {compareNft} from '../compare-nft.js';
import type {Facts} from '../facts.js';
import {opsOf, readExpected} from '../read.js';

/** Of the machines that are alive. Throws a CommandError. */
export async function compareRules(
	plan: Plan,
	runtime: Pick<Runtime, 'script' | 'isAlive'>,
): Promise<Comparison> {
	const machines = plan.machines.map(({name}) => name).filter(name => runtime.isAlive(name));
	const why = 'to compare the rules that the kernel has with those that are planned';
	const [expected, ...listings] = await Promise.all([
		readExpected(plan, runtime),
		...machines.map(name => runtime.script(name, 'nft -s list ruleset', why)),
	]);
	const places = Object.fromEntries(
		machines.map((name, index) => [name, {...nothing, nft: listings[index] ?? ''}]),
	);
	const facts: Facts = {places, machines: {}, dead: [], strays: []};
	const ops = opsOf(plan).flatMap(op => (op.kind === 'nft' && machines.includes(op.in) ? [op] : []));
	return comparisonOf(compareNft({ops, places: machines, expectedRules: expected.rules}, facts));
}
