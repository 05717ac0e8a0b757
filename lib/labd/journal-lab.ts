/** What the journal tells of the lab as a whole. */
import type {Journal} from './journal-types.js';

type Start = {readonly lab: string; readonly resumed: boolean; readonly ms: number};

export function tellStart(journal: Journal, {lab, resumed, ms}: Start): void {
	const told = resumed
		? {reason: 'Resumed', message: `labd runs again, after ${ms} ms; the packets had gone on`}
		: {reason: 'Up', message: `network, pods and API are there, after ${ms} ms`};
	journal.tell({type: 'Normal', object: `Lab ${lab}`, source: 'labd', ...told});
}
