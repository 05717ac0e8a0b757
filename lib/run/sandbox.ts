/**
 * The sandbox of a lab: one process tree in its own mount, PID, UTS, IPC and network namespaces and, without root,
 * its own user namespace. Killing its init ends all of it; the kernel takes back what it had.
 */

import type {Readable} from 'node:stream';
import {execa} from 'execa';
import {childrenOf, identify, type ProcessIdentity} from './processes.js';
import type {LabRecord} from './state.js';
import {systemPath} from './system-path.js';

/**
 * PID 1 of a lab, for sh. It waits for a word before it does anything: if who started it dies before it wrote down
 * who we are, the pipe closes, and nothing is left. /run becomes a file system of the lab's own (private, so that
 * namespaces can be pinned in it); the state folder stays reachable in it. Then it does what an init does: reap.
 */
const init = `
read -r go || exit 1
exec 2>>"$1/labd.log"
set -e
mount -n -t tmpfs -o mode=755 cnilab /mnt
mkdir -p /mnt/netns /mnt/cnilab/state
mount -n --bind "$1" /mnt/cnilab/state
mount -n --move /mnt /run
ip link set lo up
"$2" "$3" /run/cnilab/state </dev/null 3>&- &
exec </dev/null >/dev/null 2>&1
while :; do
	sleep infinity &
	wait $!
done
`;

export type Started = {
	readonly holder: ProcessIdentity;
	/** What labd prints: one JSON event a line; ends when labd does. */
	readonly output: Readable;
	/** Lets the init begin. Write down who the holder is before. */
	go(): void;
	/** When the sandbox ends: what unshare said, if it could not make the namespaces. */
	readonly ended: Promise<string>;
};

export class SandboxError extends Error {
	override readonly name = 'SandboxError';
	/** This host can't. */
	readonly exit = 4;
}

export function needsUserNamespace(uid = process.getuid?.() ?? 0): boolean {
	return uid !== 0;
}

/** What unshare(1) is told; the doctor tries the same. */
export function sandboxFlags(): string[] {
	const user = needsUserNamespace() ? ['--user', '--map-root-user'] : [];
	const kinds = ['--net', '--mount', '--pid', '--uts', '--ipc'];
	return [...user, ...kinds, '--fork', '--kill-child', '--mount-proc'];
}

/** Starts a sandbox whose init waits for `go()`. `folder` is the lab's state folder, `labd` the file of its main program. */
export async function startSandbox(folder: string, labd: string): Promise<Started> {
	const child = execa(
		'unshare',
		[...sandboxFlags(), 'sh', '-c', init, 'cnilab-init', folder, process.execPath, labd],
		{
			detached: true,
			cleanup: false,
			stdin: 'pipe',
			stdout: 'pipe',
			buffer: {stdout: false},
			reject: false,
			env: {PATH: systemPath(process.env.PATH ?? '')},
		},
	);
	const holder = child.pid === undefined ? undefined : identify(child.pid);
	const ended = child.then(result => result.stderr ?? '');
	if (!holder) throw new SandboxError(`unshare could not be started: ${await ended}`);
	child.unref();
	return {holder, output: child.stdout, go: () => child.stdin.end('go\n'), ended};
}

/** The argv before a command that shall run inside a lab's sandbox, as its root. Throws if its init is gone. */
export function enterSandbox(record: LabRecord): string[] {
	if (record.phase === 'starting')
		throw new SandboxError(`lab ${record.name} is not up yet: 'up' is still at work`);
	const [init] = childrenOf(record.holder.pid);
	if (init === undefined)
		throw new SandboxError(
			`lab ${record.name} has no init any more: npx cnilab down ${record.name} removes what is left of it`,
		);
	const user = record.rootless ? ['--user', '--preserve-credentials'] : [];
	return ['nsenter', '--target', String(init), ...user, '--net', '--mount', '--pid', '--uts', '--ipc', '--'];
}
