/** A set's or a map's elements, to be looked up by the value or the values of a packet. Pure. */
import {remembered} from '../../plan/remember.js';
import {covers, type Json, type Span, spansOf, type Value} from './values.js';
import {WalkError} from './walk-error.js';

export type Elements = {
	/** What the first element that has the values says; undefined if none has. Of a set without data: true. */
	find(values: readonly Value[]): Json | undefined;
};

type Entry = {readonly spans: readonly Span[]; readonly data: Json};

/** Of a map `pairs` of a key and its data; of a set keys. Throws a WalkError for an element of another form. */
export function elementsOf(list: readonly Json[], isMap: boolean): Elements {
	const entries = list.map((item): Entry => {
		if (!isMap) return {spans: spansOf(item), data: true};
		if (!Array.isArray(item)) throw new WalkError(`a map's element without data: ${JSON.stringify(item)}`);
		const [key = null, data = null] = item as readonly Json[];
		return {spans: spansOf(key), data};
	});
	// A set may have thousands of addresses and each packet asks it: those without an interval are found at once.
	const exact = new Map<string, Json>();
	const wide: Entry[] = [];
	for (const entry of entries) {
		if (entry.spans.every(isExact)) exact.set(keyOf(entry.spans.map(({from}) => from)), entry.data);
		else wide.push(entry);
	}
	return {
		find: values =>
			exact.get(keyOf(values)) ??
			wide.find(
				({spans}) =>
					spans.length === values.length && spans.every((span, index) => covers(span, values[index] ?? '')),
			)?.data,
	};
}

/** The elements of an anonymous set, `{"set": […]}`; a single value is a set of one. */
export const anonymousSet = remembered((json: Fields) => elementsOf(listOf(json), false));

export const anonymousMap = remembered((json: Fields) => elementsOf(listOf(json), true));

type Fields = {readonly [key: string]: Json};

function listOf(json: Fields): readonly Json[] {
	const {set = json} = json;
	return Array.isArray(set) ? set : [set];
}

function isExact({from, to}: Span): boolean {
	return from === to && !(typeof from === 'string' && from.endsWith('*'));
}

function keyOf(values: readonly Value[]): string {
	return values.map(value => `${typeof value === 'string' ? `"${value}"` : value}`).join(' ');
}
