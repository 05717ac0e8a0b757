/** Machines that end, with all that is in them. */
import {existsSync, readFileSync, rmSync, statSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import type {MachineStop} from '../plan/diff.js';
import {renderStop} from '../render/machine.js';
import {ApplyError} from './apply-error.js';
import {netnsFile, pidFile} from './machine-files.js';
import {commandOf, processesIn} from './machine-processes.js';
import type {Handles} from './netns-handles.js';
import {holderOf, isMachineAlive} from './netns-machine.js';
import {kill} from './processes.js';
import {runScript} from './shells.js';

/**
 * Resolves when no process is in them any more, and the underlay has neither their cables nor their names. What is not there
 * is no mistake. Throws an ApplyError if something can't be ended, a CommandError if it can't be tried.
 */
export function stopMachines(machines: readonly MachineStop[], handles: Handles): Promise<void> {
	const names = new Set(machines.map(({name}) => name));
	const holders = {isAlive: isMachineAlive, holderOf};
	// From here on nobody is let in from outside.
	const begin = async () => {
		for (const name of names) rmSync(pidFile(name), {force: true});
	};
	return endMachines(machines, handles, {...holders, marked: names, begin});
}

export type Ending = {
	readonly isAlive: (machine: string) => boolean;
	readonly holderOf: (machine: string) => string;
	/** Machines whose processes are known by the mark that their mounts have: no other lab's machine may have it. */
	readonly marked: ReadonlySet<string>;
	/** What comes when it is known which networks they have, and before their processes are looked for. */
	readonly begin: () => Promise<void>;
};

/** As `stopMachines`. */
export async function endMachines(
	machines: readonly MachineStop[],
	handles: Handles,
	ending: Ending,
): Promise<void> {
	const networks = new Set(machines.flatMap(machine => [...networksOf(machine, handles, ending)]));
	try {
		await ending.begin();
		await endProcesses(ending.marked, networks);
		await cutOff(machines);
	} finally {
		for (const {name} of machines) handles.forgetMachine(name);
	}
}

/** The inodes of the machine's network namespace and of those of its pods, as far as they can be found. */
function* networksOf(
	{name, ops}: MachineStop,
	handles: Handles,
	{isAlive, holderOf}: Pick<Ending, 'isAlive' | 'holderOf'>,
): Iterable<number> {
	yield* handles.inodesOf(name);
	const folder = isAlive(name) ? `/proc/${holderOf(name)}/root/run/netns` : undefined;
	const pods = ops.flatMap(op => (op.kind === 'netns' && folder ? [`${folder}/${op.name}`] : []));
	for (const file of [netnsFile(name), ...pods]) {
		const stat = statSync(file, {throwIfNoEntry: false});
		if (stat) yield stat.ino;
	}
}

/** What a process has started meanwhile is found in the next round. */
async function endProcesses(machines: ReadonlySet<string>, networks: ReadonlySet<number>): Promise<void> {
	const deadline = performance.now() + patienceMs;
	for (;;) {
		const found = processesIn(machines, networks);
		if (found.length === 0) return;
		if (performance.now() > deadline) {
			const left = found.map(({pid}) => `${pid} (${commandOf(pid)})`).join(', ');
			throw new ApplyError(
				`${[...machines].join(', ') || 'containers'}: processes do not end, though killed: ${left}`,
			);
		}
		for (const each of found) kill(each);
		await delay(1);
	}
}

const patienceMs = 10_000;

/** The kernel ends a network namespace later, at a time of its own; a cable that is removed by name is gone at once. */
async function cutOff(machines: readonly MachineStop[]): Promise<void> {
	const names = machines.map(({name}) => name);
	const ports = machines.flatMap(({cables}) => cables.map(({name}) => name));
	const why = `takes the cables and the names of ${names.join(', ')} away`;
	await runScript({script: renderStop(names, ports), why, place: 'underlay'});
	const links = linksHere();
	const left = [
		...names.map(netnsFile).filter(file => existsSync(file)),
		...ports.filter(port => links.has(port)),
	];
	if (left.length > 0) throw new ApplyError(`underlay: what can't be removed: ${left.join(', ')}`);
}

/** proc_pid_net(5): two lines of headings, then a link in each, `  eth0: 1312 …`. */
function linksHere(): ReadonlySet<string> {
	const lines = readFileSync('/proc/self/net/dev', 'utf8').split('\n').slice(2);
	return new Set(lines.map(line => line.slice(0, line.indexOf(':')).trim()));
}
