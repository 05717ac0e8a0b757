/** Scheduled pods → the pods of the Cluster, with their addresses. */
import {type PodObject, placeOf, type SourceObject} from '../../topology/kubernetes/objects.js';
import type {Node, PerFamily, Pod} from '../../topology/model.js';
import type {Locate, Place, Report} from '../../topology/problems.js';
import {checkShares, type PodNetwork, podNetwork, type Share} from './allocate.js';
import type {ChosenMode} from './choose-mode.js';
import {checkPorts} from './limits.js';
import {podModel} from './pod-model.js';
import type {PlacedPod} from './scheduler.js';

export type Placing = {
	readonly placed: readonly PlacedPod[];
	readonly nodes: readonly Node[];
	readonly shares: ReadonlyMap<string, PerFamily<Share>>;
	readonly sources: ReadonlyMap<PodObject, SourceObject>;
	readonly chosen: ChosenMode;
};

/** Sorted by node, namespace and name. A node whose pods get no addresses has none here; the reason is reported. */
export function placePods({placed, nodes, shares, sources, chosen}: Placing, report: Report): Pod[] {
	const place = rememberedPlaces();
	const byNode = podsByNode(placed);
	return nodes.flatMap(node => {
		const here = byNode.get(node.name) ?? [];
		const networked = here.filter(({spec}) => spec.hostNetwork !== true);
		const counted = {name: node.name, pods: networked.length, ...(node.place && {place: node.place})};
		const share = shares.get(node.name) ?? {};
		checkPorts(counted, chosen, report);
		if (!hasShare(share) || !checkShares(counted, share, report)) return [];
		const numbers = new Map(networked.map((pod, index) => [pod, index]));
		return here.map(pod => {
			const number = numbers.get(pod);
			const network = number === undefined ? networkOfNode(node) : podNetwork(share, number);
			return podModel(pod, node, {network, place: place(sources.get(pod))});
		});
	});
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
