/** A user's seat at the machine: a folder of their own with files in it, state of their own, and the built cnilab. */
import {type ChildProcess, spawn} from 'node:child_process';
import {chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {type Circumstances, cnilabMain, type Ended, projectRoot, runProgram} from './cnilab.js';
import {folderWith} from './folder.js';
import type {User} from './in-sandbox.js';
import {asUser, nobodyId} from './plain-user.js';

export type Seat = {
	readonly user: User;
	readonly folder: string;
	/** CNILAB_STATE; no such folder exists unless there is a lab. */
	readonly state: string;
	/** TMPDIR: an empty folder. */
	readonly temporary: string;
	/** Runs cnilab to its end. */
	run(args: readonly string[], circumstances?: Circumstances): Promise<Ended>;
	/**
	 * Starts cnilab; `ended` resolves to its exit code, or to the name of the signal that ended it. `into`: a file for its standard
	 * output.
	 */
	start(args: readonly string[], into?: string): Started;
	/** Runs a shell script in a place of the only lab. Throws if it fails. */
	sh(place: string, script: string): Promise<string>;
};

export type Started = {
	readonly process: ChildProcess;
	/** On standard error, so far. */
	said(): string;
	readonly ended: Promise<Outcome>;
};

export type Outcome = {readonly how: number | NodeJS.Signals | null; readonly stderr: string};

/** When the test ends, so do the labs of this seat. */
export function seatOf(t: ExecutionContext, user: User, files: Readonly<Record<string, string>> = {}): Seat {
	const folder = folderWith(t, files);
	const temporary = join(folder, 'tmp');
	mkdirSync(temporary);
	if (user === 'plain' && process.getuid?.() === 0) giveAway(folder);
	const state = join(folder, 'state');
	const env = {CNILAB_STATE: state, TMPDIR: temporary};
	const argv = (args: readonly string[]) => [...asUser(user), process.execPath, cnilabMain, ...args];
	const run: Seat['run'] = (args, circumstances) =>
		runProgram(argv(args), {...circumstances, env: {...env, ...circumstances?.env}});
	t.teardown(async () => {
		if (existsSync(state)) await run(['down', '--all']);
	});
	return {
		user,
		folder,
		state,
		temporary,
		run,
		start: (args, into) => start(argv(args), {env, into}),
		sh: shellOf(run),
	};
}

function shellOf(run: Seat['run']): Seat['sh'] {
	return async (place, script) => {
		const {code, stdout, stderr} = await run(['exec', place, '--', 'sh', '-c', script]);
		if (code !== 0) throw new Error(`${place}: ${script}\nexited with ${code}: ${stderr}`);
		return stdout;
	};
}

type Start = {readonly env: Readonly<Record<string, string>>; readonly into: string | undefined};

function start([command = '', ...args]: readonly string[], {env, into}: Start): Started {
	const output = into === undefined ? undefined : openSync(into, 'w');
	const child = spawn(command, args, {
		cwd: projectRoot,
		env: {...process.env, ...env},
		stdio: ['ignore', output ?? 'ignore', 'pipe'],
	});
	if (output !== undefined) closeSync(output);
	const {stderr: errors} = child;
	if (!errors) throw new Error('it has no standard error');
	let stderr = '';
	errors.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	const ended = new Promise<Outcome>((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			// What a lab inherits of a CLI that was killed must not keep the test waiting.
			errors.destroy();
			resolve({how: code ?? signal, stderr});
		});
	});
	return {process: child, said: () => stderr, ended};
}

function giveAway(path: string): void {
	chownSync(path, nobodyId, nobodyId);
	if (!lstatSync(path).isDirectory()) return;
	for (const name of readdirSync(path)) giveAway(join(path, name));
}
