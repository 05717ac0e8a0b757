/**
 * Pods that come while a lab is up get addresses; those that are there keep theirs. An address is given again as late
 * as possible (the next free one after the last, as the host-local IPAM plugin does it): who still remembers the old
 * owner must not reach the new one.
 */
import {addressOf, parseAddress, parseCidr} from '../../../topology/addresses.js';
import {compareText, type PodObject} from '../../../topology/kubernetes/objects.js';
import {bridgePortLimit} from '../../../topology/machines.js';
import {
	type Cluster,
	type Family,
	families,
	type Node,
	type PerFamily,
	type Pod,
} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import {nameOfPod} from '../../plan/places.js';
import {podNetwork, type Share} from '../allocate.js';
import type {ChosenMode} from '../choose-mode.js';
import {perFamily} from '../per-family.js';
import {networkOfNode} from '../place-pods.js';
import {podModel} from '../pod-model.js';
import {segmentShare} from '../segment-shares.js';
import {subnetShare} from '../subnet-shares.js';

export type PlacedPod = {
	readonly object: PodObject;
	readonly model: Pod;
	/** Which address of its node's share; not set with hostNetwork. */
	readonly number?: number;
};

/** A value: every change makes a new one. */
export type Placement = {
	readonly cluster: Cluster;
	/** By UID. */
	readonly pods: ReadonlyMap<string, PlacedPod>;
	/** The number that each node gave last. */
	readonly last: ReadonlyMap<string, number>;
};

/** How many addresses each node has, and where they begin. It changes with the nodes. */
export type Ground = {readonly chosen: ChosenMode; readonly shares: ReadonlyMap<string, PerFamily<Share>>};

/** From the ranges that the nodes have: how they were cut once does not matter any more. */
export function groundOf({underlay, nodes}: Cluster, chosen: ChosenMode): Ground {
	const shareOf = ({attachment, gateways, podCidrs}: Node, family: Family): Share | undefined => {
		const part = parseCidr(podCidrs[family] ?? '');
		if (!part || chosen.mode.addressing === 'node-cidr') return part && subnetShare(part);
		const segment = underlay.segments.find(({name}) => name === attachment.segment);
		const cidr = parseCidr(segment?.cidrs[family] ?? '');
		return cidr && segmentShare(part, {cidr, gateway: gateways[family]});
	};
	const shares = nodes.map(node => [node.name, perFamily(family => shareOf(node, family))] as const);
	return {chosen, shares: new Map(shares)};
}

/** The placement of a cluster whose pods have their objects already. */
export function placementOf(cluster: Cluster, objects: readonly PodObject[], {shares}: Ground): Placement {
	const models = new Map(cluster.pods.map(pod => [nameOfPod(pod), pod]));
	const last = new Map<string, number>();
	const pods = objects.flatMap(object => {
		const model = models.get(
			nameOfPod({...object.metadata, namespace: object.metadata.namespace ?? 'default'}),
		);
		if (!model) return [];
		const number = model.hostNetwork ? undefined : numberOf(model, shares.get(model.node) ?? {});
		if (number !== undefined) last.set(model.node, Math.max(number, last.get(model.node) ?? -1));
		const placed: PlacedPod = {object, model, ...(number !== undefined && {number})};
		return [[object.metadata.uid ?? '', placed] as const];
	});
	return {cluster, pods: new Map(pods), last};
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
	const models = [...desk.pods.values()].map(({model}) => model);
	const order = new Map(before.cluster.nodes.map(({name}, index) => [name, index]));
	const rank = ({node}: Pod) => order.get(node) ?? 0;
	models.sort(
		(a, b) => rank(a) - rank(b) || compareText(a.namespace, b.namespace) || compareText(a.name, b.name),
	);
	const cluster = {...before.cluster, pods: models};
	return {placement: {cluster, pods: desk.pods, last: desk.last}, refused: desk.refused};
}

class Desk {
	readonly pods = new Map<string, PlacedPod>();
	readonly last: Map<string, number>;
	readonly refused: {pod: PodObject; reason: string}[] = [];
	readonly #taken = new Map<string, Set<number>>();
	readonly #nodes: ReadonlyMap<string, Node>;
	readonly #before: Placement;
	readonly #ground: Ground;

