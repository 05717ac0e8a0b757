/**
 * How a pod is joined to a node that routes for every pod by itself: no bridge, no subnet, one address at each cable's end.
 *
 * The pod has a /32 and a next hop that nobody has, 169.254.1.1. It asks for it with ARP, and the node answers with the MAC of
 * its own end (proxy ARP): that it does only for what it could route out of another interface, so it needs a default route
 * (arp_fwd_proxy, net/ipv4/arp.c). In IPv6 the next hop is the link-local address of the node's end, which follows from its MAC.
 * The node has one route a pod. So also packets between two pods of one node are routed: TTL 63.
 *
 * Facts: projectcalico/calico cni-plugin/pkg/dataplane/linux/dataplane_linux.go (DoWorkloadNetnsSetUp, configureSysctls),
 * felix/dataplane/linux/endpoint_mgr.go (configureProcSysForInterface); read at 87c15906.
 */
import {addressOf} from '../../topology/addresses.js';
import type {Family, Pod} from '../../topology/model.js';
import type {NodeContext} from './mode.js';
import type {Op} from './ops.js';

export type Routed = {
	/** The name of the node's end of the cable. */
	readonly hostEnd: string;
	/** Its MAC; all of a node may have the same, as each is alone on its cable. */
	readonly hostMac: string;
	/** What the pod's default route names: the second is the link-local address that the kernel makes of `hostMac`. */
	readonly nextHops: Readonly<Record<Family, string>>;
};

export function* routed(pod: Pod, context: NodeContext, how: Routed): Iterable<Op> {
	const {name: node} = context.node;
	const inside = `${node}/${pod.netns}`;
	const subject = `pod ${pod.namespace}/${pod.name}`;
	const why = `${subject}: a network of its own, and a cable from it to the node`;
	yield {kind: 'netns', in: node, name: pod.netns, why};
	yield {
		kind: 'veth',
		in: node,
		name: how.hostEnd,
		mtu: context.mtu,
		mac: how.hostMac,
		peer: {in: inside, name: 'eth0', mac: pod.mac},
		why,
	};
	yield* hostRoutes(pod, context, how);
	yield* hostSettings(pod, context, how);
	yield {kind: 'link', in: inside, name: 'lo', why: `${subject}: containers of a pod meet on localhost`};
	yield* podInterface(pod, context, how);
}

function* hostRoutes(pod: Pod, {node, cluster}: NodeContext, {hostEnd}: Routed): Iterable<Op> {
	const why = `pod ${pod.namespace}/${pod.name} is at the end of this cable, it alone`;
	for (const family of cluster.families) {
		const address = pod.addresses[family];
		if (address === undefined) continue;
		const to = `${addressOf(address)}/${lengths[family]}`;
		yield {kind: 'route', in: node.name, to, family, dev: hostEnd, why};
	}
}

const lengths = {ipv4: 32, ipv6: 128} as const;

/** Settings of the cable's end on the node, as the CNI plugin and Felix write them. */
function* hostSettings(pod: Pod, {node, cluster}: NodeContext, {hostEnd}: Routed): Iterable<Op> {
	const name = hostEnd.replaceAll('.', '/');
	const subject = `pod ${pod.namespace}/${pod.name}`;
	for (const family of cluster.families) {
		const why =
			family === 'ipv4'
				? `${subject}: the node answers every ARP request on its cable, at once, and forwards what comes`
				: `${subject}: the node forwards what comes from its cable`;
		for (const [area, setting, value] of settings[family]) {
			yield {kind: 'sysctl', in: node.name, key: `net.${family}.${area}.${name}.${setting}`, value, why};
		}
	}
}

type Setting = readonly [area: 'conf' | 'neigh', setting: string, value: string];

const settings: Readonly<Record<Family, readonly Setting[]>> = {
	ipv4: [
		['conf', 'route_localnet', '1'],
		['neigh', 'proxy_delay', '0'],
		['conf', 'proxy_arp', '1'],
		['conf', 'forwarding', '1'],
		// What the node's `default` says (FELIX: the sysctl of that name); a rule looks for false sources.
		['conf', 'rp_filter', '0'],
	],
	ipv6: [
		['conf', 'accept_dad', '0'],
		['conf', 'proxy_ndp', '1'],
		['conf', 'forwarding', '1'],
		['conf', 'accept_ra', '0'],
	],
};

function* podInterface(pod: Pod, {cluster, node}: NodeContext, {nextHops}: Routed): Iterable<Op> {
	const inside = `${node.name}/${pod.netns}`;
	const subject = `pod ${pod.namespace}/${pod.name}`;
	// A lab without IPv6 keeps its thousand pods from soliciting routers and reporting multicast groups.
	const quiet = cluster.families.includes('ipv6') ? {} : ({linkLocal: false} as const);
	yield {kind: 'link', in: inside, name: 'eth0', ...quiet, why: `${subject}: its end of the cable`};
	for (const family of cluster.families) {
		const address = pod.addresses[family];
		if (address === undefined) continue;
		yield {kind: 'address', in: inside, dev: 'eth0', address, why: `${subject}: its address`};
		const via = nextHops[family];
		const route = {kind: 'route', in: inside, family, dev: 'eth0'} as const;
		if (family === 'ipv4') {
			const why = `${subject}: a next hop that nobody has; the node answers for it`;
			yield {...route, to: `${via}/${lengths[family]}`, why};
		}
		yield {...route, to: 'default', via, why: `${subject}: everything goes to its node`};
	}
}
