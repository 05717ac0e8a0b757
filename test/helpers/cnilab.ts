/** Runs the built `cnilab` as a user does: a process, its output, its exit code. */
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {buildIsFresh} from '../../scripts/stamp.mjs';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export const cnilabMain = `${projectRoot}dist/lib/cli/main.js`;

if (!buildIsFresh()) throw new Error('dist/ is older than the sources: npm run build');

export type Ended = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

export type Circumstances = {
	/** Added to the environment; undefined takes a variable away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly input?: string;
	readonly cwd?: string;
};

export function cnilab(args: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
	return runProgram([process.execPath, cnilabMain, ...args], circumstances);
}

export function runProgram(argv: readonly string[], {env, input, cwd}: Circumstances = {}): Promise<Ended> {
	const [command = '', ...args] = argv;
	// ava asks for colours in the processes that it starts; a user's terminal decides for itself.
	const clean = {...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...env};
	const child = spawn(command, args, {cwd: cwd ?? projectRoot, env: clean, stdio: ['pipe', 'pipe', 'pipe']});
	const said = {stdout: '', stderr: ''};
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		said.stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said.stderr += text;
	});
	// A program that ends without reading its input is not at fault.
	child.stdin.on('error', () => {});
	child.stdin.end(input ?? '');
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', code => resolve({code, ...said}));
	});
}
