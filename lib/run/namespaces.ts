/**
 * Entering other namespaces from this process, for as long as one synchronous action takes. setns(2) moves the
 * calling thread alone, so the main thread goes, does it, and comes back before the event loop can turn.
 */
import {constants, openSync, writeSync} from 'node:fs';
import {checked, libc} from './libc.js';

/** From linux/sched.h. */
const CLONE_FS = 0x200;
const CLONE_NEWNS = 0x20000;
const CLONE_NEWNET = 0x40000000;

/**
 * Runs `action` in the network namespace of `fd` and comes back. The action must be synchronous and must not start
 * anything that makes a thread (a thread is born in the namespace of its maker): opening sockets is what it is for.
 * Throws a SystemCallError if the namespace can't be entered, a TypeError for an asynchronous action.
 * Kills the process if it can't come back: whatever it did next would be done to the wrong network.
 */
export function inNetns<T>(fd: number, action: () => T): T {
	if (away) throw new Error('inNetns: already in another network namespace');
	ownNetns ??= openSync('/proc/self/ns/net', 'r');
	checked(libc().setns(fd, CLONE_NEWNET), 'setns', `network namespace, fd ${fd}`);
	away = true;
	let result: T;
	try {
		result = action();
	} finally {
		if (libc().setns(ownNetns, CLONE_NEWNET) !== 0) die('the network namespace');
		away = false;
	}
	if (isThenable(result)) {
		throw new TypeError(
			'inNetns: the action is asynchronous, its later part would run in the wrong namespace',
		);
	}
	return result;
}

/**
 * Opens a path as it is seen in another mount namespace; the caller closes it. With a directory's descriptor,
 * `/proc/self/fd/N/name` reaches what is in it later, without entering again. (`ip netns add` mounts /run/netns over
 * itself the first time: open it after that.)
 * Main thread only. From the first call on, the working directory of the main thread and that of Node's thread pool
 * are no longer the same thing (setns(2) asks for unshare(CLONE_FS)): do not chdir afterwards.
 * Throws a SystemCallError, or Node's error of open. Kills the process if it can't come back.
 */
export function openInMountNamespace(mountNsFd: number, path: string): number {
	homeMount ??= openHome();
	try {
		checked(libc().setns(mountNsFd, CLONE_NEWNS), 'setns', `mount namespace, fd ${mountNsFd}`);
		return openSync(path, constants.O_RDONLY);
	} finally {
		returnHome(homeMount);
	}
}

type Home = {readonly mount: number; readonly root: number; readonly cwd: number};

let away = false;
let ownNetns: number | undefined;
let homeMount: Home | undefined;

function openHome(): Home {
	checked(libc().unshare(CLONE_FS), 'unshare', 'CLONE_FS');
	return {
		mount: openSync('/proc/self/ns/mnt', 'r'),
		root: openSync('/', 'r'),
		cwd: openSync('.', 'r'),
	};
}

function returnHome({mount, root, cwd}: Home): void {
	const {setns, fchdir, chroot} = libc();
	// setns(2) leaves the root and the working directory at the namespace's own root.
	const back =
		setns(mount, CLONE_NEWNS) === 0 && fchdir(root) === 0 && chroot('.') === 0 && fchdir(cwd) === 0;
	if (!back) die('the mount namespace');
}

function die(what: string): never {
	writeSync(2, `cnilab: can't come back into ${what} of this process; it must not go on\n`);
	process.abort();
}

function isThenable(value: unknown): boolean {
	return typeof (value as {then?: unknown} | null | undefined)?.then === 'function';
}
