/** Commands that somebody runs in a place and talks to: on pipes, or on a terminal of their own. */
import {constants} from 'node:os';
import type {Readable, Writable} from 'node:stream';
import {execa, type Result} from 'execa';
import {freezeTree, identify, isAlive, killTree} from './processes.js';
import type {WindowSize} from './pty.js';
import {openTerminal} from './terminal.js';

export type SessionCommand = {
	readonly argv: readonly string[];
	/** All of it: nothing of this process's own is added. */
	readonly env: Readonly<Record<string, string>>;
	/** It then has an input and an output, whatever is asked for below. */
	readonly terminal: boolean;
	/** Which streams there are; the others are /dev/null. */
	readonly stdin: boolean;
	readonly stdout: boolean;
	readonly stderr: boolean;
};

/** Its exit code (128 and the signal's number if a signal ended it), or why it could not be started. */
export type SessionEnd = {readonly exitCode: number} | {readonly failure: string};

/** Live handle of a running command. */
export type Session = {
	/** Ending it is the end of the command's input; on a terminal as Ctrl-D is. */
	readonly stdin: Writable | null;
	readonly stdout: Readable | null;
	readonly stderr: Readable | null;
	resize(size: WindowSize): void;
	/** Never rejects. What it wrote may still have to be read. */
	readonly ended: Promise<SessionEnd>;
	/** Ends it with all that it has started. Resolves when it is gone. */
	kill(): Promise<void>;
	/** Holds it still with all that it has started, or lets it go on. */
	freeze(frozen: boolean): void;
};

/** Starts it. Throws a SystemCallError if there is no terminal to be had. */
export function startSession(command: SessionCommand): Session {
	return command.terminal ? onTerminal(command) : onPipes(command);
}

function onPipes({argv, env, stdin, stdout, stderr}: SessionCommand): Session {
	const kindOf = (wanted: boolean) => (wanted ? 'pipe' : 'ignore');
	// A process group of its own: a command that signals its whole group must not reach us.
	const child = start(argv, env, {detached: true, stdio: [kindOf(stdin), kindOf(stdout), kindOf(stderr)]});
	// A command may end, or close its input, before it has read all of it.
	child.stdin?.on('error', () => {});
	return {
		stdin: child.stdin,
		stdout: child.stdout,
		stderr: child.stderr,
		resize: () => {},
		ended: endOf(child),
		kill: killer(child.pid),
		freeze: freezer(child.pid),
	};
}

function onTerminal({argv, env}: SessionCommand): Session {
	const {descriptor, typed, printed, resize, end, hangUp} = openTerminal();
	// A session of its own, with the terminal as its controlling one: Ctrl-C is for its foreground processes.
	const command = ['setsid', '--ctty', '--', ...argv];
	const stdio = [descriptor, descriptor, descriptor];
	const child = start(command, {TERM: 'xterm', ...env}, {detached: false, stdio});
	const kill = killer(child.pid);
	const ended = endOf(child);
	void ended.then(end);
	return {
		stdin: typed,
		stdout: printed,
		stderr: null,
		resize,
		ended,
		kill: () => {
			hangUp();
			return kill();
		},
		freeze: freezer(child.pid),
	};
}

type Child = ReturnType<typeof start>;
type Stdio = 'pipe' | 'ignore' | number;

function start(
	argv: readonly string[],
	env: Readonly<Record<string, string>>,
	{detached, stdio}: {readonly detached: boolean; readonly stdio: readonly Stdio[]},
) {
	const [file = '', ...args] = argv;
	return execa(file, args, {
		env,
		extendEnv: false,
		detached,
		// Which of the streams there are is looked at when they are used.
		stdio: stdio as unknown as ['pipe', 'pipe', 'pipe'],
		// Its output is handed on, not collected.
		buffer: false,
		reject: false,
		cleanup: false,
	});
}

async function endOf(child: Child): Promise<SessionEnd> {
	const {exitCode, signal, originalMessage} = (await child) as Result;
	if (exitCode !== undefined) return {exitCode};
	if (signal !== undefined) return {exitCode: 128 + constants.signals[signal as NodeJS.Signals]};
	return {failure: originalMessage ?? 'it could not be started'};
}

/** By who it is, not by its number: it may be long gone when its client is. */
function killer(pid: number | undefined): () => Promise<void> {
	const process = pid === undefined ? undefined : identify(pid);
	return async () => {
		if (process) await killTree(process);
	};
}

function freezer(pid: number | undefined): (frozen: boolean) => void {
	const process = pid === undefined ? undefined : identify(pid);
	return frozen => {
		if (process && isAlive(process)) freezeTree(process.pid, frozen);
	};
}
