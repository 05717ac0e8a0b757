/**
 * Addresses from blocks of IP pools, as Calico's IPAM gives them. A block that has been emptied stays with its node, until the
 * node goes, its pool does not select the node any more, or another node finds no block that is free.
 */
import {addressOf, withLength} from '../../../topology/addresses.js';
import type {PodObject} from '../../../topology/kubernetes/objects.js';
import {
	type Family,
	families,
	type Ipam,
	type Node,
	type PerFamily,
	type Pod,
} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import type {PoolUse} from '../../plan/mode.js';
import {remembered} from '../../plan/remember.js';
import type {GivenAway, Giver, Turn} from '../giver.js';
import {namespaceOf} from '../owned.js';
import {perFamily} from '../per-family.js';
import {networkWith, type PodNetwork} from '../pod-network.js';
import {type Assigned, assignAny, assignThis} from './assign.js';
import {BlockTable, type Holder, type InUse, isEmpty, putBack, spotOf} from './block-table.js';
import {type NamespaceFacts, type NodeLabels, type PodRequest, podRequest} from './pod-request.js';
import {selects} from './pools.js';
import {giveTunnels, keptTunnel, type Tunnelled, withTunnel} from './tunnels.js';

/** A pod's link is its own: the other end answers for 169.254.1.1, and has the link-local address of ee:ee:ee:ee:ee:ee. */
const gateways = {ipv4: '169.254.1.1', ipv6: 'fe80::ecee:eeff:feee:eeee'} as const;
const hostLength = {ipv4: 32, ipv6: 128} as const;

/** How the kubelet's event begins when Calico's CNI plugin refuses. */
const refusal = 'plugin type="calico" failed (add): ';

type Given = {
	readonly pools: PoolUse<never> | undefined;
	readonly namespaces: NamespaceFacts;
	/** Those of the API, if it knows the node: what selectors of pools are about. */
	readonly nodeLabels: NodeLabels;
};

export function blockGiver(turn: Turn, given: Given): Giver {
	return new BlockGiver(turn, given);
}

class BlockGiver implements Giver {
	readonly #turn: Turn;
	readonly #ipam: Ipam;
	readonly #namespaces: NamespaceFacts;
	/** With the labels that selectors are about. */
	readonly #nodes: ReadonlyMap<string, Node>;
	readonly #inUse: Map<string, Holder>;
	readonly #table: BlockTable;
	readonly #tunnelled: Tunnelled;

	/** The nodes' tunnels have their addresses before the first pod is looked at. */
	constructor(turn: Turn, {pools: use, namespaces, nodeLabels}: Given) {
		const {cluster, memory} = turn;
		const {ipam = noIpam, families: used} = cluster;
		const nodes = cluster.nodes.map(node => ({...node, labels: nodeLabels(node.name) ?? node.labels}));
		const tunnels = use?.tunnels ?? [];
		this.#turn = turn;
		this.#ipam = ipam;
		this.#namespaces = namespaces;
		this.#nodes = new Map(nodes.map(node => [node.name, node]));
		this.#inUse = inUseIn({...turn, cluster: {...cluster, nodes}}, ipam.pools, tunnels);
		const blocks = ipam.blocks.filter(({node}) => this.#nodes.has(node));
		this.#table = new BlockTable({blocks}, {inUse: this.#inUse, memory});
		this.#releaseDeselected();
		this.#tunnelled = giveTunnels(nodes, {pools: ipam.pools, tunnels, used}, request =>
			this.#noted(assignAny(this.#desk, request), request.node),
		);
	}

	stands(): boolean {
		return true;
	}

	again({addresses}: Pod): PodNetwork {
		return networkWith({addresses, gateways: gatewaysFor(addresses)});
	}

