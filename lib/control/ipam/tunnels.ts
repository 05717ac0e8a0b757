/**
 * The address of each node's tunnel device: as calico-node takes it when it starts, before any pod is there. Facts:
 * projectcalico/calico node/pkg/allocateip/allocateip.go.
 */
import {contains, parseCidr} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import {type Family, families, type Node, type PerFamily} from '../../../topology/model.js';
import type {PoolUse} from '../../plan/mode.js';
import {perFamily} from '../per-family.js';
import type {Assigned} from './assign.js';
import {inOrder, type PoolRequest, selects} from './pools.js';

type Tunnels = PoolUse['tunnels'];

/** The pools that a tunnel address of the node may be from; IP-in-IP carries IPv4 only. */
export function tunnelPools(
	pools: readonly IpPool[],
	{
		node,
		family,
		tunnels,
	}: {readonly node: Pick<Node, 'labels'>; readonly family: Family; readonly tunnels: Tunnels},
): IpPool[] {
	return inOrder(pools).filter(
		pool =>
			pool.family === family &&
			!pool.disabled &&
			pool.allowedUses.includes('Tunnel') &&
			isTunnelled(pool, tunnels) &&
			selects(pool.nodeSelector, node.labels),
	);
}

function isTunnelled({family, ipipMode, vxlanMode}: IpPool, tunnels: Tunnels): boolean {
	const ipip = tunnels.includes('ipip') && family === 'ipv4' && ipipMode !== 'Never';
	return ipip || (tunnels.includes('vxlan') && vxlanMode !== 'Never');
}

/** Addresses of tunnels that stay: those in a pool that the node's tunnel may still have its address from. */
export function keptTunnel(node: Node, pools: readonly IpPool[], tunnels: Tunnels): PerFamily<string> {
	return perFamily(family => {
		const address = node.tunnel?.[family];
		const allowed = tunnelPools(pools, {node, family, tunnels});
		return allowed.some(pool => isInside(pool, address)) ? address : undefined;
	});
}

export type Tunnelled = {
	/** By node, for those that have any. */
	readonly tunnels: ReadonlyMap<string, PerFamily<string>>;
	readonly without: readonly {readonly node: Node; readonly reason: string}[];
};

/** Nodes in their order: each gets the addresses that it has, and those that it needs. */
export function giveTunnels(
	nodes: readonly Node[],
	{
		pools,
		tunnels,
		used,
	}: {readonly pools: readonly IpPool[]; readonly tunnels: Tunnels; readonly used: readonly Family[]},
	assign: (request: PoolRequest) => Assigned | string,
): Tunnelled {
	const without: {node: Node; reason: string}[] = [];
	const given = nodes.map(node => {
		const kept = keptTunnel(node, pools, tunnels);
		const tunnel = perFamily(family => {
			const allowed = used.includes(family) ? tunnelPools(pools, {node, family, tunnels}) : [];
			if (allowed.length === 0 || kept[family] !== undefined) return kept[family];
			const requested = allowed.map(({cidr}) => cidr);
			const assigned = assign({family, use: 'Tunnel', node, requested});
			if (typeof assigned !== 'string') return assigned.address;
			without.push({node, reason: assigned});
			return undefined;
		});
		return [node.name, tunnel] as const;
	});
	return {tunnels: new Map(given), without};
}

/** The same object if nothing has changed. */
export function withTunnel(node: Node, tunnel: PerFamily<string> = {}): Node {
	const {tunnel: before = {}, ...others} = node;
	if (families.every(family => before[family] === tunnel[family])) return node;
	return Object.keys(tunnel).length > 0 ? {...others, tunnel} : others;
}

function isInside({cidr}: IpPool, address: string | undefined): boolean {
	const range = parseCidr(cidr);
	return range !== undefined && address !== undefined && contains(range, address);
}
