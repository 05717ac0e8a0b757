/** The journal as labd's clients read it. */
import type {OpenJournal} from './journal.js';
import type {JournalEntry} from './journal-types.js';

/** The body of `/events`. */
export type EventsQuery = {
	/** Only those with greater numbers. */
	readonly after?: number;
	/** Those to come too, until the client goes. */
	readonly watch?: boolean;
};

/** Goes by numbers and not by what a listener hears: a client that reads slowly costs no memory. */
export async function* journalStream(
	journal: OpenJournal,
	{after = 0, watch = false}: EventsQuery,
	clientGone: AbortSignal,
): AsyncGenerator<JournalEntry, void> {
	let last = after;
	let wake = () => {};
	const unwatch = journal.watch(() => wake());
	const stop = () => wake();
	clientGone.addEventListener('abort', stop);
	try {
		while (!clientGone.aborted) {
			journal.flush();
			for (const entry of journal.entries) {
				if (entry.number <= last) continue;
				last = entry.number;
				yield entry;
			}
			if (!watch) return;
			const news = new Promise<void>(resolve => {
				wake = resolve;
			});
			// While the client was given the last ones, there may have come more.
			if ((journal.entries.at(-1)?.number ?? 0) <= last && !clientGone.aborted) await news;
		}
	} finally {
		unwatch();
		clientGone.removeEventListener('abort', stop);
	}
}
