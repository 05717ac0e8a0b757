/** Facts: projectcalico/calico manifests/canal.yaml: flannel’s vxlan without its bridge, Calico’s plugin with host-local’s addresses. */
import {calicoGateway} from './asks.js';
import {antiSpoofing, cableOf, hops} from './calico.js';
import {felixRules} from './felix.js';
import {filter, nodeAddress, otherNodes, subnetAddress, subnetEnv, uplink} from './flannel.js';
import {tunnelEnd, tunnelTo} from './flannel-vxlan.js';
import type {ModeContract} from './mode.js';

export const canal: ModeContract = {
	mode: 'canal',
	situations: [
		{title: 'one segment, IPv4', families: ['ipv4']},
		{title: 'two racks, dual stack', families: ['ipv4', 'ipv6'], twoRacks: true},
	],
	node: (node, situation) => [
		...uplink(node, situation),
		'link eth0: veth, mtu 1500',
		'3 × pod’s cable, ee:ee:ee:ee:ee:ee, mtu 1450, UP',
		...situation.families.flatMap(family => [
			...tunnelEnd(node, situation, family),
			...otherNodes(node).flatMap(peer => tunnelTo(peer, situation, family)),
			...(['a', 'b', 'c'] as const).map((letter, index) => {
				const address = subnetAddress(node, family, (index + 2) as 2 | 3 | 4);
				return `route ${address} dev ${cableOf(`default.${letter}-${node}`)}`;
			}),
			...filter(node, family),
			...antiSpoofing(family),
			...felixRules(node, family),
			...subnetEnv(node, family),
		]),
		'FLANNEL_MTU=1450',
		'FLANNEL_IPMASQ=true',
		`forwarding ${situation.families.includes('ipv4') ? 1 : 0} ${situation.families.includes('ipv6') ? 1 : 0}`,
	],
	pod: (node, {families}) => [
		'link eth0: veth, mtu 1450',
		...families.flatMap(family => {
			const own = subnetAddress(node, family, 2);
			return family === 'ipv4'
				? [
						`address ${own}/32 on eth0`,
						'route default via 169.254.1.1 dev eth0',
						'route 169.254.1.1 dev eth0',
					]
				: [
						`address ${own}/128 on eth0`,
						`route ${own} dev eth0`,
						'route default via fe80::ecee:eeff:feee:eeee dev eth0',
					];
		}),
	],
	asks: family => calicoGateway[family],
	hops,
	// The node has no address among its pods.
	nodeSeenAs: (from, to, {family, ...situation}) =>
		from === to ? nodeAddress(from, situation, family) : subnetAddress(from, family, 0),
};
