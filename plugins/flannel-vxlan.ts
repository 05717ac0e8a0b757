/**
 * flannel, back end vxlan.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 → cni0 (the pod's gateway) → node-1's route `10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink`
 *   → the permanent neighbour 10.244.2.0 gives the inner destination MAC, node-2's VTEP
 *   → the forwarding entry of that MAC gives the outer destination, node-2's address
 *   → UDP 8472, VNI 1, out of eth0 → node-2's flannel.1 unwraps it → route 10.244.2.0/24 → cni0 → eth0.
 * Two hops of routing: the TTL arrives as 62.
 *
 * Per node: cni0 (.1/24), flannel.1 with the subnet's own address (.0/32: no broadcast route comes with it) and
 * without learning, one nftables table per family, /run/flannel/subnet.env.
 * Per peer: a neighbour, a forwarding entry, a route; in this order, so that the kernel never has to ask with ARP.
 * With directRouting a peer on the same segment has a plain route through its own address instead.
 *
 * IPv6 has a device of its own, flannel-v6.1, whose outer packets are IPv6: 20 bytes more. flanneld counts 50 for
 * both (encapOverhead, pkg/backend/vxlan/vxlan_network.go): the pods' MTU is the link's less 50 also in a lab with
 * IPv6, and the kernel itself gives flannel-v6.1 no more than the link's less 70 (vxlan_config_apply,
 * drivers/net/vxlan/vxlan_core.c). A full-sized IPv6 packet is answered with Packet Too Big by the pod's own node.
 *
 * Not as in the real product: VTEP MACs come from addresses (theirs are random, spread by node annotations); there
 * is no flanneld, so nothing is renewed (the real one looks after no route, neighbour or forwarding entry either: it makes
 * flannel.1 again when that is deleted, with its address and nothing else, and the peers stay out of reach until it restarts); the veths' names are hashes of the pods' names.
 *
 * Facts: flannel-io/flannel pkg/backend/vxlan/{vxlan,vxlan_network,device}.go; read at cdf76059.
 */
import {type Static, Type} from '@sinclair/typebox';
import type {Mode, ModeContext, PodEnd, Wire} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import {remembered} from '../lib/plan/remember.js';
import {addressOf, macOf} from '../topology/addresses.js';
import type {Family, Node} from '../topology/model.js';
import {joinCni0, planCni0, planFlanneld, podSeenBy, subnetAddress, subnetOf} from './flannel.js';

export const vxlanOptions = Type.Object(
	{
		directRouting: Type.Boolean({
			default: false,
			description:
				'Peers on the node’s own segment are reached by a plain route; the MTU stays that of VXLAN',
		}),
		vni: Type.Integer({
			default: 1,
			minimum: 1,
			maximum: 16_777_215,
			description: 'The VXLAN network identifier; it is also in the device’s name',
		}),
		port: Type.Integer({
			default: 8472,
			minimum: 1,
			maximum: 65_535,
			description: 'The UDP port; 8472 is the Linux kernel’s, 4789 the one that IANA assigned',
		}),
	},
	{additionalProperties: false},
);

export type VxlanOptions = Static<typeof vxlanOptions>;
type Context = ModeContext<VxlanOptions>;

/** Outer IP 20 (40), UDP 8, VXLAN 8, inner Ethernet 14. */
const overheads = {ipv4: 50, ipv6: 70} as const;

export const vxlanSizes: Pick<Mode<VxlanOptions>, 'overhead' | 'podMtu'> = {
	overhead: (_options, family) => overheads[family],
	podMtu: linkMtu => linkMtu - overheads.ipv4,
};

export const flannelVxlan: Mode<VxlanOptions> = {
	name: 'flannel-vxlan',
	summary: 'flannel: a subnet per node, pods behind a bridge, VXLAN between the nodes',
	addressing: 'node-cidr',
	requires: [{link: 'veth'}, {link: 'bridge'}, {link: 'vxlan'}, {nft: 'nat'}],
	options: vxlanOptions,
	...vxlanSizes,
	refuses: () => [],
	planPod: joinCni0,
	*planNode(context) {
		yield* planCni0(context);
		yield* planOverlay(context);
		yield* planFlanneld(context);
	},
	podSeenBy,
	daemon: {name: 'flanneld'},
	wire: vxlanWire,
};

/** The tunnel's end, and the way to the pods of each peer. */
export function* planOverlay(context: Context): Iterable<Op> {
	const {families} = context.cluster;
	for (const family of families) yield* planVtep(context, family);
	// All neighbours, then all forwarding entries, then all routes: flanneld's order, and one process each.
	for (const family of families) yield* perPeer(context, family, neighbour);
	for (const family of families) yield* perPeer(context, family, forwardingEntry);
	for (const family of families) yield* perPeer(context, family, overlayRoute);
	for (const family of families) yield* planDirect(context, family);
}

