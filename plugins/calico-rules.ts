/**
 * The nftables table `calico`, one a family: what Felix programs with NFTablesMode Enabled as far as it concerns packets without
 * any policy. Chains are named as there: the kernel's hook, `filter-INPUT`, jumps to Felix's own, `filter-cali-INPUT`.
 *
 * Not as in the real product: the chains of policies, of host endpoints and of marks are not there, nor is the hash in
 * each rule's comment; the comments are ours.
 *
 * Facts: projectcalico/calico felix/rules/{static,nat,rule_defs}.go, felix/nftables/{table,match_builder,actions}.go; read at 87c15906.
 */
import type {ModeContext} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import type {IpPool} from '../topology/calico/types.js';
import type {Family, Node, PerFamily} from '../topology/model.js';
import {nodeAddress} from './calico.js';

/** What the mode's tunnels are made of. */
export type Tunnels = {
	readonly vxlan?: {readonly port: number; readonly devices: PerFamily<string>};
	/** The device; its packets are protocol 4, and IPv4 alone. */
	readonly ipip?: string;
};

export function* felixTables(context: ModeContext, tunnels: Tunnels): Iterable<Op> {
	for (const family of context.cluster.families) {
		const nft = family === 'ipv4' ? 'ip' : 'ip6';
		const why = `Felix’s rules: who is masqueraded, whose tunnel packets are let in, no false sources (${family})`;
		const text = tableText(context, family, tunnels);
		yield {kind: 'nft', in: context.node.name, family: nft, table: 'calico', text, why};
	}
}

type Chain = {readonly name: string; readonly lines: readonly string[]};

function tableText(context: ModeContext, family: Family, tunnels: Tunnels): string {
	const ip = family === 'ipv4' ? 'ip' : 'ip6';
	const chains: readonly Chain[] = [
		hook('raw-PREROUTING', 'filter hook prerouting priority raw', 'raw-cali-PREROUTING'),
		{name: 'raw-cali-PREROUTING', lines: [...untracked(family, tunnels), ...antiSpoofing]},
		...(untracked(family, tunnels).length === 0
			? []
			: [
					hook('raw-OUTPUT', 'filter hook output priority raw', 'raw-cali-OUTPUT'),
					{name: 'raw-cali-OUTPUT', lines: untracked(family, tunnels)},
				]),
		...tunnelInput(family, ip, tunnels),
		hook('nat-POSTROUTING', 'nat hook postrouting priority srcnat + 10', 'nat-cali-POSTROUTING'),
		{name: 'nat-cali-POSTROUTING', lines: ['jump nat-cali-nat-outgoing', ...ownSources(family, tunnels)]},
		{name: 'nat-cali-nat-outgoing', lines: natOutgoing(context, family, ip)},
	];
	return [
		`table ${ip} calico {`,
		...sets(context, family, tunnels).flatMap(set => set.map(line => `\t${line}`)),
		...chains.flatMap(({name, lines}) => [`\tchain ${name} {`, ...lines.map(line => `\t\t${line}`), '\t}']),
		'}',
		'',
	].join('\n');
}

function hook(name: string, where: string, to: string): Chain {
	return {name, lines: [`type ${where}; policy accept;`, `jump ${to}`]};
}

function sets({cluster, node, peers}: ModeContext, family: Family, {vxlan, ipip}: Tunnels): string[][] {
	const type = family === 'ipv4' ? 'ipv4_addr' : 'ipv6_addr';
	const pools = (cluster.ipam?.pools ?? []).filter(pool => pool.family === family);
	const addresses = (nodes: readonly Node[]) => nodes.map(each => nodeAddress(each, family)).sort();
	const set = (name: string, elements: readonly string[]) => [
		`set ${prefix(family)}${name} {`,
		`\ttype ${type}`,
		'\tflags interval',
		...(elements.length === 0 ? [] : [`\telements = { ${elements.join(', ')} }`]),
		'}',
	];
	return [
		set(
			'network-ip-pools',
			pools.filter(isWorkloads).map(({cidr}) => cidr),
		),
		set(
			'masq-ipam-pools',
			pools.filter(({natOutgoing: is}) => is).map(({cidr}) => cidr),
		),
		...(vxlan?.devices[family] === undefined ? [] : [set('all-vxlan-net', addresses(peers))]),
		...(ipip === undefined || family === 'ipv6' ? [] : [set('all-hosts-net', addresses([node, ...peers]))]),
	];
}

