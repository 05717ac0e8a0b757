/** Processes by identity, never by a bare pid: a pid comes back, a pid with its start time does not. */
import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';

/** A process. `started` (clock ticks since boot) and `boot` tell a pid that is used again from the one that was meant. */
export type ProcessIdentity = {readonly pid: number; readonly started: string; readonly boot: string};

/** Who a pid is now; undefined if there is no such process (a zombie is none). */
export function identify(pid: number): ProcessIdentity | undefined {
	try {
		// proc(5): after the command's closing parenthesis come the state (field 3) … and the start time (field 22).
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
		return {
			pid,
			started: fields[19] ?? '',
			boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
		};
	} catch {
		return undefined;
	}
}

export function isAlive(process: ProcessIdentity): boolean {
	const now = identify(process.pid);
	return now !== undefined && now.started === process.started && now.boot === process.boot;
}

/** Of all processes that there are. */
export function allNumbers(): number[] {
	return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** The children of a process, from the kernel. */
export function childrenOf(pid: number): number[] {
	try {
		return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
			.trim()
			.split(' ')
			.filter(Boolean)
			.map(Number);
	} catch {
		return [];
	}
}

/** Kills a process with all its descendants, and waits until the kernel has none of them any more. Throws as `killAndWait`. */
export async function killTree(root: ProcessIdentity): Promise<void> {
	// All of them by name, before the first one dies: a child whose parent is gone is found no more.
	const tree = isAlive(root) ? descendantsOf(root.pid).flatMap(pid => identify(pid) ?? []) : [];
	for (const target of [root, ...tree]) kill(target);
	await Promise.all([root, ...tree].map(target => killAndWait(target)));
}

/**
 * Stops a process and all its descendants where they are (SIGSTOP), or lets them go on. Parents are stopped first, and go on
 * last: no shell sees that its child was stopped. What is started meanwhile is stopped, too: a fork with a signal pending is not
 * done (copy_process).
 */
export function freezeTree(root: number, frozen: boolean): void {
	if (!frozen) {
		for (const pid of [root, ...descendantsOf(root)].reverse()) signal(pid, 'SIGCONT');
		return;
	}
	const stopped = new Set<number>();
	for (let fresh = [root]; fresh.length > 0; ) {
		for (const pid of fresh) {
			signal(pid, 'SIGSTOP');
			stopped.add(pid);
		}
		fresh = descendantsOf(root).filter(pid => !stopped.has(pid));
	}
}

/** A process that has ended meanwhile is no matter. */
function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

function descendantsOf(pid: number): number[] {
	return childrenOf(pid).flatMap(child => [child, ...descendantsOf(child)]);
}

/** Kills a process and waits until the kernel has none of it any more. Throws if it outlives `timeoutMs`. */
async function killAndWait(target: ProcessIdentity, timeoutMs = 10_000): Promise<void> {
	const deadline = performance.now() + timeoutMs;
	while (isAlive(target)) {
		kill(target);
		if (performance.now() > deadline)
			throw new Error(`process ${target.pid} does not end, though it was killed ${timeoutMs} ms ago`);
		await delay(2);
	}
}

/** SIGKILL; one that has ended is no mistake. */
export function kill(target: ProcessIdentity): void {
	if (isAlive(target)) signal(target.pid, 'SIGKILL');
}
