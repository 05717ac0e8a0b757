/** How a value hangs together, for whom owns what: a leaf is owned as a whole, a map by its fields, a list by its items. */
import {type FieldFacts, factsOf, fieldFacts} from './facts.js';
import {isMap, type JsonMap} from './json.js';

export type Shape = 'leaf' | 'map' | 'list';

/** Of two values of one field, of which one may be missing (undefined) or null. */
export function shapeOf(a: unknown, b: unknown, facts: FieldFacts): Shape {
	if (isMapOrNothing(a) && isMapOrNothing(b) && (isMap(a) || isMap(b)))
		return facts.atomic || factsOf(facts.of).atomic ? 'leaf' : 'map';
	const lists = isListOrNothing(a) && isListOrNothing(b) && (Array.isArray(a) || Array.isArray(b));
	return lists && (facts.list === 'map' || facts.list === 'set') ? 'list' : 'leaf';
}

export function mapOr(value: unknown): JsonMap {
	return isMap(value) ? value : {};
}

export function listOr(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The facts of a map's field, where the map is described by `facts`. */
export function innerFacts(facts: FieldFacts, field: string): FieldFacts {
	return fieldFacts(factsOf(facts.of), field);
}

/** The facts of a list's items. */
export function itemFacts({of}: FieldFacts): FieldFacts {
	return of === undefined ? {} : {of};
}

/** `k:{"name":"web"}`, `v:"10.0.0.0/8"`: what an item is called among its list's items. */
export function elementOf(item: unknown, {keys, keyDefaults}: FieldFacts): string {
	if (keys === undefined || !isMap(item)) return `v:${JSON.stringify(item)}`;
	const values = [...keys].sort().map(key => [key, item[key] ?? keyDefaults?.[key] ?? null] as const);
	return `k:${JSON.stringify(Object.fromEntries(values))}`;
}

/** The items by their elements; of those that are there twice, all. */
export function itemsByElement(list: readonly unknown[], facts: FieldFacts): Map<string, readonly unknown[]> {
	const items = new Map<string, readonly unknown[]>();
	for (const item of list) {
		const element = elementOf(item, facts);
		items.set(element, [...(items.get(element) ?? []), item]);
	}
	return items;
}

function isMapOrNothing(value: unknown): boolean {
	return value === undefined || value === null || isMap(value);
}

function isListOrNothing(value: unknown): boolean {
	return value === undefined || value === null || Array.isArray(value);
}
