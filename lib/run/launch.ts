/** Programs that go on running: daemons and the commands of containers. */
import {execa} from 'execa';
import type {Command} from './door.js';

/** Live handle of a running program. */
export type Launched = {
	readonly pid: number | undefined;
	/** How it ended, in words, with the last that it said on standard error. Never rejects. */
	readonly ended: Promise<string>;
	stop(): void;
};

/** Characters of standard error that are kept. */
const keptStderr = 2000;

/** Starts a program in a session of its own, away from any terminal. It ends with its lab's PID namespace. */
export function launch({argv, env}: Pick<Command, 'argv' | 'env' | 'why'>): Launched {
	const [file = '', ...args] = argv;
	const program = execa(file, args, {
		env: env ?? {},
		detached: true,
		cleanup: false,
		stdin: 'ignore',
		stdout: 'ignore',
		stderr: 'pipe',
		buffer: false,
		reject: false,
	});
	let said = '';
	program.stderr.on('data', (chunk: Buffer) => {
		said = (said + chunk.toString()).slice(-keptStderr);
	});
	const ended = program.then(({exitCode, signal, originalMessage}) => {
		const how =
			exitCode !== undefined ? `exit code ${exitCode}` : signal ? `signal ${signal}` : originalMessage;
		return said.trim() === '' ? `${how}` : `${how}; it said: ${said.trim()}`;
	});
	return {pid: program.pid, ended, stop: () => void program.kill('SIGKILL')};
}
