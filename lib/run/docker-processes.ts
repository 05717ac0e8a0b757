/** What runs in a lab's containers, found without an engine: by the lab's folder, which each of them has mounted. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {cgroupFoldersOf, isFrozen, thaw} from './docker-cgroups.js';
import {labMount} from './docker-container.js';
import {deleted, mountsOf, pathInFilesystem} from './mounts.js';
import {allNumbers, identify, killTree, type ProcessIdentity} from './processes.js';

/** Lets go on what was frozen at an engine, which may be dead: what is frozen takes no signal. `folder`: the lab's, which may be gone. */
export function thawContained(folder: string): void {
	for (const {pid} of containedIn(folder)) {
		const groups = groupsOf(pid);
		if (isFrozen(groups)) thaw(groups);
	}
}

/** Ends all that is in its containers, frozen or not. Throws if something does not end. */
export async function endContained(folder: string): Promise<void> {
	thawContained(folder);
	await Promise.all(containedIn(folder).map(killTree));
}

/** Whether a process here is in one of its containers. */
export function isContainedHere(folder: string): boolean {
	return containedIn(folder).length > 0;
}

function containedIn(folder: string): ProcessIdentity[] {
	const wanted = pathInFilesystem(join(folder, 'nodes'));
	return allNumbers()
		.filter(pid => existsSync(`/proc/${pid}/root${labMount}`))
		.filter(pid =>
			mountsOf(pid).some(({at, device, of}) => at === labMount && `${device} ${alive(of)}` === wanted),
		)
		.flatMap(pid => identify(pid) ?? []);
}

function alive(path: string): string {
	return path.endsWith(deleted) ? path.slice(0, -deleted.length) : path;
}

/** A process may end meanwhile. */
function groupsOf(pid: number): string[] {
	try {
		return cgroupFoldersOf(pid);
	} catch {
		return [];
	}
}
