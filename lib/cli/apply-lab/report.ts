/** What `apply LAB` says. */
import type {Notice} from '../../../topology/model.js';
import {changeWords, type LabChange, labChanges} from '../../control/live/lab-change.js';
import type {Settled} from '../../labd/settled.js';
import {countDifference, renderDifference} from '../../render/difference.js';
import {print, stepJson} from '../apply.js';
import type {Step} from '../objects/apply-steps.js';
import type {Target} from '../objects/deletion.js';
import {objectWord} from '../objects/kind-words.js';
import {type Parts, tellParts} from '../settle/kernel.js';
import type {Invocation, Result} from '../verbs/verb.js';
import {kernelDifference} from './dry-run.js';
import type {Input} from './read.js';

export type Objects = {readonly steps: readonly Step[]; readonly dropped: readonly Target[]};

/** What would be done, and why. */
export function dryRunReport(input: Input, objects: Objects, invocation: Invocation): Result {
	const {output} = invocation;
	const changes = changesOf(input);
	const difference = kernelDifference(input);
	const counts = countDifference(difference);
	for (const change of changes) output.print(changeWords(change));
	if (changes.length > 0) output.print('');
	const text = renderDifference(difference);
	if (text !== '') output.print(text);
	output.print(`${counts.add} come, ${counts.replace} change, ${counts.remove} go (dry run)`);
	printObjects(invocation, objects, ' (dry run)');
	const json = {
		lab: input.record.name,
		dryRun: true,
		changes,
		kernel: {...counts, difference},
		...objectsJson(objects),
		ms: input.ms,
	};
	return {exit: 0, json, text: ''};
}

export type Done = {
	/** Pieces of kernel state. */
	readonly changes: number;
	/** `namespace/name` */
	readonly drained: readonly string[];
	readonly settled: Settled | undefined;
	/** What the lab says now and did not say before. */
	readonly notices: readonly Notice[];
	readonly ms: Parts;
};

/** Exit code 1 if not all of it is true yet. */
export function doneReport(
	input: Input,
	{done, ...objects}: Objects & {readonly done: Done},
	invocation: Invocation,
): Result {
	const {output} = invocation;
	const {name} = input.record;
	const {changes: count, drained, settled, notices, ms} = done;
	const isLate = settled !== undefined && !settled.settled;
	if (isLate) output.note('it has been applied, and is not true in the kernel yet');
	tellParts(invocation, ms);
	const ended = drained.length === 0 ? '' : `, ${drained.length} pods left their node`;
	const json = {
		lab: name,
		dryRun: false,
		changes: changesOf(input),
		kernel: {changes: count},
		drained,
		...objectsJson(objects),
		notices,
		ms,
		...(settled && {settled: settled.settled, waitingFor: settled.waitingFor}),
	};
	const text = `lab ${name} is what its file says: ${count} pieces of kernel state changed${ended}`;
	return {exit: isLate ? 1 : 0, json, text: isLate ? '' : text};
}

/** What was done, before the wait, which may be long. */
export function printDone(input: Input, objects: Objects, invocation: Invocation): void {
	for (const change of changesOf(input)) invocation.output.print(changeWords(change));
	printObjects(invocation, objects, '');
}

function printObjects(invocation: Invocation, {steps, dropped}: Objects, suffix: string): void {
	print(invocation, steps, suffix);
	for (const {kind, name} of dropped) invocation.output.print(`${objectWord(kind, name)} deleted${suffix}`);
}

function changesOf({desired, compiled}: Input): LabChange[] {
	return labChanges(desired, {...compiled, checks: compiled.labChecks});
}

function objectsJson({steps, dropped}: Objects) {
	return {
		objects: steps.map(stepJson),
		deleted: dropped.map(({kind, ...where}) => ({kind: kind.kind, ...where})),
	};
}