export function vxlanWire(peer: Node, context: Context, {family}: PodEnd): Wire {
	return isDirect(peer, context) ? plain : tunnel(peer, context, family);
}

const plain: Wire = {
	encapsulation: 'none',
	why: 'directRouting: both nodes are on one segment, so the pod’s packet goes as it is',
};

function tunnel(peer: Node, {node, options: {vni, port}}: Context, family: Family): Wire {
	return {
		encapsulation: 'vxlan',
		why: `flannel wraps what pods of ${node.name} and ${peer.name} say to each other in VXLAN`,
		port,
		vni,
		outer: {from: publicAddress(node, family), to: publicAddress(peer, family)},
		innerMacs: {from: vtepMac(node, family), to: vtepMac(peer, family)},
	};
}

function* planVtep({node, options: {vni, port}}: Context, family: Family): Iterable<Op> {
	const place = node.name;
	const name = deviceName(vni, family);
	yield {
		kind: 'vxlan',
		in: place,
		name,
		vni,
		port,
		local: publicAddress(node, family),
		parent: node.attachment.interface,
		learning: false,
		mac: vtepMac(node, family),
		mtu: node.attachment.mtu - overheads[family],
		why: 'the tunnel’s end: it learns nothing and floods nothing, every peer is written down',
	};
	const address = `${subnetAddress(node, family, 0)}/${family === 'ipv4' ? 32 : 128}`;
	const why =
		'the source of what the node itself sends to remote pods, so that answers come back by the tunnel';
	yield {kind: 'address', in: place, dev: name, address, why};
}

type PerPeer = (peer: Peer, here: {readonly place: string; readonly dev: string}) => Op;

function perPeer(context: Context, family: Family, plan: PerPeer): Op[] {
	const here = {place: context.node.name, dev: deviceName(context.options.vni, family)};
	const peers = context.peers.filter(peer => !isDirect(peer, context));
	return peers.map(peer => plan(peersOf[family](peer), here));
}

const neighbour: PerPeer = ({vtep, why}, {place, dev}) => ({
	kind: 'neighbour',
	in: place,
	dev,
	address: vtep.address,
	mac: vtep.mac,
	why: why.neighbour,
});

const forwardingEntry: PerPeer = ({vtep, underlay, why}, {place, dev}) => ({
	kind: 'fdb',
	in: place,
	dev,
	mac: vtep.mac,
	dst: underlay,
	why: why.forwarding,
});

const overlayRoute: PerPeer = ({subnet, family, vtep, why}, {place, dev}) => ({
	kind: 'route',
	in: place,
	to: subnet,
	family,
	via: vtep.address,
	dev,
	onlink: true,
	why: why.route,
});

function* planDirect(context: Context, family: Family): Iterable<Op> {
	const {node, peers} = context;
	for (const peer of peers.filter(each => isDirect(each, context))) {
		yield {
			kind: 'route',
			in: node.name,
			to: subnetOf(peer, family),
			family,
			via: publicAddress(peer, family),
			dev: node.attachment.interface,
			why: `directRouting: ${peer.name} is on the same segment, no tunnel is needed`,
		};
	}
}

function isDirect(peer: Node, {node, options: {directRouting}}: Context): boolean {
	return directRouting && peer.attachment.segment === node.attachment.segment;
}

function deviceName(vni: number, family: Family): string {
	return family === 'ipv4' ? `flannel.${vni}` : `flannel-v6.${vni}`;
}

/** Its address is the first of the node's subnet. */
type Vtep = {readonly address: string; readonly mac: string};

/** What all others have of a node: a thousand nodes ask for it a thousand times. */
type Peer = {
	readonly family: Family;
	readonly vtep: Vtep;
	readonly underlay: string;
	readonly subnet: string;
	readonly why: {readonly neighbour: string; readonly forwarding: string; readonly route: string};
};

const peersOf = {ipv4: remembered(peerIn('ipv4')), ipv6: remembered(peerIn('ipv6'))};

function peerIn(family: Family): (node: Node) => Peer {
	return node => {
		const address = subnetAddress(node, family, 0);
		return {
			family,
			vtep: {address, mac: macOf(address)},
			underlay: publicAddress(node, family),
			subnet: subnetOf(node, family),
			why: {
				neighbour: `the next hop to the pods of ${node.name} has the MAC of its VTEP`,
				forwarding: `frames for the VTEP of ${node.name} are sent to its address on the underlay`,
				route: `the pods of ${node.name} are behind its VTEP`,
			},
		};
	};
}

function vtepMac(node: Node, family: Family): string {
	return peersOf[family](node).vtep.mac;
}

/** flannel's PublicIP: the node's address on the underlay. */
function publicAddress({attachment}: Node, family: Family): string {
	return addressOf(attachment.addresses[family] ?? '');
}
