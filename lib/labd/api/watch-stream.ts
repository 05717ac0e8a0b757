/** What a watch sends: as fast as its client reads, and never more in memory than a bound. */
import type {ServerResponse} from 'node:http';

/** Characters that may wait for a client beside those that it began with; the texts are shared by all watches. */
const patience = 16 * 1024 * 1024;
/** Characters given to the socket at once. */
const chunk = 64 * 1024;

export class WatchStream {
	#waiting: string[] = [];
	/** Of those in `#waiting`, which is next. */
	#next = 0;
	#size = 0;
	#bound = patience;

	constructor(private readonly response: ServerResponse) {
		response.on('drain', () => this.#pump());
	}

	/** What was there before the watch: however much it is, it may wait. */
	begin(texts: readonly string[]): void {
		for (const text of texts) this.#add(text);
		this.#bound = this.#size + patience;
		this.#pump();
	}

	/** Sends it, now or later. A client that is too slow is cut off: it will list again. */
	push(text: string): void {
		this.#add(text);
		this.#pump();
		if (this.#size > this.#bound) this.response.destroy();
	}

	/** Sends what waits, then ends. */
	end(): void {
		const rest = this.#waiting.slice(this.#next).join('');
		this.#waiting = [];
		this.#next = 0;
		this.response.end(rest);
	}

	#add(text: string): void {
		this.#waiting.push(text);
		this.#size += text.length;
	}

	#pump(): void {
		while (this.#next < this.#waiting.length && !this.response.writableNeedDrain)
			this.response.write(this.#take());
		if (this.#next < this.#waiting.length) return;
		this.#waiting = [];
		this.#next = 0;
		this.#bound = patience;
	}

	#take(): string {
		let text = '';
		while (this.#next < this.#waiting.length && text.length < chunk) text += this.#waiting[this.#next++];
		this.#size -= text.length;
		return text;
	}
}
