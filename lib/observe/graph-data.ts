/** What a lab consists of, as nodes and edges: what the drawing shows, and `graph --json` prints. Pure. */
import {addressOf} from '../../topology/addresses.js';
import type {Attachment, Cluster, Family, Pod} from '../../topology/model.js';
import type {Mode, Wire} from '../plan/mode.js';
import type {Op} from '../plan/ops.js';
import {contextOf, planCluster} from '../plan/planner.js';

export type GraphNode = {
	/** `segment rack-a`, `node-1`, `node-1/cni0`, `node-1/default.web-0`. */
	readonly id: string;
	readonly kind: 'segment' | 'router' | 'client' | 'node' | 'device' | 'pod';
	readonly name: string;
	/** The machine that a device or a pod is in. */
	readonly in?: string;
	/** Those of a segment are its subnets. */
	readonly addresses: readonly string[];
	/** A segment's MTU and bridge; a device's kind, VNI and port; `host network`. */
	readonly detail: string;
};

export type GraphEdge = {
	/** A cable to a segment; a pod's veth to its bridge or to its node; a tunnel or a plain way between two nodes. */
	readonly kind: 'cable' | 'veth' | 'tunnel' | 'plain';
	readonly from: string;
	readonly to: string;
	/** `eth0` for a cable, the host's end of a veth, the device of a tunnel. */
	readonly interface: string;
	readonly addresses: readonly string[];
	readonly detail: string;
	readonly family?: Family;
};

export type GraphData = {readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[]};

/** Nodes and edges of a lab; devices and tunnels as the mode plans them. Throws a PlanError if the mode contradicts itself. */
export function graphData(cluster: Cluster, mode: Mode, options: unknown): GraphData {
	const {machines} = planCluster(cluster, mode, options);
	const opsOf = new Map(machines.map(({name, ops}) => [name, ops]));
	const hosts = cluster.nodes.map(({name}) => hostGraph(name, cluster, opsOf.get(name) ?? []));
	return {
		nodes: [...segments(cluster), ...machineNodes(cluster), ...hosts.flatMap(({nodes}) => nodes)],
		edges: [
			...cables(cluster),
			...hosts.flatMap(({edges}) => edges),
			...wires({cluster, mode, options}, opsOf),
		],
	};
}

function segments({underlay, families}: Cluster): GraphNode[] {
	return underlay.segments.map(({name, cidrs, mtu, bridge}) => ({
		id: `segment ${name}`,
		kind: 'segment',
		name,
		addresses: valuesOf(cidrs, families),
		detail: `mtu ${mtu}, bridge ${bridge}`,
	}));
}

function machineNodes({underlay, nodes}: Cluster): GraphNode[] {
	const machine =
		(kind: GraphNode['kind']) =>
		({name}: {readonly name: string}) => ({
			id: name,
			kind,
			name,
			addresses: [],
			detail: '',
		});
	return [
		...underlay.routers.map(machine('router')),
		...underlay.clients.map(machine('client')),
		...nodes.map(machine('node')),
	];
}

function cables({underlay, nodes, families}: Cluster): GraphEdge[] {
	const cable = (from: string, attachment: Attachment): GraphEdge => ({
		kind: 'cable',
		from,
		to: `segment ${attachment.segment}`,
		interface: attachment.interface,
		addresses: valuesOf(attachment.addresses, families),
		detail: `mac ${attachment.mac}, mtu ${attachment.mtu}`,
	});
	return [
		...underlay.routers.flatMap(({name, attachments}) => attachments.map(each => cable(name, each))),
		...[...underlay.clients, ...nodes].map(({name, attachment}) => cable(name, attachment)),
	];
}

