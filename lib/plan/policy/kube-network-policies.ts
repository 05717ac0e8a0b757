/**
 * kubernetes-sigs' kube-network-policies: enforcement beside a network that has none of its own. One table a family; pods are
 * known by their addresses, as nothing is known of how they are joined to their node. What a bridge switches passes too (br_netfilter).
 *
 * A packet to or from a pod of the node that a policy selects:
 *   hook forward → of who opened the connection: by the source's address to a pod's chain of egress, by the destination's to a
 *   pod's chain of ingress. What one denies is dropped, and the connection is marked, if it is one: answers are then dropped too.
 *   hook input → what a pod says to its own node: its chain of egress.
 * What the node itself says to its own pods passes no hook that asks.
 *
 * Not as in the real product: it judges the first packet of a connection in user space, and keeps the verdict as a label of the
 * connection; after a change, and every 30 seconds, it takes the label from TCP, UDP and SCTP connections that are forbidden now. Here the kernel
 * judges each packet of who opened the connection, so that a change is felt at the next one. Its hook is postrouting, for the sake of
 * IPVS; it lets pass what root’s processes on the node send. Its table is one of both families, `inet`.
 *
 * Facts: kubernetes-sigs/kube-network-policies pkg/dataplane/controller.go; read at 49ce7430.
 */
import {addressOf, shortHash} from '../../../topology/addresses.js';
import type {Family, Pod} from '../../../topology/model.js';
import type {Direction} from '../../../topology/policy/types.js';
import {type NftChain, type NftParts, type NftSet, nftOp} from '../nft/table.js';
import type {Op} from '../ops.js';
import {nameOfPod} from '../places.js';
import {askedIn} from './asked.js';
import type {Enforcement, PolicyContext} from './enforcement.js';
import {marks} from './marks.js';
import {type Asked, type Dialect, policyChains, tierRules} from './policy-chains.js';

const name = 'kube-network-policies';

export const kubeNetworkPolicies: Enforcement = {
	engine: name,
	behaviour: {
		denied: 'drop',
		established: 'cut',
		podToOwnNode: 'policed',
		otherProtocols: 'policed',
		ipBlockMeansPods: true,
	},
	*planPolicy(context) {
		for (const family of context.cluster.families) yield tableOf(context, family);
	},
};

function tableOf(context: PolicyContext, family: Family): Op {
	return nftOp({
		in: context.node.name,
		family: family === 'ipv4' ? 'ip' : 'ip6',
		table: name,
		parts: partsOf(context, family),
		why: `the rules of ${name}: what policies allow to pods of this node (${family})`,
	});
}

type Selected = {readonly pod: Pod; readonly address: string; readonly asked: Asked};

function partsOf(context: PolicyContext, family: Family): NftParts {
	const {resolver, askedFor} = askedIn(context);
	const selected = context.pods.flatMap((pod): Selected[] => {
		const [address, asked] = [pod.addresses[family], askedFor(pod)];
		const isSelected = asked.ingress.length + asked.egress.length > 0;
		return address !== undefined && isSelected ? [{pod, address: addressOf(address), asked}] : [];
	});
	const asked = selected.map(each => each.asked);
	const policies = policyChains(asked, {family, resolver, prefix: 'selector-'}, dialect);
	return {
		sets: [...policies.sets, ...directions.map(direction => podMap(selected, direction, family))],
		chains: [
			...policies.chains,
			...selected.flatMap(podChains),
			...hookChains(family === 'ipv4' ? 'ip' : 'ip6'),
		],
	};
}

const directions = ['egress', 'ingress'] as const;

/** A bit of the connection's mark: it was denied. */
const cut = '0x40000000';
const unmarked = 'ct mark set ct mark & 0xbfffffff';

const dialect: Dialect = {
	chains: {ingress: 'ingress-policy-', egress: 'egress-policy-'},
	denied: why => `ct mark set ct mark | ${cut} counter drop comment "denied: ${why}"`,
};

/** Those whom a policy selects in the direction. */
function podMap(selected: readonly Selected[], direction: Direction, family: Family): NftSet {
	return {
		name: `${direction}-pods`,
		is: 'map',
		head: [`type ${family}_addr : verdict`],
		elements: selected
			.filter(({asked}) => asked[direction].length > 0)
			.map(({pod, address}) => `${address} : jump ${podChainName(pod, direction)}`),
	};
}

function podChains({pod, asked}: Selected): NftChain[] {
	return directions
		.filter(direction => asked[direction].length > 0)
		.map(direction => ({
			name: podChainName(pod, direction),
			of: {pod: nameOfPod(pod), direction},
			rules: [marks.clear, ...asked[direction].flatMap(tier => tierRules(tier, direction, dialect))],
		}));
}

/** nft takes names of up to 127 bytes. */
function podChainName({netns}: Pod, direction: Direction): string {
	return `${direction}-${netns.length > 100 ? shortHash(netns, 16) : netns}`;
}

function hookChains(ip: 'ip' | 'ip6'): NftChain[] {
	const neighbours =
		'icmpv6 type { 133, 134, 135, 136, 137 } accept comment "neighbours look for each other"';
	const before = [
		...(ip === 'ip6' ? [neighbours] : []),
		`ct direction reply ct mark & ${cut} == ${cut} counter drop comment "denied: the connection is forbidden now"`,
		'ct direction reply accept',
		'ct state related accept comment "what is said about a connection"',
	];
	const egress = `${ip} saddr vmap @egress-pods`;
	const allowed = [
		`ct mark & ${cut} == ${cut} ${unmarked} comment "it is allowed again"`,
		`${marks.clear} comment "the marks were for these chains alone"`,
	];
	return [
		{
			name: 'forward',
			hook: 'type filter hook forward priority filter; policy accept;',
			rules: [...before, egress, `${ip} daddr vmap @ingress-pods`, ...allowed],
		},
		{
			name: 'input',
			hook: 'type filter hook input priority filter; policy accept;',
			rules: [...before, egress, ...allowed],
		},
	];
}
