/** The sandboxes of a lab, found by what they have mounted: for a lab whose record is lost, or its whole folder. */
import {readFileSync, statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {deleted, mountsOf, pathInFilesystem} from './mounts.js';
import {allNumbers, identify, type ProcessIdentity} from './processes.js';

/** Where a sandbox's init mounts its lab's state folder. */
const mountPoint = '/run/cnilab/state';

/** The holders, if they live, else the inits, of all sandboxes that have this state folder. */
export function sandboxesOf(folder: string): ProcessIdentity[] {
	const wanted = identityOf(folder);
	if (wanted === undefined) return [];
	return inits()
		.filter(pid => identityOf(`/proc/${pid}/root${mountPoint}`) === wanted)
		.flatMap(holderOrInit);
}

/** Whoever sees this state folder where a sandbox has it: all that runs in the lab's sandboxes, whoever started it. */
export function inhabitantsOf(folder: string): ProcessIdentity[] {
	const wanted = identityOf(folder);
	if (wanted === undefined) return [];
	return allNumbers()
		.filter(pid => identityOf(`/proc/${pid}/root${mountPoint}`) === wanted)
		.flatMap(pid => identify(pid) ?? []);
}

export type Stranded = {readonly lab: string; readonly sandbox: ProcessIdentity};

/** The sandboxes of labs whose state folder, in `root`, was removed while they were up. */
export function strandedIn(root: string): Stranded[] {
	const wanted = pathInFilesystem(root);
	return inits().flatMap(pid => {
		const state = mountsOf(pid).find(({at}) => at === mountPoint);
		const folder = state?.of.endsWith(deleted) ? state.of.slice(0, -deleted.length) : undefined;
		if (folder === undefined || `${state?.device} ${dirname(folder)}` !== wanted) return [];
		return holderOrInit(pid).map(sandbox => ({lab: basename(folder), sandbox}));
	});
}

function holderOrInit(init: number): ProcessIdentity[] {
	return [identify(holderOf(init) ?? init)].flatMap(process => process ?? []);
}

/** A folder is the same one if its device and its number are. */
function identityOf(folder: string): string | undefined {
	try {
		const {dev, ino} = statSync(folder);
		return `${dev}:${ino}`;
	} catch {
		// Not there, or somebody else's process.
		return undefined;
	}
}

function inits(): number[] {
	return allNumbers().filter(isInit);
}

function isInit(pid: number): boolean {
	const argv = read(`/proc/${pid}/cmdline`).split('\0');
	return argv.includes('cnilab-init') && argv[0] !== 'unshare';
}

/** unshare(1), which ends when its child does. A child whose parent is dead has another. */
function holderOf(init: number): number | undefined {
	const [, parent = ''] = /^PPid:\t(\d+)$/m.exec(read(`/proc/${init}/status`)) ?? [];
	const argv = read(`/proc/${parent}/cmdline`).split('\0');
	return argv[0] === 'unshare' && argv.includes('cnilab-init') ? Number(parent) : undefined;
}

// A process may end meanwhile.
function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
