/**
 * The default runtime: a machine is a network, a mount and a UTS namespace, held by bind mounts in the lab's /run, so it
 * costs no process. Runs inside the sandbox; `ip netns` there lists the machines.
 */
import {closeSync, mkdirSync, openSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import {type Machine, machineOf, netnsOf, type Plan} from '../plan/ops.js';
import {renderMachine, renderStart, renderUnderlay} from '../render/machine.js';
import type {Script} from '../render/script.js';
import {explainFailure} from './apply-error.js';
import {enterMachine, enterPlace} from './attach.js';
import {run} from './door.js';
import {openInMountNamespace} from './namespaces.js';
import type {Runtime} from './runtime.js';

export function netnsRuntime(): Runtime {
	const handles = new Handles();
	return {
		start: startPlan,
		enter: enterPlace,
		netns: place => handles.netns(place),
		script: async (machine, script, why) => {
			const argv = [...(machine === 'underlay' ? [] : enterMachine(machine)), 'sh', '-s'];
			return (await run({argv, input: script, why, place: machine})).stdout;
		},
	};
}

/** Twice the processors: while one script waits for the kernel's RTNL lock, another parses. */
const atOnce = availableParallelism() * 2;

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
	const {name} = machine;
	const folder = `/run/cnilab/${name}`;
	mkdirSync(folder, {recursive: true});
	const files = {net: `/run/netns/${name}`, mount: `${folder}/mnt`, uts: `${folder}/uts`};
	for (const file of Object.values(files)) writeFileSync(file, '');
	const flags = Object.entries(files).map(([kind, file]) => `--${kind}=${file}`);
	const why = `starts ${machine.kind} ${name}: namespaces of its own, held by bind mounts`;
	await run({argv: ['unshare', ...flags, 'sh', '-s'], input: renderStart(machine), why, place: name});
}

async function apply(script: Script, place: string): Promise<void> {
	const argv = [...enterPlace(place), 'sh', '-s'];
	try {
		await run({argv, input: script.text, why: `applies the plan of ${place}`, place});
	} catch (error) {
		throw explainFailure(error, script, place);
	}
}

/** Descriptors of namespaces, opened once. A pod's is reached through its machine's own /run/netns. */
class Handles {
	readonly #open = new Map<string, number>();

	netns(place: string): number {
		return this.#once(place, () => {
			const pod = netnsOf(place);
			if (place === 'underlay') return openSync('/proc/self/ns/net', 'r');
			if (pod === undefined) return openSync(`/run/netns/${place}`, 'r');
			return openSync(`/proc/self/fd/${this.#podFolder(machineOf(place))}/${pod}`, 'r');
		});
	}

	#podFolder(machine: string): number {
		return this.#once(`${machine}/`, () => {
			const mount = openSync(`/run/cnilab/${machine}/mnt`, 'r');
			try {
				return openInMountNamespace(mount, '/run/netns');
			} finally {
				closeSync(mount);
			}
		});
	}

	#once(key: string, open: () => number): number {
		const known = this.#open.get(key);
		if (known !== undefined) return known;
		const fd = open();
		this.#open.set(key, fd);
		return fd;
	}
}
