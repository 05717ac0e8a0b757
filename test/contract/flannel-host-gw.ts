/** Facts: flannel-io/flannel, pkg/backend/hostgw. Two racks it refuses: test/plugins/modes.test.ts. */
import {flannelNode, flannelPod, nodeAddress, otherNodes, subnet} from './flannel.js';
import type {ModeContract} from './mode.js';
import {inEachFamily} from './situations.js';

export const flannelHostGw: ModeContract = {
	mode: 'flannel-host-gw',
	situations: inEachFamily({title: 'one segment'}),
	node: (node, situation) => [
		...flannelNode(node, situation, 1500),
		...situation.families.flatMap(family =>
			otherNodes(node).map(
				peer => `route ${subnet(peer, family)} via ${nodeAddress(peer, situation, family)} dev eth0`,
			),
		),
	],
	pod: (node, situation) => flannelPod(node, situation, 1500),
	hops: (from, to) => (from === to ? 0 : 2),
	nodeSeenAs: (from, _to, {family, ...situation}) => nodeAddress(from, situation, family),
};