	give(pod: PodObject, node: Node): PodNetwork | string {
		const request = podRequest(pod, this.#namespaces);
		const given = typeof request === 'string' ? request : this.#giveAll(pod, request, node);
		return typeof given === 'string' ? `${refusal}${given}` : given;
	}

	close(): GivenAway {
		const {tunnels, without} = this.#tunnelled;
		const before = this.#turn.cluster.nodes;
		const nodes = before.map(node => withTunnel(node, tunnels.get(node.name)));
		const isSame = nodes.every((node, index) => node === before[index]);
		const cluster = {nodes: isSame ? before : nodes, ipam: this.#ipamNow()};
		return {cluster, memory: this.#table.memory, without};
	}

	get #desk() {
		return {table: this.#table, ipam: this.#ipam};
	}

	#noted(assigned: Assigned | string, {name}: Pick<Node, 'name'>): Assigned | string {
		if (typeof assigned === 'string') return assigned;
		const {address} = assigned;
		this.#inUse.set(address, {node: name, spot: spotOf(address, this.#ipam.pools)});
		return assigned;
	}

	/** All or none: what it got in one family goes back if there is none in the other. */
	#giveAll(pod: PodObject, request: PodRequest, node: Node): PodNetwork | string {
		const {cluster} = this.#turn;
		const assigned = new Map<Family, Assigned>();
		const wanted = request.wants === 'any' ? cluster.families : families;
		for (const family of wanted) {
			if (request.wants === 'fixed' && request.addresses[family] === undefined) continue;
			const one = this.#noted(this.#giveOne(pod, {request, family, node}), node);
			if (typeof one === 'string') {
				for (const other of assigned.values()) this.#takeBack(other);
				return one;
			}
			assigned.set(family, one);
		}
		const addresses = perFamily(family => {
			const address = assigned.get(family)?.address;
			return address === undefined ? undefined : withLength(address, hostLength[family]);
		});
		return networkWith({addresses, gateways: gatewaysFor(addresses)});
	}

	#giveOne(pod: PodObject, {request, family, node}: Wish): Assigned | string {
		if (request.wants === 'fixed') return assignThis(this.#desk, request.addresses[family] ?? '', node.name);
		const namespace = this.#namespaces(namespaceOf(pod)).labels;
		const requested = request.pools[family];
		const selected = this.#nodes.get(node.name) ?? node;
		return assignAny(this.#desk, {family, use: 'Workload', node: selected, namespace, requested});
	}

	#takeBack({address, block}: Assigned): void {
		putBack(block, address);
		this.#inUse.delete(address);
	}

	#releaseDeselected(): void {
		for (const block of this.#table.all) {
			if (!isEmpty(block)) continue;
			const pool = this.#ipam.pools.find(({name}) => name === block.pool);
			const node = this.#nodes.get(block.node ?? '');
			if (!pool || !node || !selects(pool.nodeSelector, node.labels)) this.#table.drop(block);
		}
	}

	/** The same object if nothing has changed. */
	#ipamNow(): Ipam {
		const {claimed} = this.#table;
		const borrowed = borrowedIn(this.#table, this.#inUse);
		const now = {...this.#ipam, blocks: claimed, borrowed};
		return this.#turn.cluster.ipam && sameValue(now, this.#ipam) ? this.#ipam : now;
	}
}

type Wish = {readonly request: PodRequest; readonly family: Family; readonly node: Node};

const noIpam: Ipam = {pools: [], blocks: [], borrowed: [], strictAffinity: false};

/** The addresses of tunnels and pods that stay. */
function inUseIn(
	{cluster, staying}: Turn,
	pools: Ipam['pools'],
	tunnels: PoolUse['tunnels'],
): Map<string, Holder> {
	const inUse = new Map<string, Holder>();
	for (const node of cluster.nodes) {
		for (const address of valuesOf(keptTunnel(node, pools, tunnels)))
			inUse.set(address, {node: node.name, spot: spotOf(address, pools)});
	}
	const known = heldIn(pools);
	for (const pod of staying) for (const [address, holder] of known(pod)) inUse.set(address, holder);
	return inUse;
}

/** Each change asks it of all pods: of nearly all it is known. */
const heldIn = remembered((pools: Ipam['pools']) =>
	remembered((pod: Pod): readonly (readonly [string, Holder])[] =>
		ownAddresses(pod).map(address => [address, {node: pod.node, spot: spotOf(address, pools)}]),
	),
);

/** In the order of the addresses' texts, so that it does not depend on who came first. */
function borrowedIn(table: BlockTable, inUse: InUse): Ipam['borrowed'] {
	const borrowed: Ipam['borrowed'][number][] = [];
	for (const [address, {node, spot}] of inUse) {
		if (spot && table.around(spot)?.node !== node) borrowed.push({address, family: spot.pool.family, node});
	}
	return borrowed.sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

function ownAddresses({hostNetwork, addresses}: Pod): string[] {
	return hostNetwork ? [] : valuesOf(addresses).map(addressOf);
}

function valuesOf(addresses: PerFamily<string>): string[] {
	return families.flatMap(family => addresses[family] ?? []);
}

function gatewaysFor(addresses: PerFamily<string>): PerFamily<string> {
	return perFamily(family => (addresses[family] === undefined ? undefined : gateways[family]));
}
