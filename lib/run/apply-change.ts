/** A difference of two plans made true in a running lab. */
import type {MachineChange, PlanChange} from '../plan/diff.js';
import {type ChangeSettings, renderChange} from '../render/change.js';
import {splitPods} from '../render/inside.js';
import type {Script} from '../render/script.js';
import {ApplyError} from './apply-error.js';
import {applyPods} from './apply-pods.js';
import {forAll} from './for-all.js';

/** How changes are made. */
export type Means = {
	/** Runs a script in a machine or in the underlay. */
	readonly apply: (script: Script, place: string) => Promise<void>;
	/** An open descriptor of a pod's namespace. */
	readonly netns: (place: string) => number;
};

export type Progress = (done: number, all: number) => void;

/**
 * One script a machine, and the inside of its pods by this process; three passes only if a cable changes, because what stands on it must go before and come after.
 * Throws the first ApplyError or CommandError when all have ended: the change is then done in part.
 */
export async function applyChange(
	change: PlanChange,
	{progress, resume = false, ...means}: ChangeSettings & Means & {readonly progress: Progress},
): Promise<void> {
	refuseMachines(change);
	const passes = passesOf(change);
	const all = passes.reduce((sum, {length}) => sum + length, 0);
	let done = 0;
	for (const machines of passes) {
		await forAll(machines, async ({name, changes}) => {
			const {script, pods} = splitPods(changes);
			if (script.length > 0) await means.apply(renderChange(name, script, {resume}), name);
			await applyPods(pods, {resume, netns: means.netns});
			progress(++done, all);
		});
	}
}

/** The places of pods whose namespace goes, or goes and comes anew. */
export function goingPlaces({machines}: PlanChange): string[] {
	return machines.flatMap(({changes}) =>
		changes.flatMap(each =>
			each.do === 'remove' && each.op.kind === 'netns' ? [`${each.op.in}/${each.op.name}`] : [],
		),
	);
}

type Part = Pick<MachineChange, 'name' | 'changes'>;

function passesOf({underlay, machines}: PlanChange): Part[][] {
	if (underlay.length === 0) return [[...machines]];
	return [
		machines.flatMap(machine => partOf(machine, true)),
		[{name: 'underlay', changes: underlay}],
		machines.flatMap(machine => partOf(machine, false)),
	];
}

function partOf({name, changes}: MachineChange, going: boolean): Part[] {
	const part = changes.filter(each => (each.do === 'remove') === going);
	return part.length === 0 ? [] : [{name, changes: part}];
}

function refuseMachines({starts, stops}: PlanChange): void {
	const names = [...starts, ...stops].map(({name}) => name);
	if (names.length > 0)
		throw new ApplyError(
			`the machines of a lab are fixed while it is up, and these would come or go: ${names.join(', ')}`,
		);
}
