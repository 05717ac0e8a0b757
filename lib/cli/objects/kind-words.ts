/** What a user calls kinds and objects: `pods`, `po,svc`, `deploy/web`, `deployments.apps`, `all`. */

import {nearest} from '../../../topology/problems.js';
import {type ApiKind, apiKinds, resourceOf} from '../../api/kinds.js';
import {UsageError} from '../terminal/errors.js';

/** Objects of one kind: those with these names, or all. */
export type Wanted = {readonly kind: ApiKind; readonly names: readonly string[]};

/** The words of a command line, `pods,svc`, `pod web-0 web-1` or `pod/web-0 svc/web`. Throws a UsageError. */
export function wantedOf(words: readonly string[]): readonly Wanted[] {
	const [first = '', ...names] = words;
	if (!words.some(word => word.includes('/'))) {
		return [...new Set(first.split(',').flatMap(kindsOfWord))].map(kind => ({kind, names}));
	}
	return words.map(word => {
		const [kinds = '', name = '', ...more] = word.split('/');
		if (!word.includes('/') || name === '' || more.length > 0)
			throw new UsageError(
				`'${word}' is no KIND/NAME`,
				"give all objects as KIND/NAME (pod/web-0 svc/web), or one kind and its names (pod web-0 web-1); a namespace goes with '-n'",
			);
		return {kind: kindOfWord(kinds), names: [name]};
	});
}

function kindsOfWord(word: string): readonly ApiKind[] {
	const inCategory = apiKinds.filter(({categories}) => categories.includes(word.toLowerCase()));
	return inCategory.length > 0 ? inCategory : [kindOfWord(word)];
}

/** Throws a UsageError with the nearest word. */
export function kindOfWord(word: string): ApiKind {
	const found = byWord.get(word.toLowerCase());
	if (found) return found;
	const near = nearest(word, ['all', ...byWord.keys()]);
	const plurals = apiKinds.map(({plural}) => plural).sort();
	const hint = near === undefined ? `there are all, ${plurals.join(', ')}` : `did you mean '${near}'?`;
	throw new UsageError(`the lab's API has no kind '${word}'`, hint);
}

/** As kubectl: plural, singular and short names, each with its group or without; of two groups the first one that the API names. */
const byWord = new Map(
	apiKinds
		.toReversed()
		.flatMap(kind =>
			[kind.plural, kind.singular, ...kind.shortNames].flatMap((word): [string, ApiKind][] => [
				[word, kind],
				...(kind.group === '' ? [] : [[`${word}.${kind.group}`, kind] as [string, ApiKind]]),
				[`${word}.${kind.version}.${kind.group}`.replace(/\.$/, ''), kind],
			]),
		),
);

/** As kubectl writes an object: `pod/web-0`, `deployment.apps/web`. */
export function objectWord(kind: ApiKind, name: string): string {
	return `${resourceOf({...kind, plural: kind.singular})}/${name}`;
}
