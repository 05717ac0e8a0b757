/** What has happened lately, and who is told. Versions follow each other without a gap. */
import {StoreError, type StoreEvent} from './types.js';

type Listener = {
	readonly tell: (event: StoreEvent) => void;
	readonly resource: string | undefined;
	ended: boolean;
};

export type HistoryOptions = {
	/** The last version before the first event that it will get. */
	readonly start: number;
	/** How many events are kept. */
	readonly kept: number;
	/** A listener threw: the write is done, and the others are told all the same. */
	readonly failed: (error: unknown) => void;
};

export class History {
	readonly #options: HistoryOptions;
	/** The newest `kept` ones, and up to a tenth more: forgetting one by one would move all the others each time. */
	#events: StoreEvent[] = [];
	/** A change to it makes another one, so whoever goes through it is not disturbed. */
	#listeners: readonly Listener[] = [];
	#telling = false;

	constructor(options: HistoryOptions) {
		this.#options = options;
	}

	/** A listener is being told: it must not write. */
	get isTelling(): boolean {
		return this.#telling;
	}

	add(events: readonly StoreEvent[]): void {
		for (const event of events) this.#events.push(event);
		const {kept} = this.#options;
		if (this.#events.length > 1.1 * kept) this.#events = this.#events.slice(-kept);
		// Who comes while these are told is told by `watch`, and not again here.
		const listeners = this.#listeners;
		for (const event of events) for (const listener of listeners) this.#tell(listener, event);
	}

	/** See `Store.watch`. */
	watch(since: number, tell: (event: StoreEvent) => void, resource?: string): () => void {
		const listener: Listener = {tell, resource, ended: false};
		for (const event of this.#after(since)) this.#tell(listener, event);
		this.#listeners = [...this.#listeners, listener];
		return () => {
			listener.ended = true;
			this.#listeners = this.#listeners.filter(each => each !== listener);
		};
	}

	#tell(listener: Listener, event: StoreEvent): void {
		const {tell, resource, ended} = listener;
		if (ended || (resource !== undefined && resource !== event.resource)) return;
		const outer = this.#telling;
		this.#telling = true;
		try {
			tell(event);
		} catch (error) {
			this.#options.failed(error);
		} finally {
			this.#telling = outer;
		}
	}

	#after(since: number): readonly StoreEvent[] {
		const newest = this.#events.at(-1)?.version ?? this.#options.start;
		const oldest = newest - Math.min(this.#events.length, this.#options.kept);
		if (since < oldest) throw gone(since, `the oldest that can be followed is ${oldest}`);
		if (since > newest) throw gone(since, `the newest is ${newest}`);
		return since === newest ? [] : this.#events.slice(since - newest);
	}
}

function gone(since: number, known: string): StoreError {
	return new StoreError('gone', `too old resource version: ${since} (${known})`);
}
