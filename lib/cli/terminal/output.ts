/** What goes to the terminal: results on stdout, everything else on stderr; colours and a moving line only on a terminal. */
import type {Writable} from 'node:stream';
import {styleText} from 'node:util';
import {elapsedMs} from './clock.js';

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Work that takes a while. */
export type Progress = {
	/** `done` of `all` pieces. */
	at(done: number, all: number): void;
	/** How it is now, where nobody knows how far it is. */
	say(text: string): void;
	/** Ends it; `what` replaces its name: `3 nodes, 9 pods`. */
	end(what?: string): void;
};

export type Output = {
	/** The user asked for one JSON document and nothing else on stdout. */
	readonly json: boolean;
	/** Colours text for stdout, where that is a terminal that shows colours. */
	paint(colour: Colour, text: string): string;
	/** A line on stdout, as the work goes on; nothing with `--json`. */
	print(text: string): void;
	/** With `--json`, of what is told as it happens: one document, on a line of its own. The verb's last document is undefined then. */
	item(document: unknown): void;
	/** Characters of a line, where stdout is a terminal. */
	readonly width: number | undefined;
	/** A line on stderr. */
	note(text: string): void;
	/** A line on stderr that shows how far the work is; only one at a time. */
	progress(what: string): Progress;
};

export type Terminal = Writable & {readonly isTTY?: boolean; readonly columns?: number};

export type OutputSettings = {
	readonly json: boolean;
	readonly stdout: Terminal;
	readonly stderr: Terminal;
	readonly env: Readonly<Record<string, string | undefined>>;
};

export function createOutput({json, stdout, stderr, env}: OutputSettings): Output {
	const coloured = hasColours(stdout, env);
	return {
		json,
		paint: (colour, text) => (coloured ? styleText(colour, text) : text),
		print: text => {
			if (!json) writeLine(stdout, text);
		},
		item: document => {
			if (json) writeLine(stdout, JSON.stringify(document));
		},
		get width() {
			return stdout.isTTY ? stdout.columns : undefined;
		},
		note: text => writeLine(stderr, text),
		progress: what => (stderr.isTTY ? movingLine(stderr, what) : plainLine(stderr, what, json)),
	};
}

/** A reader that goes away (`| head`) is no error: what is written after that is dropped, and the work goes on. */
export function ignoreClosedPipe(stream: Writable): void {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});
}

export function writeLine(stream: Writable, line: string): void {
	writeText(stream, `${line}\n`);
}

export function writeText(stream: Writable, text: string): void {
	if (stream.writable) stream.write(text);
}

/** https://no-color.org: set and not empty means no colours; FORCE_COLOR is what CI systems set to have them. */
export function hasColours(stream: Terminal, env: OutputSettings['env']): boolean {
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
	return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Columns as kubectl prints them: header in capitals, three spaces between, nothing after the last column. */
export function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const all = [header, ...rows];
	const widths = header.map((_, column) => Math.max(...all.map(row => widthOf(row[column] ?? ''))));
	return all
		.map(row => row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('   '))
		.map(line => line.trimEnd())
		.join('\n');
}

function padded(cell: string, width: number): string {
	return cell + ' '.repeat(width - widthOf(cell));
}

// Colours take no room.
function widthOf(cell: string): number {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character starts a colour
	return cell.replaceAll(/\u001B\[\d+m/g, '').length;
}

const clearLine = '\r\u001B[K';

function movingLine(stderr: Terminal, what: string): Progress {
	const start = elapsedMs();
	let far = '';
	let share: number | undefined;
	const draw = () => {
		const line = `${what}${far} ${seconds(start)}${timeLeft(share, elapsedMs() - start)}`;
		stderr.write(`${clearLine}${line.slice(0, (stderr.columns ?? 80) - 1)}`);
	};
	draw();
	const timer = setInterval(draw, 100);
	timer.unref();
	return {
		at: (done, all) => {
			far = ` ${done}/${all}`;
			share = done / all;
		},
		say: text => {
			far = ` ${text}`;
		},
		end: (result = what) => {
			clearInterval(timer);
			stderr.write(`${clearLine}${result} ${seconds(start)}\n`);
		},
	};
}

/** Milliseconds until a guess is worth something, and worth reading. */
const guessAfter = 1000;

/** As if the rest went as fast as what is done; nothing while nobody can know. `share` is from 0 to 1. */
export function timeLeft(share: number | undefined, elapsedMs: number): string {
	if (share === undefined || share <= 0 || share >= 1 || elapsedMs < guessAfter) return '';
	return `, about ${Math.ceil((elapsedMs * (1 - share)) / share / 1000)} s left`;
}

function plainLine(stderr: Terminal, what: string, quiet: boolean): Progress {
	const start = elapsedMs();
	return {
		at: () => {},
		say: () => {},
		end: (result = what) => {
			if (!quiet) writeLine(stderr, `${result} ${seconds(start)}`);
		},
	};
}

function seconds(start: number): string {
	return `${((elapsedMs() - start) / 1000).toFixed(1)} s`;
}
