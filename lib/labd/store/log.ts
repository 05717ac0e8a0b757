/**
 * The store on disk: one file, one line a write, each line a JSON array of what was put or removed together. Written with
 * write(2) before anybody is told, so a killed labd has lost nothing of it. No fsync: the state folder is a tmpfs, which
 * keeps what was written as long as the machine runs, and a lab does not outlive its machine.
 */
import {
	closeSync,
	existsSync,
	fstatSync,
	ftruncateSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	truncateSync,
	writeSync,
} from 'node:fs';
import type {ApiObject} from '../../api/object.js';
import {cannotRead, cannotWrite, endTheLab, StateError} from '../../run/state-file.js';
import type {Key} from './types.js';

/** One step of a write. A snapshot begins with the version that it was taken at. */
export type LogEntry =
	| {readonly resource: string; readonly object: ApiObject}
	| {readonly removed: Key; readonly version: number}
	| {readonly version: number; readonly format?: number};

/** Of the log: raise it when a labd would misread what another version has written. The first line has it. */
const format = 1;

/** What lives, and the version of the last write. */
export type Snapshot = {readonly version: number; readonly live: readonly LogEntry[]};

/** Bytes that a log may have beyond twice its last snapshot. */
const slack = 4 * 1024 * 1024;
/** Objects that are written in one part of a compaction: a few milliseconds' work. */
const partSize = 200;

/**
 * What the file holds, oldest first; a last line that a crash cut off goes. Throws a StateError if the file is damaged or of another
 * version.
 */
export function readLog(file: string): LogEntry[] {
	rmSync(`${file}.new`, {force: true});
	if (!existsSync(file)) return [];
	const bytes = bytesOf(file);
	const end = bytes.lastIndexOf('\n') + 1;
	if (end < bytes.length) attempt(file, () => truncateSync(file, end));
	const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
	const entries = lines.map((line, index) => parseLine(line, `${file}:${index + 1}`));
	refuseOtherFormat(file, entries[0]?.[0]);
	return entries.flat();
}

function bytesOf(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (cause) {
		throw cannotRead(file, cause);
	}
}

function parseLine(line: string, where: string): LogEntry[] {
	try {
		const entries = JSON.parse(line) as LogEntry[];
		if (Array.isArray(entries) && entries.every(isEntry)) return entries;
	} catch {
		// Told below.
	}
	throw new StateError(`${where} is no line of the store: something else has written to it; ${endTheLab}`);
}

function isEntry(entry: {object?: Partial<ApiObject>; version?: unknown} | null): boolean {
	return typeof entry?.object?.metadata?.name === 'string' || typeof entry?.version === 'number';
}

function refuseOtherFormat(file: string, first: LogEntry | undefined): void {
	if (first === undefined) return;
	const found = 'format' in first ? (first.format ?? 0) : 0;
	if (found === format) return;
	throw new StateError(
		`${file} is of ${found > format ? 'a newer' : 'an older'} version of cnilab (its format is ${found}, this one reads ${format}): use that version, or ${endTheLab}`,
	);
}

/** Live handle of the file. */
export class Log {
	readonly #file: string;
	#fd: number;
	#length: number;
	#limit: number;
	/** Half a line is in the file and does not go away. */
	#torn = false;
	/** Lines written since the compaction that is under way began. */
	#since: string[] | undefined;

	/** Makes the file if there is none; what is in it must be whole. Throws a StateError. */
	constructor(file: string) {
		this.#file = file;
		this.#fd = attempt(file, () => openSync(file, 'a', 0o600));
		this.#length = fstatSync(this.#fd).size;
		if (this.#length === 0) this.append([{version: 0, format}]);
		this.#limit = this.#length + slack;
	}

	/** All of it, or, with a StateError, nothing. */
	append(entries: readonly LogEntry[]): void {
		const line = lineOf(entries);
		attempt(this.#file, () => {
			if (this.#torn) this.#mend();
			try {
				this.#length += writeAll(this.#fd, line);
				this.#since?.push(line);
			} catch (error) {
				this.#torn = true;
				this.#mend();
				throw error;
			}
		});
	}

	/** Much of it is about what is no more, or was otherwise. */
	get isLong(): boolean {
		return this.#length > this.#limit;
	}

	/**
	 * Writes a new file with what lives, and puts it in the old one's place. Goes on by one part whenever it is asked to, since
	 * all at once takes as long as some ten watch events may; what is written meanwhile follows at the end. Throws a StateError, and
	 * the old file goes on.
	 */
	*compaction(snapshot: () => Snapshot): Generator<void, void> {
		// Not again at once, should there be no room.
		this.#limit = this.#length + slack;
		const half = `${this.#file}.new`;
		attempt(half, () => rmSync(half, {force: true}));
		const fd = attempt(half, () => openSync(half, 'a', 0o600));
		const {version, live} = snapshot();
		this.#since = [];
		try {
			let length = attempt(half, () => writeAll(fd, lineOf([{version, format}])));
			for (let from = 0; from < live.length; from += partSize) {
				yield;
				const lines = live.slice(from, from + partSize).map(entry => lineOf([entry]));
				length += attempt(half, () => writeAll(fd, lines.join('')));
			}
			const lines = this.#since.join('');
			length += attempt(half, () => writeAll(fd, lines));
			attempt(half, () => renameSync(half, this.#file));
			this.#replace(fd, length);
		} finally {
			this.#since = undefined;
			if (this.#fd !== fd) discard(fd, half);
		}
	}

	close(): void {
		closeSync(this.#fd);
	}

	#replace(fd: number, length: number): void {
		closeSync(this.#fd);
		this.#fd = fd;
		this.#length = length;
		this.#limit = 2 * length + slack;
		this.#torn = false;
	}

	/** Takes back what there is of a line that did not fit. */
	#mend(): void {
		ftruncateSync(this.#fd, this.#length);
		this.#torn = false;
	}
}

function discard(fd: number, file: string): void {
	closeSync(fd);
	rmSync(file, {force: true});
}

function lineOf(entries: readonly LogEntry[]): string {
	return `${JSON.stringify(entries)}\n`;
}

/** write(2) may take less than it is given: the last bytes of a full disk. */
function writeAll(fd: number, text: string): number {
	const bytes = Buffer.from(text);
	for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
	return bytes.length;
}

function attempt<T>(file: string, action: () => T): T {
	try {
		return action();
	} catch (error) {
		throw cannotWrite(file, error);
	}
}
