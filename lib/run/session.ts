/** Commands that somebody runs in a place and talks to: on pipes, or on a terminal of their own. */
import {closeSync, readSync} from 'node:fs';
import {constants} from 'node:os';
import {PassThrough, type Readable, Writable} from 'node:stream';
import {ReadStream} from 'node:tty';
import {execa, type Result} from 'execa';
import {identify, killTree} from './processes.js';
import {openPty, setWindowSize, type WindowSize} from './pty.js';

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
	};
}

function onTerminal({argv, env}: SessionCommand): Session {
	const {master, terminal} = openPty();
	const user = new ReadStream(master);
	// A session of its own, with the terminal as its controlling one: Ctrl-C is for its foreground processes.
	const command = ['setsid', '--ctty', '--', ...argv];
	const stdio = [terminal, terminal, terminal];
	const child = start(command, {TERM: 'xterm', ...env}, {detached: false, stdio});
	const kill = killer(child.pid);
	const ended = endOf(child);
	return {
		stdin: typing(user),
		stdout: printed(user, {master, ended: ended.finally(() => closeSync(terminal))}),
		stderr: null,
		resize: size => {
			if (!user.destroyed) setWindowSize(master, size);
		},
		ended,
		kill: () => {
			// The terminal goes: a hang-up, as when a window is closed.
			user.destroy();
			return kill();
		},
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

/** What is written to it is typed. */
function typing(user: ReadStream): Writable {
	const endOfFile = '\x04';
	return new Writable({
		write: (chunk, _, done) => type(user, chunk, done),
		final: done => type(user, endOfFile, done),
	});
}

/** When the terminal has gone, nobody reads what is typed. */
function type(user: ReadStream, keys: Buffer | string, done: () => void): void {
	if (user.destroyed) done();
	else user.write(keys, () => done());
}

/**
 * What is printed until the command ends. We hold the terminal open until then: without, libuv takes the hang-up for the end
 * and leaves what was not read yet (uv__stream_io, POLLHUP after a short read).
 */
function printed(user: ReadStream, {master, ended}: {master: number; ended: Promise<unknown>}): Readable {
	const output = new PassThrough();
	user.on('error', () => {});
	user.on('data', chunk => {
		if (!output.write(chunk)) user.pause();
	});
	output.on('drain', () => user.resume());
	void ended.then(() => {
		if (!user.destroyed) {
			user.pause();
			// What it has read is handed on by the listener above.
			while (user.read() !== null);
			for (const chunk of waiting(master)) output.write(chunk);
		}
		output.end();
		user.destroy();
	});
	return output;
}

/** What the kernel has for the reader of a terminal: it says EAGAIN only when all that was written has been read (n_tty_read). */
function* waiting(master: number): Generator<Buffer> {
	const buffer = Buffer.alloc(4096);
	try {
		for (;;) yield Buffer.from(buffer.subarray(0, readSync(master, buffer)));
	} catch (error) {
		if (!['EAGAIN', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
}
