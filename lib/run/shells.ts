/**
 * Shells that start the processes of scripts for us. The kernel copies the page tables of who forks, and then each page that this one
 * writes to: for a labd of 80 MB that is 5 ms and as much again, for a shell a third of one (measured). So a script is handed to a
 * shell that is there already; each runs one at a time.
 */
import {randomUUID} from 'node:crypto';
import {execa} from 'execa';
import {quote} from '../render/lines.js';
import {type Command, CommandError, limit, type Output} from './door.js';
import {identify, isAlive} from './processes.js';
import {Said} from './said.js';
import {systemPath} from './system-path.js';

/** For `sh -s`, where `way` leads: the argv that enters a place. */
export type ScriptCommand = Pick<Command, 'why' | 'place'> & {
	readonly way?: readonly string[];
	readonly script: string;
};

/** Runs a script to its end. Throws a CommandError unless it exits with 0. */
export async function runScript({way = [], script, ...words}: ScriptCommand): Promise<Output> {
	const shell = waiting() ?? new Shell();
	try {
		return await shell.run({argv: [...way, 'sh', '-s'], input: script, timeoutMs: 60_000, ...words});
	} finally {
		if (shell.isThere && idle.length < mostIdle) idle.push(shell);
		else shell.end();
	}
}

/** Starts the shells that scripts will want, for who has nothing else to do just now. */
export function prepareShells(): void {
	while (idle.length < mostIdle) idle.push(new Shell());
}

type Script = Command & Required<Pick<Command, 'input' | 'timeoutMs'>>;

/** As many scripts as are run at once when a network changes. */
const mostIdle = 2;
const idle: Shell[] = [];

function waiting(): Shell | undefined {
	for (;;) {
		const shell = idle.pop();
		if (!shell || shell.isThere) return shell;
	}
}

class Shell {
	readonly #child = execa('sh', ['-s'], {
		env: {PATH: systemPath(process.env.PATH ?? '')},
		stdin: 'pipe',
		buffer: false,
		reject: false,
	});
	readonly #identity = identify(this.#child.pid ?? 0);
	readonly #gone: Promise<unknown>;

	constructor() {
		this.#gone = this.#child.then(() => {});
		this.#child.stdin.on('error', () => {});
		this.#keepUsAlive(false);
	}

	/** Somebody may have killed it, which our turns of the event loop tell only later. */
	get isThere(): boolean {
		return this.#identity !== undefined && isAlive(this.#identity);
	}

	/** It ends itself when we do. */
	end(): void {
		this.#child.stdin.end();
	}

	async run(command: Script): Promise<Output> {
		const {argv, input, timeoutMs} = command;
		const {stdin, stdout, stderr, pid} = this.#child;
		// Nobody can guess it: what is in a script comes from files of the user's, and may be anything.
		const mark = `cnilab-${randomUUID()}`;
		const [output, errors] = [new Said(stdout, mark), new Said(stderr, mark)];
		const clock = limit(pid, timeoutMs);
		this.#keepUsAlive(true);
		stdin.write(`${argv.map(quote).join(' ')} <<'${mark}'\n${input}\n${mark}\n${tellEnd(mark)}\n`);
		await Promise.race([Promise.all([output.end, errors.end]), this.#gone]);
		this.#keepUsAlive(false);
		clock.stop();
		const said = errors.text();
		if (errors.code === undefined)
			throw new CommandError(command, undefined, said, clock.isOver() ? 'timeout' : 'signal');
		if (errors.code !== 0) throw new CommandError(command, errors.code, said, 'exit');
		return {stdout: output.text(), stderr: said};
	}

	/** One that waits keeps nobody from ending. */
	#keepUsAlive(keep: boolean): void {
		const {stdin, stdout, stderr} = this.#child;
		const handles = [this.#child, stdin, stdout, stderr] as unknown as readonly Pick<
			NodeJS.Timeout,
			'ref' | 'unref'
		>[];
		for (const handle of handles) keep ? handle.ref() : handle.unref();
	}
}

/** On both streams. */
function tellEnd(mark: string): string {
	return `code=$?; printf '\\n%s %s\\n' ${mark} $code; printf '\\n%s %s\\n' ${mark} $code >&2`;
}
