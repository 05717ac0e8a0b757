/** Which entries of the journal a command line asks for. */

import {parseDuration} from '../../../topology/durations.js';
import type {JournalEntry} from '../../labd/journal-types.js';
import {kindOfWord} from '../objects/kind-words.js';
import {UsageError} from '../terminal/errors.js';
import type {Invocation} from '../verbs/verb.js';

export type Choice = {
	/** Only those with greater numbers. */
	readonly after: number;
	fits(entry: JournalEntry): boolean;
};

/** Throws a UsageError. `now`: milliseconds since 1970. */
export function choiceOf({text}: Pick<Invocation, 'text'>, now: number): Choice {
	const since = sinceOf(text('since'), now);
	const subject = subjectOf(text('for'), text('namespace'));
	const [node, type] = [text('node'), text('type')];
	return {
		after: since.after,
		fits: entry =>
			entry.number > since.after &&
			Date.parse(entry.time) >= since.time &&
			(node === undefined || entry.node === node) &&
			(type === undefined || entry.type === type) &&
			subject(entry.object),
	};
}

type Since = {readonly after: number; readonly time: number};

/** A number, or a time as kubectl and Go write it: `90s`, `1h30m`. */
function sinceOf(text: string | undefined, now: number): Since {
	if (text === undefined) return {after: 0, time: 0};
	if (/^\d+$/.test(text)) return {after: Number(text), time: 0};
	const ago = parseDuration(text);
	if (ago !== undefined) return {after: 0, time: now - ago};
	throw new UsageError(
		`--since ${text} is neither a number nor a time`,
		"give an event's number, to see what came after it, or how long ago: 90s, 10m, 1h30m",
	);
}

/** `web-0` and `node-2`, `shop/web-0`, `deployment/web`, `deploy/shop/web`. */
function subjectOf(word: string | undefined, namespace: string | undefined): (object: string) => boolean {
	if (word === undefined) return object => namespace === undefined || namespaceIn(object) === namespace;
	const parts = word.split('/');
	const name = parts.at(-1) ?? '';
	if (name === '' || parts.length > 3 || parts.includes(''))
		throw new UsageError(`--for ${word} names nothing`, 'give a pod, a node, NAMESPACE/POD or KIND/NAME');
	const [kind, space] = placeOf(parts, namespace);
	return object =>
		nameIn(object) === name &&
		(kind === undefined || object.startsWith(`${kind} `)) &&
		(space === undefined || namespaceIn(object) === space);
}

/** Of two words the first is a kind if there is one of that name, and else a namespace: kubectl's way, and ours for pods. */
function placeOf(parts: readonly string[], namespace: string | undefined): readonly (string | undefined)[] {
	const [first = '', second] = parts;
	if (parts.length === 1) return [undefined, namespace];
	if (parts.length === 3) return [kindOfWord(first).kind, second];
	const kind = kindNamed(first);
	return kind === undefined ? ['Pod', first] : [kind, namespace];
}

function kindNamed(word: string): string | undefined {
	// Things of the lab that the API does not have.
	if (['lab', 'segment', 'cable'].includes(word.toLowerCase()))
		return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
	try {
		return kindOfWord(word).kind;
	} catch {
		return undefined;
	}
}

/** `Pod shop/web-0` → `web-0`. */
export function nameIn(object: string): string {
	return object.slice(object.lastIndexOf(object.includes('/') ? '/' : ' ') + 1);
}

function namespaceIn(object: string): string | undefined {
	const [, place = ''] = object.split(' ');
	return place.includes('/') ? place.slice(0, place.indexOf('/')) : undefined;
}
