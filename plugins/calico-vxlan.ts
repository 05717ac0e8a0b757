/**
 * Calico with VXLAN and without BGP (`calico_backend: vxlan`): Felix alone makes all routes.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 (10.244.1.5/32) → its default route names 169.254.1.1, the node's end of the cable answers for it (proxy ARP)
 *   → node-1's route `10.244.2.0/26 via 10.244.2.0 dev vxlan.calico onlink`; 10.244.2.0 is node-2's tunnel address
 *   → the permanent neighbour 10.244.2.0 gives the inner destination MAC, node-2's VTEP
 *   → the forwarding entry of that MAC gives the outer destination, node-2's address
 *   → UDP 4789, VNI 4096, out of eth0 → node-2's vxlan.calico unwraps it → `10.244.2.7 dev cali…` → eth0.
 * Two hops of routing: the TTL arrives as 62. Between pods of one node it is one: 63.
 *
 * Per node: vxlan.calico with a tunnel address out of the node's own block (/32), the table `calico`, a blackhole per block.
 * Per peer: a neighbour, a forwarding entry, a route per block. With crossSubnet a peer in the same subnet has the route
 * `BLOCK via NODE dev eth0 onlink proto 80` instead; the pods' MTU stays that of VXLAN. IPv6 has a device of its own.
 *
 * Not as in the real product: there is no Felix; of what it looks after by itself there is the look after the routes.
 *
 * Facts: projectcalico/calico felix/dataplane/linux/vxlan_mgr.go, felix/vxlanfdb, felix/calc/vxlan_resolver.go (VTEP MACs),
 * felix/config (VXLANPort 4789, VXLANVNI 4096, RouteRefreshInterval 90 s); read at 87c15906.
 */
import {type Static, Type} from '@sinclair/typebox';
import type {Mode, ModeContext, Wire} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import {remembered} from '../lib/plan/remember.js';
import {shortHash} from '../topology/addresses.js';
import type {Family, Node} from '../topology/model.js';
import {destinationOf, hostPrefix, joinCalico, nodeAddress, podSeenBy, tunnelTo} from './calico.js';
import {poolOptions, tunnelOptions} from './calico-options.js';
import {felixRoutes, subjectOf} from './calico-routes.js';
import {felix} from './calico-rules.js';

const options = Type.Object(
	{
		...tunnelOptions,
		...poolOptions,
		routeRefresh: Type.Integer({
			default: 90,
			minimum: 0,
			maximum: 3600,
			description:
				'Seconds after which Felix looks again whether its routes are there (RouteRefreshInterval), and adds what is gone. 0: never',
		}),
	},
	{additionalProperties: false},
);

type Options = Static<typeof options>;
type Context = ModeContext<Options>;

const vni = 4096;
const port = 4789;

/** A device a family, each with the outer packets of its family: IP 20 (40), UDP 8, VXLAN 8, inner Ethernet 14. */
const devices = {
	ipv4: {name: 'vxlan.calico', overhead: 50},
	ipv6: {name: 'vxlan-v6.calico', overhead: 70},
} as const;

export const calicoVxlan: Mode<Options> = {
	name: 'calico-vxlan',
	summary: 'Calico: blocks of pools, a route per pod, VXLAN between the nodes, no BGP',
	addressing: 'blocks',
	pools: {
		default: ({crossSubnet}) => ({ipipMode: 'Never', vxlanMode: crossSubnet ? 'CrossSubnet' : 'Always'}),
		tunnels: ['vxlan'],
		isBgp: false,
	},
	requires: [{link: 'veth'}, {link: 'vxlan'}, {nft: 'nat'}],
	options,
	overhead: (_options, family) => devices[family].overhead,
	refuses: () => [],
	planPod: joinCalico,
	*planNode(context) {
		const {families} = context.cluster;
		for (const family of families) yield* planVtep(context, family);
		for (const family of families) yield* planNeighbours(context, family);
		for (const family of families) yield* planForwarding(context, family);
		for (const family of families) yield* planRoutes(context, family);
	},
	podSeenBy,
	enforcement: felix({
		tunnels: () => ({vxlan: {port, devices: {ipv4: devices.ipv4.name, ipv6: devices.ipv6.name}}}),
		tunnelDevices: {ipv4: devices.ipv4.name, ipv6: devices.ipv6.name},
	}),
	daemon: {
		name: 'felix',
		reconciles: ({routeRefresh}) =>
			routeRefresh === 0
				? undefined
				: {
						everyMs: routeRefresh * 1000,
						adds: ({to}) => to !== 'default',
						why: `Felix looks every ${routeRefresh} seconds whether its routes are there`,
					},
	},
	wire: (peer, context, to) => {
		const destination = destinationOf(peer, context, to);
		const tunnel = destination && tunnelTo(peer, context, destination);
		return tunnel === undefined ? plain : wrapped(peer, context, to.family);
	},
};

