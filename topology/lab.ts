/** A lab file, after `extends` and `--set`, with its shape: what the control plane starts from. */

import {checkChecks} from './check-checks.js';
import {childValue, type SourceDocument} from './documents.js';
import {isMapping} from './layers.js';
import type {Cluster, PerFamily} from './model.js';
import {checkName} from './names.js';
import {readPodNetwork} from './pod-network.js';
import type {Locate, Problem, Report} from './problems.js';
import {readScenario} from './read-scenario.js';
import {readTimers} from './read-timers.js';
import type {Scenario} from './scenario.js';
import {type Check, type LabFile, labSchema, type PolicyEngine} from './schema.js';
import {buildShape, type Shape} from './shape.js';
import {soundPart, withoutEchoes} from './sound.js';
import type {Task} from './task.js';
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
	/** Who enforces policies where the mode does not; not set: nobody is added. */
	readonly policy?: PolicyEngine;
	readonly timers: Timers;
	readonly shape: Shape;
	readonly manifests: readonly SourceDocument[];
	readonly checks: readonly Check[];
	readonly scenario?: Scenario;
	readonly task?: Task;
	/** The manifests of the task's solution. */
	readonly solution?: readonly SourceDocument[];
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
): Omit<LoadedLab, 'manifests' | 'solution'> | undefined {
	let isSound = true;
	const reportHere = (problem: Problem) => {
		isSound = false;
		report(problem);
	};
	const {locate} = lab;
	const sound = soundPart(labSchema, withoutShape(lab), reportHere);
	const content: Partial<LabFile> = sound.value ?? {};
	const reading = withoutEchoes({locate, report: reportHere}, sound);
	const name = content.name ?? defaultName;
	const running = runningOf?.(name);
	const built = shape && buildShape(shape, reportHere, running);
	const pods = readPodNetwork(content.pods, built, reading);
	const timers = readTimers(content.timers, reading);
	checkName(name, 'lab', {...reading, path: ['name']});
	checkChecks(content.checks ?? [], built, {...reading, path: ['checks']});
	checkChecks(content.task?.checks ?? [], built, {...reading, path: ['task', 'checks']});
	const scenario = readScenario(childValue(lab.value, 'scenario'), built, reading);
	if (!isSound || !built || content.summary === undefined) return undefined;
	const {summary, policy, checks = [], task} = content;
	const mode = modeOf(content, locate);
	const said = {...(policy && {policy}), ...(scenario && {scenario}), ...(task && {task})};
	const kept = {...said, ...(running && {running})};
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
