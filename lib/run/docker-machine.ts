/** Containers as machines: found by the number of their first process, entered with all that makes them a container. */
import {copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Machine} from '../plan/ops.js';
import {renderContainer} from '../render/docker.js';
import {ipipObject} from '../render/ipip.js';
import {quote} from '../render/lines.js';
import {cgroupFoldersOf} from './docker-cgroups.js';
import {enterContainer, groupsFile} from './docker-enter.js';
import {goneMessage, netnsFile, offMessage, pidFile} from './machine-files.js';
import {canEnter, MachineGoneError} from './netns-machine.js';
import {runScript} from './shells.js';

export type Running = {
	readonly machine: Machine /** Of its first process, on the host. */;
	readonly pid: number;
};

/**
 * Makes running containers the lab's machines: their networks get names in the underlay, their /run and /etc are made. Throws a
 * CommandError.
 */
export async function adopt(running: readonly Running[]): Promise<void> {
	for (const {machine, pid} of running) {
		const folders = cgroupFoldersOf(pid);
		writeFileSync(groupsFile(machine.name), folders.map(folder => `${folder}\n`).join(''));
	}
	const names = running.map(({machine}) => machine.name).join(', ');
	const why = `takes the containers of ${names} into the lab`;
	const script = running.map(scriptOf).join('');
	await runScript({script: `set -eu\n${script}`, why, place: 'underlay'});
	for (const {machine, pid} of running) {
		takeObject(pid);
		// Now it may be entered.
		writeFileSync(pidFile(machine.name), `${pid} ${statSync(`/proc/${pid}/ns/net`).ino}\n`);
	}
}

/** The lines that load it look where process 1 is, which is the container's own. */
function takeObject(pid: number): void {
	if (!existsSync(ipipObject)) return;
	const copy = `/proc/${pid}/root${ipipObject}`;
	mkdirSync(dirname(copy), {recursive: true});
	copyFileSync(ipipObject, copy);
}

/**
 * The network's name is a link and not a mount, as it is of machines that are namespaces: a mount would keep the network of a
 * container that Docker has killed, and it would still answer.
 */
function scriptOf({machine, pid}: Running): string {
	return `ln -sfn /proc/${pid}/ns/net ${quote(netnsFile(machine.name))}
nsenter --target ${pid} --mount --uts --net --pid -- sh -s <<'SCRIPT'
${renderContainer(machine)}SCRIPT
`;
}

type Holder = {readonly pid: string; readonly network: number};

/** The number of a machine's first process, as it was when it was taken into the lab. Throws a MachineGoneError. */
export function holderOf(machine: string): string {
	return readHolder(machine).pid;
}

/** Whether it was taken in, and is not let go. */
export function isKnown(machine: string): boolean {
	return existsSync(pidFile(machine));
}

/** Its first process lives, and is the one that it was. */
export function isContainerAlive(machine: string): boolean {
	return canEnter(() => enterMachine(machine));
}

/** The argv before a command in it. Throws a MachineGoneError. */
export function enterMachine(machine: string): string[] {
	const {pid, network} = readHolder(machine);
	if (statSync(`/proc/${pid}/ns/net`, {throwIfNoEntry: false})?.ino !== network)
		throw new MachineGoneError(goneMessage(machine));
	return enterContainer(machine);
}

/** From here on nobody is let in, and the underlay has no name for its network. */
export function disown(machine: string): void {
	for (const file of [pidFile(machine), groupsFile(machine), netnsFile(machine)]) rmSync(file, {force: true});
}

function readHolder(machine: string): Holder {
	try {
		const [pid = '', network] = readFileSync(pidFile(machine), 'utf8').trim().split(' ');
		return {pid, network: Number(network)};
	} catch (error) {
		throw new MachineGoneError(offMessage(machine), {cause: error});
	}
}
