/** An object without some of its fields. */
import type {FieldFacts} from './facts.js';
import {below, type FieldSet, isMember} from './field-set.js';
import {isEmpty, type JsonMap} from './json.js';
import {elementOf, innerFacts, itemFacts, listOr, mapOr, shapeOf} from './structure.js';

/** Maps and lists that have lost all that was in them go too. */
export function withoutFields(value: JsonMap, fields: FieldSet, definition: string): JsonMap {
	return (without(value, fields, {of: definition}) ?? {}) as JsonMap;
}

function without(value: unknown, fields: FieldSet, facts: FieldFacts): unknown {
	switch (shapeOf(value, undefined, facts)) {
		case 'leaf':
			return value;
		case 'map':
			return withoutInMap(mapOr(value), fields, facts);
		case 'list':
			return withoutInList(listOr(value), fields, facts);
	}
}

function withoutInMap(map: JsonMap, fields: FieldSet, facts: FieldFacts): JsonMap | undefined {
	const result: Record<string, unknown> = {...map};
	for (const field in map) {
		const node = fields[`f:${field}`];
		if (node === undefined) continue;
		const rest = isMember(node) ? undefined : without(map[field], below(node), innerFacts(facts, field));
		if (rest === undefined) delete result[field];
		else result[field] = rest;
	}
	return isEmpty(result) ? undefined : result;
}

function withoutInList(
	list: readonly unknown[],
	fields: FieldSet,
	facts: FieldFacts,
): readonly unknown[] | undefined {
	const result = list.flatMap(item => {
		const node = fields[elementOf(item, facts)];
		if (node === undefined) return [item];
		const rest = isMember(node) ? undefined : without(item, below(node), itemFacts(facts));
		return rest === undefined ? [] : [rest];
	});
	return result.length === 0 ? undefined : result;
}
