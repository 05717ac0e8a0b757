/** The parts of a machine that no mode has a say in: kernel settings, its place on the segment, its hosts file. */
import {addressOf} from '../../topology/addresses.js';
import type {Attachment, Client, Cluster, Node, PerFamily} from '../../topology/model.js';
import type {Surroundings} from './mode.js';
import type {Op} from './ops.js';
import {remembered} from './remember.js';

/** A machine that stands on one segment. */
type Host = Pick<Client, 'name' | 'attachment' | 'gateways'>;

/**
 * Kernel settings. All of them are said, though some are the kernel's defaults: the IPv4 settings of a new
 * namespace are copied from the host's (net.core.devconf_inherit_init_net), and a lab must not depend on those.
 * eth0 is there already, so it needs its own line beside `default`, from which later links are copied.
 */
export function* kernelSettings(
	place: string,
	{families}: Surroundings,
	interfaces: readonly string[],
): Iterable<Op> {
	const set = (key: string, value: string, why: string): Op => ({kind: 'sysctl', in: place, key, value, why});
	const links = ['default', ...interfaces.map(name => name.replaceAll('.', '/'))];
	if (families.includes('ipv4')) {
		const why =
			'no source address is checked against the routes: the kernel’s own default, whatever the host has set';
		for (const link of ['all', ...links]) yield set(`net.ipv4.conf.${link}.rp_filter`, '0', why);
	}
	if (!families.includes('ipv6')) {
		const why = 'this lab has no IPv6: no link-local chatter on its wires';
		yield set('net.ipv6.conf.all.disable_ipv6', '1', why);
		return;
	}
	const unique =
		'addresses are unique by plan: usable at once, without a second of duplicate address detection';
	for (const link of links) yield set(`net.ipv6.conf.${link}.accept_dad`, '0', unique);
	const planned = 'addresses and routes come from the plan, not from router advertisements';
	for (const link of links) yield set(`net.ipv6.conf.${link}.accept_ra`, '0', planned);
}

/** Forward packets between interfaces: a router's job, and a node's for its pods. */
export function* forwarding(place: string, {families}: Surroundings, why: string): Iterable<Op> {
	const keys = {ipv4: 'net.ipv4.ip_forward', ipv6: 'net.ipv6.conf.all.forwarding'};
	for (const family of families) yield {kind: 'sysctl', in: place, key: keys[family], value: '1', why};
}

/** What kubeadm asks of a node: frames between two pods of one bridge pass the IP filters too. */
export function* bridgeNetfilter(place: string, {families}: Surroundings, value: '0' | '1'): Iterable<Op> {
	const why =
		value === '1'
			? 'as kubeadm demands: what a bridge switches passes the IP filters too, so that Services and policies see it'
			: 'the segments are plain switches: no IP filter looks into them';
	const keys = {ipv4: 'net.bridge.bridge-nf-call-iptables', ipv6: 'net.bridge.bridge-nf-call-ip6tables'};
	for (const family of families) {
		yield {kind: 'sysctl', in: place, key: keys[family], value, optional: true, why};
	}
}

export function loopbackUp(place: string): Op {
	return {kind: 'link', in: place, name: 'lo', why: `loopback of ${place}`};
}

/** An attachment's interface with its addresses. */
export function* attached(
	place: string,
	attachment: Attachment,
	families: Cluster['families'],
): Iterable<Op> {
	const {interface: name, segment, addresses} = attachment;
	yield {kind: 'link', in: place, name, why: `the cable to segment ${segment}`};
	yield* addressed(place, {dev: name, addresses, families, why: `${place} on segment ${segment}`});
}

export function* addressed(
	place: string,
	on: {
		readonly dev: string;
		readonly addresses: PerFamily<string>;
		readonly families: Cluster['families'];
		readonly why: string;
	},
): Iterable<Op> {
	for (const family of on.families) {
		const address = on.addresses[family];
		if (address !== undefined) yield {kind: 'address', in: place, dev: on.dev, address, why: on.why};
	}
}

export function* defaultRoutes(
	host: Host,
	families: Cluster['families'],
	dev = host.attachment.interface,
): Iterable<Op> {
	for (const family of families) {
		const via = host.gateways[family];
		const why = `everything that is not on segment ${host.attachment.segment} goes to its router`;
		if (via !== undefined) yield {kind: 'route', in: host.name, to: 'default', family, via, dev, why};
	}
}

/** A machine that only talks: a client, or a node whose mode leaves its interface as it is. */
export function* standing(host: Host, families: Cluster['families']): Iterable<Op> {
	yield* attached(host.name, host.attachment, families);
	yield* defaultRoutes(host, families);
}

/** The names of the nodes and clients for the machine's own programs. */
export function hostsFile(place: string, surroundings: Surroundings): Op {
	const content = hostsIn(surroundings);
	return {kind: 'file', in: place, path: '/etc/hosts', content, why: 'the machines know each other by name'};
}

/** All machines have the same. */
const hostsIn = remembered(({nodes, underlay, families}: Surroundings) => {
	const hosts: readonly (Node | Client)[] = [...nodes, ...underlay.clients];
	const lines = families.flatMap(family =>
		hosts.flatMap(({name, attachment}) => {
			const address = attachment.addresses[family];
			return address === undefined ? [] : [`${addressOf(address)}\t${name}`];
		}),
	);
	return ['127.0.0.1\tlocalhost', '::1\tlocalhost ip6-localhost ip6-loopback', ...lines, ''].join('\n');
});
