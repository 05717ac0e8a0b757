/**
 * What Calico's modes have in common: how its CNI plugin joins a pod, whose blocks are where, and who is in the same subnet.
 * What each node does about it is Felix's: plugins/calico-routes.ts and plugins/calico-rules.ts.
 *
 * Facts: projectcalico/calico cni-plugin/pkg/dataplane/linux, libcalico-go/lib/backend/k8s/conversion
 * (VethNameForWorkload), felix/calc/l3_route_resolver.go (nodeInOurSubnet); read at 87c15906.
 */
import type {ModeContext, NodeContext, PodEnd} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import {remembered} from '../lib/plan/remember.js';
import {routed} from '../lib/plan/routed.js';
import {addressOf, contains, parseCidr, parseInterfaceAddress, shortHash} from '../topology/addresses.js';
import type {IpPool, TunnelMode} from '../topology/calico/types.js';
import type {Family, Ipam, Node, Pod} from '../topology/model.js';

/** The same MAC at every pod's cable, and what the kernel makes of it (RFC 4291, EUI-64): the IPv6 next hop of all pods. */
export const cable = {
	hostMac: 'ee:ee:ee:ee:ee:ee',
	nextHops: {ipv4: '169.254.1.1', ipv6: 'fe80::ecee:eeff:feee:eeee'},
} as const;

export function joinCalico(pod: Pod, context: NodeContext): Iterable<Op> {
	return routed(pod, context, {...cable, hostEnd: hostEnd(pod)});
}

/** `calic440f455693` for default/nginx. */
export function hostEnd(pod: Pick<Pod, 'namespace' | 'name'>): string {
	return hostEnds(pod);
}

const hostEnds = remembered(
	({namespace, name}: Pick<Pod, 'namespace' | 'name'>) =>
		`cali${shortHash(`${namespace}.${name}`, 11, 'sha1')}`,
);

/** The node's address as Calico's Node resource has it, without its length: BGP's, and the outer one of tunnels. */
export function nodeAddress(node: Node, family: Family): string {
	return addressOf(ownAddress(node, family));
}

/**
 * Whether the node takes the peer for a neighbour: by the prefix length of its own address alone. So with a /32 it has none,
 * while a peer with a /24 may take it for one.
 */
export function isSameSubnet(node: Node, peer: Node, family: Family): boolean {
	const own = parseInterfaceAddress(ownAddress(node, family));
	return own !== undefined && contains(own.cidr, nodeAddress(peer, family));
}

function ownAddress({bgpAddresses, attachment}: Node, family: Family): string {
	return bgpAddresses?.[family] ?? attachment.addresses[family] ?? '';
}

/** A range that is behind one node: a block of it, or an address that a pod of it, or its tunnel, has from another one's. */
export type Destination = {
	readonly to: string;
	readonly family: Family;
	readonly pool: IpPool;
	readonly is: 'block' | 'borrowed' | 'tunnel';
};

/** What is behind the node, in the order in which it was given away. */
export function destinationsOf(
	node: Node,
	{cluster: {ipam}}: NodeContext,
	family: Family,
): readonly Destination[] {
	if (!ipam) return [];
	const all = (destinationsIn(ipam).get(node.name) ?? []).filter(each => each.family === family);
	const tunnel = node.tunnel?.[family];
	const pool =
		tunnel === undefined || all.some(({to}) => covers(to, tunnel)) ? undefined : poolOf(ipam, tunnel);
	return pool && tunnel !== undefined ? [...all, {to: hostPrefix(tunnel), family, pool, is: 'tunnel'}] : all;
}

const destinationsIn = remembered((ipam: Ipam): ReadonlyMap<string, readonly Destination[]> => {
	const found = new Map<string, Destination[]>();
	const add = (node: string, destination: Destination) => {
		const list = found.get(node);
		if (list) list.push(destination);
		else found.set(node, [destination]);
	};
	for (const {cidr, family, pool: name, node} of ipam.blocks) {
		const pool = ipam.pools.find(each => each.name === name);
		if (pool) add(node, {to: cidr, family, pool, is: 'block'});
	}
	for (const {address, family, node} of ipam.borrowed) {
		const pool = poolOf(ipam, address);
		if (pool) add(node, {to: hostPrefix(address), family, pool, is: 'borrowed'});
	}
	return found;
});

function poolOf(ipam: Ipam, address: string): IpPool | undefined {
	return rangesOf(ipam).find(({range}) => range !== undefined && contains(range, address))?.pool;
}

/** Asked for each pair of pods. */
const rangesOf = remembered(({pools}: Ipam) => pools.map(pool => ({pool, range: parseCidr(pool.cidr)})));

function covers(range: string, address: string): boolean {
	const cidr = parseCidr(range);
	return cidr !== undefined && contains(cidr, address);
}

/** The address and no other. */
export function hostPrefix(address: string): string {
	return `${address}/${address.includes(':') ? 128 : 32}`;
}

export type Tunnel = 'ipip' | 'vxlan';

export function tunnelOf({
	ipipMode,
	vxlanMode,
}: IpPool): {readonly by: Tunnel; readonly mode: TunnelMode} | undefined {
	if (vxlanMode !== 'Never') return {by: 'vxlan', mode: vxlanMode};
	return ipipMode === 'Never' ? undefined : {by: 'ipip', mode: ipipMode};
}

/** How the node sends to a pool's addresses at the peer: as they are if undefined. */
export function tunnelTo(peer: Node, {node}: NodeContext, {pool, family}: Destination): Tunnel | undefined {
	const tunnel = tunnelOf(pool);
	const isNear = tunnel?.mode === 'CrossSubnet' && isSameSubnet(node, peer, family);
	return isNear ? undefined : tunnel?.by;
}

/** The destination that a pod of the peer is in; of one without an address the peer's first. */
export function destinationOf(
	peer: Node,
	context: NodeContext,
	{family, address}: PodEnd,
): Destination | undefined {
	const all = destinationsOf(peer, context, family);
	if (address === undefined) return all[0];
	const holding = all.filter(({to}) => covers(to, address));
	return holding.find(({is}) => is === 'borrowed') ?? holding[0];
}

/** A node's address is in no pool: what a pod of a pool with natOutgoing sends there goes under its own node's address. */
export function podSeenBy(
	_peer: Node,
	{node, cluster: {ipam}}: ModeContext,
	{family, address}: PodEnd,
): string | undefined {
	const pool = ipam && address !== undefined ? poolOf(ipam, address) : undefined;
	return pool?.natOutgoing ? addressOf(node.attachment.addresses[family] ?? '') : undefined;
}