	constructor(before: Placement, wanted: readonly PodObject[], ground: Ground) {
		this.#before = before;
		this.#ground = ground;
		this.last = new Map(before.last);
		this.#nodes = new Map(before.cluster.nodes.map(node => [node.name, node]));
		for (const node of this.#nodes.keys()) this.#taken.set(node, new Set());
		for (const {metadata} of wanted) {
			const known = before.pods.get(metadata.uid ?? '');
			if (known?.number !== undefined) this.#taken.get(known.model.node)?.add(known.number);
		}
	}

	place(object: PodObject): void {
		const uid = object.metadata.uid ?? '';
		const known = this.#before.pods.get(uid);
		if (known && isSame(known.object, object) && this.#stands(known)) {
			this.pods.set(uid, {...known, object});
			return;
		}
		const node = this.#nodes.get(object.spec.nodeName ?? '');
		const number = this.#numberFor(object, known);
		if (!node) this.refused.push({pod: object, reason: `there is no node ${object.spec.nodeName}`});
		else if (typeof number === 'string') this.refused.push({pod: object, reason: number});
		else this.#add(object, node, number);
	}

	/** What it was given is what its node gives now: the node may have moved, or its router. */
	#stands({model}: PlacedPod): boolean {
		const node = this.#nodes.get(model.node);
		if (!node || model.hostNetwork)
			return node !== undefined && sameValue(model.addresses, node.attachment.addresses);
		const share = this.#ground.shares.get(node.name) ?? {};
		return families.every(family => model.gateways[family] === share[family]?.gateway);
	}

	/** Undefined with hostNetwork; a text says why there is none. */
	#numberFor({spec}: PodObject, known: PlacedPod | undefined): number | string | undefined {
		if (spec.hostNetwork === true) return undefined;
		return known?.number ?? this.#freeNumber(spec.nodeName ?? '');
	}

	#add(object: PodObject, node: Node, number: number | undefined): void {
		const uid = object.metadata.uid ?? '';
		const share = this.#ground.shares.get(node.name) ?? {};
		const network = number === undefined ? networkOfNode(node) : podNetwork(share, number);
		const place = this.#before.pods.get(uid)?.model.place;
		const model = podModel(object, node, {network, place});
		this.pods.set(uid, {object, model, ...(number !== undefined && {number})});
	}

	/** A number that is given, or the reason why there is none. */
	#freeNumber(node: string): number | string {
		const taken = this.#taken.get(node) ?? new Set();
		const {addressing} = this.#ground.chosen.mode;
		const ports = addressing === 'segment' ? bridgePortLimit - 1 : bridgePortLimit;
		if (taken.size >= ports) return `the bridge of ${node} has ports for ${ports} pods`;
		const size = sizeOf(this.#ground.shares.get(node) ?? {});
		if (taken.size >= size) return `the node ${node} has addresses for ${size} pods, and all are in use`;
		let number = ((this.last.get(node) ?? -1) + 1) % size;
		while (taken.has(number)) number = (number + 1) % size;
		taken.add(number);
		this.last.set(node, number);
		return number;
	}
}

/** What the model is made of is the same object: only the status is another. */
function isSame(before: PodObject, now: PodObject): boolean {
	return before.spec === now.spec && before.metadata.labels === now.metadata.labels;
}

function sizeOf(shares: PerFamily<Share>): number {
	const sizes = families.flatMap(family => {
		const share = shares[family];
		return share ? [Number(share.last - share.first) + 1] : [];
	});
	return sizes.length === 0 ? 0 : Math.min(...sizes);
}

/** Both families of a pod have the same number. */
function numberOf({addresses}: Pod, shares: PerFamily<Share>): number | undefined {
	const family = families.find(each => addresses[each] !== undefined && shares[each] !== undefined);
	const share = family && shares[family];
	const address = parseAddress(addressOf((family && addresses[family]) ?? ''));
	return share && address && Number(address.value - share.cidr.base - share.first);
}
