/**
 * Entering other namespaces from this process, for as long as one synchronous action takes. setns(2) moves the
 * calling thread alone, so the main thread goes, does it, and comes back before the event loop can turn.
 */
import {openSync, writeSync} from 'node:fs';
import {checked, libc} from './libc.js';

/** From linux/sched.h. */
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

let away = false;
let ownNetns: number | undefined;

function die(what: string): never {
	writeSync(2, `cnilab: can't come back into ${what} of this process; it must not go on\n`);
	process.abort();
}

function isThenable(value: unknown): boolean {
	return typeof (value as {then?: unknown} | null | undefined)?.then === 'function';
}
