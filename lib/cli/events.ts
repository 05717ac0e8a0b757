import {nearest} from '../../topology/problems.js';
import {LabdGoneError, streamLabd} from '../labd/client.js';
import {readJournal} from '../labd/journal.js';
import type {EventsQuery} from '../labd/journal-stream.js';
import type {JournalEntry} from '../labd/journal-types.js';
import {labFolder} from '../run/state.js';
import {type Choice, choiceOf, nameIn} from './journal/choice.js';
import {JournalLines} from './journal/lines.js';
import {runningLab} from './labs/running.js';
import {interruptible} from './terminal/interrupt.js';
import type {Invocation, Result, RunVerb} from './verbs/verb.js';

/** What has happened in a lab, in order; with --watch what happens. */
export const run: RunVerb = async invocation => {
	const {output, flag} = invocation;
	const {name} = runningLab(invocation);
	const choice = choiceOf(invocation, Date.now());
	const past = await pastOf(name, choice.after);
	const chosen = past.entries.filter(choice.fits);
	if (past.isDead) output.note(deadNote(name));
	if (!flag('watch')) return all(invocation, past, chosen);
	const lines = new JournalLines(output, {now: new Date(), more: true});
	if (!output.json) output.print(lines.table(chosen));
	for (const entry of chosen) output.item(entry);
	// There is nothing to wait for.
	if (past.isDead) return {exit: 1, json: undefined, text: ''};
	const after = past.entries.at(-1)?.number ?? choice.after;
	await follow(name, {...choice, after}, entry => {
		output.item(entry);
		output.print(lines.line(entry));
	});
	return {exit: 0, json: undefined, text: ''};
};

type Past = {readonly entries: readonly JournalEntry[]; readonly isDead: boolean};

async function pastOf(lab: string, after: number): Promise<Past> {
	const entries: JournalEntry[] = [];
	try {
		const query: EventsQuery = {after};
		const stop = new AbortController();
		for await (const entry of streamLabd<JournalEntry>(lab, '/events', query, stop.signal))
			entries.push(entry);
		return {entries, isDead: false};
	} catch (error) {
		if (!(error instanceof LabdGoneError)) throw error;
		return {entries: readJournal(labFolder(lab)).filter(({number}) => number > after), isDead: true};
	}
}

function deadNote(lab: string): string {
	return `labd of lab ${lab} is dead: these are the events until then; 'npx cnilab resume ${lab}' starts it again`;
}

function all({text, output}: Invocation, {entries, isDead}: Past, chosen: readonly JournalEntry[]): Result {
	const json = {events: chosen, labd: isDead ? 'dead' : 'alive'};
	if (chosen.length > 0)
		return {exit: 0, json, text: new JournalLines(output, {now: new Date(), more: false}).table(chosen)};
	const names = new Set(entries.map(({object}) => nameIn(object)));
	const word = text('for')?.split('/').at(-1);
	const near = word === undefined || names.has(word) ? undefined : nearest(word, names);
	output.note(`no events that fit${near === undefined ? '' : `; did you mean '${near}'?`}`);
	return {exit: 0, json, text: ''};
}

/** Until Ctrl-C, which is the way to end it and no failure, or until nobody reads any more. */
async function follow(
	lab: string,
	{after, fits}: Choice,
	tell: (entry: JournalEntry) => void,
): Promise<void> {
	const unread = new AbortController();
	process.stdout.once('error', () => unread.abort());
	const query: EventsQuery = {after, watch: true};
	await interruptible(async interrupted => {
		const signal = AbortSignal.any([interrupted, unread.signal]);
		for await (const entry of streamLabd<JournalEntry>(lab, '/events', query, signal)) {
			if (fits(entry)) tell(entry);
		}
	});
}
