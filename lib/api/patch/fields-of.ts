/** Which fields a configuration says something about: what its manager will own. */
import type {FieldFacts} from './facts.js';
import {type FieldSet, member, none} from './field-set.js';
import {isEmpty, type JsonMap} from './json.js';
import {elementOf, innerFacts, itemFacts, listOr, mapOr, shapeOf} from './structure.js';

export function fieldsOf(value: unknown, definition: string): FieldSet {
	return nodeOf(value, {of: definition}) ?? none;
}

/** Items are owned themselves, lists and maps only through what is in them. */
function nodeOf(value: unknown, facts: FieldFacts): FieldSet | undefined {
	switch (shapeOf(value, undefined, facts)) {
		case 'leaf':
			return member;
		case 'map':
			return isEmpty(mapOr(value)) ? member : nodeOfMap(mapOr(value), facts);
		case 'list':
			return nodeOfList(listOr(value), facts);
	}
}

function nodeOfMap(map: JsonMap, facts: FieldFacts): FieldSet | undefined {
	const node: Record<string, FieldSet> = {};
	for (const field in map) {
		const inner = nodeOf(map[field], innerFacts(facts, field));
		if (inner !== undefined) node[`f:${field}`] = inner;
	}
	return isEmpty(node) ? undefined : node;
}

function nodeOfList(list: readonly unknown[], facts: FieldFacts): FieldSet | undefined {
	if (list.length === 0) return undefined;
	return Object.fromEntries(
		list.map(item => {
			const node = nodeOf(item, itemFacts(facts));
			return [
				elementOf(item, facts),
				node === undefined || node === member ? member : {'.': member, ...node},
			];
		}),
	);
}
