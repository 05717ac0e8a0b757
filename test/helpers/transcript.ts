/**
 * Guides as tests: the `console` blocks of a Markdown page are run as a reader would, from top to bottom, and what cnilab
 * says must be what the page says. The convention is in CONTRIBUTING.md.
 */
import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {cnilabMain, projectRoot} from './cnilab.js';
import {kubectlPath} from './kubectl.js';
import {asUser} from './plain-user.js';
import type {Seat} from './seat.js';

export type Step = {
	/** Of the command, from 1. */
	readonly line: number;
	readonly command: string;
	/** What `echo $?` after it shows; 0 if the page does not ask. */
	readonly exit: number;
	readonly shown: readonly string[];
};

/** The blocks of a page in their order, each with its commands. `page` is a path inside the project. */
export function stepsOf(page: string): readonly (readonly Step[])[] {
	const blocks: Step[][] = [];
	let block: Step[] | undefined;
	for (const [index, text] of readFileSync(`${projectRoot}${page}`, 'utf8').split('\n').entries()) {
		if (text === '```console') {
			block = [];
			blocks.push(block);
		} else if (text === '```') block = undefined;
		else if (block) readLine(block, text, index + 1);
	}
	return blocks;
}

function readLine(block: Step[], text: string, line: number): void {
	const last = block.at(-1);
	if (text.startsWith('$ ')) block.push({line, command: text.slice(2), exit: 0, shown: []});
	else if (last) block[block.length - 1] = {...last, shown: [...last.shown, text]};
	const [before, asks] = block.slice(-2);
	if (before && asks?.command === 'echo $?' && asks.shown.length > 0)
		block.splice(-2, 2, {...before, exit: Number(asks.shown[0])});
}

export type Reader = {
	/** A user: the argv before a shell, and the environment. */
	readonly become?: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** The project's folder if not set. */
	readonly cwd?: string;
};

/** The user of a seat. */
export function readerAt({user, state}: Seat): Reader {
	return {become: asUser(user), env: {CNILAB_STATE: state, CNILAB_KUBECTL: kubectlPath()}};
}

/** Runs the steps of a page; returns what is not as the page says, a sentence each. */
export async function follow(page: string, reader: Reader): Promise<string[]> {
	const faults: string[] = [];
	for (const block of stepsOf(page)) {
		const behind: Promise<string[]>[] = [];
		for (const step of block) {
			const started = start(step, reader);
			const ended = started.ended.then(end =>
				compare(step, end).map(what => `${page}:${step.line}: ${what}`),
			);
			if (isBackground(step)) {
				behind.push(ended);
				await started.spoke;
			} else faults.push(...(await ended));
		}
		faults.push(...(await Promise.all(behind)).flat());
	}
	return faults;
}

function isBackground({command}: Step): boolean {
	return command.endsWith('&');
}

type End = {readonly code: number | null; readonly output: string};

/** `spoke`: it has said something, as tcpdump does when it listens, or it has ended. */
function start(
	step: Step,
	{become = [], env, cwd = projectRoot}: Reader,
): {spoke: Promise<unknown>; ended: Promise<End>} {
	const ours = `'${process.execPath}' '${cnilabMain}'`;
	const command = step.command
		.replace(/&$/, '')
		.replaceAll('npx cnilab', ours)
		.replace(/\bnpm run lab( \S+)( -- )?/, `${ours} lab$1 `);
	const [file = '', ...args] = [...become, 'sh', '-c', `exec 2>&1; ${command}`];
	const clean = {...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...env};
	const child: ChildProcessByStdio<null, Readable, null> = spawn(file, args, {
		cwd,
		env: clean,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	let output = '';
	const ended = new Promise<End>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', code => resolve({code, output}));
	});
	const first = new Promise(resolve => child.stdout.once('data', resolve));
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	return {spoke: Promise.race([first, ended]), ended};
}

function compare(step: Step, {code, output}: End): string[] {
	const {command, exit, shown} = step;
	if (code !== exit) return [`${command} ended with ${code}, not with ${exit}; it said: ${output}`];
	const isOurs = /^(npx cnilab (?!exec|shell)|npm run lab)/.test(command);
	const missing = isOurs && shown.length > 0 ? firstMissing(shown, output) : undefined;
	return missing === undefined ? [] : [`${command} does not say '${missing}' there; it said: ${output}`];
}

/** The first line of the page that is not in the output at its place; a line `…` stands for any number of lines. */
function firstMissing(shown: readonly string[], output: string): string | undefined {
	const real = output.trimEnd().split('\n').map(withoutMeasurements);
	let at = 0;
	let skips = false;
	for (const text of shown) {
		const wanted = withoutMeasurements(text);
		if (wanted === '…') {
			skips = true;
			continue;
		}
		const found = skips ? real.indexOf(wanted, at) : at;
		if (found < 0 || real[found] !== wanted) return text;
		at = found + 1;
		skips = false;
	}
	return skips || at === real.length ? undefined : 'nothing more';
}

/** Times of day, durations, ages, memory, ports that the kernel chose; and how much of a broken lab still worked. */
function withoutMeasurements(line: string): string {
	return (
		line
			.trimEnd()
			.replaceAll(/\b\d\d:\d\d:\d\d\.\d{3}\b/g, 'CLOCK')
			.replaceAll(/\d+(\.\d+)? (ms|s|MB)\b/g, 'N $2')
			.replaceAll(/\b[3-6]\d{4}\b/g, 'N')
			// An age that has become a character longer moves what is behind it.
			.replaceAll(/\b(\d+[dhms]){1,2}( +|$)/g, 'N ')
			.replaceAll(/\bAGE +/g, 'AGE ')
			.trimEnd()
			.replace(/^(✗ .*?) +\d+ of/, '$1 N of')
			.replace(/^(not as it should be: |… and )\d+/, '$1N')
			// On a busy machine some datagrams pass while a link goes down: what was one outage is two.
			.replace(/(longest outage N ms), of \d+$/, '$1')
	);
}
