/** Facts: projectcalico/calico confd's templates: BIRD adds a route per block, and a blackhole for its own. */
import type {Family} from '../../topology/model.js';
import {calicoGateway} from './asks.js';
import {block, type CalicoMode, calicoNode, calicoPod, hops, rules} from './calico.js';
import {nodeAddress, otherNodes} from './flannel.js';
import type {ModeContract, Situation} from './mode.js';

const mode: CalicoMode = {way: () => 'plain', mtu: () => 1500, bird: () => true};

export const calicoBgp: ModeContract = {
	mode: 'calico-bgp',
	situations: [
		{title: 'one segment, IPv6', families: ['ipv6']},
		{title: 'one segment, dual stack', families: ['ipv4', 'ipv6']},
	],
	node: (node, situation) => [
		...calicoNode(node, situation, mode),
		...situation.families.flatMap(family => [...birdRoutes(node, situation, family), ...rules(node, family)]),
	],
	pod: (node, situation) => calicoPod(node, situation, mode),
	asks: family => calicoGateway[family],
	hops,
	nodeSeenAs: (from, _to, {family, ...situation}) => nodeAddress(from, situation, family),
};

export function birdRoutes(node: number, situation: Situation, family: Family): string[] {
	return otherNodes(node).map(
		peer => `route ${block(peer, family)} via ${nodeAddress(peer, situation, family)} dev eth0 proto bird`,
	);
}
