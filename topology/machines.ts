/** The machines of a shape, after groups and defaults: nodes, routers, clients, and the segments that they are on. */
import {readWishes} from './container-wishes.js';
import type {ContainerWishes, Labels} from './model.js';
import {checkLabels, checkName, type Reading} from './names.js';
import {didYouMean, type Path} from './problems.js';
import {type RouterBgp, readRouterBgp} from './router-bgp.js';
import type {HostEntry, ShapeFile} from './schema.js';

/** A machine with one leg. */
export type Host = {
	readonly kind: 'node' | 'client';
	readonly name: string;
	readonly path: Path;
	readonly segment: string;
	/** What its own entry fixes. */
	readonly fixed: Pick<HostEntry, 'ipv4' | 'ipv6'>;
	readonly labels: Labels;
	readonly container?: ContainerWishes | undefined;
};

export type RouterEntry = {
	readonly name: string;
	readonly path: Path;
	readonly segments: readonly string[];
	readonly bgp: RouterBgp;
};

export type Machines = {readonly hosts: readonly Host[]; readonly routers: readonly RouterEntry[]};

/**
 * A Linux bridge has port numbers 1 to 1023 (net/bridge/br_if.c: BR_MAX_PORTS is 1024, and 0 is reserved).
 */
export const bridgePortLimit = 1023;

type Wanted = Omit<Host, 'segment'> & {readonly segment: string | undefined; readonly segmentPath: Path};

/** The machines with sound names on segments that exist, in the order of the file; everything wrong is reported. */
export function readMachines(shape: ShapeFile, reading: Reading): Machines {
	const wanted = [...nodesOf(shape, reading), ...groupsOf(shape, reading), ...clientsOf(shape)];
	const routers = readRouters(shape, reading);
	checkAllLabels(shape, reading);
	reportDuplicates([...wanted, ...routers], reading);
	const hosts = wanted.flatMap(host => {
		const isNamed = checkName(host.name, host.kind, {...reading, path: host.path});
		const segment = segmentOf(host, shape, reading);
		return isNamed && segment !== undefined ? [{...host, segment}] : [];
	});
	return {hosts, routers};
}

function nodesOf(shape: ShapeFile, reading: Reading): Wanted[] {
	return Object.entries(shape.nodes ?? {}).map(([name, entry]) => {
		const labels = {...shape.defaults?.labels, ...entry?.labels, 'kubernetes.io/hostname': name};
		return {
			kind: 'node',
			name,
			path: ['nodes', name],
			fixed: entry ?? {},
			labels,
			container: readWishes(entry, {...reading, path: ['nodes', name]}),
			...segmentChoice(entry, ['nodes', name], shape),
		};
	});
}

function groupsOf(shape: ShapeFile, reading: Reading): Wanted[] {
	return Object.entries(shape.groups ?? {}).flatMap(([group, entry]): Wanted[] => {
		const path = ['groups', group];
		if (!checkCount(entry.count, {...reading, path: [...path, 'count']})) return [];
		const container = readWishes(entry, {...reading, path});
		return Array.from({length: entry.count}, (_, index) => {
			const name = `${group}-${index + 1}`;
			const labels = {...shape.defaults?.labels, ...entry.labels, 'kubernetes.io/hostname': name};
			return {kind: 'node', name, path, fixed: {}, labels, container, ...segmentChoice(entry, path, shape)};
		});
	});
}

function clientsOf(shape: ShapeFile): Wanted[] {
	return Object.entries(shape.clients ?? {}).map(([name, entry]) => {
		const path = ['clients', name];
		return {kind: 'client', name, path, fixed: entry ?? {}, labels: {}, ...segmentChoice(entry, path, shape)};
	});
}