const plain: Wire = {
	encapsulation: 'none',
	why: 'CrossSubnet: the peer is in the node’s own subnet, so the pod’s packet goes as it is',
};

function wrapped(peer: Node, {node}: Context, family: Family): Wire {
	return {
		encapsulation: 'vxlan',
		why: `Calico wraps what pods of ${node.name} say to pods of ${peer.name} in VXLAN`,
		port,
		vni,
		outer: {from: nodeAddress(node, family), to: nodeAddress(peer, family)},
		innerMacs: {from: vtepMac(node, family), to: vtepMac(peer, family)},
	};
}

function* planVtep({node}: Context, family: Family): Iterable<Op> {
	const {name, overhead} = devices[family];
	const address = node.tunnel?.[family];
	yield {
		kind: 'vxlan',
		in: node.name,
		name,
		vni,
		port,
		local: nodeAddress(node, family),
		parent: node.attachment.interface,
		learning: false,
		mac: vtepMac(node, family),
		mtu: node.attachment.mtu - overhead,
		why: 'the tunnel’s end: it learns nothing and floods nothing, every peer is written down',
	};
	if (address === undefined) return;
	const why =
		'the source of what the node itself sends to remote pods, so that answers come back by the tunnel';
	yield {kind: 'address', in: node.name, dev: name, address: hostPrefix(address), why};
}

/** The tunnel address and the MAC of the peers that have one. */
function vtepsOf({peers}: Context, family: Family) {
	return peers.flatMap(peer => {
		const address = peer.tunnel?.[family];
		return address === undefined ? [] : [{peer, address, mac: vtepMac(peer, family)}];
	});
}

function* planNeighbours(context: Context, family: Family): Iterable<Op> {
	for (const {peer, address, mac} of vtepsOf(context, family)) {
		const why = `the next hop to the pods of ${peer.name} has the MAC of its VTEP`;
		yield {kind: 'neighbour', in: context.node.name, dev: devices[family].name, address, mac, why};
	}
}

function* planForwarding(context: Context, family: Family): Iterable<Op> {
	for (const {peer, mac} of vtepsOf(context, family)) {
		const why = `frames for the VTEP of ${peer.name} are sent to its address on the underlay`;
		const dst = nodeAddress(peer, family);
		yield {kind: 'fdb', in: context.node.name, dev: devices[family].name, mac, dst, why};
	}
}

/** Felix gives its own protocol to all but those into the tunnel (vxlan_mgr.go: tunnelRoute sets none). */
function planRoutes(context: Context, family: Family): Iterable<Op> {
	const {name: dev} = devices[family];
	return felixRoutes(context, family, {
		tunnel: 'vxlan',
		way: (peer, {is}) => {
			const why = `${subjectOf(is)} of ${peer.name}: behind its VTEP`;
			const via = peer.tunnel?.[family];
			return is === 'tunnel' || via === undefined ? {dev, why} : {via, dev, onlink: true, why};
		},
	});
}

/** `66:` and the beginning of a hash of the node's name; that of the IPv6 device of the name with `-v6`. */
function vtepMac(node: Node, family: Family): string {
	return vtepMacs[family](node);
}

const vtepMacs = {ipv4: remembered(vtepMacIn('')), ipv6: remembered(vtepMacIn('-v6'))};

function vtepMacIn(ending: string) {
	return ({name}: Node) => `66:${(shortHash(`${name}${ending}`, 10, 'sha1').match(/../g) ?? []).join(':')}`;
}
