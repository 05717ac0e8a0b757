/** A difference of two plans made true in a running lab. */
import {
	cablesOf,
	type MachineChange,
	type MachineStop,
	type OpChange,
	type PlanChange,
} from '../plan/diff.js';
import type {Machine} from '../plan/ops.js';
import {type ChangeSettings, renderChange} from '../render/change.js';
import {splitPods} from '../render/inside.js';
import {renderMachine} from '../render/machine.js';
import type {Script} from '../render/script.js';
import {applyCables, applyInside} from './apply-pods.js';
import {forAll, inGroups} from './for-all.js';

/** How changes are made. */
export type Means = {
	/** Runs a script in a machine or in the underlay. */
	readonly apply: (script: Script, place: string) => Promise<void>;
	/** An open descriptor of a machine's or a pod's namespace. */
	readonly netns: (place: string) => number;
	/** Makes machines with nothing in them. */
	readonly start: (machines: readonly Machine[]) => Promise<void>;
	/** Ends machines with all that is in them, as far as they are there. */
	readonly stop: (machines: readonly MachineStop[]) => Promise<void>;
};

/** Who hears how far it is. */
export type Telling = {
	readonly progress: (done: number, all: number) => void;
	/** A machine that was started has all that it shall have. */
	readonly filled?: ((machine: string) => void) | undefined;
};

/**
 * One script a machine, and the inside of its pods by this process; several passes only if a cable or a machine changes, because
 * what stands on it must go before and come after. Throws the first ApplyError or CommandError when all that had begun have ended:
 * the change is then done in part.
 */
export async function applyChange(
	change: PlanChange,
	{progress, filled = () => {}, resume = false, ...means}: ChangeSettings & Means & Telling,
): Promise<void> {
	const passes = passesOf(change, {...means, filled}, resume);
	const all = passes.reduce((sum, {length}) => sum + length, 0);
	let done = 0;
	for (const jobs of passes) {
		await forAll(
			jobs,
			job => job(),
			async rest => {
				await rest?.();
				progress(++done, all);
			},
		);
	}
}

/** The places of pods whose namespace goes, or goes and comes anew, in machines that stay. What is resumed makes each anew. */
export function goingPlaces({machines}: PlanChange, resume = false): string[] {
	return machines.flatMap(({changes}) =>
		changes.flatMap(each =>
			(each.do === 'remove' || resume) && each.op.kind === 'netns' ? [`${each.op.in}/${each.op.name}`] : [],
		),
	);
}

/** Returns what this process itself does then. */
type Job = () => Promise<(() => Promise<void>) | undefined>;
type Filling = Means & {readonly filled: (machine: string) => void};
type Part = Pick<MachineChange, 'name' | 'changes'>;

/** The jobs of a pass do not depend on each other. */
function passesOf(change: PlanChange, means: Filling, resume: boolean): Job[][] {
	const {underlay, machines, starts} = change;
	const stops = resume ? [...change.stops, ...halfStarted(change)] : change.stops;
	const make = (part: Part) => () => applyPart(part, means, resume);
	if (underlay.length + starts.length + stops.length === 0) return [machines.map(make)];
	return [
		machines.flatMap(machine => partOf(machine, true)).map(make),
		stops.length === 0 ? [] : [() => means.stop(stops).then(nothing)],
		inGroups(starts).map(machines => () => means.start(machines).then(nothing)),
		underlay.length === 0 ? [] : [make({name: 'underlay', changes: underlay})],
		[
			...machines.flatMap(machine => partOf(machine, false)).map(make),
			...starts.map(machine => () => fill(machine, means)),
		],
	];
}

/** What may be there of a machine that shall be started. */
function halfStarted({starts, stops, underlay}: PlanChange): MachineStop[] {
	const stopped = new Set(stops.map(({name}) => name));
	const cables = underlay.map(({op}) => op);
	return starts
		.filter(({name}) => !stopped.has(name))
		.map(machine => ({...machine, cables: cablesOf(machine.name, cables)}));
}

function partOf({name, changes}: MachineChange, going: boolean): Part[] {
	const part = changes.filter(each => (each.do === 'remove') === going);
	return part.length === 0 ? [] : [{name, changes: part}];
}

async function applyPart({name, changes}: Part, {apply, netns}: Means, resume: boolean) {
	const {script, cables, pods} = splitPods(changes, resume);
	if (script.length > 0) await apply(renderChange(name, script, {resume}), name);
	await applyCables(name, cables, netns);
	return () => applyInside(pods, {resume, netns});
}

/** A machine that was just started has nothing that could be done already. */
async function fill(machine: Machine, {apply, filled, netns}: Filling) {
	const {name, ops} = machine;
	const {script, cables, pods} = splitPods(ops.map((op): OpChange => ({do: 'add', op})));
	await apply(renderMachine({...machine, ops: script.map(({op}) => op)}), name);
	await applyCables(name, cables, netns);
	return async () => {
		await applyInside(pods, {resume: false, netns});
		filled(name);
	};
}

const nothing = () => undefined;
