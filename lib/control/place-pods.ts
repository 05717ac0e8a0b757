/** Scheduled pods → the pods of the Cluster, with their addresses. */
import {type PodObject, placeOf, type SourceObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Node, PerFamily, Pod} from '../../topology/model.js';
import type {Locate, Place, Report} from '../../topology/problems.js';
import {nameOfPod} from '../plan/places.js';
import {checkShares, type Share} from './allocate.js';
import {type Ground, openGiver} from './giver.js';
import {checkPorts} from './limits.js';
import {namespaceOf} from './owned.js';
import {podModel} from './pod-model.js';
import type {PodNetwork} from './pod-network.js';
import type {PlacedPod} from './scheduler.js';

export type Placing = {
	readonly placed: readonly PlacedPod[];
	/** With its nodes, and without its pods. */
	readonly cluster: Cluster;
	readonly ground: Ground;
	readonly sources: ReadonlyMap<PodObject, SourceObject>;
	/** In the lab as it is up: they keep their addresses. */
	readonly running?: readonly Pod[];
};

export type Placed = {
	readonly cluster: Cluster;
	/** Those that have a node, but no address, and why. */
	readonly refused: readonly {readonly pod: PodObject; readonly node: Node; readonly reason: string}[];
};

/**
 * The cluster with its pods, sorted by node, namespace and name. A node whose range is too small for its pods has none here;
 * that is reported. A pod for which blocks have no address waits for one.
 */
export function placePods(placing: Placing, report: Report): Placed {
	const {cluster, ground, placed, sources, running = []} = placing;
	const known = new Map(running.map(pod => [`${pod.node} ${nameOfPod(pod)}`, pod]));
	const staying = running.filter(({hostNetwork}) => !hostNetwork);
	const giver = openGiver({cluster, staying, memory: new Map()}, ground);
	const place = rememberedPlaces();
	const byNode = podsByNode(placed);
	const refused: {pod: PodObject; node: Node; reason: string}[] = [];
	const pods = cluster.nodes.flatMap(node => {
		const here = byNode.get(node.name) ?? [];
		if (!hasRoom(node, here, {ground, report})) return [];
		return here.flatMap((pod): Pod[] => {
			const network = networkFor(pod, node);
			if (typeof network !== 'string')
				return [podModel(pod, node, {network, place: place(sources.get(pod))})];
			refused.push({pod, node, reason: network});
			return [];
		});
	});
	return {cluster: {...cluster, ...giver.close().cluster, pods}, refused};

	function networkFor(pod: PodObject, node: Node): PodNetwork | string {
		if (pod.spec.hostNetwork === true) return networkOfNode(node);
		const before = known.get(`${node.name} ${nameOfPod({...pod.metadata, namespace: namespaceOf(pod)})}`);
		const isStaying = before && !before.hostNetwork;
		return (isStaying && giver.again(before)) || giver.give(pod, node);
	}
}

/** Reports a node that has not. Blocks are claimed as they are needed. */
function hasRoom(
	node: Node,
	here: readonly PodObject[],
	{ground: {chosen, shares}, report}: {readonly ground: Ground; readonly report: Report},
): boolean {
	if (chosen.mode.addressing === 'blocks') return true;
	const pods = here.filter(({spec}) => spec.hostNetwork !== true).length;
	const counted = {name: node.name, pods, ...(node.place && {place: node.place})};
	const share = shares.get(node.name) ?? {};
	checkPorts(counted, chosen, report);
	return hasShare(share) && checkShares(counted, share, report);
}

function podsByNode(placed: readonly PlacedPod[]): ReadonlyMap<string, readonly PodObject[]> {
	const groups = new Map<string, PodObject[]>();
	for (const {pod, node} of placed) {
		const group = groups.get(node.name);
		if (group) group.push(pod);
		else groups.set(node.name, [pod]);
	}
	return groups;
}

/** All pods of a Deployment have its place, and a place costs a search in its file. */
function rememberedPlaces(): (source: SourceObject | undefined) => Place | undefined {
	const known = new Map<Locate, Place | undefined>();
	return source => {
		if (!source) return undefined;
		if (!known.has(source.locate)) known.set(source.locate, placeOf(source));
		return known.get(source.locate);
	};
}

function hasShare(share: PerFamily<Share>): boolean {
	return Object.keys(share).length > 0;
}

/** hostNetwork: the pod has no network of its own. */
export function networkOfNode({attachment, gateways}: Node): PodNetwork {
	return {mac: attachment.mac, addresses: attachment.addresses, gateways};
}
