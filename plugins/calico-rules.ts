/**
 * Felix with NFTablesMode Enabled: the nftables table `calico`, one a family. It enforces policies (lib/plan/felix), lets
 * tunnels' packets in from nodes of the cluster only, and says who is masqueraded. Chains are named as there: the kernel's hook,
 * `filter-INPUT`, jumps to Felix's own, `filter-cali-INPUT`.
 *
 * Not as in the real product: policies with the same selector have no chain of their own (`cali-gi-…`), service accounts no
 * profiles (theirs are empty), the comments in the rules are ours, and `Log` writes to nflog in place of the kernel's log.
 *
 * Facts: projectcalico/calico felix/rules/{static,nat,rule_defs}.go, felix/nftables/{table,match_builder,actions}.go; read at 87c15906.
 */
import {hook, hookChains} from '../lib/plan/felix/hooks.js';
import {hostParts, once} from '../lib/plan/felix/hosts.js';
import {setPrefix, workloadParts} from '../lib/plan/felix/workloads.js';
import type {ModeContext} from '../lib/plan/mode.js';
import {type NftChain, type NftParts, type NftSet, nftOp} from '../lib/plan/nft/table.js';
import type {Op} from '../lib/plan/ops.js';
import type {Enforcement, HostPolicing, PolicyContext} from '../lib/plan/policy/enforcement.js';
import type {IpPool} from '../topology/calico/types.js';
import type {Family, Node, PerFamily} from '../topology/model.js';
import {hostEnd, nodeAddress} from './calico.js';

/** What the mode's tunnels are made of. */
export type Tunnels = {
	readonly vxlan?: {readonly port: number; readonly devices: PerFamily<string>};
	/** The device; its packets are protocol 4, and IPv4 alone. */
	readonly ipip?: string;
};

/** `tunnels`: those that the mode has on a node, and that Felix lets pass; not set: none of Felix's. */
export function felix<Options>({
	tunnels = () => ({}),
	tunnelDevices = {},
	isOthers = false,
}: FelixWishes<Options> = {}): Enforcement<Options> {
	const hosts = {tunnels: isOthers ? 'policed' : 'allowed', tunnelDevices} as const;
	return {
		engine: 'Felix',
		behaviour: {
			denied: 'drop',
			established: 'kept',
			podToOwnNode: 'policed',
			otherProtocols: 'policed',
			ipBlockMeansPods: true,
			hosts,
		},
		planPolicy: context => felixTables(context, {tunnels: tunnels(context), policing: hosts}),
	};
}

export type FelixWishes<Options> = {
	readonly tunnels?: (context: PolicyContext<Options>) => Tunnels;
	/** Their devices, which have the node's tunnel addresses. */
	readonly tunnelDevices?: PerFamily<string>;
	/** Somebody else carries the packets between the nodes: Felix knows nothing of it. */
	readonly isOthers?: boolean;
};

type FelixParts = {readonly tunnels: Tunnels; readonly policing: HostPolicing};

function* felixTables<Options>(context: PolicyContext<Options>, felixParts: FelixParts): Iterable<Op> {
	for (const family of context.cluster.families) {
		yield nftOp({
			in: context.node.name,
			family: family === 'ipv4' ? 'ip' : 'ip6',
			table: 'calico',
			parts: tableParts(context, family, felixParts),
			why: `Felix’s rules: policies, who is masqueraded, whose tunnel packets are let in, no false sources (${family})`,
		});
	}
}

function tableParts(context: PolicyContext, family: Family, {tunnels, policing}: FelixParts): NftParts {
	const ip = family === 'ipv4' ? 'ip' : 'ip6';
	const workloads = workloadParts(context, family, hostEnd);
	const hosts = hostParts(context, {family, prefix: setPrefix(family), policing});
	const rules = {
		untracked: untracked(family, tunnels),
		input: tunnelInput(family, ip, tunnels),
		output: tunnelOutput(family, ip, tunnels),
		...(hosts.hooks && {hosts: hosts.hooks}),
	};
	const chains: NftChain[] = [
		...once([...workloads.chains, ...hosts.chains]),
		...hookChains(family, rules),
		...natChains(context, family, tunnels),
	];
	return {sets: [...sets(context, family, tunnels), ...once([...workloads.sets, ...hosts.sets])], chains};
}

