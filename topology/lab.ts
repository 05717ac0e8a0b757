/** A lab file, after `extends` and `--set`, with its shape: what the control plane starts from. */
import {parseAddress, parseInterfaceAddress} from './addresses.js';
import {childValue, type SourceDocument} from './documents.js';
import {isMapping} from './layers.js';
import type {Cluster, PerFamily} from './model.js';
import {checkName, type Reading} from './names.js';
import {readPodNetwork} from './pod-network.js';
import {didYouMean, type Locate, type Path, type Problem, type Report} from './problems.js';
import {readTimers} from './read-timers.js';
import {type Check, type LabFile, labSchema} from './schema.js';
import {buildShape, type Shape} from './shape.js';
import {soundPart} from './sound.js';
import type {Timers} from './timers.js';

/** A lab that is right as far as the topology goes; its mode and its manifests are not looked into yet. */
export type LoadedLab = {
	/** As a person would write it; `<stdin>`, or `command line` for a lab without a file. */
	readonly file: string;
	readonly name: string;
	readonly summary: string;
	readonly mode: {
		readonly name: string;
		readonly options: Readonly<Record<string, unknown>>;
		/** From the value of `mode`: `['name']`, `['options', 'directRouting']`. */
		readonly locate: Locate;
	};
	/** The pod network: of the file, or the defaults for the families that every node has. */
	readonly pods: PerFamily<string>;
	readonly timers: Timers;
	readonly shape: Shape;
	readonly manifests: readonly SourceDocument[];
	readonly checks: readonly Check[];
	/** From the root of the lab file, whichever layer a value comes from. */
	readonly locate: Locate;
	/** The lab of this name as it is up, if its file is to be applied to it: what is there already keeps what it has. */
	readonly running?: Cluster;
};

export type LabParts = {
	/** The merged lab file, in its long forms. */
	readonly lab: SourceDocument;
	/** The merged shape; undefined if a file of it could not be read, which is reported already. */
	readonly shape: SourceDocument | undefined;
	readonly defaultName: string;
	readonly running?: Running | undefined;
};

/** The lab of that name, if it is up and shall become what the file says. */
export type Running = (name: string) => Cluster | undefined;

/** Undefined after it has reported what is wrong: all of it in one pass. */
export function readLab(
	{lab, shape, defaultName, running: runningOf}: LabParts,
	report: Report,
): Omit<LoadedLab, 'manifests'> | undefined {
	let isSound = true;
	const reportHere = (problem: Problem) => {
		isSound = false;
		report(problem);
	};
	const {locate} = lab;
	const reading = {locate, report: reportHere};
	const content: Partial<LabFile> = soundPart(labSchema, withoutShape(lab), reportHere) ?? {};
	const name = content.name ?? defaultName;
	const running = runningOf?.(name);
	const built = shape && buildShape(shape, reportHere, running);
	const pods = readPodNetwork(content.pods, built, reading);
	const timers = readTimers(content.timers, reading);
	checkName(name, 'lab', {...reading, path: ['name']});
	checkChecks(content.checks ?? [], built, reading);
	if (!isSound || !built || content.summary === undefined) return undefined;
	const {summary, checks = []} = content;
	const mode = modeOf(content, locate);
	const kept = running && {running};
	return {file: lab.file, name, summary, mode, pods, timers, shape: built, checks, locate, ...kept};
}

/** The shape is checked by itself, after what it extends has been laid under it. */
function withoutShape(lab: SourceDocument): SourceDocument {
	const isInline = isMapping(childValue(lab.value, 'cluster')) && isMapping(lab.value);
	return isInline ? {...lab, value: {...(lab.value as object), cluster: 'its own'}} : lab;
}

function modeOf({mode}: Partial<LabFile>, locate: Locate): LoadedLab['mode'] {
	const {name, options} = typeof mode === 'object' ? mode : {name: mode ?? '', options: undefined};
	return {name, options: options ?? {}, locate: (path, part) => locate(['mode', ...path], part)};
}

function checkChecks(checks: readonly Check[], shape: Shape | undefined, reading: Reading): void {
	for (const [index, check] of checks.entries()) {
		const path = ['checks', index];
		if ('route' in check) {
			checkDestination(check.route.to, {...reading, path: [...path, 'route', 'to']});
			if (shape) checkMachine(check.route.node, shape.nodes, {...reading, path: [...path, 'route', 'node']});
		}
		if ('exec' in check) {
			checkPattern(check.exec.stdout, {...reading, path: [...path, 'exec', 'stdout']});
			const {in: place} = check.exec;
			if (shape && !place.includes('/'))
				checkMachine(place, machinesOf(shape), {...reading, path: [...path, 'exec', 'in']});
		}
	}
}

type Named = {readonly name: string};

function machinesOf({nodes, underlay}: Shape): readonly Named[] {
	return [...nodes, ...underlay.routers, ...underlay.clients];
}

function checkMachine(
	name: string,
	known: readonly Named[],
	{locate, report, path}: Reading & {path: Path},
): void {
	const names = known.map(machine => machine.name);
	if (names.includes(name)) return;
	const at = locate(path);
	// A hundred names help nobody.
	const hint =
		names.length > 20 ? `${names.length} machines, ${names[0]} … ${names.at(-1)}` : didYouMean(name, names);
	report({code: 'unknown-reference', message: `there is no machine '${name}'`, hint, ...(at && {at})});
}

function checkDestination(text: string, {locate, report, path}: Reading & {path: Path}): void {
	if (text === 'default' || parseAddress(text) || parseInterfaceAddress(text)) return;
	const at = locate(path);
	report({
		code: 'bad-cidr',
		message: `'${text}' is no destination`,
		hint: 'default, 10.244.2.0/24 or 10.244.2.7',
		...(at && {at}),
	});
}

function checkPattern(text: string | undefined, {locate, report, path}: Reading & {path: Path}): void {
	try {
		new RegExp(text ?? '');
	} catch (error) {
		const at = locate(path);
		report({code: 'bad-value', message: (error as Error).message, ...(at && {at})});
	}
}
