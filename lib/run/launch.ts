/** Programs that go on running: the commands of containers. */
import {constants} from 'node:os';
import type {Writable} from 'node:stream';
import {finished} from 'node:stream/promises';
import {execa} from 'execa';
import type {Command} from './door.js';
import {withoutComplaint} from './killed-complaint.js';
import {childrenOf, freezeTree} from './processes.js';
import type {WindowSize} from './pty.js';
import {openTerminal} from './terminal.js';

/** How a program ended. */
export type Exit = {
	/** As a shell tells it: 128 + the signal's number if a signal ended it. */
	readonly code: number;
	/** `SIGKILL` */
	readonly signal?: string;
	/** `exit code 3`, `signal SIGKILL`, or why it could not be started. */
	readonly words: string;
};

export type Program = Pick<Command, 'argv' | 'env' | 'why'> & {
	/** What it has as its standard input, if not /dev/null; a terminal is its output, too. */
	readonly input?: 'pipe' | 'terminal' | undefined;
	/** Comes before its PID namespace is made: the way into another one, which ends in a process that waits for its only child. */
	readonly outside?: readonly string[];
};

/** Live handle of a running program. */
export type Launched = {
	/** The program's process, once there is one. */
	readonly program: () => number | undefined;
	readonly stdin: Writable | null;
	/** Of its terminal, if it has one. */
	resize(size: WindowSize): void;
	/** When neither the program nor a process that it started runs any more. Never rejects. */
	readonly ended: Promise<Exit>;
	/** SIGKILL ends all of its processes. As process 1 of its own namespace, it gets a SIGTERM only if it handles it. */
	kill(signal: 'SIGTERM' | 'SIGKILL'): void;
	/** Holds all of its processes still, or lets them go on. */
	freeze(frozen: boolean): void;
};

export type Write = (chunk: Buffer, from: 'stdout' | 'stderr') => void;

/** What a program may write in a time slice before it has to wait: a flood must not keep this process from its work. */
const floodBytes = 65_536;
const floodMs = 100;

/**
 * Starts a program as process 1 of a PID namespace of its own, in a session of its own, away from our terminal; its
 * working directory is `/`. It ends, with all that it started, at the latest when this process ends, whatever ends it:
 * unshare(1) gets SIGKILL from the kernel then (PR_SET_PDEATHSIG, which an exec keeps), and the namespace's process 1
 * when unshare does. `write` gets its standard output and standard error; `told` what it says on its descriptor 3, which
 * it has only then. Throws a SystemCallError if there is no terminal to be had.
 */
export function launch(
	{argv, env, input, outside = []}: Program,
	write: Write = () => {},
	told?: (chunk: Buffer) => void,
): Launched {
	const terminal = input === 'terminal' ? openTerminal() : undefined;
	const [stdin, stdout] = terminal ? [terminal.descriptor, terminal.descriptor] : [input ?? 'ignore', 'pipe'];
	const stdio = [stdin, stdout, 'pipe', ...(told ? ['pipe'] : [])];
	const around = outside.length === 0 ? [] : [...dying, ...outside];
	const command = [...around, ...dying, ...contained, ...(terminal ? onTerminal : []), ...argv];
	const [file = '', ...args] = command;
	const program = execa(file, args, {
		env: {...(terminal && {TERM: 'xterm'}), ...env},
		cwd: '/',
		detached: true,
		cleanup: false,
		// Which of the streams there are is looked at when they are used.
		stdio: stdio as unknown as ['pipe', 'pipe', 'pipe'],
		buffer: false,
		reject: false,
	});
	const init = () => {
		const waiting = around.length === 0 ? program.pid : onlyChildOf(program.pid);
		return onlyChildOf(waiting);
	};
	const stderr = withoutComplaint(chunk => write(chunk, 'stderr'));
	let hasEnded = false;
	const output = terminal?.printed ?? program.stdout;
	throttle(output, chunk => write(chunk, 'stdout'));
	throttle(program.stderr, stderr.take);
	if (told) (program.stdio[3] as NodeJS.ReadableStream | null)?.on('data', told);
	return {
		program: init,
		stdin: terminal?.typed ?? typedInto(program.stdin),
		resize: size => terminal?.resize(size),
		ended: program.then(async result => {
			hasEnded = true;
			terminal?.end();
			if (terminal) await finished(terminal.printed);
			return exitOf(stderr.end() ? {signal: 'SIGKILL'} : result);
		}),
		kill: signal => {
			const pid = init();
			// Before the namespace is made, the program itself is not there yet.
			if (pid === undefined) program.kill('SIGKILL');
			else end(pid, signal);
			// Who is stopped does not see that its child has ended.
			if (signal === 'SIGKILL') program.kill('SIGCONT');
		},
		freeze: frozen => {
			if (program.pid !== undefined && !hasEnded) freezeTree(program.pid, frozen);
		},
	};
}

const dying = ['setpriv', '--pdeathsig', 'KILL', '--'];

const contained = ['unshare', '--pid', '--fork', '--kill-child', '--'];

function onlyChildOf(pid: number | undefined): number | undefined {
	return pid === undefined ? undefined : childrenOf(pid)[0];
}

/** With the terminal as the controlling one of its session. What unshare(1) says shall not be on it: that has another stderr. */
const onTerminal = ['setsid', '--ctty', '--', 'sh', '-c', 'exec "$@" 2>&1', 'sh'];

/** A program may end, or close its input, before it has read all of it. */
function typedInto(stdin: Writable | null): Writable | null {
	return stdin?.on('error', () => {}) ?? null;
}

function throttle(stream: NodeJS.ReadableStream, write: (chunk: Buffer) => void): void {
	let slice = 0;
	let bytes = 0;
	stream.on('data', (chunk: Buffer) => {
		write(chunk);
		const now = performance.now();
		if (now - slice > floodMs) [slice, bytes] = [now, 0];
		bytes += chunk.length;
		if (bytes <= floodBytes) return;
		stream.pause();
		setTimeout(() => stream.resume(), floodMs);
	});
}

type Ended = {
	readonly exitCode?: number | undefined;
	readonly signal?: NodeJS.Signals | undefined;
	readonly originalMessage?: string | undefined;
};

function exitOf({exitCode, signal, originalMessage}: Ended): Exit {
	if (exitCode !== undefined) return {code: exitCode, words: `exit code ${exitCode}`};
	if (signal) return {code: 128 + constants.signals[signal], signal, words: `signal ${signal}`};
	return {code: 128, words: originalMessage ?? 'it could not be started'};
}

function end(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}
