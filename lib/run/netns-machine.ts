/** A machine as namespaces: a network, a mount and a UTS namespace, held by a process that sleeps. */
import {readFileSync, statSync} from 'node:fs';
import type {Machine} from '../plan/ops.js';
import {quote} from '../render/lines.js';
import {renderStart} from '../render/machine.js';
import {goneMessage, netnsFile, offMessage, pidFile} from './machine-files.js';
import {runScript} from './shells.js';

/** A machine has no process that holds its namespaces. */
export class MachineGoneError extends Error {
	override readonly name = 'MachineGoneError';
}

/** Makes the namespaces of each, with nothing in them: one process for all of them. Throws a CommandError. */
export async function startMachines(machines: readonly Machine[]): Promise<void> {
	const names = machines.map(({name}) => name).join(', ');
	const why = `starts ${names}: namespaces of its own for each, and a process that holds them`;
	const script = [failsWithName, ...machines.map(scriptOf)].join('');
	await runScript({script, why, place: 'underlay'});
}

const failsWithName = `set -eu\ntrap '[ $? = 0 ] || echo "$machine could not be started" >&2' EXIT\n`;

function scriptOf(machine: Machine): string {
	const [name, netns, pid] = [machine.name, netnsFile(machine.name), pidFile(machine.name)].map(quote);
	return `machine=${name}
: >${netns}
unshare --net=${netns} --mount --uts sh -s >${pid} <<'SCRIPT'
${renderStart(machine)}SCRIPT
`;
}

/** The process that holds a machine, or held it. Throws a MachineGoneError if the machine is not running. */
export function holderOf(machine: string): string {
	const holder = readHolder(machine);
	// Its file is there before its holder is: it is just being started.
	if (holder === '') throw new MachineGoneError(offMessage(machine));
	return holder;
}

function readHolder(machine: string): string {
	try {
		return readFileSync(pidFile(machine), 'utf8').trim();
	} catch (error) {
		throw new MachineGoneError(offMessage(machine), {cause: error});
	}
}

/** Its holder lives, and is in the machine's network. */
export function isMachineAlive(machine: string): boolean {
	return canEnter(() => enterMachine(machine));
}

/** `enter` throws a MachineGoneError where the machine is gone; what else it throws is thrown on. */
export function canEnter(enter: () => unknown): boolean {
	try {
		enter();
		return true;
	} catch (error) {
		if (error instanceof MachineGoneError) return false;
		throw error;
	}
}

/** The argv before a command in it. Throws a MachineGoneError rather than entering whatever has the holder's number now. */
export function enterMachine(machine: string): string[] {
	const holder = holderOf(machine);
	const inode = (path: string) => statSync(path, {throwIfNoEntry: false})?.ino;
	const network = inode(`/proc/${holder}/ns/net`);
	if (network === undefined || network !== inode(netnsFile(machine)))
		throw new MachineGoneError(goneMessage(machine));
	return ['nsenter', '--target', holder, '--net', '--mount', '--uts', '--'];
}
