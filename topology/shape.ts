/** A shape file → the underlay and its nodes, with every address, MAC, bridge and port chosen. */

import {type Allocation, allocate} from './allocate.js';
import {assemble} from './assemble.js';
import {childValue, type SourceDocument} from './documents.js';
import {type Kept, keptOf} from './keep.js';
import {bridgePortLimit, type Machines, type RouterEntry, readMachines} from './machines.js';
import type {Cluster, Node, Underlay} from './model.js';
import type {Reading} from './names.js';
import type {Problem, Report} from './problems.js';
import {type ShapeFile, shapeSchema} from './schema.js';
import {readSegments, type SegmentEntry} from './segments.js';
import {soundPart, withoutEchoes} from './sound.js';

/** A node before the control plane has given it its share of the pod network. */
export type ShapeNode = Omit<Node, 'podCidrs'>;

export type Shape = {readonly underlay: Underlay; readonly nodes: readonly ShapeNode[]};

/**
 * Undefined after it has reported what is wrong: all of it in one pass. `extends` is followed already. `running` is the lab
 * as it is up: what is there already keeps what it has.
 */
export function buildShape(document: SourceDocument, report: Report, running?: Cluster): Shape | undefined {
	let isSound = true;
	const reportHere = (problem: Problem) => {
		isSound = false;
		report(problem);
	};
	const sound = soundPart(shapeSchema, document, reportHere);
	const shape = sound.value;
	if (!shape) return undefined;
	const reading = withoutEchoes({locate: document.locate, report: reportHere}, sound);
	reportEmpty(document, reading);
	const kept = keptOf(running);
	const segments = readSegments(shape, reading);
	const machines = readMachines(shape, reading);
	reportUnreachable(shape, machines.routers, reading);
	const allocations = new Map(
		segments.map(segment => [segment.name, allocateSegment(segment, machines, {...reading, kept})]),
	);
	return isSound ? assemble(segments, machines, {allocations, kept, locate: document.locate}) : undefined;
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

function allocateSegment(
	segment: SegmentEntry,
	{routers, hosts}: Machines,
	reading: Reading & {readonly kept: Kept},
): Allocation {
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
