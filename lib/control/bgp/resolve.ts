/**
 * Objects → who speaks BGP with whom. As calico-node's confd reads them (projectcalico/calico
 * confd/pkg/backends/calico/{client,bgp_processor}.go at 87c1590). Pure.
 */
import type {CalicoObjects} from '../../../topology/calico/types.js';
import type {Bgp, BgpSpeaker, Notice, Segment} from '../../../topology/model.js';
import {firstOfName, isMeshOn, meshSessions} from './mesh.js';
import {bgpNotices} from './notices.js';
import {type Peering, peeringsOf} from './peerings.js';
import {peerSession} from './peers.js';
import {isRack, rackSpeaker} from './racks.js';
import {type BgpParts, firstSaid, type Speaking, speakingOf} from './speaking.js';

export type {BgpParts} from './speaking.js';

export type ResolvedBgp = {
	readonly bgp: Bgp;
	/** What the objects say and what will not work, or not as they mean it. */
	readonly notices: readonly Notice[];
};

export function resolveBgp(parts: BgpParts & {readonly segments: readonly Segment[]}): ResolvedBgp {
	const all = parts.nodes.map(node => speakingOf(node, parts));
	const peerings = peeringsOf(parts.calico.bgpPeers, all);
	const nodes = all.map(self => nodeSpeaker(self, {...parts, all, peerings}));
	const racks = parts.routers.filter(isRack);
	const around = {racks, segments: parts.segments, nodes, options: parts.options};
	const bgp: Bgp = {
		isMesh: isMeshOn(parts.calico),
		speakers: [...nodes, ...racks.map(rack => rackSpeaker(rack, around))],
	};
	return {bgp, notices: bgpNotices(bgp, {...parts, all, peerings})};
}

type Around = BgpParts & {readonly all: readonly Speaking[]; readonly peerings: readonly Peering[]};

function nodeSpeaker(self: Speaking, around: Around): BgpSpeaker {
	const {node, asNumber, routerId, clusterId, listenPort} = self;
	const own = around.peerings.filter(peering => peering.self === self);
	return {
		machine: node.name,
		asNumber,
		routerId,
		...(clusterId !== undefined && {clusterId}),
		sessions: firstOfName([
			...meshSessions(self, around.all, around),
			...own.map(peering => peerSession(peering, around)),
		]),
		announces: announcedBy(self, around.calico),
		...(listenPort !== undefined && {listenPort}),
		...extrasOf(self, around.calico),
	};
}

/** As nodes that must not stand in for load balancers are told by Kubernetes itself. */
const excluding = 'node.kubernetes.io/exclude-from-external-load-balancers';

/** The ranges of Services: every node says that it can reach them all. */
function announcedBy({labels}: Speaking, {bgpConfigurations}: CalicoObjects): string[] {
	const configuration = bgpConfigurations.find(({name}) => name === 'default');
	if (!configuration || excluding in labels) return [];
	const {serviceClusterIPs, serviceExternalIPs, serviceLoadBalancerIPs} = configuration;
	return [...new Set([...serviceClusterIPs, ...serviceExternalIPs, ...serviceLoadBalancerIPs])];
}

function extrasOf({configurations, clusterId}: Speaking, {bgpConfigurations}: CalicoObjects) {
	const global = bgpConfigurations.find(({name}) => name === 'default');
	const reflects =
		clusterId === undefined
			? []
			: [...(global?.serviceLoadBalancerIPs ?? []), ...(global?.serviceExternalIPs ?? [])];
	const ignoredInterfaces = global?.ignoredInterfaces ?? [];
	const advertised = firstSaid(configurations, ({prefixAdvertisements: all}) =>
		all.length > 0 ? all : undefined,
	);
	const known = new Map(
		configurations.flatMap(each => each.communities).map(each => [each.name, each.value]),
	);
	const communities = (advertised ?? []).map(({cidr, communities: names}) => ({
		cidr,
		values: names.map(name => known.get(name) ?? name),
	}));
	return {
		...(reflects.length > 0 && {reflects}),
		...(ignoredInterfaces.length > 0 && {ignoredInterfaces}),
		...(communities.length > 0 && {communities}),
	};
}
