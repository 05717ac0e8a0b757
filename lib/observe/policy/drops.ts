/** What policies have dropped: the counters of the rules that deny, and whose packets come to them. */
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Direction} from '../../../topology/policy/types.js';
import type {NftParts} from '../../plan/nft/table.js';
import type {NftOp, Plan} from '../../plan/ops.js';
import {remembered} from '../../plan/remember.js';
import {rulesWith} from '../../run/nft-rules.js';
import type {Runtime} from '../../run/runtime.js';
import type {Drop} from './drop.js';
import {counterOf} from './rule-counter.js';

export type DropsWanted = {
	/** Nodes by name; all that run if nothing is said. */
	readonly nodes?: ReadonlySet<string>;
};

type Reader = Pick<Runtime, 'isAlive' | 'netns'>;

/** Those that have dropped something. Throws a SystemCallError. */
export async function readDrops(plan: Plan, runtime: Reader, {nodes}: DropsWanted = {}): Promise<Drop[]> {
	const drops: Drop[] = [];
	for (const {name, kind, ops} of plan.machines) {
		if (kind !== 'node' || (nodes && !nodes.has(name)) || !runtime.isAlive(name)) continue;
		const tables = tablesIn(ops);
		if (tables.length === 0) continue;
		drops.push(...tables.flatMap(op => dropsOf(op, runtime.netns(name))));
		await nextTurn();
	}
	return drops;
}

const mark = 'denied: ';

const tablesIn = remembered((ops: Plan['underlay']): readonly NftOp[] =>
	ops.flatMap(op => (op.kind === 'nft' && op.parts && op.text.includes(mark) ? [op] : [])),
);

function dropsOf(op: NftOp, netns: number): Drop[] {
	const {family, table, in: node, parts} = op;
	if (!parts || (family !== 'ip' && family !== 'ip6')) return [];
	const owners = ownersIn(parts);
	return rulesWith(mark, {family, table}, netns).flatMap(message => {
		const counter = counterOf(message);
		if (!counter || counter.packets === 0) return [];
		const {chain, handle, comment, packets, bytes} = counter;
		const owner = owners.get(chain);
		return {
			node,
			family,
			rule: `${family} ${table} ${chain} ${handle}`,
			...(owner && {direction: owner.direction}),
			pods: owner?.pods ?? [],
			why: comment.slice(mark.length),
			packets,
			bytes,
		};
	});
}

type Owners = {readonly direction: Direction; readonly pods: readonly string[]};

/** Of pods' chains, and of those that only pods' chains jump to: policies'. */
const ownersIn = remembered(({chains}: NftParts): ReadonlyMap<string, Owners> => {
	const found = new Map<string, {direction: Direction; pods: string[]}>();
	for (const {name, of: owner, rules} of chains) {
		if (!owner) continue;
		const {pod, direction} = owner;
		for (const chain of [name, ...jumpsOf(rules)]) {
			const known = found.get(chain);
			if (known) known.pods.push(pod);
			else found.set(chain, {direction, pods: [pod]});
		}
	}
	// What a node's own packets come to as well says nothing of pods.
	const others = chains.filter(({of: owner}) => !owner).flatMap(({rules}) => jumpsOf(rules));
	for (const chain of others) found.delete(chain);
	return found;
});

function jumpsOf(rules: readonly string[]): string[] {
	return rules.flatMap(rule => /jump (\S+)/.exec(rule)?.[1] ?? []);
}
