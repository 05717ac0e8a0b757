/**
 * The journal: bounded in memory, durable in the lab's state folder. `tell` only remembers; a turn of the event loop later
 * all that has come is written in one go, and then those who watch are told, so that nobody was told what a crash loses.
 */
import {join} from 'node:path';
import {JournalFile, readEntries} from './journal-file.js';
import type {Journal, JournalEntry} from './journal-types.js';
import {log} from './log.js';

export type JournalOptions = {
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	/** Entries that are kept in memory. */
	readonly kept?: number;
	/** Bytes of a file, before the next one is begun. */
	readonly fileBytes?: number;
};

/** An open journal. */
export type OpenJournal = Journal & {
	/** Writes what has come, and tells it. */
	flush(): void;
	close(): void;
};

const usualKept = 10_000;
/** Two such files are kept: some 30,000 entries. */
const usualBytes = 4 * 1024 * 1024;
/** What the state folder shall not be filled with; a Kubernetes Event may have as many (core/v1, Event.message). */
const longestMessage = 1024;
/** Milliseconds until what could not be written is tried again. */
const patience = 1000;

/** What the state folder has, the oldest first; for who looks when labd is dead. */
export function readJournal(folder: string, kept = usualKept): readonly JournalEntry[] {
	return readEntries(fileIn(folder)).slice(-kept);
}

/** Goes on where the last one ended. A file that can't be written does not stop it. */
export function openJournal(folder: string, options: JournalOptions = {}): OpenJournal {
	return new FileJournal(fileIn(folder), options);
}

function fileIn(folder: string): string {
	return join(folder, 'events.jsonl');
}

/** In one order of the keys, whoever tells it. */
function entryOf(
	{type, reason, object, node, source, message}: Omit<JournalEntry, 'number' | 'time'>,
	number: number,
	time: string,
): JournalEntry {
	const short = message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message;
	return {number, time, type, reason, object, ...(node !== undefined && {node}), source, message: short};
}

type Listener = (entry: JournalEntry) => void;

class FileJournal implements OpenJournal {
	readonly #now: () => number;
	readonly #kept: number;
	readonly #file: JournalFile;
	#entries: JournalEntry[];
	/** Numbers: of the last entry, of the last that was told to listeners, of the last in the file. */
	#last: number;
	#told: number;
	#written: number;
	#scheduled = false;
	#retry: NodeJS.Timeout | undefined;
	/** With the number of the last entry that was there when it began. */
	readonly #listeners = new Map<Listener, number>();

	constructor(file: string, {now = Date.now, kept = usualKept, fileBytes = usualBytes}: JournalOptions) {
		this.#now = now;
		this.#kept = kept;
		this.#file = new JournalFile(file, fileBytes);
		this.#entries = this.#file.entries.slice(-kept);
		this.#last = this.#told = this.#written = this.#entries.at(-1)?.number ?? 0;
	}

	get entries(): readonly JournalEntry[] {
		return this.#entries.slice(-this.#kept);
	}

	tell(entry: Omit<JournalEntry, 'number' | 'time'>): void {
		const time = new Date(this.#now()).toISOString();
		this.#entries.push(entryOf(entry, ++this.#last, time));
		// Not at each one: what goes is moved in one go.
		if (this.#entries.length > this.#kept * 1.2) this.#entries = this.#entries.slice(-this.#kept);
		this.#schedule();
	}

	watch(listener: Listener): () => void {
		this.#listeners.set(listener, this.#last);
		return () => void this.#listeners.delete(listener);
	}

	flush(): void {
		this.#write();
		const news = this.#after(this.#told);
		this.#told = this.#last;
		for (const entry of news) {
			for (const [listener, since] of [...this.#listeners]) if (entry.number > since) listener(entry);
		}
	}

	close(): void {
		this.flush();
		clearTimeout(this.#retry);
		this.#file.close();
	}

	/** What was not written for want of room comes with the next that can be, as far as it is still in memory. */
	#write(): void {
		if (this.#retry || this.#written === this.#last) return;
		try {
			this.#file.append(this.#after(this.#written));
			this.#written = this.#last;
		} catch (error) {
			log(`journal: ${error instanceof Error ? error.message : error}; again in ${patience} ms`);
			this.#retry = setTimeout(() => {
				this.#retry = undefined;
				this.#write();
			}, patience).unref();
		}
	}

	#after(number: number): readonly JournalEntry[] {
		const count = Math.min(this.#last - number, this.#entries.length);
		return count === 0 ? [] : this.#entries.slice(-count);
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			this.flush();
		});
	}
}
