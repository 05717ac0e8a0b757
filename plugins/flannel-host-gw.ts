/**
 * flannel, back end host-gw.
 *
 * How a packet travels from a pod on node-1 to a pod on node-2:
 *   eth0 → cni0 (the pod's gateway) → node-1's route `10.244.2.0/24 via 192.168.50.12 dev eth0`
 *   → the segment, as it is → node-2's route 10.244.2.0/24 → cni0 → eth0.
 * Two hops of routing (TTL 62), no encapsulation: the pods have the link's whole MTU.
 *
 * Per node: cni0 (.1/24), one nftables table per family, /run/flannel/subnet.env; no device of flannel's own.
 * Per peer: one route. Its next hop must be a neighbour, so all nodes must be on one segment: with a router between
 * two of them flanneld's route is refused by the kernel ("network is unreachable").
 *
 * flanneld looks every ten seconds whether its routes are still there, and adds those that are gone. One that somebody has
 * changed stays: the kernel refuses a second route to the same subnet (EEXIST), and flanneld leaves it at that. Nothing
 * else is looked after: with nftables the rules are written once, when it starts.
 *
 * Not as in the real product: of flanneld there is this look alone, by labd and for all nodes at once.
 *
 * Facts: flannel-io/flannel pkg/backend/hostgw/hostgw.go, pkg/backend/route_network.go; read at cdf76059.
 */
import {type Static, Type} from '@sinclair/typebox';
import type {Mode, ModeContext} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import {addressOf} from '../topology/addresses.js';
import type {Cluster, Family} from '../topology/model.js';
import {joinCni0, planCni0, planFlanneld, podSeenBy, subnetOf} from './flannel.js';

const options = Type.Object(
	{
		routeCheck: Type.Integer({
			default: 10,
			minimum: 0,
			maximum: 3600,
			description:
				'Seconds after which flanneld looks again whether its routes are there, and adds what is gone; the real one’s 10 can’t be set. 0: never',
		}),
	},
	{additionalProperties: false},
);

type Options = Static<typeof options>;

export const flannelHostGw: Mode<Options> = {
	name: 'flannel-host-gw',
	summary: 'flannel: a subnet per node, pods behind a bridge, plain routes between the nodes of one segment',
	addressing: 'node-cidr',
	requires: [{link: 'veth'}, {link: 'bridge'}, {nft: 'nat'}],
	options,
	overhead: () => 0,
	refuses: behindRouters,
	planPod: joinCni0,
	*planNode(context) {
		yield* planCni0(context);
		for (const family of context.cluster.families) yield* planRoutes(context, family);
		yield* planFlanneld(context);
	},
	podSeenBy,
	daemon: {
		name: 'flanneld',
		// routeCheckRetries, pkg/backend/route_network.go
		reconciles: ({routeCheck}) =>
			routeCheck === 0
				? undefined
				: {
						everyMs: routeCheck * 1000,
						adds: ({to}) => to !== 'default',
						why: `flanneld looks every ${routeCheck} seconds whether its routes are there`,
					},
	},
	wire: () => ({
		encapsulation: 'none',
		why: 'host-gw: the peer is the next hop, the pod’s packet goes as it is',
	}),
};

function* behindRouters({nodes}: Cluster) {
	const [first, ...others] = nodes;
	for (const node of others) {
		if (!first || node.attachment.segment === first.attachment.segment) continue;
		yield {
			message: `a router is between ${node.name} (segment ${node.attachment.segment}) and ${first.name} (segment ${first.attachment.segment}): host-gw needs all nodes on one segment, for its routes name the other node as next hop, and the kernel refuses them with “network is unreachable”`,
			hint: 'put all nodes on one segment, or use flannel-vxlan (with directRouting: true it tunnels only what crosses a router)',
			node,
		};
	}
}

function* planRoutes({node, peers}: ModeContext<Options>, family: Family): Iterable<Op> {
	for (const peer of peers) {
		yield {
			kind: 'route',
			in: node.name,
			to: subnetOf(peer, family),
			family,
			via: addressOf(peer.attachment.addresses[family] ?? ''),
			dev: node.attachment.interface,
			why: `the pods of ${peer.name} are behind ${peer.name} itself`,
		};
	}
}
