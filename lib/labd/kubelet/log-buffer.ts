/** What one run of a container has written: the last megabyte of it. */
import {StringDecoder} from 'node:string_decoder';

export type LogEntry = {
	/** Milliseconds since 1970, of the line's end. */
	readonly time: number;
	/** With its newline, if it has one. */
	readonly text: string;
};

/** Bytes that are kept of one run. */
const logLimit = 1024 * 1024;

/** What an entry costs beside its text. */
const entryBytes = 64;

/** A line longer than this is cut, as container runtimes do. */
const longestLine = 16 * 1024;

/** Live handle: grows until `end`. Entries have numbers, from 0, that stay theirs when the oldest ones go. */
export class LogBuffer {
	#entries: LogEntry[] = [];
	/** The number of the first one that is kept. */
	#first = 0;
	/** Dropped ones that the array still has in front. */
	#dropped = 0;
	#bytes = 0;
	#ended = false;
	#decoder: StringDecoder | undefined;
	#begun = '';
	#waiting: (() => void)[] = [];
	readonly #limit: number;

	constructor(limit = logLimit) {
		this.#limit = limit;
	}

	/** One line without its newline. */
	say(line: string, time: number): void {
		this.#add({time, text: `${line}\n`});
		this.#wake();
	}

	/** Bytes as they come: a line is an entry when its newline has come. */
	write(bytes: Buffer, time: number): void {
		this.#decoder ??= new StringDecoder('utf8');
		const lines = (this.#begun + this.#decoder.write(bytes)).split('\n');
		this.#begun = lines.pop() ?? '';
		for (const line of lines) this.#add({time, text: `${line}\n`});
		if (this.#begun.length > longestLine) this.#flush(time);
		this.#wake();
	}

	/** Nothing will come any more. */
	end(time: number): void {
		this.#begun += this.#decoder?.end() ?? '';
		this.#flush(time);
		this.#ended = true;
		this.#wake();
	}

	get ended(): boolean {
		return this.#ended;
	}

	/** Those from this number on that are kept, and the number after the last. */
	since(number: number): {readonly entries: readonly LogEntry[]; readonly next: number} {
		const from = this.#dropped + Math.max(0, number - this.#first);
		return {entries: this.#entries.slice(from), next: this.#first + this.#entries.length - this.#dropped};
	}

	/** When something has come, or the end; or when the signal fires. */
	changed(signal: AbortSignal): Promise<void> {
		return new Promise(resolve => {
			const done = () => {
				signal.removeEventListener('abort', done);
				this.#waiting = this.#waiting.filter(each => each !== done);
				resolve();
			};
			signal.addEventListener('abort', done);
			this.#waiting.push(done);
		});
	}

	#flush(time: number): void {
		if (this.#begun !== '') this.#add({time, text: this.#begun});
		this.#begun = '';
	}

	#add(entry: LogEntry): void {
		this.#entries.push(entry);
		this.#bytes += entry.text.length + entryBytes;
		while (this.#bytes > this.#limit && this.#dropped < this.#entries.length - 1) this.#drop();
		// One copy for as many lines as are kept, not one a line.
		if (this.#dropped <= this.#entries.length / 2) return;
		this.#entries = this.#entries.slice(this.#dropped);
		this.#dropped = 0;
	}

	#drop(): void {
		this.#bytes -= (this.#entries[this.#dropped]?.text.length ?? 0) + entryBytes;
		this.#dropped++;
		this.#first++;
	}

	#wake(): void {
		for (const wake of [...this.#waiting]) wake();
	}
}
