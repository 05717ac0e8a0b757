/** The ranges of pod addresses that nodes have in a lab that is up: for ever, whoever comes or goes beside them. */
import {type Cidr, contains, parseCidr} from '../../topology/addresses.js';
import type {LoadedLab} from '../../topology/lab.js';
import {type Family, families, type Node, type PerFamily, type Underlay} from '../../topology/model.js';
import {sameValue} from '../../topology/same-value.js';
import type {Addressing} from '../plan/mode.js';
import {perFamily} from './per-family.js';

export type KeptShares = {
	/** By node. */
	readonly kept: ReadonlyMap<string, PerFamily<Cidr>>;
	/** Of nodes that go, or get another range. */
	readonly leaving: readonly Cidr[];
};

/** A node that moves to another segment gets a range there, in a mode whose pods live on the segments. */
export function keptShares(lab: LoadedLab, addressing: Addressing): KeptShares {
	const {running, shape, pods} = lab;
	const nodes = new Map(shape.nodes.map(node => [node.name, node]));
	const kept = new Map<string, PerFamily<Cidr>>();
	const leaving: Cidr[] = [];
	for (const node of running?.nodes ?? []) {
		const now = nodes.get(node.name);
		const next = now && sourceOf(now, {addressing, podCidrs: pods, underlay: shape.underlay});
		const before = running && sourceOf(node, {addressing, ...running});
		const stays = (family: Family) => sameValue(next?.(family), before?.(family));
		const ranges = perFamily(family => rangeIn(node.podCidrs[family], before?.(family)));
		kept.set(
			node.name,
			perFamily(family => (stays(family) ? ranges[family] : undefined)),
		);
		leaving.push(...families.flatMap(family => (stays(family) ? [] : (ranges[family] ?? []))));
	}
	return {kept, leaving};
}

/** What a node's range is cut from. */
type Source = {readonly cidr: string | undefined; readonly segment?: string};

type Lab = {
	readonly addressing: Addressing;
	readonly podCidrs: PerFamily<string>;
	readonly underlay: Underlay;
};

function sourceOf(
	{attachment}: Pick<Node, 'attachment'>,
	{addressing, podCidrs, underlay}: Lab,
): (family: Family) => Source {
	if (addressing === 'node-cidr') return family => ({cidr: podCidrs[family]});
	const segment = underlay.segments.find(({name}) => name === attachment.segment);
	return family => ({cidr: segment?.cidrs[family], segment: attachment.segment});
}

/** Undefined for a mode that cut its ranges from something else. */
function rangeIn(range: string | undefined, source: Source | undefined): Cidr | undefined {
	const cidr = parseCidr(range ?? '');
	const network = parseCidr(source?.cidr ?? '');
	return cidr && network && contains(network, cidr) ? cidr : undefined;
}
