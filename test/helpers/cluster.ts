/**
 * Clusters made by hand. The address plan of all tests:
 *
 *   segment rack-a  192.168.50.0/24   fd50::/64     bridge br-rack-a
 *   segment rack-b  192.168.60.0/24   fd60::/64     bridge br-rack-b (two racks only)
 *   router gw       .1 (::1) on each segment
 *   node-N          .1N (::1N): node-1 and node-2 on rack-a, node-3 on rack-a or, with two racks, on rack-b
 *   pods            10.244.0.0/16     fd00:10:244::/48
 *   pods of node-N  10.244.N.0/24     fd00:10:244:N::/64, .1 (::1) is cni0, pods from .2 (::2)
 *   on a segment    pods of node-N are .N0 + 100 …: 192.168.50.110, fd50::110 … (mode bridge)
 *   pods            default/web-0, db/store-0, default/tool-0 on node-1 (and so on: …-1, …-2), three a node
 */
import {macOf, withLength} from '../../topology/addresses.js';
import type {
	Attachment,
	Cluster,
	Family,
	Labels,
	Node,
	PerFamily,
	Pod,
	Segment,
} from '../../topology/model.js';

export type Shape = {
	readonly mode: string;
	readonly options?: Readonly<Record<string, unknown>>;
	readonly families?: readonly Family[];
	/** node-3 stands behind a router. */
	readonly twoRacks?: boolean;
	/** Pods get addresses of their node's segment. */
	readonly onSegment?: boolean;
};

const racks = {
	'rack-a': {ipv4: '192.168.50', ipv6: 'fd50:'},
	'rack-b': {ipv4: '192.168.60', ipv6: 'fd60:'},
} as const;

type Rack = keyof typeof racks;

/** Three nodes, nine pods, a router. Frozen. */
export function clusterOf({
	mode,
	options = {},
	families = ['ipv4'],
	twoRacks = false,
	onSegment = false,
}: Shape): Cluster {
	const segments: Rack[] = twoRacks ? ['rack-a', 'rack-b'] : ['rack-a'];
	const nodes = [1, 2, 3].map(index => {
		const rack = twoRacks && index === 3 ? 'rack-b' : 'rack-a';
		return nodeOf(index, {rack, families, onSegment});
	});
	return freeze({
		name: 'test',
		mode: {name: mode, options},
		families,
		podCidrs: onSegment ? {} : pick(families, {ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/48'}),
		underlay: {
			segments: segments.map(rack => segmentOf(rack, families)),
			routers: [
				{
					name: 'gw',
					attachments: segments.map((rack, index) =>
						attach('gw', {rack, host: 1, interface: `eth${index}`, families}),
					),
				},
			],
			clients: [],
		},
		nodes,
		pods: nodes.flatMap(node => podsOf(node, {families, onSegment})),
		notices: [],
	});
}

function segmentOf(rack: Rack, families: readonly Family[]): Segment {
	const {ipv4, ipv6} = racks[rack];
	const cidrs = pick(families, {ipv4: `${ipv4}.0/24`, ipv6: `${ipv6}:/64`});
	return {name: rack, cidrs, mtu: 1500, bridge: `br-${rack}`};
}

type Standing = {readonly rack: Rack; readonly families: readonly Family[]; readonly onSegment: boolean};

function nodeOf(index: number, {rack, families, onSegment}: Standing): Node {
	const {ipv4, ipv6} = racks[rack];
	const own = {ipv4: `10.244.${index}.0/24`, ipv6: `fd00:10:244:${index}::/64`};
	const range = {ipv4: `${ipv4}.${96 + index * 16}/28`, ipv6: `${ipv6}:${index}00/120`};
	return {
		name: `node-${index}`,
		index,
		labels: {'kubernetes.io/hostname': `node-${index}`},
		attachment: attach(`node-${index}`, {rack, host: 10 + index, interface: 'eth0', families}),
		gateways: pick(families, {ipv4: `${ipv4}.1`, ipv6: `${ipv6}:1`}),
		podCidrs: pick(families, onSegment ? range : own),
	};
}

function attach(
	machine: string,
	on: {
		readonly rack: Rack;
		readonly host: number;
		readonly interface: string;
		readonly families: readonly Family[];
	},
): Attachment {
	const {ipv4, ipv6} = racks[on.rack];
	return {
		segment: on.rack,
		interface: on.interface,
		port: `${machine}-${on.rack.slice(-1)}`,
		mac: macOf(`${ipv4}.${on.host}`),
		mtu: 1500,
		addresses: pick(on.families, {ipv4: `${ipv4}.${on.host}/24`, ipv6: `${ipv6}:${on.host}/64`}),
	};
}

function podsOf(node: Node, how: {readonly families: readonly Family[]; readonly onSegment: boolean}): Pod[] {
	const names = [
		['db', `store-${node.index - 1}`],
		['default', `tool-${node.index - 1}`],
		['default', `web-${node.index - 1}`],
	] as const;
	return names.map(([namespace, name], nth) => podOf({namespace, name, nth}, node, how));
}

function podOf(
	{namespace, name, nth}: {readonly namespace: string; readonly name: string; readonly nth: number},
	node: Node,
	{families, onSegment}: {readonly families: readonly Family[]; readonly onSegment: boolean},
): Pod {
	const {ipv4, ipv6} = racks[node.attachment.segment === 'rack-b' ? 'rack-b' : 'rack-a'];
	const own = {ipv4: `10.244.${node.index}.${nth + 2}`, ipv6: `fd00:10:244:${node.index}::${nth + 2}`};
	const onLan = {ipv4: `${ipv4}.${96 + node.index * 16 + nth + 1}`, ipv6: `${ipv6}:${node.index}0${nth + 1}`};
	const address = onSegment ? onLan : own;
	const gateway = {ipv4: `10.244.${node.index}.1`, ipv6: `fd00:10:244:${node.index}::1`};
	const labels: Labels = {app: name.replace(/-\d+$/, '')};
	return {
		namespace,
		name,
		node: node.name,
		labels,
		hostname: name,
		hostNetwork: false,
		netns: `${namespace}.${name}`,
		mac: macOf(address[families[0] ?? 'ipv4']),
		addresses: pick(families, {ipv4: withLength(address.ipv4, 24), ipv6: withLength(address.ipv6, 64)}),
		gateways: onSegment ? node.gateways : pick(families, gateway),
		containers: [],
	};
}

function pick<T>(families: readonly Family[], values: Readonly<Record<Family, T>>): PerFamily<T> {
	return Object.fromEntries(families.map(family => [family, values[family]]));
}

function freeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) freeze(inner);
	return Object.freeze(value);
}
