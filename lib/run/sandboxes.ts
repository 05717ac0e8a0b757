/** The sandboxes of a lab, found by what they have mounted: for a lab whose record is lost, or its whole folder. */
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {basename, dirname, relative} from 'node:path';
import {identify, type ProcessIdentity} from './processes.js';

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
	return numbers()
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

/** proc(5), mountinfo: what the kernel writes behind the path of a folder that is no more. */
const deleted = '//deleted';

type Mount = {readonly device: string; readonly of: string; readonly at: string};

/** proc(5): the device, which folder of its file system, and where. */
function mountsOf(pid: number | 'self'): Mount[] {
	const lines = read(`/proc/${pid}/mountinfo`)
		.split('\n')
		.filter(line => line !== '');
	return lines.map(line => {
		const [, , device = '', of = '', at = ''] = line.split(' ').map(unescaped);
		return {device, of, at};
	});
}

/** Blanks and the like are octal there. */
function unescaped(text: string): string {
	return text.replaceAll(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}

/** A path that need not be there, as mountinfo would tell it. */
function pathInFilesystem(path: string): string | undefined {
	const around = mountsOf('self').filter(({at}) => at === '/' || path === at || path.startsWith(`${at}/`));
	// Of two at one place, the later one covers the other.
	const mount = around.toReversed().toSorted((a, b) => b.at.length - a.at.length)[0];
	if (!mount) return undefined;
	const inside = relative(mount.at, path);
	return `${mount.device} ${[mount.of === '/' ? '' : mount.of, inside].filter((part, index) => index === 0 || part !== '').join('/')}`;
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
	return numbers().filter(isInit);
}

function numbers(): number[] {
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
