/**
 * The one door to other processes. Everything that cnilab starts goes through here: an argv array, never a
 * shell string of the user's, with the reason at hand for the error.
 */
import {spawn} from 'node:child_process';
import type {Readable} from 'node:stream';
import {systemPath} from './system-path.js';

export type Command = {
	readonly argv: readonly string[];
	/** Standard input; empty if not set. */
	readonly input?: string;
	/** Why this command is run: told when it fails. */
	readonly why: string;
	/** The namespace in which it runs, for the error: `node-1`, `node-1/default.web-0`. */
	readonly place?: string;
	readonly timeoutMs?: number;
	readonly env?: Readonly<Record<string, string>>;
};

export type Output = {readonly stdout: string; readonly stderr: string};

/** A command that could not be started, exited with another code than 0, or took too long. */
export class CommandError extends Error {
	override readonly name = 'CommandError';

	constructor(
		readonly command: Command,
		readonly exitCode: number | undefined,
		readonly stderr: string,
		readonly reason: 'missing' | 'exit' | 'timeout' | 'signal',
		options?: ErrorOptions,
	) {
		const where = command.place === undefined ? '' : ` in ${command.place}`;
		const how = {
			missing: 'is not installed',
			exit: `exited with ${exitCode}`,
			timeout: `took longer than ${command.timeoutMs} ms`,
			signal: 'was killed',
		}[reason];
		super(
			`${command.argv.join(' ')}${where}: ${how}\n  why it was run: ${command.why}${stderr && `\n  it said: ${stderr.trim()}`}`,
			options,
		);
	}
}

/** Runs a command to its end. Throws a CommandError unless it exits with 0. */
export async function run(command: Command): Promise<Output> {
	const {reason, exitCode, cause, ...output} = await runToEnd(command);
	if (reason === undefined) return output;
	throw new CommandError(command, exitCode, output.stderr, reason, {cause});
}

type End = Output & {
	/** How it failed, if it did. */
	readonly reason?: CommandError['reason'];
	readonly exitCode?: number | undefined;
	readonly cause?: unknown;
};

// Node's own spawn and not execa: what execa does around it takes labd 10 ms a command at first, and a lab begins with a
// dozen of them.
function runToEnd({argv, input, timeoutMs = 60_000, env}: Command): Promise<End> {
	const [file = '', ...args] = argv;
	const child = spawn(file, args, {
		env: {...process.env, PATH: systemPath(process.env.PATH ?? ''), ...env},
	});
	const read = {stdout: textOf(child.stdout), stderr: textOf(child.stderr)};
	const output = (): Output => ({stdout: read.stdout(), stderr: read.stderr()});
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		child.kill('SIGKILL');
		// Whatever it started may live on and hold the other ends.
		for (const stream of [child.stdout, child.stderr]) stream.destroy();
	}, timeoutMs);
	// A program may end without having read what it was given.
	child.stdin.on('error', () => {});
	child.stdin.end(input ?? '');
	return new Promise<End>(resolve => {
		child.on('error', cause => resolve({...output(), reason: 'missing', cause}));
		child.on('close', (code, signal) => {
			const exitCode = code ?? undefined;
			if (late) resolve({...output(), reason: 'timeout'});
			else if (signal !== null) resolve({...output(), reason: 'signal'});
			else resolve(code === 0 ? output() : {...output(), reason: 'exit', exitCode});
		});
	}).finally(() => clearTimeout(timer));
}

/** What a stream has said, when it has ended. */
function textOf(stream: Readable): () => string {
	const chunks: Buffer[] = [];
	stream.on('data', (chunk: Buffer) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString();
}
