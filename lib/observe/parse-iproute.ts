/** iproute2's JSON → facts. Pure. Written for 6.1 (Debian 12) and 6.15 (Debian 13); keys that a version lacks are its defaults. */
import type {Family} from '../../topology/model.js';
import type {AddressFact, FdbFact, LinkFact, NeighbourFact, QdiscFact, RouteFact, RuleFact} from './facts.js';

type Json = Readonly<Record<string, unknown>>;

type IpLink = {
	readonly ifname: string;
	readonly flags: readonly string[];
	readonly mtu: number;
	readonly address?: string;
	readonly master?: string;
	readonly qdisc?: string;
	readonly linkinfo?: {
		readonly info_kind?: string;
		readonly info_data?: Json;
		readonly info_slave_kind?: string;
		readonly info_slave_data?: Json;
	};
	readonly addr_info?: readonly IpAddress[];
};

type IpAddress = {
	readonly local: string;
	readonly address?: string;
	readonly prefixlen: number;
	readonly scope: string;
	readonly dadfailed?: boolean;
};

type IpHop = {
	readonly gateway?: string;
	readonly via?: {readonly host: string};
	readonly dev?: string;
	readonly weight?: number;
	readonly flags?: readonly string[];
};

type IpRoute = IpHop & {
	readonly type?: string;
	readonly dst: string;
	readonly table?: string;
	readonly protocol?: string;
	readonly scope?: string;
	readonly metric?: number;
	readonly prefsrc?: string;
	readonly pref?: string;
	readonly metrics?: readonly Json[];
	readonly nexthops?: readonly IpHop[];
};

type BridgeFdb = {
	readonly mac: string;
	readonly ifname: string;
	readonly dst?: string;
	readonly state?: string;
	readonly port?: number;
	readonly vni?: number;
	readonly viaIf?: string;
	readonly flags?: readonly string[];
};

/** The answers of one `ip -j -batch`, one JSON document a line; a command that has nothing to show may print nothing. */
export function parseDocuments(text: string): unknown[][] {
	return text
		.split('\n')
		.filter(line => line.trim() !== '')
		.map(line => JSON.parse(line) as unknown[]);
}

/** `ip -j -d addr show`: it has all of `link show`, and the addresses. */
export function parseLinks(answer: readonly unknown[]): LinkFact[] {
	return (answer as readonly IpLink[]).map(link => ({
		name: link.ifname,
		...(link.linkinfo?.info_kind !== undefined && {kind: link.linkinfo.info_kind}),
		mtu: link.mtu,
		...(link.address !== undefined && {mac: link.address}),
		up: link.flags.includes('UP'),
		...(link.master !== undefined && {master: link.master}),
		...(link.qdisc !== undefined && {qdisc: link.qdisc}),
		...(link.linkinfo?.info_slave_kind === 'bridge' && {port: link.linkinfo.info_slave_data ?? {}}),
		data: link.linkinfo?.info_data ?? {},
	}));
}

/** `ip -j addr show`. */
export function parseAddresses(answer: readonly unknown[]): AddressFact[] {
	return (answer as readonly IpLink[]).flatMap(({ifname, addr_info = []}) =>
		addr_info.map(({local, address, prefixlen, scope, dadfailed = false}) => ({
			dev: ifname,
			address: `${local}${address === undefined ? '' : ` peer ${address}`}/${prefixlen}`,
			automatic: (scope === 'link' && local.startsWith('fe80:')) || (ifname === 'lo' && scope === 'host'),
			duplicate: dadfailed,
		})),
	);
}

/** `ip -j -d route show table all`: both families. */
export function parseRoutes(answer: readonly unknown[]): RouteFact[] {
	return (answer as readonly IpRoute[]).map(route => {
		const family = familyOfRoute(route);
		const via = route.gateway ?? route.via?.host;
		return {
			family,
			to: withLength(route.dst, family),
			table: route.table ?? 'main',
			protocol: route.protocol ?? 'boot',
			...(via !== undefined && {via}),
			...(route.dev !== undefined && {dev: route.dev}),
			onlink: route.flags?.includes('onlink') ?? false,
			rest: restOfRoute(route, family),
		};
	});
}

