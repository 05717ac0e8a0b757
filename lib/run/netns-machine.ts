/** A machine as namespaces: a network, a mount and a UTS namespace, held by a process that sleeps. */
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import type {Machine} from '../plan/ops.js';
import {renderStart} from '../render/machine.js';
import {goneMessage, netnsFile, offMessage, pidFile} from './attach.js';
import {run} from './door.js';

/** A machine has no process that holds its namespaces. */
export class MachineGoneError extends Error {
	override readonly name = 'MachineGoneError';
}

/** Makes its namespaces, with nothing in them. Throws a CommandError. */
export async function startMachine(machine: Machine): Promise<void> {
	const {name, kind} = machine;
	const netns = netnsFile(name);
	writeFileSync(netns, '');
	const argv = ['unshare', `--net=${netns}`, '--mount', '--uts', 'sh', '-s'];
	const why = `starts ${kind} ${name}: namespaces of its own, and a process that holds them`;
	const {stdout} = await run({argv, input: renderStart(machine), why, place: name});
	writeFileSync(pidFile(name), stdout);
}

/** The process that holds a machine, or held it. Throws a MachineGoneError if the machine is not running. */
export function holderOf(machine: string): string {
	try {
		return readFileSync(pidFile(machine), 'utf8').trim();
	} catch (error) {
		throw new MachineGoneError(offMessage(machine), {cause: error});
	}
}

/** Its holder lives, and is in the machine's network. */
export function isMachineAlive(machine: string): boolean {
	try {
		enterMachine(machine);
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
