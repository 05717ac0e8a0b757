/** Pods that come while a lab is up get addresses; those that are there keep theirs. */
import {parseCidr} from '../../../topology/addresses.js';
import {compareText, type PodObject} from '../../../topology/kubernetes/objects.js';
import type {Cluster, Family, Node, Pod} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import {nameOfPod} from '../../plan/places.js';
import type {Share} from '../allocate.js';

import type {ChosenMode} from '../choose-mode.js';
import {type GivenAway, type Giver, type Ground, type Memory, openGiver} from '../giver.js';
import {keepClaims} from '../ipam/claims.js';
import {perFamily} from '../per-family.js';
import {networkOfNode} from '../place-pods.js';
import {podModel} from '../pod-model.js';
import type {PodNetwork} from '../pod-network.js';
import {segmentShare} from '../segment-shares.js';
import {subnetShare} from '../subnet-shares.js';

export type PlacedPod = {readonly object: PodObject; readonly model: Pod};

/** A value: every change makes a new one. */
export type Placement = {
	readonly cluster: Cluster;
	/** By UID. */
	readonly pods: ReadonlyMap<string, PlacedPod>;
	readonly memory: Memory;
};

/** From the ranges that the nodes have: how they were cut once does not matter any more. */
export function groundOf(
	{underlay, nodes}: Cluster,
	chosen: ChosenMode,
	facts: Pick<Ground, 'namespaces' | 'nodeLabels'> = {},
): Ground {
	const shareOf = ({attachment, gateways, podCidrs}: Node, family: Family): Share | undefined => {
		const part = parseCidr(podCidrs[family] ?? '');
		if (!part || chosen.mode.addressing === 'node-cidr') return part && subnetShare(part);
		const segment = underlay.segments.find(({name}) => name === attachment.segment);
		const cidr = parseCidr(segment?.cidrs[family] ?? '');
		return cidr && segmentShare(part, {cidr, gateway: gateways[family]});
	};
	const shares = nodes.map(node => [node.name, perFamily(family => shareOf(node, family))] as const);
	return {chosen, shares: new Map(shares), ...facts};
}

/** The placement of a cluster whose pods have their objects already. */
export function placementOf(cluster: Cluster, objects: readonly PodObject[], ground: Ground): Placement {
	const models = new Map(cluster.pods.map(pod => [nameOfPod(pod), pod]));
	const pods = objects.flatMap(object => {
		const model = models.get(
			nameOfPod({...object.metadata, namespace: object.metadata.namespace ?? 'default'}),
		);
		return model ? [[object.metadata.uid ?? '', {object, model}] as const] : [];
	});
	const staying = pods.map(([, {model}]) => model).filter(({hostNetwork}) => !hostNetwork);
	const {memory} = openGiver({cluster, staying, memory: new Map()}, ground).close();
	return {cluster, pods: new Map(pods), memory};
}

/** The same pods in a lab that has changed. What nodes have claimed they keep, whatever the new one says of that. */
export function movedTo(cluster: Cluster, {cluster: before, ...placement}: Placement): Placement {
	return {...placement, cluster: {...keepClaims(cluster, before), pods: before.pods}};
}

export type Placing = {
	readonly placement: Placement;
	/** Those that have a node but can't have an address, and why. */
	readonly refused: readonly {readonly pod: PodObject; readonly reason: string}[];
};

/** The pods that shall be there, all with `spec.nodeName` and a UID; those that are not named go. */
export function placeLive(before: Placement, wanted: readonly PodObject[], ground: Ground): Placing {
	const desk = new Desk(before, wanted, ground);
	for (const pod of wanted) desk.place(pod);
	const pods = inOrder(desk.pods, before.cluster);
	const {cluster: given, memory} = desk.close();
	const cluster = {...before.cluster, ...given, pods: asBefore(before.cluster.pods, pods)};
	return {placement: {cluster, pods: desk.pods, memory}, refused: desk.refused};
}

/** By node, namespace, name. Those that stay are in order already, or nearly: then sorting costs little. */
function inOrder(placed: Placement['pods'], before: Cluster): Pod[] {
	const models = new Set<Pod>();
	for (const {model} of placed.values()) models.add(model);
	const staying = before.pods.filter(pod => models.delete(pod));
	const order = new Map(before.nodes.map(({name}, index) => [name, index]));
	const rank = ({node}: Pod) => order.get(node) ?? 0;
	return [...staying, ...models].sort(
		(a, b) => rank(a) - rank(b) || compareText(a.namespace, b.namespace) || compareText(a.name, b.name),
	);
}

/** The same list, if it is: what follows from it is then known. */
function asBefore(before: readonly Pod[], pods: readonly Pod[]): readonly Pod[] {
	const isSame = pods.length === before.length && pods.every((pod, index) => pod === before[index]);
	return isSame ? before : pods;
}

class Desk {
	readonly pods = new Map<string, PlacedPod>();
	readonly refused: {pod: PodObject; reason: string}[] = [];
	readonly #nodes: ReadonlyMap<string, Node>;
	readonly #before: Placement;
	readonly #giver: Giver;

	constructor(before: Placement, wanted: readonly PodObject[], ground: Ground) {
		this.#before = before;
		this.#nodes = new Map(before.cluster.nodes.map(node => [node.name, node]));
		const staying = wanted.flatMap(({metadata}) => {
			const model = before.pods.get(metadata.uid ?? '')?.model;
			return model && !model.hostNetwork && this.#nodes.has(model.node) ? [model] : [];
		});
		this.#giver = openGiver({cluster: before.cluster, staying, memory: before.memory}, ground);
	}

	place(object: PodObject): void {
		const uid = object.metadata.uid ?? '';
		const known = this.#before.pods.get(uid);
		if (known && isSame(known.object, object) && this.#stands(known)) {
			this.pods.set(uid, known.object === object ? known : {...known, object});
			return;
		}
		const node = this.#nodes.get(object.spec.nodeName ?? '');
		if (!node) {
			this.refused.push({pod: object, reason: `there is no node ${object.spec.nodeName}`});
			return;
		}
		const network = this.#networkFor(object, node, known);
		if (typeof network === 'string') this.refused.push({pod: object, reason: network});
		else this.#add(object, node, network);
	}

	close(): GivenAway {
		return this.#giver.close();
	}

	/** What it was given is what its node gives now. */
	#stands({model}: PlacedPod): boolean {
		const node = this.#nodes.get(model.node);
		if (!node || model.hostNetwork)
			return node !== undefined && sameValue(model.addresses, node.attachment.addresses);
		return this.#giver.stands(model);
	}

	/** A text says why there is none. */
	#networkFor(object: PodObject, node: Node, known: PlacedPod | undefined): PodNetwork | string {
		if (object.spec.hostNetwork === true) return networkOfNode(node);
		return (known && this.#giver.again(known.model)) ?? this.#giver.give(object, node);
	}

	#add(object: PodObject, node: Node, network: PodNetwork): void {
		const uid = object.metadata.uid ?? '';
		const place = this.#before.pods.get(uid)?.model.place;
		this.pods.set(uid, {object, model: podModel(object, node, {network, place})});
	}
}

/** What the model is made of is the same object: only the status is another. */
function isSame(before: PodObject, now: PodObject): boolean {
	return before.spec === now.spec && before.metadata.labels === now.metadata.labels;
}