/** Without pools nobody is masqueraded here: whoever gives the addresses does it. */
function natChains(context: ModeContext, family: Family, tunnels: Tunnels): NftChain[] {
	if (!context.cluster.ipam) return [];
	const ip = family === 'ipv4' ? 'ip' : 'ip6';
	return [
		{name: 'nat-cali-nat-outgoing', rules: natOutgoing(context, family, ip)},
		{name: 'nat-cali-POSTROUTING', rules: ['jump nat-cali-nat-outgoing', ...ownSources(family, tunnels)]},
		hook('nat-POSTROUTING', 'nat hook postrouting priority srcnat + 10'),
	];
}

function sets({cluster, node, peers}: ModeContext, family: Family, {vxlan, ipip}: Tunnels): NftSet[] {
	const type = family === 'ipv4' ? 'ipv4_addr' : 'ipv6_addr';
	const pools = (cluster.ipam?.pools ?? []).filter(pool => pool.family === family);
	const addresses = (nodes: readonly Node[]) => nodes.map(each => nodeAddress(each, family)).sort();
	const set = (name: string, elements: readonly string[]): NftSet => ({
		name: `${setPrefix(family)}${name}`,
		is: 'set',
		head: [`type ${type}`, 'flags interval'],
		elements,
	});
	const masqueraded = pools.filter(({natOutgoing: is}) => is);
	return [
		...(cluster.ipam
			? [
					set('network-ip-pools', cidrsOf(pools.filter(isWorkloads))),
					set('masq-ipam-pools', cidrsOf(masqueraded)),
				]
			: []),
		...(vxlan?.devices[family] === undefined ? [] : [set('all-vxlan-net', addresses(peers))]),
		...(ipip === undefined || family === 'ipv6' ? [] : [set('all-hosts-net', addresses([node, ...peers]))]),
	];
}

function cidrsOf(pools: readonly IpPool[]): string[] {
	return pools.map(({cidr}) => cidr);
}

/** One that is for LoadBalancers alone holds no pods. */
function isWorkloads({allowedUses}: IpPool): boolean {
	return allowedUses.some(use => use !== 'LoadBalancer');
}

function untracked(family: Family, {vxlan}: Tunnels): string[] {
	if (vxlan?.devices[family] === undefined) return [];
	const why = 'each direction has a source port of its own: conntrack would wait for answers for ever';
	return [`udp dport ${vxlan.port} notrack comment "${why}"`];
}

function tunnelInput(family: Family, ip: 'ip' | 'ip6', {vxlan, ipip}: Tunnels): string[] {
	const from = (set: string) => `${ip} saddr @${setPrefix(family)}${set}`;
	return [
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
}

/** Whoever protects nodes easily forgets the tunnels between them. */
function tunnelOutput(family: Family, ip: 'ip' | 'ip6', {vxlan, ipip}: Tunnels): string[] {
	const to = (set: string) => `${ip} daddr @${setPrefix(family)}${set} fib saddr type local`;
	return [
		...(ipip === undefined || family === 'ipv6'
			? []
			: [`meta l4proto 4 ${to('all-hosts-net')} accept comment "IP in IP to a node of the cluster"`]),
		...(vxlan?.devices[family] === undefined
			? []
			: [`udp dport ${vxlan.port} ${to('all-vxlan-net')} accept comment "VXLAN to a node of the cluster"`]),
	];
}

function natOutgoing({cluster}: ModeContext, family: Family, ip: 'ip' | 'ip6'): string[] {
	const isAny = cluster.ipam?.pools.some(pool => pool.family === family && pool.natOutgoing);
	if (!isAny) return [];
	const [own, all] = [`@${setPrefix(family)}masq-ipam-pools`, `@${setPrefix(family)}network-ip-pools`];
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
