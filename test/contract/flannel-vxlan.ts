/** Facts: flannel-io/flannel, pkg/backend/vxlan; the kernel’s own default port is 8472. */
import type {Family} from '../../topology/model.js';
import {flannelNode, flannelPod, nodeAddress, otherNodes, subnet, subnetAddress} from './flannel.js';
import type {ModeContract, Situation} from './mode.js';
import {inEachFamily} from './situations.js';

export const flannelVxlan: ModeContract = {
	mode: 'flannel-vxlan',
	situations: [
		...inEachFamily({title: 'one segment'}),
		...inEachFamily({title: 'two racks', twoRacks: true}),
		...inEachFamily({title: 'two racks, directRouting', twoRacks: true, options: {directRouting: true}}),
	],
	node: (node, situation) => [
		...flannelNode(node, situation, 1450),
		...situation.families.flatMap(family => [
			...tunnelEnd(node, situation, family),
			...otherNodes(node).flatMap(peer =>
				isDirect(node, peer, situation)
					? [`route ${subnet(peer, family)} via ${nodeAddress(peer, situation, family)} dev eth0`]
					: tunnelTo(peer, situation, family),
			),
		]),
	],
	pod: (node, situation) => flannelPod(node, situation, 1450),
	hops: (from, to) => (from === to ? 0 : 2),
	nodeSeenAs: (from, to, {family, ...situation}) =>
		isDirect(from, to, situation) ? nodeAddress(from, situation, family) : subnetAddress(from, family, 0),
};

/** The outer header of IPv6 has 20 bytes more. */
const devices = {
	ipv4: {name: 'flannel.1', mtu: 1430 + 20, length: 32},
	ipv6: {name: 'flannel-v6.1', mtu: 1430, length: 128},
} as const;

export function tunnelEnd(node: number, situation: Situation, family: Family): string[] {
	const {name, mtu, length} = devices[family];
	const local = nodeAddress(node, situation, family);
	const own = subnetAddress(node, family, 0);
	return [
		`link ${name}: vxlan id 1 port 8472 nolearning local ${local} dev eth0, mtu ${mtu}`,
		`address ${own}/${length} on ${name}`,
		...(family === 'ipv6' ? [`route ${own} dev ${name}`] : []),
	];
}

export function tunnelTo(peer: number, situation: Situation, family: Family): string[] {
	const {name} = devices[family];
	const next = subnetAddress(peer, family, 0);
	const mac = `<${name} of node-${peer}>`;
	return [
		`route ${subnet(peer, family)} via ${next} dev ${name} onlink`,
		`neighbour ${next} dev ${name} lladdr ${mac} PERMANENT`,
		`forwarding entry ${mac} dev ${name} dst ${nodeAddress(peer, situation, family)} self permanent`,
	];
}

function isDirect(node: number, peer: number, {twoRacks = false, options}: Situation): boolean {
	return options?.directRouting === true && !(twoRacks && (node === 3) !== (peer === 3));
}
