/** What a lab leaves outside its sandbox: one folder with its record, its desired state and labd's socket. */
import {
	chmodSync,
	closeSync,
	existsSync,
	fstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
} from 'node:fs';
import {join, resolve} from 'node:path';
import type {DockerLab} from './docker-lab.js';
import {checked, libc} from './libc.js';
import {identify, type ProcessIdentity} from './processes.js';
import {cannotRead, cannotWrite, readState, StateError, writeState} from './state-file.js';

export {cannotWrite, StateError, writeState} from './state-file.js';

export type LabRecord = {
	readonly version: 1;
	readonly name: string;
	readonly mode: string;
	/** The lab file, or what `up` was given instead. */
	readonly source: string;
	readonly runtime: 'netns' | 'docker';
	/** What it is to the Docker Engine; set if its runtime is `docker`. */
	readonly docker?: DockerLab;
	/** Started without root: inside a user namespace of its own. */
	readonly rootless: boolean;
	/** ISO 8601. */
	readonly created: string;
	/** `starting` until there is a sandbox: the holder is then the `up` that is at work. */
	readonly phase: 'starting' | 'running';
	/** The process outside that holds the sandbox; when it dies, all of the lab does. */
	readonly holder: ProcessIdentity;
	/** Of the Kubernetes API, on 127.0.0.1. Not there while `starting`. */
	readonly port?: number;
	/** Process 1 of the sandbox; when it has ended, everything in the sandbox has. Not there while `starting`. */
	readonly init?: ProcessIdentity;
};

/** The folder of all labs of this user: `CNILAB_STATE`, else a folder under /run or /tmp. */
function stateRoot(env: NodeJS.ProcessEnv = process.env, uid = process.getuid?.() ?? 0): string {
	if (env.CNILAB_STATE) return resolve(env.CNILAB_STATE);
	if (uid === 0) return '/run/cnilab';
	return env.XDG_RUNTIME_DIR && existsSync(env.XDG_RUNTIME_DIR)
		? join(env.XDG_RUNTIME_DIR, 'cnilab')
		: `/tmp/cnilab-${uid}`;
}

export function labFolder(name: string): string {
	return join(stateRoot(), name);
}

/** Inside its sandbox, a lab's folder has another path: puts the one that its user knows into what labd says. */
export function asSeenOutside(text: string, lab: string): string {
	return text.replaceAll('/run/cnilab/state', labFolder(lab));
}

/** From sys/file.h. */
const LOCK_EX = 2;

/**
 * Runs the action while no other cnilab of this user does: between looking at a lab and removing or making its folder
 * nobody else may. Others wait, so it must be short; if we die, the kernel lets go. Throws a StateError.
 */
export function withStateLock<T>(action: () => T): T {
	const root = stateRoot();
	for (;;) {
		attempt(root, () => mkdirSync(root, {recursive: true, mode: 0o700}));
		refuseForeign(root);
		const fd = attempt(root, () => openSync(root, 'r'));
		try {
			checked(libc().flock(fd, LOCK_EX), 'flock', root);
			// While we waited, the last lab may have taken the folder with it.
			if (inodeOf(root) === fstatSync(fd).ino) return action();
		} finally {
			closeSync(fd);
		}
	}
}

function inodeOf(path: string): number | undefined {
	return statSync(path, {throwIfNoEntry: false})?.ino;
}

/**
 * Makes the lab's folder (mode 0700) with its record in it; what a dead lab of that name left goes. Under the lock.
 * Throws a StateError.
 */
export function claimLabFolder(record: LabRecord): string {
	const root = stateRoot();
	const folder = join(root, record.name);
	const draft = join(root, draftName(record.name, record.holder));
	try {
		removeFoldersOf(record.name);
		attempt(draft, () => mkdirSync(draft, {mode: 0o700}));
		writeState(join(draft, 'lab.json'), JSON.stringify(record));
		attempt(folder, () => renameSync(draft, folder));
	} catch (error) {
		rmSync(draft, {recursive: true, force: true});
		removeEmptyRoot();
		throw error;
	}
	return folder;
}

