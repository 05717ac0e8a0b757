/** The sandboxes of a lab, found by what they have mounted: for a lab whose record is lost. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {identify, type ProcessIdentity} from './processes.js';

/** Where a sandbox's init mounts its lab's state folder. */
const mountPoint = 'root/run/cnilab/state';

/** The holders, if they live, else the inits, of all sandboxes that have this state folder. */
export function sandboxesOf(folder: string): ProcessIdentity[] {
	const wanted = identityOf(folder);
	if (wanted === undefined) return [];
	const inits = processes().filter(pid => isInit(pid) && identityOf(`/proc/${pid}/${mountPoint}`) === wanted);
	return inits.flatMap(init => identify(holderOf(init) ?? init) ?? []);
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

function processes(): number[] {
	return readdirSync('/proc').map(Number).filter(Number.isInteger);
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
