/** The text drawing of a lab: segments with what hangs on them, pods inside their nodes, and the ways between the nodes. Pure. */
import {addressOf} from '../../topology/addresses.js';
import type {Cluster} from '../../topology/model.js';
import type {Mode} from '../plan/mode.js';
import {type Box, shorten, table, toAscii, wired} from './boxes.js';
import {type GraphData, type GraphEdge, type GraphNode, graphData} from './graph-data.js';

export {graphData};

export type DrawOptions = {
	/** ASCII characters only, instead of line drawing ones. */
	readonly ascii?: boolean;
	/** Columns; 100 if not set. */
	readonly width?: number;
	/** How many pods of a node are drawn; the others are counted. All of a small lab if not set. */
	readonly podsPerNode?: number;
};

/** Up to this many of a kind everything is drawn. */
const few = {pods: 30, nodes: 24, ways: 6} as const;

/** The drawing, without colour; ends with a newline. */
export function drawCluster(cluster: Cluster, mode: Mode, options: unknown, draw: DrawOptions = {}): string {
	const graph = graphData(cluster, mode, options);
	const {width = 100, podsPerNode = cluster.pods.length <= few.pods ? few.pods : 3} = draw;
	const lines = [
		headline(cluster, graph),
		...graph.nodes
			.filter(({kind}) => kind === 'segment')
			.flatMap(segment => drawSegment(segment, graph, {width, podsPerNode})),
		...drawWays(graph, width),
	];
	const text = `${lines.join('\n')}\n`;
	return draw.ascii ? toAscii(text) : text;
}

function headline(cluster: Cluster, graph: GraphData): string {
	const {name, mode, families, podCidrs, ipam, nodes, pods} = cluster;
	const networks = ipam?.pools.map(({cidr}) => cidr) ?? families.flatMap(family => podCidrs[family] ?? []);
	const counts = `${count(nodes.length, 'node')}, ${count(pods.length, 'pod')}`;
	const clients = graph.nodes.filter(({kind}) => kind === 'client').length;
	const outside = clients > 0 ? `, ${count(clients, 'client')} outside` : '';
	const network = networks.length > 0 ? `; pod network ${networks.join(' and ')}` : '';
	return `${name}: ${mode.name}, ${counts}${outside}${network}`;
}

type Limits = {readonly width: number; readonly podsPerNode: number};

function drawSegment(segment: GraphNode, graph: GraphData, {width, podsPerNode}: Limits): string[] {
	const cables = graph.edges.filter(({kind, to}) => kind === 'cable' && to === segment.id);
	const machines = new Map(graph.nodes.map(node => [node.id, node]));
	const isNode = ({from}: GraphEdge) => machines.get(from)?.kind === 'node';
	const nodes = cables.filter(isNode);
	const drawn = nodes.length > few.nodes ? nodes.slice(0, few.nodes / 2) : nodes;
	const rest = nodes.length - drawn.length;
	const boxes = (edges: readonly GraphEdge[]) =>
		edges.flatMap(cable => {
			const machine = machines.get(cable.from);
			return machine ? [boxOf(machine, cable, {graph, podsPerNode})] : [];
		});
	return [
		'',
		`${segment.name}  ${segment.addresses.join('  ')}  (${segment.detail})`,
		...wired(boxes(cables.filter(cable => !isNode(cable))), boxes(drawn), width),
		...(rest > 0
			? [`… ${count(rest, 'more node')}: ${nodes[drawn.length]?.from} to ${nodes.at(-1)?.from}`]
			: []),
	];
}

type Inside = {readonly graph: GraphData; readonly podsPerNode: number};

function boxOf(machine: GraphNode, cable: GraphEdge, inside: Inside): Box {
	const {kind, name} = machine;
	const title = kind === 'node' ? name : `${name} (${kind})`;
	const lines = kind === 'node' ? nodeLines(machine, cable, inside) : standing(machine, cable, inside.graph);
	return {title, lines};
}

