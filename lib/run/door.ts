/**
 * The one door to other processes: an argv array, never a shell string of the user's, with the reason at hand for the error. What
 * lives longer than a command has doors of its own beside it: sandbox.ts, session.ts, and shells.ts, where scripts go.
 */
import {execa} from 'execa';
import {identify, killTree} from './processes.js';
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
	const {argv, input = '', env, timeoutMs = 60_000} = command;
	const [file = '', ...args] = argv;
	const child = execa(file, args, {
		input,
		env: {PATH: systemPath(process.env.PATH ?? ''), ...env},
		stripFinalNewline: false,
		maxBuffer: 512 * 1024 * 1024,
		reject: false,
	});
	const clock = limit(child.pid, timeoutMs);
	const result = await child;
	clock.stop();
	if (!result.failed && !clock.isOver()) return {stdout: result.stdout, stderr: result.stderr};
	const reason = clock.isOver() ? 'timeout' : reasonOf(result);
	throw new CommandError({...command, timeoutMs}, result.exitCode, result.stderr ?? '', reason, {
		cause: result,
	});
}

type Failed = {readonly isTerminated: boolean; readonly exitCode?: number};

function reasonOf({isTerminated, exitCode}: Failed): CommandError['reason'] {
	if (isTerminated) return 'signal';
	return exitCode === undefined ? 'missing' : 'exit';
}

/** Ends a command that takes too long, with all that it started: who holds its output would keep us waiting (execa's own timeout does). */
export function limit(pid: number | undefined, timeoutMs: number): {stop(): void; isOver(): boolean} {
	const target = pid === undefined ? undefined : identify(pid);
	let over = false;
	const timer = setTimeout(() => {
		over = true;
		if (target) void killTree(target);
	}, timeoutMs);
	return {stop: () => clearTimeout(timer), isOver: () => over};
}
