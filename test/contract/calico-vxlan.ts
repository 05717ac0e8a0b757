/** Facts: projectcalico/calico felix/dataplane/linux/{vxlan_mgr,route_mgr}.go, felix/rules/static.go; port and VNI are Felix's. */
import type {Family} from '../../topology/model.js';
import {calicoGateway} from './asks.js';
import {
	block,
	type CalicoMode,
	calicoNode,
	calicoPod,
	directRoutes,
	hops,
	inBlock,
	isDirect,
	rules,
} from './calico.js';
import {nodeAddress, otherNodes} from './flannel.js';
import type {ModeContract, Situation} from './mode.js';

const mode: CalicoMode = {
	way: () => 'vxlan',
	mtu: ({families}) => (families.includes('ipv6') ? 1430 : 1450),
	bird: () => false,
};

export const calicoVxlan: ModeContract = {
	mode: 'calico-vxlan',
	situations: [
		{title: 'one segment, IPv6', families: ['ipv6']},
		{title: 'one segment, dual stack', families: ['ipv4', 'ipv6']},
		{title: 'two racks, crossSubnet, IPv4', families: ['ipv4'], twoRacks: true, options: {crossSubnet: true}},
	],
	node: (node, situation) => [
		...calicoNode(node, situation, mode),
		...situation.families.flatMap(family => [
			...tunnelEnd(node, situation, family),
			...directRoutes(node, situation, family),
			...otherNodes(node).flatMap(peer => tunnelTo(node, peer, {...situation, family})),
			...rules(node, family, tunnelRules(family)),
		]),
	],
	pod: (node, situation) => calicoPod(node, situation, mode),
	asks: family => calicoGateway[family],
	hops,
	nodeSeenAs: (from, to, {family, ...situation}) =>
		isDirect(from, to, situation) ? nodeAddress(from, situation, family) : inBlock(from, family, 0),
};

const devices = {
	ipv4: {name: 'vxlan.calico', mtu: 1450, length: 32},
	ipv6: {name: 'vxlan-v6.calico', mtu: 1430, length: 128},
} as const;

function tunnelEnd(node: number, situation: Situation, family: Family): string[] {
	const {name, mtu, length} = devices[family];
	const own = inBlock(node, family, 0);
	const local = nodeAddress(node, situation, family);
	return [
		`link ${name}: vxlan id 4096 port 4789 nolearning local ${local} dev eth0, mtu ${mtu}`,
		`address ${own}/${length} on ${name}`,
		...(family === 'ipv6' ? [`route ${own} dev ${name}`] : []),
	];
}

/** Neighbour and forwarding entry are there for every peer, whether it is near or not. */
function tunnelTo(
	node: number,
	peer: number,
	{family, ...situation}: Situation & {family: Family},
): string[] {
	const {name} = devices[family];
	const next = inBlock(peer, family, 0);
	const mac = `<${name} of node-${peer}>`;
	const route = `route ${block(peer, family)} via ${next} dev ${name} onlink`;
	return [
		...(isDirect(node, peer, situation) ? [] : [route]),
		`neighbour ${next} dev ${name} lladdr ${mac} PERMANENT`,
		`forwarding entry ${mac} dev ${name} dst ${nodeAddress(peer, situation, family)} self permanent`,
	];
}

function tunnelRules(family: Family): string[] {
	const {name} = devices[family];
	const from = family === 'ipv4' ? 'ip saddr @cali40all-vxlan-net' : 'ip6 saddr @cali60all-vxlan-net';
	const foreign = `oifname "${name}" fib saddr . oif type != local fib saddr type local masquerade`;
	return [
		'raw-OUTPUT: type filter hook output priority raw; policy accept;',
		'raw-OUTPUT: jump raw-cali-OUTPUT',
		'raw-cali-PREROUTING: udp dport 4789 notrack',
		'raw-cali-OUTPUT: udp dport 4789 notrack',
		`filter-cali-INPUT: udp dport 4789 ${from} fib daddr type local accept`,
		'filter-cali-INPUT: udp dport 4789 fib daddr type local drop',
		`nat-cali-POSTROUTING: meta l4proto udp ${foreign} to :4790-65535 fully-random`,
		`nat-cali-POSTROUTING: ${foreign} fully-random`,
	];
}
