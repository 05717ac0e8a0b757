/**
 * The routes that Felix programs by itself: of pools with a tunnel, to the blocks of the peers, and a blackhole for each block
 * of the node's own. The latter drops what is sent to an address of the block that no pod has; without it such a packet would
 * leave by the default route, and could go round.
 *
 * Facts: projectcalico/calico felix/dataplane/linux/{route_mgr,ipip_mgr,vxlan_mgr}.go, felix/config (DeviceRouteProtocol,
 * felix/dataplane/linux/dataplanedefs: DefaultRouteProto 80); read at 87c15906.
 * Not as in the newest releases: those also write the tunnel's MTU on each of its routes; it is the device's.
 */
import type {ModeContext} from '../lib/plan/mode.js';
import type {Op, RouteOp} from '../lib/plan/ops.js';
import {parseCidr, widthOf} from '../topology/addresses.js';
import type {Family, Node} from '../topology/model.js';
import {type Destination, destinationsOf, nodeAddress, type Tunnel, tunnelOf, tunnelTo} from './calico.js';

/** The part of a route to a peer that a tunnel decides. */
export type TunnelWay = (
	peer: Node,
	destination: Destination,
) => Pick<RouteOp, 'via' | 'dev' | 'onlink' | 'protocol' | 'why'>;

/** To every peer, in one family, for the pools of one kind of tunnel. */
export function* felixRoutes(
	context: ModeContext,
	family: Family,
	{tunnel, way}: {readonly tunnel: Tunnel; readonly way: TunnelWay},
): Iterable<Op> {
	const {node, peers} = context;
	for (const peer of peers) {
		for (const destination of destinationsOf(peer, context, family)) {
			if (tunnelOf(destination.pool)?.by !== tunnel) continue;
			const {to} = destination;
			const isTunnelled = tunnelTo(peer, context, destination) !== undefined;
			const how = isTunnelled ? way(peer, destination) : directWay(peer, context, destination);
			yield {kind: 'route', in: node.name, to, family, ...how};
		}
	}
	yield* blackholes(context, family, tunnel);
}

/** CrossSubnet, and the peer is near. */
function directWay(peer: Node, {node}: ModeContext, {family, is, pool}: Destination) {
	return {
		via: nodeAddress(peer, family),
		dev: node.attachment.interface,
		onlink: true,
		protocol: '80',
		why: `${subjectOf(is)} of ${peer.name}: it is in the same subnet, and IPPool ${pool.name} is tunnelled only across subnets`,
	} as const;
}

/** `a block`, in a route's reason. */
export function subjectOf(is: Destination['is']): string {
	switch (is) {
		case 'block':
			return 'a block';
		case 'borrowed':
			return 'an address, borrowed from another node’s block,';
		case 'tunnel':
			return 'the tunnel’s own address, from another node’s block,';
	}
}

/** A block of one address has none: it would be in the way of the pod's own route. */
function* blackholes(context: ModeContext, family: Family, tunnel: Tunnel): Iterable<Op> {
	const {node} = context;
	for (const {to, is, pool} of destinationsOf(node, context, family)) {
		const isWhole = is === 'block' && parseCidr(to)?.length !== widthOf(family);
		if (!isWhole || tunnelOf(pool)?.by !== tunnel) continue;
		const why = `a block of this node’s: what no pod of it has goes nowhere`;
		yield {kind: 'blackhole', in: node.name, to, family, protocol: '80', why};
	}
}
