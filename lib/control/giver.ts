/**
 * Who gives pods their addresses, one turn long: from a range of the node's own, or from blocks of IP pools. Both the
 * compiler and the live placement go through it.
 */
import {widthOf} from '../../topology/addresses.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Family, Node, PerFamily, Pod} from '../../topology/model.js';
import type {Share} from './allocate.js';
import type {ChosenMode} from './choose-mode.js';
import {blockGiver} from './ipam/block-giver.js';
import {type NamespaceFacts, type NodeLabels, noNamespaces} from './ipam/pod-request.js';
import {perFamily} from './per-family.js';
import type {PodNetwork} from './pod-network.js';
import {rangeGiver} from './range-giver.js';

/** What addresses are given from. It changes with the nodes. */
export type Ground = {
	readonly chosen: ChosenMode;
	/** Each node's range, by name; empty for a mode with blocks. */
	readonly shares: ReadonlyMap<string, PerFamily<Share>>;
	/** By name, as they are when they are looked at; none without. */
	readonly namespaces?: NamespaceFacts;
	/** Likewise; the cluster's own without. */
	readonly nodeLabels?: NodeLabels;
};

export type Giver = {
	/** What the pod has is what its node gives it now: the node may have moved, or its router. */
	stands(model: Pod): boolean;
	/** The network of a pod that stays, under the address that it has; undefined if that is none of its node any more. */
	again(model: Pod): PodNetwork | undefined;
	/** The network of a pod that comes, or a text that says why there is none. */
	give(pod: PodObject, node: Node): PodNetwork | string;
	/** The turn is over. */
	close(): GivenAway;
};

/**
 * In which order addresses are given again: numbers, by node or by block. What has been forgotten follows from the addresses
 * that are in use.
 */
export type Memory = ReadonlyMap<string, readonly number[]>;

export type Turn = {
	/** Its pods are not looked at. */
	readonly cluster: Cluster;
	/** Pods that have addresses and keep them. */
	readonly staying: readonly Pod[];
	readonly memory: Memory;
};

export type GivenAway = {
	/** The nodes with the addresses of their tunnels. */
	readonly cluster: Pick<Cluster, 'nodes' | 'ipam'>;
	readonly memory: Memory;
	/** Nodes whose tunnel gets no address, and why. */
	readonly without: readonly {readonly node: Node; readonly reason: string}[];
};

export function openGiver(turn: Turn, {chosen, shares, ...facts}: Ground): Giver {
	const {namespaces = noNamespaces, nodeLabels = () => undefined} = facts;
	if (chosen.mode.addressing === 'blocks')
		return blockGiver(turn, {pools: chosen.mode.pools, namespaces, nodeLabels});
	const {addressing, nextHops} = chosen.mode;
	return rangeGiver(turn, {addressing, shares: nextHops ? routedShares(shares, nextHops) : shares});
}

/** Where every pod is alone behind its next hop. */
function routedShares(
	shares: Ground['shares'],
	nextHops: Readonly<Record<Family, string>>,
): Ground['shares'] {
	const routed = (share: Share): Share => ({
		...share,
		prefixLength: widthOf(share.cidr.family),
		gateway: nextHops[share.cidr.family],
	});
	return new Map(
		[...shares].map(([node, own]) => [
			node,
			perFamily(family => {
				const share = own[family];
				return share && routed(share);
			}),
		]),
	);
}
