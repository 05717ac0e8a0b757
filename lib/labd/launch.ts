/** Brings a lab's sandbox up, and its labd again when that has died. */
import {existsSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import type {Readable} from 'node:stream';
import {identify, killTree} from '../run/processes.js';
import {needsUserNamespace, restartLabd, type Sandbox, SandboxError} from '../run/sandbox.js';
import {
	asSeenOutside,
	claimLabFolder,
	type LabRecord,
	labFolder,
	openLabFolder,
	removeLabFolder,
	withStateLock,
	writeState,
} from '../run/state.js';
import {type Desired, writeDesired} from './desired.js';
import type {LabdEvent} from './events.js';
import {jsonLines} from './json-lines.js';
import {endStranded, endTree, findLab} from './labs.js';
import {labdProgram} from './prepare.js';

/** A lab of that name is up already. */
export class AlreadyUpError extends Error {
	override readonly name = 'AlreadyUpError';
	/** The input is wrong, nothing was created. */
	readonly exit = 2;

	constructor(lab: string) {
		super(
			`lab ${lab} is already up: look at it with 'npx cnilab status ${lab}', end it with 'npx cnilab down ${lab}', or choose another --name`,
		);
	}
}

/** The lab could not be brought up; nothing of it is left. */
export class LaunchError extends Error {
	override readonly name = 'LaunchError';

	constructor(
		message: string,
		readonly exit = 1,
	) {
		super(message);
	}
}

export type LaunchOptions = {
	/** The lab file, or what stands for it: told by `ls`. */
	readonly source: string;
	readonly progress: (event: LabdEvent & {event: 'progress'}) => void;
	/** Ends the attempt: Ctrl-C. */
	readonly signal?: AbortSignal;
};

export type LaunchedLab = LabdEvent & {event: 'up'};

/** Ends a sandbox that no lab was made of. */
export async function abandon(sandbox: Promise<Sandbox>): Promise<void> {
	const made = await sandbox.catch(() => undefined);
	if (made) await killTree(made.holder);
}

/** Brings a lab up and returns when it runs. On any failure, or when the signal fires, nothing of it is left. */
export async function launch(
	desired: Desired,
	prepared: Promise<Sandbox>,
	options: LaunchOptions,
): Promise<LaunchedLab> {
	const record = draftRecord(desired, options);
	const folder = await claim(record);
	try {
		const sandbox = await prepared;
		sandbox.show(folder);
		writeDesired(folder, desired);
		const init = await sandbox.init();
		if (!init) throw new SandboxError(`the sandbox could not be made: ${await lastWordsOf(sandbox, folder)}`);
		const running: LabRecord = {
			...record,
			phase: 'running',
			holder: sandbox.holder,
			init,
			port: sandbox.port,
		};
		writeState(join(folder, 'lab.json'), JSON.stringify(running));
		sandbox.go();
		const lastWords = () => lastWordsOf(sandbox, folder);
		const up = await untilUp(sandbox.output, {...options, folder, lastWords});
		if (!up) throw new SandboxError(`the sandbox could not be made: ${await lastWords()}`);
		return up;
	} catch (error) {
		await abandon(prepared);
		await endOwn(record);
		throw error;
	}
}

/**
 * Starts the labd of a lab again whose first one has died; the packets went on. It has what was acknowledged, takes back what
 * was half done, and runs the containers again that ended with its predecessor. Throws a LaunchError: it is alive, or can't start.
 */
export async function resume(
	record: LabRecord,
	{progress}: Pick<LaunchOptions, 'progress'>,
): Promise<LaunchedLab> {
	const folder = labFolder(record.name);
	const output = await restart(record);
	const lastWords = async () => logOf(folder);
	const up = await untilUp(output, {progress, folder, lastWords});
	if (!up) throw new LaunchError(`labd of lab ${record.name} has ended again\n${logOf(folder)}`.trimEnd());
	return up;
}

async function restart(record: LabRecord): Promise<Readable> {
	try {
		return await restartLabd(record, labdProgram());
	} catch (error) {
		if ((error as {code?: string}).code !== 'EADDRINUSE') throw error;
		const message = `port ${record.port} of 127.0.0.1 is in use: labd of lab ${record.name} is alive, or another program has taken its port`;
		throw new LaunchError(message);
	}
}

/** A `down` may have ended us, and another `up` may have the name by now. */
async function endOwn({name, created}: LabRecord): Promise<void> {
	const isOwn = (record: LabRecord | undefined) => record === undefined || record.created === created;
	const own = findLab(name);
	if (own?.record?.docker && isOwn(own.record)) await endTree(own);
	withStateLock(() => {
		if (isOwn(findLab(name)?.record)) removeLabFolder(name);
	});
}

function draftRecord({cluster, docker}: Desired, {source}: LaunchOptions): LabRecord {
	const self = identify(process.pid);
	if (!self) throw new SandboxError('/proc is not mounted: cnilab needs it');
	return {
		version: 1,
		name: cluster.name,
		mode: cluster.mode.name,
		source,
		runtime: docker ? 'docker' : 'netns',
		...(docker && {docker}),
		rootless: needsUserNamespace(),
		created: new Date().toISOString(),
		phase: 'starting',
		holder: self,
	};
}

/** What a crash left behind of that name goes first; a lab that is up is refused. */
async function claim(record: LabRecord): Promise<string> {
	const {name} = record;
	openLabFolder(name);
	await endStranded(name);
	const before = findLab(name);
	// Its holder is dead, and the rest of its tree may be about to end.
	if (before && !before.alive) await endTree(before);
	return withStateLock(() => {
		const now = findLab(name);
		if (now?.alive) throw now.damage ?? new AlreadyUpError(name);
		return claimLabFolder(record);
	});
}

/** Undefined if whoever tells has ended before it said how it went. */
async function untilUp(
	output: Readable,
	{progress, signal, ...ending}: Pick<LaunchOptions, 'progress' | 'signal'> & Ending,
): Promise<LaunchedLab | undefined> {
	const stop = () => void output.destroy();
	signal?.addEventListener('abort', stop, {once: true});
	if (signal?.aborted) stop();
	try {
		for await (const told of jsonLines(output)) {
			const event = told as LabdEvent;
			if (event.event === 'progress') progress(event);
			if (event.event === 'failed') throw await failure(event, ending);
			if (event.event === 'up' && !signal?.aborted) return event;
		}
	} catch (error) {
		// What is stopped is cut off.
		if (!signal?.aborted) throw error;
	} finally {
		signal?.removeEventListener('abort', stop);
		output.destroy();
	}
	if (signal?.aborted) throw new LaunchError('stopped before the lab was up: nothing of it is left');
	return undefined;
}

type Ending = {
	readonly folder: string;
	/** Of a labd that had no time to say why it ends. */
	readonly lastWords: () => Promise<string>;
};

/** Inside, the folder has another name. */
async function failure(
	{message, log, exit}: LabdEvent & {event: 'failed'},
	{folder, lastWords}: Ending,
): Promise<LaunchError> {
	const text = asSeenOutside(message, basename(folder));
	return new LaunchError(log ? `${text}\n${await lastWords()}`.trimEnd() : text, exit);
}

/** What the sandbox's unshare, its init and a labd that did not know of its folder yet had to say, and what is in the log. */
async function lastWordsOf(sandbox: Sandbox, folder: string): Promise<string> {
	await killTree(sandbox.holder);
	return `${await sandbox.ended}\n${logOf(folder)}`.trim();
}

function logOf(folder: string): string {
	const file = join(folder, 'labd.log');
	return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
