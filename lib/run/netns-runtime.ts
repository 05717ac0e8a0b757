/**
 * The default runtime: a machine is a network, a mount and a UTS namespace, held by a process that sleeps. Runs inside
 * the sandbox; `ip netns` there lists the machines.
 */
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import type {PlanChange} from '../plan/diff.js';
import type {Machine, Plan} from '../plan/ops.js';
import type {ChangeSettings} from '../render/change.js';
import {splitPods} from '../render/inside.js';
import {renderMachine, renderStart, renderUnderlay} from '../render/machine.js';
import type {Script} from '../render/script.js';
import {applyChange, goingPlaces, type Progress} from './apply-change.js';
import {explainFailure} from './apply-error.js';
import {applyPods} from './apply-pods.js';
import {enterPlace, goneMessage, netnsFile, pidFile} from './attach.js';
import {run} from './door.js';
import {forAll} from './for-all.js';
import {Handles} from './netns-handles.js';
import type {Runtime} from './runtime.js';

export function netnsRuntime(): Runtime {
	const handles = new Handles(holderOf);
	return {
		start: (plan, progress) => startPlan(plan, progress, handles),
		apply: (change, progress, settings) => applyAndForget(change, {handles, progress, ...settings}),
		enter: place => enterPlace(place, enterMachine),
		netns: place => handles.netns(place),
		script: async (machine, script, why) => {
			const argv = [...(machine === 'underlay' ? [] : enterMachine(machine)), 'sh', '-s'];
			return (await run({argv, input: script, why, place: machine})).stdout;
		},
	};
}

async function startPlan(plan: Plan, progress: Progress, handles: Handles): Promise<void> {
	const {machines} = plan;
	const all = machines.length * 2 + 1;
	let done = 0;
	const step = async (action: Promise<unknown>) => {
		await action;
		progress(++done, all);
	};
	await forAll(machines, machine => step(startMachine(machine)));
	await step(apply(renderUnderlay(plan), 'underlay'));
	await forAll(machines, machine => step(fillMachine(machine, handles)));
}

async function fillMachine(machine: Machine, handles: Handles): Promise<void> {
	const {script, pods} = splitPods(machine.ops.map(op => ({do: 'add', op})));
	await apply(renderMachine({...machine, ops: script.map(({op}) => op)}), machine.name);
	await applyPods(pods, {resume: false, netns: place => handles.netns(place)});
}

async function applyAndForget(
	change: PlanChange,
	{handles, ...settings}: ChangeSettings & {readonly handles: Handles; readonly progress: Progress},
): Promise<void> {
	try {
		await applyChange(change, {apply, netns: place => handles.netns(place), ...settings});
	} finally {
		for (const place of goingPlaces(change)) handles.forget(place);
	}
}

async function startMachine(machine: Machine): Promise<void> {
	const {name, kind} = machine;
	const netns = netnsFile(name);
	writeFileSync(netns, '');
	const argv = ['unshare', `--net=${netns}`, '--mount', '--uts', 'sh', '-s'];
	const why = `starts ${kind} ${name}: namespaces of its own, and a process that holds them`;
	const {stdout} = await run({argv, input: renderStart(machine), why, place: name});
	writeFileSync(pidFile(name), stdout);
}

/** The process that holds a machine. Throws if the machine was never started. */
function holderOf(machine: string): string {
	return readFileSync(pidFile(machine), 'utf8').trim();
}

/** A machine has lost the process that holds its namespaces. */
class MachineGoneError extends Error {
	override readonly name = 'MachineGoneError';
}

/** Throws a MachineGoneError rather than entering whatever has the holder's number now. */
function enterMachine(machine: string): string[] {
	const holder = holderOf(machine);
	const inode = (path: string) => statSync(path, {throwIfNoEntry: false})?.ino;
	const network = inode(`/proc/${holder}/ns/net`);
	if (network === undefined || network !== inode(netnsFile(machine)))
		throw new MachineGoneError(goneMessage(machine));
	return ['nsenter', '--target', holder, '--net', '--mount', '--uts', '--'];
}

async function apply(script: Script, place: string): Promise<void> {
	const argv = [...(place === 'underlay' ? [] : enterMachine(place)), 'sh', '-s'];
	try {
		await run({argv, input: script.text, why: `applies the plan of ${place}`, place});
	} catch (error) {
		throw explainFailure(error, script, place);
	}
}
