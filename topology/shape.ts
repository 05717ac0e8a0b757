/** A shape file → the underlay and its nodes, with every address, MAC, bridge and port chosen. */

import {addressOf, formatCidr, interfaceName, macOf} from './addresses.js';
import {type Allocation, allocate} from './allocate.js';
import {childValue, type SourceDocument} from './documents.js';
import {bridgePortLimit, type Host, type Machines, type RouterEntry, readMachines} from './machines.js';
import {
	type Attachment,
	type Client,
	families,
	type Node,
	type PerFamily,
	type Router,
	type Segment,
	type Underlay,
} from './model.js';
import type {Reading} from './names.js';
import type {Problem, Report} from './problems.js';
import {type ShapeFile, shapeSchema} from './schema.js';
import {readSegments, type SegmentEntry} from './segments.js';
import {soundPart} from './sound.js';

/** A node before the control plane has given it its share of the pod network. */
export type ShapeNode = Omit<Node, 'podCidrs'>;

export type Shape = {readonly underlay: Underlay; readonly nodes: readonly ShapeNode[]};

/** Undefined after it has reported what is wrong: all of it in one pass. `extends` is followed already. */
export function buildShape(document: SourceDocument, report: Report): Shape | undefined {
	let isSound = true;
	const reportHere = (problem: Problem) => {
		isSound = false;
		report(problem);
	};
	const shape = soundPart(shapeSchema, document, reportHere);
	if (!shape) return undefined;
	const reading = {locate: document.locate, report: reportHere};
	reportEmpty(document, reading);
	const segments = readSegments(shape, reading);
	const machines = readMachines(shape, reading);
	reportUnreachable(shape, machines.routers, reading);
	const allocations = new Map(
		segments.map(segment => [segment.name, allocateSegment(segment, machines, reading)]),
	);
	return isSound ? assemble(segments, machines, {allocations, locate: document.locate}) : undefined;
}

function reportEmpty({value}: SourceDocument, {locate, report}: Reading): void {
	const isEmpty = (field: string) => Object.keys(childValue(value, field) ?? {}).length === 0;
	const at = locate([]);
	if (isEmpty('segments')) {
		const hint = 'segments: {lan: {ipv4: 192.168.50.0/24}}';
		report({code: 'missing-field', message: 'the cluster has no segments', hint, ...(at && {at})});
	}
	if (isEmpty('nodes') && isEmpty('groups')) {
		const hint = 'nodes: {node-1: {}}, or groups: {worker: {count: 3}}';
		report({code: 'missing-field', message: 'the cluster has no nodes', hint, ...(at && {at})});
	}
}

/** Every segment must be reached, over any number of routers, from the first one. */
function reportUnreachable(
	shape: ShapeFile,
	routers: readonly RouterEntry[],
	{locate, report}: Reading,
): void {
	const names = Object.keys(shape.segments ?? {});
	const reached = new Set(names.slice(0, 1));
	for (let before = 0; before < reached.size; ) {
		before = reached.size;
		for (const {segments} of routers) {
			if (segments.some(name => reached.has(name))) for (const name of segments) reached.add(name);
		}
	}
	for (const name of names.filter(name => !reached.has(name))) {
		const at = locate(['segments', name], 'key');
		const message = `no router leads from the segment '${names[0]}' to '${name}'`;
		report({code: 'segment-unreachable', message, hint: 'routers: {core: {segments: […]}}', ...(at && {at})});
	}
}

function allocateSegment(segment: SegmentEntry, {routers, hosts}: Machines, reading: Reading): Allocation {
	const here = {
		routers: routers.filter(({segments}) => segments.includes(segment.name)),
		hosts: hosts.filter(host => host.segment === segment.name),
	};
	const ports = here.routers.length + here.hosts.length;
	if (ports <= bridgePortLimit) return allocate(segment, here, reading);
	const at = reading.locate(segment.path, 'key');
	const message = `${ports} machines on '${segment.name}' are too many: a Linux bridge has ${bridgePortLimit} ports`;
	reading.report({code: 'too-many', message, hint: 'use several segments with a router', ...(at && {at})});
	return new Map();
}

type Chosen = {
	readonly allocations: ReadonlyMap<string, Allocation>;
	readonly locate: SourceDocument['locate'];
};

function assemble(
	entries: readonly SegmentEntry[],
	{hosts, routers}: Machines,
	{allocations, locate}: Chosen,
): Shape {
	// sysctl has conf/all and conf/default (net/core/dev.c refuses devices named so), and lo is there already.
	const devices = new Set(['lo', 'all', 'default']);
	const segments = entries.map(({name, cidrs, mtu}): Segment => {
		const texts = families.flatMap(family => (cidrs[family] ? [[family, formatCidr(cidrs[family])]] : []));
		return {name, cidrs: Object.fromEntries(texts), mtu, bridge: deviceName(`br-${name}`, devices)};
	});
	const attach = (machine: string, segment: string, leg: {interface: string; port: string}): Attachment => {
		const addresses = allocations.get(segment)?.get(machine) ?? {};
		const mac = macOf(addressOf(addresses.ipv4 ?? addresses.ipv6 ?? ''));
		const mtu = segments.find(({name}) => name === segment)?.mtu ?? 0;
		return {segment, interface: leg.interface, port: deviceName(leg.port, devices), mac, mtu, addresses};
	};
	const routerOf = ({name, segments}: RouterEntry): Router => ({
		name,
		attachments: segments.map((segment, index) =>
			attach(name, segment, {interface: `eth${index}`, port: `${name}-${segment}`}),
		),
	});
	const clientOf = ({name, segment}: Host): Client => ({
		name,
		attachment: attach(name, segment, {interface: 'eth0', port: name}),
		gateways: gatewaysOf(segment, routers, allocations),
	});
	const nodes = hosts
		.filter(({kind}) => kind === 'node')
		.map((host, index): ShapeNode => {
			const place = locate(host.path, 'key');
			return {...clientOf(host), index: index + 1, labels: host.labels, ...(place && {place})};
		});
	const clients = hosts.filter(({kind}) => kind === 'client').map(clientOf);
	return {underlay: {segments, routers: routers.map(routerOf), clients}, nodes};
}

/** The first router on the segment, in each family. */
function gatewaysOf(
	segment: string,
	routers: readonly RouterEntry[],
	allocations: Chosen['allocations'],
): PerFamily<string> {
	const router = routers.find(({segments}) => segments.includes(segment));
	const addresses = router && allocations.get(segment)?.get(router.name);
	return Object.fromEntries(
		Object.entries(addresses ?? {}).map(([family, address]) => [family, addressOf(address)]),
	);
}

/** Bridges and ports share the underlay's namespace: a node may be named as a bridge is. */
function deviceName(readable: string, taken: Set<string>): string {
	let name = interfaceName(readable);
	for (let count = 2; taken.has(name); count++) name = interfaceName(`${readable}#${count}`);
	taken.add(name);
	return name;
}
