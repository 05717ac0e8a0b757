/**
 * The journal on disk: `events.jsonl`, one entry a line, and before it `events.jsonl.1`. A crash may cut the last line off:
 * it has not happened then.
 */
import {
	closeSync,
	existsSync,
	fstatSync,
	ftruncateSync,
	openSync,
	readFileSync,
	renameSync,
	truncateSync,
	writeSync,
} from 'node:fs';
import type {JournalEntry} from './journal-types.js';

/** Live handle of the file. */
export class JournalFile {
	/** What was there when it was opened, the oldest first. */
	readonly entries: readonly JournalEntry[];
	readonly #path: string;
	/** Bytes. */
	readonly #limit: number;
	#fd: number | undefined;
	#length = 0;

	constructor(path: string, limit: number) {
		this.#path = path;
		this.#limit = limit;
		cutTornLine(path);
		this.entries = readEntries(path);
	}

	/** All of them, or with the error of the system call none. */
	append(entries: readonly JournalEntry[]): void {
		const fd = this.#open();
		const text = Buffer.from(entries.map(entry => `${JSON.stringify(entry)}\n`).join(''));
		try {
			for (let done = 0; done < text.length; ) done += writeSync(fd, text, done);
			this.#length += text.length;
		} catch (error) {
			// Half of it may be there. Making a file shorter needs no room.
			ftruncateSync(fd, this.#length);
			throw error;
		}
	}

	close(): void {
		if (this.#fd !== undefined) closeSync(this.#fd);
		this.#fd = undefined;
	}

	/** A file that has room. */
	#open(): number {
		this.#fd ??= this.#begin();
		if (this.#length <= this.#limit) return this.#fd;
		renameSync(this.#path, older(this.#path));
		this.close();
		this.#fd = this.#begin();
		return this.#fd;
	}

	#begin(): number {
		const fd = openSync(this.#path, 'a', 0o600);
		this.#length = fstatSync(fd).size;
		return fd;
	}
}

/** The oldest first, without what is cut off or no entry. */
export function readEntries(path: string): readonly JournalEntry[] {
	return [...linesOf(older(path)), ...linesOf(path)].flatMap(entryIn);
}

function older(path: string): string {
	return `${path}.1`;
}

function linesOf(path: string): readonly string[] {
	if (!existsSync(path)) return [];
	return readFileSync(path, 'utf8').split('\n').slice(0, -1);
}

function entryIn(line: string): JournalEntry[] {
	try {
		const entry = JSON.parse(line) as JournalEntry;
		return typeof entry.number === 'number' ? [entry] : [];
	} catch {
		// Somebody else has written to it: the rest is no worse for that.
		return [];
	}
}

function cutTornLine(path: string): void {
	if (!existsSync(path)) return;
	const bytes = readFileSync(path);
	const end = bytes.lastIndexOf('\n') + 1;
	if (end < bytes.length) truncateSync(path, end);
}
