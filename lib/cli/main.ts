#!/usr/bin/env node
/** The command `cnilab`: parses, runs one verb, prints what it says, and ends with its exit code. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Writable} from 'node:stream';
import {packageRoot} from '../../topology/load/package.js';
import {systemPath} from '../run/system-path.js';
import {parse} from './command-line/program.js';
import {type ExitCode, toFailure} from './terminal/errors.js';
import {createOutput, hasColours, ignoreClosedPipe, writeLine, writeText} from './terminal/output.js';
import {verbs} from './verbs.js';

process.env.PATH = systemPath(process.env.PATH ?? '');
for (const stream of [process.stdout, process.stderr]) ignoreClosedPipe(stream);
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
	process.on(event, error => void end(fail(error, asksForJson(process.argv))));
}
// Not awaited: the build makes CommonJS of this file, which Node starts sooner.
void main(process.argv.slice(2)).then(end);

async function main(argv: readonly string[]): Promise<number> {
	let json = asksForJson(argv);
	try {
		const {stdout, stderr, env} = process;
		const write = (text: string) => writeText(stdout, text);
		const parsed = await parse(argv, verbs, {version: version(), write, colours: hasColours(stdout, env)});
		if (parsed === 'answered') return 0;
		json = parsed.json;
		const {verb, words} = parsed;
		const sandbox = (await verb.before?.(words))?.begin(words);
		const {run} = await verb.load();
		const result = await run({...words, sandbox, output: createOutput({json, stdout, stderr, env})});
		if (json) writeDocument(result.json);
		else if (result.text !== '') writeLine(stdout, result.text);
		return result.exit;
	} catch (error) {
		return fail(error, json);
	}
}

/** Nothing for what has been written already, a line at a time. */
function writeDocument(document: unknown): void {
	if (document !== undefined) writeLine(process.stdout, JSON.stringify(document, null, 2));
}

function fail(error: unknown, json: boolean): ExitCode {
	const failure = toFailure(error);
	if (json) writeLine(process.stdout, JSON.stringify(failure.json, null, 2));
	else writeLine(process.stderr, failure.text);
	return failure.exit;
}

// process.exit and not only the exit code: a handle that a library left open must not keep the terminal. Writes to files,
// pipes and terminals are synchronous on Linux; those to a socket, which Node gives its children, are not.
async function end(code: number): Promise<void> {
	await Promise.all([process.stdout, process.stderr].map(written));
	process.exit(code);
}

function written(stream: Writable): Promise<void> {
	if (!stream.writable || stream.writableLength === 0) return Promise.resolve();
	return new Promise(resolve => stream.write('', () => resolve()));
}

// For what goes wrong before the command line is understood.
function asksForJson(argv: readonly string[]): boolean {
	const separator = argv.indexOf('--');
	return argv.slice(0, separator < 0 ? undefined : separator).includes('--json');
}

function version(): string {
	const file = join(packageRoot(), 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as {version: string}).version;
}
