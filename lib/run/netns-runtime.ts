/**
 * The default runtime: a machine is a network, a mount and a UTS namespace, held by a process that sleeps. Runs inside
 * the sandbox; `ip netns` there lists the machines.
 */
import {fstatSync, openSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import {type Machine, machineOf, netnsOf, type Plan} from '../plan/ops.js';
import {renderMachine, renderStart, renderUnderlay} from '../render/machine.js';
import type {Script} from '../render/script.js';
import {explainFailure} from './apply-error.js';
import {enterPlace, goneMessage, netnsFile, pidFile} from './attach.js';
import {run} from './door.js';
import type {Runtime} from './runtime.js';

export function netnsRuntime(): Runtime {
	const handles = new Handles();
	return {
		start: startPlan,
		enter: place => enterPlace(place, enterMachine),
		netns: place => handles.netns(place),
		script: async (machine, script, why) => {
			const argv = [...(machine === 'underlay' ? [] : enterMachine(machine)), 'sh', '-s'];
			return (await run({argv, input: script, why, place: machine})).stdout;
		},
	};
}

/** As many as processors: more would only wait for each other at the kernel's RTNL lock, and spin there (measured). */
const atOnce = Math.max(2, availableParallelism());

async function startPlan(plan: Plan, progress: (done: number, all: number) => void): Promise<void> {
	const {machines} = plan;
	const all = machines.length * 2 + 1;
	let done = 0;
	const step = async (action: Promise<unknown>) => {
		await action;
		progress(++done, all);
	};
	await forAll(machines, machine => step(startMachine(machine)));
	await step(apply(renderUnderlay(plan), 'underlay'));
	await forAll(machines, machine => step(apply(renderMachine(machine), machine.name)));
}

/** All at once, bounded. Throws the first failure, when those that had begun have ended. */
async function forAll(
	machines: readonly Machine[],
	action: (machine: Machine) => Promise<void>,
): Promise<void> {
	const queue = new PQueue({concurrency: atOnce});
	const results = await Promise.allSettled(machines.map(machine => queue.add(() => action(machine))));
	const failed = results.find(({status}) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
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

type Handle = {readonly fd: number; readonly inode: number};

/** Descriptors of namespaces, kept open. */
class Handles {
	/** A machine's folder of pods; its holder does not change. */
	readonly #folders = new Map<string, string>();
	readonly #open = new Map<string, Handle>();

	/** Of the namespace that has the place's name now: a user may have made it anew. If none has, of the one that had it. */
	netns(place: string): number {
		const path = this.#pathOf(place);
		const known = this.#open.get(place);
		const inode = statSync(path, {throwIfNoEntry: false})?.ino;
		if (known && (inode === undefined || inode === known.inode)) return known.fd;
		const fd = openSync(path, 'r');
		// The old descriptor stays open: whoever was given it may still be at work in that namespace.
		this.#open.set(place, {fd, inode: fstatSync(fd).ino});
		return fd;
	}

	/** A pod's namespace is mounted in its machine's /run alone. */
	#pathOf(place: string): string {
		const pod = netnsOf(place);
		if (place === 'underlay') return '/proc/self/ns/net';
		if (pod === undefined) return netnsFile(place);
		const machine = machineOf(place);
		const folder = this.#folders.get(machine) ?? `/proc/${holderOf(machine)}/root/run/netns`;
		this.#folders.set(machine, folder);
		return `${folder}/${pod}`;
	}
}
