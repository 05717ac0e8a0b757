/**
 * Which words fit at the cursor. Pure: the table of verbs and the words of the line go in; what names labs, pods or
 * nodes is asked of `Known`, and only when such a word is wanted.
 */
import type {Completes, Option, Verb} from '../verbs/verb.js';

export type Candidate = {readonly word: string; readonly description: string};

/** What is known of the machine and its labs. `lab` is the one that the line names, if it does. */
export type Known = (
	what: Exclude<Completes, readonly string[] | 'file'>,
	lab: string | undefined,
) => Promise<readonly string[]>;

/** `words` are those after `cnilab`; the last is the one at the cursor, '' for a new one. `files`: the shell shall offer files. */
export async function complete(
	words: readonly string[],
	verbs: readonly Verb[],
	known: Known,
): Promise<{readonly candidates: readonly Candidate[]; readonly files: boolean}> {
	const current = words.at(-1) ?? '';
	const before = words.slice(0, -1);
	const at = before.findIndex(word => !word.startsWith('-'));
	const verb = at < 0 ? undefined : verbs.find(({name}) => name === before[at]);
	if (!verb) return matching(at < 0 ? verbWords(verbs) : [], current);
	const rest = before.slice(at + 1);
	const {lab, awaited, position} = readWords(verb, rest);
	const wanted = awaited ? (awaited.completes ?? awaited.choices) : argumentAt(verb, position);
	if (!awaited && current.startsWith('-')) return matching(optionWords(verb), current);
	if (wanted === 'file') return {candidates: [], files: true};
	const files = !awaited && wanted === 'lab';
	const all = wanted === undefined ? [] : typeof wanted === 'string' ? await known(wanted, lab) : wanted;
	return {
		...matching(
			all.map(word => ({word, description: ''})),
			current,
		),
		files,
	};
}

function matching(candidates: readonly Candidate[], current: string) {
	return {candidates: candidates.filter(({word}) => word.startsWith(current)), files: false};
}

function verbWords(verbs: readonly Verb[]): Candidate[] {
	return verbs.filter(({hidden}) => !hidden).map(({name, summary}) => ({word: name, description: summary}));
}

function optionWords(verb: Verb): Candidate[] {
	const json = {word: '--json', description: 'one JSON document on stdout'};
	return [...verb.options.map(option => ({word: longName(option), description: option.description})), json];
}

// Walks the words after the verb: which option still waits for its value, and how many arguments there were.
function readWords(verb: Verb, words: readonly string[]) {
	let awaited: Option | undefined;
	let lab: string | undefined;
	let position = 0;
	for (const word of words) {
		if (awaited) {
			if (longName(awaited) === '--lab') lab = word;
			awaited = undefined;
		} else if (word.startsWith('-')) {
			const option = verb.options.find(({flags}) => flags.split(/[ ,]+/).includes(word));
			if (option && /[<[]/.test(option.flags)) awaited = option;
		} else position++;
	}
	return {awaited, lab, position};
}

function argumentAt({arguments: all}: Verb, position: number): Completes | undefined {
	const last = all.at(-1);
	const argument = all[position] ?? (last?.name.includes('...') ? last : undefined);
	return argument?.completes;
}

function longName({flags}: Option): string {
	return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}