/** One that is for LoadBalancers alone holds no pods. */
function isWorkloads({allowedUses}: IpPool): boolean {
	return allowedUses.some(use => use !== 'LoadBalancer');
}

/** Sets are named as the ipsets of the iptables mode. */
function prefix(family: Family): string {
	return family === 'ipv4' ? 'cali40' : 'cali60';
}

function untracked(family: Family, {vxlan}: Tunnels): string[] {
	if (vxlan?.devices[family] === undefined) return [];
	const why = 'each direction has a source port of its own: conntrack would wait for answers for ever';
	return [`udp dport ${vxlan.port} notrack comment "${why}"`];
}

const antiSpoofing = [
	'iifname "cali*" fib saddr . mark . iif oif 0 drop comment "a pod may send only from an address that is routed to its cable"',
];

function tunnelInput(family: Family, ip: 'ip' | 'ip6', {vxlan, ipip}: Tunnels): Chain[] {
	const from = (set: string) => `${ip} saddr @${prefix(family)}${set}`;
	const lines = [
		...(ipip === undefined || family === 'ipv6'
			? []
			: [
					`meta l4proto 4 ${from('all-hosts-net')} fib daddr type local accept comment "IP in IP from a node of the cluster"`,
					'meta l4proto 4 drop comment "IP in IP from anybody else"',
				]),
		...(vxlan?.devices[family] === undefined
			? []
			: [
					`udp dport ${vxlan.port} ${from('all-vxlan-net')} fib daddr type local accept comment "VXLAN from a node of the cluster"`,
					`udp dport ${vxlan.port} fib daddr type local drop comment "VXLAN from anybody else"`,
				]),
	];
	if (lines.length === 0) return [];
	return [
		hook('filter-INPUT', 'filter hook input priority filter', 'filter-cali-INPUT'),
		{name: 'filter-cali-INPUT', lines},
	];
}

function natOutgoing({cluster}: ModeContext, family: Family, ip: 'ip' | 'ip6'): string[] {
	const isAny = cluster.ipam?.pools.some(pool => pool.family === family && pool.natOutgoing);
	if (!isAny) return [];
	const [own, all] = [`@${prefix(family)}masq-ipam-pools`, `@${prefix(family)}network-ip-pools`];
	const why = 'natOutgoing: a pod to whatever is in no pool, nodes too, goes under its node’s address';
	return [`${ip} saddr ${own} ${ip} daddr != ${all} masquerade fully-random comment "${why}"`];
}

/** What the node itself sends into a tunnel from another address of its own would be answered past the tunnel. */
function ownSources(family: Family, {vxlan, ipip}: Tunnels): string[] {
	const why = 'the node’s own packet into the tunnel, with an address that is not the tunnel’s';
	const match = (dev: string) => `oifname "${dev}" fib saddr . oif type != local fib saddr type local`;
	const rule = (dev: string) => `${match(dev)} masquerade fully-random comment "${why}"`;
	const dev = vxlan?.devices[family];
	if (vxlan && dev !== undefined) {
		const ports = `a source port of ${vxlan.port} would look like VXLAN in the answer`;
		const range = `masquerade to :${vxlan.port + 1}-65535 fully-random`;
		return [`meta l4proto udp ${match(dev)} ${range} comment "${ports}"`, rule(dev)];
	}
	return ipip === undefined || family === 'ipv6' ? [] : [rule(ipip)];
}
