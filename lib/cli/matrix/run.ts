/** `probe --matrix`: once, or again and again with `--watch`; as text, JSON, SVG, HTML; beside an earlier one. */
import {readFileSync, writeFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {askLabd} from '../../labd/client.js';
import type {Matrix} from '../../observe/probe-matrix.js';
import type {ProbeQuery} from '../../observe/probe-pods.js';
import {UsageError} from '../terminal/errors.js';
import {interruptible} from '../terminal/interrupt.js';
import type {Invocation, Result} from '../verbs/verb.js';
import {changesOf} from './grid.js';
import {matrixHtml, matrixSvg} from './picture.js';
import {matrixText} from './text.js';

/** Milliseconds between the end of a look and the next. */
const pause = 200;

/** Throws a UsageError for files that can't be read or written. */
export async function runMatrix(lab: string, query: ProbeQuery, invocation: Invocation): Promise<Result> {
	const before = readBefore(invocation.text('diff'));
	const matrix = await askLabd<Matrix>(lab, '/matrix', query);
	draw(matrix, before, invocation);
	if (invocation.flag('watch')) return watch({lab, query, first: matrix}, invocation);
	const changes = before && changesOf(before, matrix);
	const told = changes?.map(line => `${invocation.output.paint('yellow', '~')} ${line}`) ?? [];
	return {
		exit: 0,
		json: {...matrix, ...(changes && {changes})},
		text: [matrixText(matrix, invocation.output, before), ...told].join('\n'),
	};
}

type Watching = {readonly lab: string; readonly query: ProbeQuery; readonly first: Matrix};

/** A line for each cell that changes, and the whole again; until Ctrl-C. */
function watch({lab, query, first}: Watching, invocation: Invocation): Promise<Result> {
	const {output} = invocation;
	output.print(matrixText(first, output));
	output.item(first);
	return interruptible(async signal => {
		for (let last = first; !signal.aborted; ) {
			await delay(pause, undefined, {signal}).catch(() => {});
			if (signal.aborted) break;
			const next = await askLabd<Matrix>(lab, '/matrix', query);
			const changes = changesOf(last, next);
			if (changes.length > 0) {
				output.print([...changes, matrixText(next, output, last)].join('\n'));
				output.item({...next, changes});
				draw(next, last, invocation);
			}
			last = next;
		}
		return {exit: 0, json: undefined, text: ''};
	});
}

function draw(matrix: Matrix, before: Matrix | undefined, {text}: Invocation): void {
	const [svg, html] = [text('svg'), text('html')];
	if (svg !== undefined) write('--svg', svg, matrixSvg(matrix, before));
	if (html !== undefined) write('--html', html, matrixHtml(matrix, before));
}

function write(option: string, file: string, content: string): void {
	try {
		writeFileSync(file, content);
	} catch (error) {
		throw new UsageError(
			`${option} ${file} can't be written: ${(error as Error).message}`,
			'name another file',
		);
	}
}

function readBefore(file: string | undefined): Matrix | undefined {
	if (file === undefined) return undefined;
	const hint = "write one with 'cnilab probe --matrix --json > FILE'";
	try {
		const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Matrix>;
		if (Array.isArray(read.grids)) return read as Matrix;
	} catch (error) {
		throw new UsageError(`--diff ${file} can't be read: ${(error as Error).message}`, hint);
	}
	throw new UsageError(`--diff ${file} is no matrix`, hint);
}
