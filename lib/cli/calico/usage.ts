/** How much of Calico's pools and blocks is in use, and by whom. Pure. */
import {addressOf, contains, parseCidr, sizeOf} from '../../../topology/addresses.js';
import {type Cluster, families} from '../../../topology/model.js';

export type Usage = {
	readonly cidr: string;
	readonly total: bigint;
	readonly inUse: number;
	readonly free: bigint;
};

export type BlockUsage = Usage & {readonly node: string};

export type PoolUsage = Usage & {readonly name: string; readonly blocks: readonly BlockUsage[]};

/** Who has an address: a pod, or the tunnel of a node. */
export type Owner = {
	readonly address: string;
	readonly node: string;
	/** `namespace/name` */
	readonly pod?: string;
};

export function ownersIn({nodes, pods}: Cluster): Owner[] {
	const ofPods = pods.flatMap(pod =>
		pod.hostNetwork
			? []
			: families.flatMap(family => {
					const address = pod.addresses[family];
					const name = `${pod.namespace}/${pod.name}`;
					return address === undefined ? [] : [{address: addressOf(address), node: pod.node, pod: name}];
				}),
	);
	const tunnels = nodes.flatMap(({name, tunnel = {}}) =>
		families.flatMap(family => (tunnel[family] ? [{address: addressOf(tunnel[family]), node: name}] : [])),
	);
	return [...ofPods, ...tunnels];
}

export function usageOf(cluster: Cluster): PoolUsage[] {
	const owners = ownersIn(cluster);
	const {pools = [], blocks = []} = cluster.ipam ?? {};
	return pools.map(({name, cidr}) => ({
		name,
		...used(cidr, owners),
		blocks: blocks
			.filter(({pool}) => pool === name)
			.map(block => ({...used(block.cidr, owners), node: block.node})),
	}));
}

function used(text: string, owners: readonly Owner[]): Usage {
	const cidr = parseCidr(text);
	if (!cidr) return {cidr: text, total: 0n, inUse: 0, free: 0n};
	const inUse = owners.filter(({address}) => contains(cidr, address)).length;
	return {cidr: text, total: sizeOf(cidr), inUse, free: sizeOf(cidr) - BigInt(inUse)};
}
