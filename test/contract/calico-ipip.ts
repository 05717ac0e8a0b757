/** Facts: projectcalico/calico felix/dataplane/linux/{ipip_mgr,route_mgr}.go, felix/rules/static.go; IPv6 has no tunnel. */
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
import {birdRoutes} from './calico-bgp.js';
import {nodeAddress, otherNodes} from './flannel.js';
import type {ModeContract, Situation} from './mode.js';

const mode: CalicoMode = {
	way: family => (family === 'ipv4' ? 'ipip' : 'plain'),
	mtu: ({families}) => (families.includes('ipv4') ? 1480 : 1500),
	bird: family => family === 'ipv6',
};

export const calicoIpip: ModeContract = {
	mode: 'calico-ipip',
	situations: [
		{title: 'one segment, dual stack', families: ['ipv4', 'ipv6']},
		{
			title: 'two racks, crossSubnet, IPv4',
			families: ['ipv4'],
			twoRacks: true,
			options: {crossSubnet: true},
		},
	],
	// Where the kernel has no ipip, the lab says what stands for it, and only root can have that.
	substitute: 'ipip',
	node: (node, situation) => [
		...calicoNode(node, situation, mode),
		...(situation.families.includes('ipv4') ? tunnel(node, situation) : []),
		...(situation.families.includes('ipv6')
			? [...birdRoutes(node, situation, 'ipv6'), ...rules(node, 'ipv6')]
			: []),
	],
	pod: (node, situation) => calicoPod(node, situation, mode),
	asks: family => calicoGateway[family],
	hops,
	nodeSeenAs: (from, to, {family, ...situation}) =>
		family === 'ipv6' || isDirect(from, to, situation)
			? nodeAddress(from, situation, family)
			: inBlock(from, family, 0),
};

function tunnel(node: number, situation: Situation): string[] {
	const family: Family = 'ipv4';
	return [
		'link tunl0: IP in IP, mtu 1480',
		`address ${inBlock(node, family, 0)}/32 on tunl0`,
		...directRoutes(node, situation, family),
		...otherNodes(node)
			.filter(peer => !isDirect(node, peer, situation))
			.map(peer => {
				const via = nodeAddress(peer, situation, family);
				return `route ${block(peer, family)} via ${via} dev tunl0 proto 80 onlink`;
			}),
		...rules(node, family, [
			'filter-cali-INPUT: meta l4proto ipencap ip saddr @cali40all-hosts-net fib daddr type local accept',
			'filter-cali-INPUT: meta l4proto ipencap drop',
			'nat-cali-POSTROUTING: oifname "tunl0" fib saddr . oif type != local fib saddr type local masquerade fully-random',
		]),
	];
}