/** Its own, else the default, else the only one. */
function segmentChoice(
	entry: {readonly segment?: string} | null,
	path: Path,
	shape: ShapeFile,
): Pick<Wanted, 'segment' | 'segmentPath'> {
	if (entry?.segment !== undefined) return {segment: entry.segment, segmentPath: [...path, 'segment']};
	if (shape.defaults?.segment !== undefined)
		return {segment: shape.defaults.segment, segmentPath: ['defaults', 'segment']};
	const [only, second] = Object.keys(shape.segments ?? {});
	return {segment: second === undefined ? only : undefined, segmentPath: path};
}

function segmentOf(
	{kind, name, segment, segmentPath}: Wanted,
	shape: ShapeFile,
	reading: Reading,
): string | undefined {
	if (segment !== undefined)
		return checkSegment(segment, shape, {...reading, path: segmentPath}) ? segment : undefined;
	if (Object.keys(shape.segments ?? {}).length === 0) return undefined;
	const at = reading.locate(segmentPath, 'key');
	reading.report({
		code: 'missing-field',
		message: `the ${kind} '${name}' names no segment, and there are several`,
		hint: `segment: one of ${Object.keys(shape.segments ?? {}).join(', ')}; or for all of them: defaults: {segment: …}`,
		...(at && {at}),
	});
	return undefined;
}

function checkSegment(
	segment: string,
	shape: ShapeFile,
	{locate, report, path}: Reading & {path: Path},
): boolean {
	const known = Object.keys(shape.segments ?? {});
	if (known.includes(segment)) return true;
	const at = locate(path);
	const hint = didYouMean(segment, known);
	report({code: 'unknown-reference', message: `there is no segment '${segment}'`, hint, ...(at && {at})});
	return false;
}

function checkCount(count: number, {locate, report, path}: Reading & {path: Path}): boolean {
	if (count >= 1 && count <= bridgePortLimit) return true;
	const at = locate(path);
	const message =
		count < 1
			? `a group of ${count} nodes is none`
			: `${count} nodes are too many: a Linux bridge has ${bridgePortLimit} ports, and a group is on one segment`;
	report({code: count < 1 ? 'bad-value' : 'too-many', message, ...(at && {at})});
	return false;
}

/** Without any in the file there is one on every segment: each node has a default route, and proxy ARP needs it. */
function readRouters(shape: ShapeFile, reading: Reading): RouterEntry[] {
	if (!shape.routers)
		return [{name: 'router', path: ['routers'], segments: Object.keys(shape.segments ?? {}), bgp: {}}];
	return Object.entries(shape.routers).flatMap(([name, entry]) => {
		const path = ['routers', name];
		const segments = entry.segments.filter((segment, index) => {
			const at = reading.locate([...path, 'segments', index]);
			if (entry.segments.indexOf(segment) === index) {
				return checkSegment(segment, shape, {...reading, path: [...path, 'segments', index]});
			}
			reading.report({code: 'duplicate', message: `'${name}' is on '${segment}' twice`, ...(at && {at})});
			return false;
		});
		const bgp = readRouterBgp(entry, {...reading, path});
		return checkName(name, 'router', {...reading, path}) ? [{name, path, segments, bgp}] : [];
	});
}

function reportDuplicates(
	machines: readonly {readonly name: string; readonly path: Path}[],
	{locate, report}: Reading,
): void {
	const first = new Map<string, Path>();
	for (const {name, path} of machines) {
		const other = first.get(name);
		first.set(name, other ?? path);
		// The router that nobody wrote has no place: what took its name has one.
		const at = other && locate(path.length > 1 ? path : other, 'key');
		if (!other) continue;
		const hint = `the other one is in '${other.join('.')}'`;
		report({code: 'duplicate', message: `two machines are named '${name}'`, hint, ...(at && {at})});
	}
}

function checkAllLabels(shape: ShapeFile, reading: Reading): void {
	checkLabels(shape.defaults?.labels ?? {}, {...reading, path: ['defaults', 'labels']});
	for (const field of ['nodes', 'groups'] as const) {
		for (const [name, entry] of Object.entries(shape[field] ?? {})) {
			checkLabels(entry?.labels ?? {}, {...reading, path: [field, name, 'labels']});
		}
	}
}
