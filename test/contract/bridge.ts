/** Facts: containernetworking/plugins, plugins/main/bridge; the pods are machines of the segment like the nodes. */

import type {Family} from '../../topology/model.js';
import {nodeAddress, uplink} from './flannel.js';
import type {ModeContract, Situation} from './mode.js';
import {inEachFamily} from './situations.js';

export const bridge: ModeContract = {
	mode: 'bridge',
	situations: [
		...inEachFamily({title: 'one segment'}),
		...inEachFamily({title: 'two racks', twoRacks: true}),
	],
	node: (node, situation) => [
		...uplink(node, situation, 'br0'),
		'link eth0: veth, mtu 1500, port of br0',
		'link br0: bridge, mtu 1500',
		'3 × pod’s veth on br0, mtu 1500, UP',
		`forwarding ${situation.families.includes('ipv4') ? 1 : 0} ${situation.families.includes('ipv6') ? 1 : 0}`,
	],
	pod: (node, situation) => [
		'link eth0: veth, mtu 1500',
		...situation.families.flatMap(family => onSegment(node, situation, family)),
	],
	hops: (from, to, {twoRacks = false}) => (twoRacks && (from === 3) !== (to === 3) ? 1 : 0),
	nodeSeenAs: (from, _to, {family, ...situation}) => nodeAddress(from, situation, family),
};

/** The upper half of a segment's subnet is for pods, a power of two per node. */
const firstPods = {
	oneSegment: [128, 160, 192],
	twoRacks: [128, 192, 128],
} as const;

function onSegment(node: number, {twoRacks = false}: Situation, family: Family): string[] {
	const net = twoRacks && node === 3 ? 60 : 50;
	const host = firstPods[twoRacks ? 'twoRacks' : 'oneSegment'][node - 1] ?? 0;
	if (family === 'ipv4') {
		const own = `192.168.${net}.${host}`;
		return [
			`address ${own}/24 on eth0`,
			`route 192.168.${net}.0/24 dev eth0 src ${own}`,
			`route default via 192.168.${net}.1 dev eth0`,
		];
	}
	return [
		`address fd00:${net}:0:0:${(host * 256).toString(16)}::/64 on eth0`,
		`route fd00:${net}::/64 dev eth0`,
		`route default via fd00:${net}::1 dev eth0`,
	];
}
