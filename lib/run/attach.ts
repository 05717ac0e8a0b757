/** Commands that the user runs inside a lab: on the user's own terminal, with the command's own exit code. */
import {execa} from 'execa';
import {enterContainer} from './docker-enter.js';
import {goneMessage, netnsFile, offMessage, pidFile} from './machine-files.js';
import {enterSandbox} from './sandbox.js';
import type {LabRecord} from './state.js';
import {systemPath} from './system-path.js';

/**
 * The argv that runs a command in a place of a lab: a node (`node-1`) or a pod (`node-1/default.web-0`), with the
 * place's own /etc/resolv.conf, /etc/hosts and host name.
 */
export function commandIn(record: LabRecord, place: string, command: readonly string[]): string[] {
	const enter = record.runtime === 'docker' ? enterContainer : enterByFile;
	return [...enterSandbox(record), ...enterPlace(place, enter), ...command];
}

/** The way from the sandbox into a place, given the way into a machine. */
export function enterPlace(place: string, enterMachine: (machine: string) => string[]): string[] {
	const [machine = '', netns] = place.split('/');
	if (machine === 'underlay') return [];
	const node = enterMachine(machine);
	return netns === undefined ? node : [...node, ...enterPod(netns)];
}

/**
 * From outside, the file can only be read on the way in. A holder that was killed may have left its number to another
 * process: it counts only if it is in the machine's network.
 */
function enterByFile(machine: string): string[] {
	const script = [
		`[ -e ${pidFile(machine)} ] || { echo "${offMessage(machine)}" >&2; exit 1; }`,
		`read -r pid < ${pidFile(machine)}`,
		`[ /proc/$pid/ns/net -ef ${netnsFile(machine)} ] || { echo "${goneMessage(machine)}" >&2; exit 1; }`,
		'exec nsenter --target $pid --net --mount --uts -- "$@"',
	];
	return ['sh', '-c', script.join('\n'), 'sh'];
}

/** `ip netns exec` gives the pod's files in /etc; the UTS namespace gives its host name, which kubelet takes from the pod's own. */
function enterPod(netns: string): string[] {
	// Not through /proc/sys: without root, nobody may write there (test_perm in fs/proc/proc_sysctl.c knows the host's root alone).
	const rename = 'read -r name < /etc/hostname && /bin/hostname "$name"; exec "$@"';
	return ['unshare', '--uts', '--', 'ip', 'netns', 'exec', netns, 'sh', '-c', rename, 'sh'];
}

/** Runs a command and takes what it prints; its exit code says nothing. */
export async function capture(
	argv: readonly string[],
): Promise<{readonly stdout: string; readonly stderr: string}> {
	const [file = '', ...args] = argv;
	const env = {PATH: systemPath(process.env.PATH ?? '')};
	const {stdout, stderr} = await execa(file, args, {stdin: 'ignore', reject: false, env});
	return {stdout, stderr};
}

/** Runs a command on the user's terminal; returns its exit code. 127 if there is no such program, as a shell says. */
export async function attach(
	argv: readonly string[],
	env: Readonly<Record<string, string>> = {},
): Promise<number> {
	const [file = '', ...args] = argv;
	const result = await execa(file, args, {
		stdio: 'inherit',
		reject: false,
		env: {PATH: systemPath(process.env.PATH ?? ''), ...env},
	});
	return result.exitCode ?? (result.signal === undefined ? 127 : 128 + 15);
}
