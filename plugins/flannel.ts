/**
 * What flannel's back ends have in common: the bridge cni0 (made by the CNI plugin `bridge` that flannel's plugin
 * delegates to), subnet.env, and the packet filter. Facts: flannel-io/flannel pkg/subnet/subnet.go (WriteSubnetFile),
 * pkg/trafficmngr/nftables/nftables.go; flannel-io/cni-plugin; containernetworking/plugins.
 */

import type {ModeContext, NodeContext, PodEnd} from '../lib/plan/mode.js';
import type {Op} from '../lib/plan/ops.js';
import {remembered} from '../lib/plan/remember.js';
import {bridged} from '../lib/plan/wiring.js';
import {addressAt, addressOf, type Cidr, macOf, parseCidr, withLength} from '../topology/addresses.js';
import type {Family, Node, Pod} from '../topology/model.js';

const bridge = 'cni0';

/** Address number `index` of a node's subnet, without its length: 0 for the VTEP, 1 for the gateway. */
export function subnetAddress(node: Node, family: Family, index: number): string {
	return addressAt(cidrOf(node, family), index);
}

/** A node's share of the pod network, in the lab's families. */
export function subnetOf(node: Node, family: Family): string {
	cidrOf(node, family);
	return node.podCidrs[family] ?? '';
}

/** hairpinMode and isDefaultGateway are on in flannel's own 10-flannel.conflist. */
export function joinCni0(pod: Pod, context: NodeContext): Iterable<Op> {
	const networks = (family: Family) => {
		const network = context.cluster.podCidrs[family];
		return network === undefined ? [] : [network];
	};
	return bridged(pod, context, {bridge, hairpin: true, networks});
}

/** Rule 5 of the table takes a remote node for the outside: a pod reaches it under its own node's address. */
export function podSeenBy(_peer: Node, {node}: ModeContext, {family}: PodEnd): string {
	return addressOf(node.attachment.addresses[family] ?? '');
}

/** cni0: the pods' switch and gateway. */
export function* planCni0({node, cluster, mtu}: ModeContext): Iterable<Op> {
	const [first = 'ipv4'] = cluster.families;
	const mac = macOf(subnetAddress(node, first, 1));
	yield {
		kind: 'bridge',
		in: node.name,
		name: bridge,
		mtu,
		mac,
		why: 'the switch of this node’s pods; its MAC is pinned',
	};
	for (const family of cluster.families) {
		const {length} = cidrOf(node, family);
		const address = withLength(subnetAddress(node, family, 1), length);
		yield {kind: 'address', in: node.name, dev: bridge, address, why: 'the gateway of this node’s pods'};
	}
}

/** What flanneld leaves behind for its CNI plugin, and the tables that it writes with EnableNFTables. */
export function* planFlanneld(context: ModeContext): Iterable<Op> {
	const {node, cluster} = context;
	for (const family of cluster.families) {
		const table = filterTable(family);
		const why = `pods talk to pods under their own address, to the rest of the world under their node’s (${family})`;
		const text = tableText(table, {network: cluster.podCidrs[family] ?? '', subnet: subnetOf(node, family)});
		yield {kind: 'nft', in: node.name, family: table.nft, table: table.name, text, why};
	}
	yield {
		kind: 'file',
		in: node.name,
		path: '/run/flannel/subnet.env',
		content: subnetEnv(context),
		why: 'what flanneld tells flannel’s CNI plugin; without it no pod could be added',
	};
}

type Table = {readonly nft: 'ip' | 'ip6'; readonly name: string; readonly multicast: string};

function filterTable(family: Family): Table {
	return family === 'ipv4'
		? {nft: 'ip', name: 'flannel-ipv4', multicast: '224.0.0.0/4'}
		: {nft: 'ip6', name: 'flannel-ipv6', multicast: 'ff00::/8'};
}

/**
 * Six rules decide who is masqueraded. The fourth is the nftables mode’s own: it returns for everything that is
 * not of this node’s pods and goes to pods, and so leaves nothing to the sixth; a node, and what a node forwards,
 * reaches remote pods under its own address. (With iptables the sixth rule masquerades it.)
 */
function tableText(
	{nft, name, multicast}: Table,
	{network, subnet}: {readonly network: string; readonly subnet: string},
): string {
	const [from, to] = [`${nft} saddr`, `${nft} daddr`];
	const rules = [
		['meta mark 0x4000 return', 'kube-proxy has marked it: it does the NAT'],
		[`${from} ${subnet} ${to} ${network} return`, 'pod of this node to any pod: no NAT'],
		[`${from} ${network} ${to} ${subnet} return`, 'any pod to a pod of this node: no NAT'],
		[`${from} != ${subnet} ${to} ${network} return`, 'node or outside to a pod: it keeps its address'],
		[
			`${from} ${network} ${to} != ${multicast} masquerade fully-random`,
			'pod to the outside: under its node’s address',
		],
		[
			`${from} != ${network} ${to} ${network} masquerade fully-random`,
			'never reached in this mode: rule 4 took it',
		],
	];
	const accepts = [
		[`${from} ${network} accept`, 'what pods send may be forwarded'],
		[`${to} ${network} accept`, 'what pods receive may be forwarded'],
	];
	const lines = (list: readonly (readonly string[])[]) =>
		list.map(([rule, why]) => `\t\t${rule} comment "${why}"`);
	return [
		`table ${nft} ${name} {`,
		'\tchain postrtg {',
		'\t\ttype nat hook postrouting priority srcnat; policy accept;',
		...lines(rules),
		'\t}',
		'\tchain forward {',
		'\t\ttype filter hook forward priority filter; policy accept;',
		...lines(accepts),
		'\t}',
		'}',
		'',
	].join('\n');
}

function subnetEnv({node, cluster, mtu}: ModeContext): string {
	const lines = cluster.families.flatMap(family => {
		const prefix = family === 'ipv4' ? 'FLANNEL' : 'FLANNEL_IPV6';
		const {length} = cidrOf(node, family);
		return [
			`${prefix}_NETWORK=${cluster.podCidrs[family]}`,
			`${prefix}_SUBNET=${withLength(subnetAddress(node, family, 1), length)}`,
		];
	});
	return [...lines, `FLANNEL_MTU=${mtu}`, 'FLANNEL_IPMASQ=true', ''].join('\n');
}

/** Every peer asks for it. */
const cidrsOf = remembered(({podCidrs}: Node) => ({
	ipv4: parseCidr(podCidrs.ipv4 ?? ''),
	ipv6: parseCidr(podCidrs.ipv6 ?? ''),
}));

function cidrOf(node: Node, family: Family): Cidr {
	const cidr = cidrsOf(node)[family];
	if (!cidr) throw new RangeError(`node ${node.name} has no pod subnet: '${node.podCidrs[family]}'`);
	return cidr;
}
