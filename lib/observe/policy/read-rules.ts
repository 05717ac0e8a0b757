/** The rules of every machine, as the kernel has them now. */
import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import type {Plan} from '../../plan/ops.js';
import type {Reader} from '../read.js';
import {type Ruleset, readRuleset} from './ruleset.js';

/** By the machine's name; those that are off have none. Throws a CommandError or a WalkError. */
export async function readRules(plan: Plan, runtime: Reader): Promise<ReadonlyMap<string, Ruleset>> {
	const queue = new PQueue({concurrency: availableParallelism() * 2});
	const alive = plan.machines.filter(({name}) => runtime.isAlive(name));
	const why = 'to walk flows through the rules that the kernel has';
	const rules = await queue.addAll(
		// Numbers in place of names: what a word means is each version's own.
		alive.map(({name}) => async () => {
			const listing = await runtime.script(name, 'nft -j -n -s list ruleset', why);
			return [name, readRuleset(listing)] as const;
		}),
	);
	return new Map(rules);
}
