/** What stands between the nodes: segments, cables, routers. It belongs to no cluster. */
import {addressOf} from '../../topology/addresses.js';
import type {Attachment, Family, Router} from '../../topology/model.js';
import {attached, bridgeNetfilter, forwarding, kernelSettings, loopbackUp} from './machines.js';
import type {Surroundings} from './mode.js';
import type {Op} from './ops.js';

const place = 'underlay';

/** The segments, and a cable for each attachment. */
export function* planUnderlay(cluster: Surroundings): Iterable<Op> {
	const {segments, routers, clients} = cluster.underlay;
	yield {
		kind: 'sysctl',
		in: place,
		key: 'net.ipv6.conf.default.disable_ipv6',
		value: '1',
		why: 'switches have no address: the kernel must not make one on each port',
	};
	yield* bridgeNetfilter(place, {...cluster, families: ['ipv4', 'ipv6']}, '0');
	for (const {name, bridge, mtu} of segments) {
		yield {kind: 'bridge', in: place, name: bridge, mtu, why: `segment ${name}: a switch without an address`};
	}
	for (const {name, attachments} of routers) {
		for (const attachment of attachments) yield cable(name, attachment, cluster);
	}
	for (const {name, attachment} of [...clients, ...cluster.nodes]) yield cable(name, attachment, cluster);
}

/** A router: forwards between its segments, and knows the way to all the others. */
export function* planRouter(router: Router, cluster: Surroundings): Iterable<Op> {
	const interfaces = router.attachments.map(attachment => attachment.interface);
	yield* kernelSettings(router.name, cluster, interfaces);
	yield* forwarding(router.name, cluster, 'a router forwards between its segments');
	yield loopbackUp(router.name);
	for (const attachment of router.attachments) yield* attached(router.name, attachment, cluster.families);
	yield* staticRoutes(router, cluster);
}

function cable(machine: string, attachment: Attachment, cluster: Surroundings): Op {
	const {port, interface: name, mac, mtu, segment} = attachment;
	const master = cluster.underlay.segments.find(each => each.name === segment)?.bridge;
	const why = `the cable of ${machine} to segment ${segment}`;
	const peer = {in: machine, name, mac};
	return {kind: 'veth', in: place, name: port, mtu, ...(master === undefined ? {} : {master}), peer, why};
}

/** A step between two routers of one segment: from an attachment of one to an attachment of the next. */
export type Hop = {readonly router: Router; readonly from: Attachment; readonly to: Attachment};

function* staticRoutes(router: Router, {underlay, families}: Surroundings): Iterable<Op> {
	const hops = firstHops(router, underlay.routers);
	for (const {name, cidrs} of underlay.segments) {
		const hop = hops.get(name);
		for (const family of families)
			yield* hop ? routeTo(name, cidrs[family], {family, hop, in: router.name}) : [];
	}
}

/**
 * Breadth first from the router's own segments: the nearest way to each segment that can be reached, by its first hop.
 * Undefined for a segment that the router is on.
 */
export function firstHops(router: Router, routers: readonly Router[]): ReadonlyMap<string, Hop | undefined> {
	const own = router.attachments.map(attachment => attachment.segment);
	const hops = new Map<string, Hop | undefined>(own.map(segment => [segment, undefined]));
	const queue = [...own];
	for (let segment = queue.shift(); segment !== undefined; segment = queue.shift()) {
		for (const {next, hop} of beyond(router, segment, routers)) {
			if (hops.has(next)) continue;
			hops.set(next, hops.get(segment) ?? hop);
			queue.push(next);
		}
	}
	return hops;
}

/** The segments one router further than `segment`. */
function* beyond(
	self: Router,
	segment: string,
	routers: readonly Router[],
): Iterable<{readonly next: string; readonly hop: Hop | undefined}> {
	const from = self.attachments.find(attachment => attachment.segment === segment);
	for (const router of routers.filter(({name}) => name !== self.name)) {
		const to = router.attachments.find(attachment => attachment.segment === segment);
		if (!to) continue;
		for (const attachment of router.attachments) {
			yield {next: attachment.segment, hop: from && {router, from, to}};
		}
	}
}

function* routeTo(
	segment: string,
	to: string | undefined,
	{family, hop, in: machine}: {readonly family: Family; readonly hop: Hop; readonly in: string},
): Iterable<Op> {
	const address = hop.to.addresses[family];
	if (to === undefined || address === undefined) return;
	const why = `segment ${segment} is behind ${hop.router.name}`;
	yield {kind: 'route', in: machine, to, family, via: addressOf(address), dev: hop.from.interface, why};
}
