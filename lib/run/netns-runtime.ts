/** The default runtime: machines as namespaces. Runs inside the sandbox; `ip netns` there lists the machines. */
import type {MachineStop, PlanChange} from '../plan/diff.js';
import type {Machine, Plan} from '../plan/ops.js';
import type {ChangeSettings} from '../render/change.js';
import type {Script} from '../render/script.js';
import {applyChange, goingPlaces, type Telling} from './apply-change.js';
import {explainFailure} from './apply-error.js';
import {enterPlace} from './attach.js';
import {beginning} from './begun-machines.js';
import {makeIpipObject} from './ipip-object.js';
import {keepNumbersForFilter, tellFilter} from './libnftables.js';
import {Handles} from './netns-handles.js';
import {enterMachine, holderOf, isMachineAlive, startMachines} from './netns-machine.js';
import type {Runtime} from './runtime.js';
import {runScript} from './shells.js';
import {stopMachines} from './stop-machines.js';

export function netnsRuntime(): Runtime {
	const {begin, start} = beginning(startMachines);
	const means: MachineMeans = {
		holderOf,
		enterMachine,
		isAlive: isMachineAlive,
		start,
		stop: stopMachines,
		enterApart: place => ({outside: [], numbers: [], inside: enterPlace(place, enterMachine)}),
	};
	return {...runtimeOf(means), begin};
}

/** What runtimes differ in: how a machine begins, is found, is entered and ends. */
export type MachineMeans = Pick<Runtime, 'isAlive' | 'enterApart'> & {
	/** The number of the process that holds a machine's namespaces. Throws a MachineGoneError. */
	readonly holderOf: (machine: string) => string;
	/** The argv before a command in it. Throws a MachineGoneError. */
	readonly enterMachine: (machine: string) => string[];
	/** Makes machines with nothing in them. */
	readonly start: (machines: readonly Machine[]) => Promise<void>;
	/** Ends machines with all that is in them, as far as they are there. */
	readonly stop: (machines: readonly MachineStop[], handles: Handles) => Promise<void>;
};

export function runtimeOf(means: MachineMeans): Runtime {
	const {holderOf, enterMachine, isAlive, enterApart} = means;
	const handles = new Handles(holderOf);
	keepNumbersForFilter();
	const parts = {means, handles};
	return {
		start: (plan, progress, filled) => applyAndForget(wholeOf(plan), {...parts, progress, filled}),
		apply: (change, progress, settings) => applyAndForget(change, {...parts, progress, ...settings}),
		isAlive,
		enterApart,
		enter: place => enterPlace(place, enterMachine),
		// A link that begins with / would lead out of the machine: /var/run is one.
		file: (machine, path) => `/proc/${holderOf(machine)}/root${path.replace(/^\/var\/run\//, '/run/')}`,
		netns: place => handles.netns(place),
		script: async (machine, script, why) => {
			const way = machine === 'underlay' ? [] : enterMachine(machine);
			return (await runScript({way, script, why, place: machine})).stdout;
		},
	};
}

/** The difference to nothing. */
function wholeOf({underlay, machines}: Plan): PlanChange {
	return {underlay: underlay.map(op => ({do: 'add', op})), machines: [], starts: machines, stops: []};
}

type Applying = ChangeSettings & Telling & {readonly handles: Handles; readonly means: MachineMeans};

async function applyAndForget(change: PlanChange, {handles, means, ...settings}: Applying): Promise<void> {
	const going = goingPlaces(change, settings.resume === true);
	// What is made again under a name must not be taken for the old one.
	if (settings.resume) for (const place of going) handles.forget(place);
	try {
		await makeIpipObject(change);
		await applyChange(change, {
			apply: (script, place) => apply(script, place, {...means, handles}),
			netns: place => handles.netns(place),
			start: means.start,
			stop: machines => means.stop(machines, handles),
			...settings,
		});
	} finally {
		for (const place of going) handles.forget(place);
	}
}

async function apply(
	script: Script,
	place: string,
	{enterMachine, handles}: MachineMeans & {readonly handles: Handles},
): Promise<void> {
	const way = place === 'underlay' ? [] : enterMachine(place);
	// A process costs fifty times what the kernel asks for a few rules. What is refused is tried in the ordinary way, which tells why.
	const left = place === 'underlay' ? script : await tellFilter(script, handles.netns(place));
	if (!left) return;
	try {
		await runScript({way, script: left.text, why: `applies the plan of ${place}`, place});
	} catch (error) {
		throw explainFailure(error, left, place);
	}
}
