/** The default runtime: machines as namespaces. Runs inside the sandbox; `ip netns` there lists the machines. */
import type {PlanChange} from '../plan/diff.js';
import type {Plan} from '../plan/ops.js';
import type {ChangeSettings} from '../render/change.js';
import type {Script} from '../render/script.js';
import {applyChange, goingPlaces, type Telling} from './apply-change.js';
import {explainFailure} from './apply-error.js';
import {enterPlace} from './attach.js';
import {run} from './door.js';
import {makeIpipObject} from './ipip-object.js';
import {Handles} from './netns-handles.js';
import {enterMachine, holderOf, isMachineAlive, startMachines} from './netns-machine.js';
import type {Runtime} from './runtime.js';
import {stopMachines} from './stop-machines.js';

export function netnsRuntime(): Runtime {
	const handles = new Handles(holderOf);
	return {
		start: (plan, progress, filled) => applyAndForget(wholeOf(plan), {handles, progress, filled}),
		apply: (change, progress, settings) => applyAndForget(change, {handles, progress, ...settings}),
		isAlive: isMachineAlive,
		enter: place => enterPlace(place, enterMachine),
		// A link that begins with / would lead out of the machine: /var/run is one.
		file: (machine, path) => `/proc/${holderOf(machine)}/root${path.replace(/^\/var\/run\//, '/run/')}`,
		netns: place => handles.netns(place),
		script: async (machine, script, why) => {
			const argv = [...(machine === 'underlay' ? [] : enterMachine(machine)), 'sh', '-s'];
			return (await run({argv, input: script, why, place: machine})).stdout;
		},
	};
}

/** The difference to nothing. */
function wholeOf({underlay, machines}: Plan): PlanChange {
	return {underlay: underlay.map(op => ({do: 'add', op})), machines: [], starts: machines, stops: []};
}

async function applyAndForget(
	change: PlanChange,
	{handles, ...settings}: ChangeSettings & Telling & {readonly handles: Handles},
): Promise<void> {
	const going = goingPlaces(change, settings.resume === true);
	// What is made again under a name must not be taken for the old one.
	if (settings.resume) for (const place of going) handles.forget(place);
	try {
		await makeIpipObject(change);
		await applyChange(change, {
			apply,
			netns: place => handles.netns(place),
			start: startMachines,
			stop: machines => stopMachines(machines, handles),
			...settings,
		});
	} finally {
		for (const place of going) handles.forget(place);
	}
}

async function apply(script: Script, place: string): Promise<void> {
	const argv = [...(place === 'underlay' ? [] : enterMachine(place)), 'sh', '-s'];
	try {
		await run({argv, input: script.text, why: `applies the plan of ${place}`, place});
	} catch (error) {
		throw explainFailure(error, script, place);
	}
}