/** /tmp is everybody's: a folder that another user put there must not get our socket, nor tell us whom to kill. */
function refuseForeign(folder: string): void {
	const uid = process.getuid?.() ?? 0;
	const owner = ownerOf(folder) ?? uid;
	if (owner !== uid)
		throw new StateError(
			`${folder} belongs to user ${owner}, not to you (${uid}): set CNILAB_STATE to a folder of your own`,
		);
}

function attempt<T>(path: string, action: () => T): T {
	try {
		return action();
	} catch (error) {
		throw cannotWrite(path, error);
	}
}

/**
 * The record of a lab; undefined if there is no such lab. Throws a StateError if it can't be read: what there is of the lab may be
 * alive nevertheless.
 */
export function readRecord(name: string): LabRecord | undefined {
	if (!folders().includes(name)) return undefined;
	refuseForeign(labFolder(name));
	return readState(join(labFolder(name), 'lab.json'), {
		version: 1,
		isWhole: (record: Partial<LabRecord>) =>
			record.name === name && record.holder?.pid !== undefined && typeof record.created === 'string',
	});
}

/** Gives us back what rights we may have taken from ourselves: who ends a lab must be able to. */
export function openLabFolder(name: string): void {
	const folder = labFolder(name);
	refuseForeign(folder);
	for (const [path, mode] of [
		[folder, 0o700],
		[join(folder, 'lab.json'), 0o600],
	] as const) {
		if (existsSync(path)) chmodSync(path, mode);
	}
}

function ownerOf(folder: string): number | undefined {
	try {
		return statSync(folder, {throwIfNoEntry: false})?.uid;
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		throw code === 'ENOTDIR' ? cannotWrite(stateRoot(), error) : cannotRead(folder, error);
	}
}

/** The names of all labs that left a folder, alive or not, sorted. Throws a StateError. */
export function labNames(): string[] {
	return folders().filter(name => !name.startsWith('.'));
}

/** The names of labs of which a process that was killed has left a folder half made, or half removed. Throws a StateError. */
export function halfGoneLabs(): string[] {
	return folders().flatMap(folder => labOfDead(folder) ?? []);
}

/** Removes what is left of a lab that is dead: its folder, and drafts of it that a crash left. Under the lock. */
export function removeLabFolder(name: string): void {
	removeFoldersOf(name);
	removeEmptyRoot();
}

function removeFoldersOf(name: string): void {
	for (const folder of folders()) {
		if (folder === name || labOfDead(folder) === name) removeAtOnce(folder, name);
	}
}

/** First its name, so that nobody finds half of it. */
function removeAtOnce(folder: string, lab: string): void {
	const path = join(stateRoot(), folder);
	const going = join(stateRoot(), draftName(lab, identify(process.pid)));
	attempt(path, () => {
		if (path !== going) renameSync(path, going);
		rmSync(going, {recursive: true, force: true});
	});
}

/** `.trial.1097_55128`: what a process is making, or removing. No lab's name begins with a dot. */
function draftName(lab: string, {pid, started}: Partial<ProcessIdentity> = {}): string {
	return `.${lab}.${pid ?? process.pid}_${started ?? ''}`;
}

/** Of a draft whose process has ended: its lab. */
function labOfDead(folder: string): string | undefined {
	const [, lab, pid, started] = /^\.(.+)\.(\d+)(?:_(\d*))?$/.exec(folder) ?? [];
	const now = identify(Number(pid));
	return now && (started ?? now.started) === now.started ? undefined : lab;
}

/** The last lab takes the common folder with it, so that nothing of cnilab is left. */
function removeEmptyRoot(): void {
	try {
		rmdirSync(stateRoot());
	} catch {
		// Not empty (another lab is in it), or not ours to remove.
	}
}

function folders(): string[] {
	const root = stateRoot();
	try {
		refuseForeign(root);
		return readdirSync(root, {withFileTypes: true})
			.filter(entry => entry.isDirectory())
			.map(entry => entry.name)
			.sort();
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') return [];
		if (code === 'ENOTDIR') throw cannotWrite(root, error);
		throw code === undefined ? error : cannotRead(root, error);
	}
}