/** `ip -j neigh show nud permanent`. */
export function parseNeighbours(answer: readonly unknown[]): NeighbourFact[] {
	return (answer as {dst: string; dev: string; lladdr?: string}[]).map(({dst, dev, lladdr = 'none'}) => ({
		dev,
		address: dst,
		mac: lladdr,
	}));
}

/** `bridge -j fdb show`. */
export function parseFdb(answer: readonly unknown[]): FdbFact[] {
	return (answer as readonly BridgeFdb[]).map(({mac, ifname, dst, state = '', port, vni, viaIf, flags}) => ({
		dev: ifname,
		mac,
		...(dst !== undefined && {dst}),
		state,
		of: flags?.includes('self') ? 'self' : 'master',
		rest: [
			...(port === undefined ? [] : [`port ${port}`]),
			...(vni === undefined ? [] : [`vni ${vni}`]),
			...(viaIf === undefined ? [] : [`via ${viaIf}`]),
		],
	}));
}

type TcQdisc = {
	readonly kind: string;
	readonly dev?: string;
	readonly root?: boolean;
	readonly options?: Json;
};

/** `tc -j qdisc show`: the roots. netem's seed is drawn anew each time. */
export function parseQdiscs(answer: readonly unknown[]): QdiscFact[] {
	return (answer as readonly TcQdisc[])
		.filter(({root}) => root)
		.map(({kind, dev = '', options: {seed: _, ...options} = {}}) => ({
			dev,
			text: [kind, ...Object.entries(options).map(([key, value]) => `${key} ${JSON.stringify(value)}`)].join(
				' ',
			),
		}));
}

/** `ip -j rule show`: one line each, every key told that is there. */
export function parseRules(answer: readonly unknown[], family: Family): RuleFact[] {
	return (answer as readonly Json[]).map(rule => {
		const {priority, src, srclen, dst, dstlen, table, protocol: _, ...others} = rule;
		const words = [`${priority}: from ${prefix(src, srclen)}`];
		if (dst !== undefined) words.push(`to ${prefix(dst, dstlen)}`);
		for (const [key, value] of Object.entries(others)) words.push(value === null ? key : `${key} ${value}`);
		if (table !== undefined) words.push(`lookup ${table}`);
		return {family, text: words.join(' ')};
	});
}

function prefix(address: unknown, length: unknown): string {
	return length === undefined ? `${address}` : `${address}/${length}`;
}

/** `default dev eth0` looks the same in both families, but the kernel tells a router preference only for IPv6 (RFC 4191). */
function familyOfRoute({dst, gateway, pref}: IpRoute): Family {
	return pref !== undefined || dst.includes(':') || gateway?.includes(':') ? 'ipv6' : 'ipv4';
}

function withLength(dst: string, family: Family): string {
	return dst === 'default' || dst.includes('/') ? dst : `${dst}/${family === 'ipv4' ? 32 : 128}`;
}

function restOfRoute(route: IpRoute, family: Family): string[] {
	const rest: string[] = [];
	if (route.type !== undefined && route.type !== 'unicast') rest.push(route.type);
	// IP6_RT_PRIO_USER of include/net/ip6_route.h; IPv4 has 0 and does not say it.
	const usual = family === 'ipv6' ? 1024 : 0;
	if ((route.metric ?? usual) !== usual) rest.push(`metric ${route.metric}`);
	if (route.prefsrc !== undefined) rest.push(`src ${route.prefsrc}`);
	for (const metric of route.metrics ?? []) {
		for (const [key, value] of Object.entries(metric)) rest.push(`${key} ${value}`);
	}
	const hops = (route.nexthops ?? []).map(
		hop => `nexthop via ${hop.gateway ?? hop.via?.host} dev ${hop.dev} weight ${hop.weight}`,
	);
	return [...rest, ...hops.sort()];
}