/** A node's devices and pods, read off its plan. */
function hostGraph(host: string, {pods, families}: Cluster, ops: readonly Op[]): GraphData {
	const devices = ops.flatMap((op): GraphNode[] => {
		if ((op.kind !== 'bridge' && op.kind !== 'vxlan' && op.kind !== 'ipip') || op.in !== host) return [];
		const addresses = ops.flatMap(other =>
			other.kind === 'address' && other.in === host && other.dev === op.name ? [other.address] : [],
		);
		const ports = ops.flatMap(other =>
			other.kind === 'link' && other.master === op.name ? [other.name] : [],
		);
		const detail = detailOf(op, ports);
		return [{id: `${host}/${op.name}`, kind: 'device', name: op.name, in: host, addresses, detail}];
	});
	const veths = new Map(ops.flatMap(op => (op.kind === 'veth' ? [[op.peer.in, op]] : [])));
	const own = pods.filter(pod => pod.node === host);
	return {
		nodes: [...devices, ...own.map(pod => podNode(pod, families))],
		edges: own.flatMap((pod): GraphEdge[] => {
			const veth = veths.get(idOf(pod));
			if (!veth) return [];
			const to = veth.master === undefined ? host : `${host}/${veth.master}`;
			const detail = `mtu ${veth.mtu}${veth.hairpin ? ', hairpin' : ''}`;
			return [{kind: 'veth', from: idOf(pod), to, interface: veth.name, addresses: [], detail}];
		}),
	};
}

function detailOf(op: Extract<Op, {kind: 'bridge' | 'vxlan' | 'ipip'}>, ports: readonly string[]): string {
	switch (op.kind) {
		case 'bridge':
			return ['bridge', ...ports.map(port => `port ${port}`)].join(', ');
		case 'vxlan':
			return `vxlan, VNI ${op.vni}, UDP ${op.port}`;
		case 'ipip':
			return 'IP in IP';
	}
}

function podNode(pod: Pod, families: Cluster['families']): GraphNode {
	return {
		id: idOf(pod),
		kind: 'pod',
		name: `${pod.namespace}/${pod.name}`,
		in: pod.node,
		addresses: valuesOf(pod.addresses, families),
		detail: pod.hostNetwork ? 'host network' : '',
	};
}

function idOf({node, netns}: Pod): string {
	return `${node}/${netns}`;
}

/** One edge for each pair of nodes and family, as seen from the first of the two. */
function wires(
	{cluster, mode, options}: {readonly cluster: Cluster; readonly mode: Mode; readonly options: unknown},
	opsOf: ReadonlyMap<string, readonly Op[]>,
): GraphEdge[] {
	return cluster.nodes.flatMap((node, index) => {
		const context = contextOf(cluster, mode, {node, options});
		const devices = new Map<string, string>();
		for (const op of opsOf.get(node.name) ?? [])
			if (op.kind === 'vxlan' || op.kind === 'ipip') devices.set(op.local, op.name);
		return cluster.nodes.slice(index + 1).flatMap(peer =>
			cluster.families.map((family): GraphEdge => {
				const wire = mode.wire(peer, context, {family});
				const ends = [node, peer].map(({attachment}) => addressOf(attachment.addresses[family] ?? ''));
				return {from: node.name, to: peer.name, family, ...wireEdge(wire, ends, devices)};
			}),
		);
	});
}

function wireEdge(wire: Wire, ends: readonly string[], devices: ReadonlyMap<string, string>) {
	switch (wire.encapsulation) {
		case 'none':
			return {kind: 'plain', interface: '', addresses: ends, detail: 'no encapsulation'} as const;
		case 'vxlan':
			return {
				kind: 'tunnel',
				interface: devices.get(wire.outer.from) ?? '',
				addresses: [wire.outer.from, wire.outer.to],
				detail: `vxlan, VNI ${wire.vni}, UDP ${wire.port}`,
			} as const;
		case 'ipip':
			return {
				kind: 'tunnel',
				interface: devices.get(wire.outer.from) ?? '',
				addresses: [wire.outer.from, wire.outer.to],
				detail: 'IP in IP',
			} as const;
	}
}

function valuesOf<T>(values: {readonly [family in Family]?: T}, families: readonly Family[]): T[] {
	return families.flatMap(family => values[family] ?? []);
}
