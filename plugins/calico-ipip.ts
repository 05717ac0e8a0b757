/**
 * Calico with IP in IP: nodes speak BGP, and what pods of different nodes say to each other goes in an IPv4 packet of its own.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 (10.244.1.5/32) → its default route names 169.254.1.1, the node's end of the cable answers for it (proxy ARP)
 *   → node-1's route `10.244.2.0/26 via 192.168.50.12 dev tunl0 onlink proto 80`: the next hop is the outer destination
 *   → protocol 4, 20 bytes more, out of eth0 → node-2's tunl0 unwraps it → `10.244.2.7 dev cali… scope link` → eth0.
 * Two hops of routing: the TTL arrives as 62. Between pods of one node it is one: 63.
 *
 * Per node: tunl0 with a tunnel address out of the node's own block (/32) and the link's MTU less 20, BIRD, the table `calico`,
 * a blackhole per block. Per peer: a BGP session, and a route per block; the route is Felix's (protocol 80): BIRD knows it too, and
 * leaves it out of the kernel, for the tunnel is nothing that BIRD knows. With crossSubnet a peer in the same subnet has the route
 * `BLOCK via NODE dev eth0 onlink proto 80` instead; the pods' MTU stays that of the tunnel. IP in IP carries IPv4 only: pools of
 * IPv6 have no tunnel, and their routes are BIRD's.
 *
 * Not as in the real product: there is no Felix that adds routes again. Releases before 3.33 let their fork of BIRD add the
 * tunnel's routes (`proto bird`, by an attribute that no other BIRD has). A kernel without ipip gets two tc programs
 * that put the same on the wire (lib/render/ipip-program.ts).
 *
 * Facts: projectcalico/calico felix/dataplane/linux/{ipip_mgr,route_mgr}.go, design/cluster-route-programming; read at 87c15906.
 */
import {type Static, Type} from '@sinclair/typebox';
import {bgpOps} from '../lib/plan/bgp/ops.js';
import {bgpOptionFields} from '../lib/plan/bgp/options.js';
import type {Mode, ModeContext, Wire} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import type {Node} from '../topology/model.js';
import {destinationOf, hostPrefix, joinCalico, nodeAddress, podSeenBy, tunnelOf, tunnelTo} from './calico.js';
import {poolOptions, tunnelOptions} from './calico-options.js';
import {felixRoutes, subjectOf} from './calico-routes.js';
import {felix} from './calico-rules.js';
import {unawareRouters} from './calico-underlay.js';

const options = Type.Object(
	{...tunnelOptions, ...poolOptions, ...bgpOptionFields},
	{additionalProperties: false},
);

type Options = Static<typeof options>;
type Context = ModeContext<Options>;

const device = 'tunl0';
/** An IPv4 header without options. */
const overhead = 20;

export const calicoIpip: Mode<Options> = {
	name: 'calico-ipip',
	summary: 'Calico: blocks of pools, a route per pod, BGP between the nodes (BIRD), IP in IP on the wire',
	addressing: 'blocks',
	pools: {
		default: ({crossSubnet}) => ({ipipMode: crossSubnet ? 'CrossSubnet' : 'Always', vxlanMode: 'Never'}),
		tunnels: ['ipip'],
		isBgp: true,
	},
	requires: [{link: 'veth'}, {link: 'ipip', or: 'tc-bpf', family: 'ipv4'}, {nft: 'nat'}, {program: 'bird'}],
	options,
	overhead: (_options, family) => (family === 'ipv4' ? overhead : 0),
	refuses: unawareRouters,
	planPod: joinCalico,
	*planNode(context) {
		const isTunnelled = hasTunnel(context);
		if (isTunnelled) yield* planTunnel(context);
		if (isTunnelled) yield* planRoutes(context);
		yield* bgpOps(context.node, context.cluster, context.options);
	},
	planRouter: bgpOps,
	podSeenBy,
	enforcement: felix({
		tunnels: context => (hasTunnel(context) ? {ipip: device} : {}),
		tunnelDevices: {ipv4: device},
	}),
	daemon: {name: 'bird'},
	wire: (peer, context, to) => {
		const destination = destinationOf(peer, context, to);
		const isTunnelled = destination !== undefined && tunnelTo(peer, context, destination) === 'ipip';
		if (isTunnelled) return wrapped(peer, context);
		const isIpip = destination !== undefined && tunnelOf(destination.pool) !== undefined;
		return isIpip ? near : plain;
	},
};

const near: Wire = {
	encapsulation: 'none',
	why: 'CrossSubnet: the peer is in the node’s own subnet, so the pod’s packet goes as it is',
};

const plain: Wire = {encapsulation: 'none', why: 'the pool has no tunnel: the pod’s packet goes as it is'};

function wrapped(peer: Node, {node}: Context): Wire {
	return {
		encapsulation: 'ipip',
		why: `Calico puts what pods of ${node.name} say to pods of ${peer.name} into an IPv4 packet of its own`,
		outer: {from: nodeAddress(node, 'ipv4'), to: nodeAddress(peer, 'ipv4')},
	};
}

function hasTunnel({cluster: {families, ipam}}: Context): boolean {
	const isIpip = ipam?.pools.some(pool => pool.family === 'ipv4' && tunnelOf(pool)?.by === 'ipip');
	return families.includes('ipv4') && isIpip === true;
}

function* planTunnel({node}: Context): Iterable<Op> {
	yield {
		kind: 'ipip',
		in: node.name,
		name: device,
		mtu: node.attachment.mtu - overhead,
		parent: node.attachment.interface,
		local: nodeAddress(node, 'ipv4'),
		why: 'the tunnel’s end: it has no fixed other end, a route’s next hop is the outer destination',
	};
	const address = node.tunnel?.ipv4;
	if (address === undefined) return;
	const why =
		'the source of what the node itself sends to remote pods, so that answers come back by the tunnel';
	yield {kind: 'address', in: node.name, dev: device, address: hostPrefix(address), why};
}

function planRoutes(context: Context): Iterable<Op> {
	return felixRoutes(context, 'ipv4', {
		tunnel: 'ipip',
		way: (peer, {is, family}) => ({
			via: nodeAddress(peer, family),
			dev: device,
			onlink: true,
			protocol: '80',
			why: `${subjectOf(is)} of ${peer.name}: wrapped, and sent to the node itself`,
		}),
	});
}