/** A machine of the underlay: its cable to this segment first, then where else it stands. */
function standing({id}: GraphNode, cable: GraphEdge, {edges}: GraphData): string[] {
	const others = edges.filter(edge => edge.kind === 'cable' && edge.from === id && edge !== cable);
	return table([
		...rowsOf(cable.interface, cable.addresses),
		...others.flatMap(({interface: name, addresses, to}) =>
			rowsOf(name, addresses, `to ${to.replace(/^segment /, '')}`),
		),
	]);
}

function nodeLines({id}: GraphNode, cable: GraphEdge, {graph, podsPerNode}: Inside): string[] {
	const inside = graph.nodes.filter(node => node.in === id);
	const devices = inside.filter(({kind}) => kind === 'device');
	// Where a bridge took the interface for a port, the address is the bridge's.
	const owner = devices.find(({addresses}) => addresses.some(address => cable.addresses.includes(address)));
	const uplink = owner ? [`port of ${owner.name}`] : cable.addresses;
	const pods = inside.filter(({kind}) => kind === 'pod');
	// Pods hang on their bridge: it comes last.
	const bridged = new Set(graph.edges.filter(({kind}) => kind === 'veth').map(({to}) => to));
	const order = [...devices].sort((a, b) => Number(bridged.has(a.id)) - Number(bridged.has(b.id)));
	return [
		...table([
			...rowsOf(cable.interface, uplink),
			...order.flatMap(({name, addresses}) => rowsOf(name, addresses)),
		]),
		...podLines(pods, podsPerNode),
	];
}

/** One row for each address, name and remark on the first. */
function rowsOf(name: string, addresses: readonly string[], remark = ''): string[][] {
	const [first = '', ...others] = addresses;
	return [[name, first, remark], ...others.map(address => ['', address])];
}

/** The longest that a pod's name may be in a box: three boxes shall stand side by side. */
const nameLimit = 28;

function podLines(pods: readonly GraphNode[], limit: number): string[] {
	const drawn = pods.length > limit ? pods.slice(0, limit) : pods;
	const rest = pods.length - drawn.length;
	const last = rest > 0 ? drawn.length : drawn.length - 1;
	const rows = drawn.flatMap(({name, addresses, detail}, index) => {
		const [branch, stem] = index === last ? ['└', ' '] : ['├', '│'];
		const [first = '', ...others] = detail === '' ? addresses.map(addressOf) : [detail];
		return [
			[`${branch} ${shorten(name.replace(/^default\//, ''), nameLimit)}`, first],
			...others.map(address => [stem, address]),
		];
	});
	return [...table(rows), ...(rest > 0 ? [`└ … ${count(rest, 'more pod')}`] : [])];
}

function drawWays({edges}: GraphData, width: number): string[] {
	const ways = edges.filter(({kind}) => kind === 'tunnel' || kind === 'plain');
	if (ways.length === 0) return [];
	const lines = ways.length <= few.ways ? table(ways.map(wayRow)) : groups(ways);
	return ['', 'between the nodes', ...lines.map(line => `  ${shorten(line, width - 2)}`)];
}

function wayRow(way: GraphEdge): string[] {
	return [way.from, arrowOf(way), way.to, way.interface, way.addresses.join(' ─ ')];
}

/** Ways of one sort together: many pairs need no line each. */
function groups(ways: readonly GraphEdge[]): string[] {
	const sorts = new Map<string, {readonly like: GraphEdge; readonly pairs: string[]}>();
	for (const way of ways) {
		const key = [way.family, way.detail, way.interface].join(' ');
		const sort = sorts.get(key) ?? {like: way, pairs: []};
		sort.pairs.push(`${way.from} ─ ${way.to}`);
		sorts.set(key, sort);
	}
	const total = new Set(ways.map(({from, to}) => `${from} ${to}`)).size;
	return table(
		[...sorts.values()].map(({like, pairs}) => {
			const rest = pairs.length > 3 ? `, … ${pairs.length - 3} more` : '';
			const which = pairs.length === total ? `all ${total} pairs` : `${pairs.slice(0, 3).join(', ')}${rest}`;
			return [like.family ?? '', arrowOf(like), like.interface, which];
		}),
	);
}

function arrowOf({kind, detail}: GraphEdge): string {
	return kind === 'tunnel' ? `◄══ ${detail} ══►` : `◄── ${detail} ──►`;
}

function count(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`;
}
