/** What is different between two objects, as sets of paths. */
import {sameValue} from '../../../topology/same-value.js';
import type {FieldFacts} from './facts.js';
import {type FieldSet, member, none} from './field-set.js';
import {isEmpty, type JsonMap, own} from './json.js';
import {innerFacts, itemFacts, itemsByElement, listOr, mapOr, shapeOf} from './structure.js';

export type Comparison = {readonly added: FieldSet; readonly modified: FieldSet; readonly removed: FieldSet};

/** Parts that are identical are not walked. A map or an item that is new is in `added` itself, with all that is in it. */
export function compare(before: unknown, after: unknown, definition: string): Comparison {
	const {added = none, modified = none, removed = none} = compareValues(before, after, {of: definition});
	return {added, modified, removed};
}

/** Nodes of the three sets. */
type Difference = {
	readonly added?: FieldSet;
	readonly modified?: FieldSet;
	readonly removed?: FieldSet;
};

const same: Difference = {};
const addedLeaf: Difference = {added: member};
const modifiedLeaf: Difference = {modified: member};
const removedLeaf: Difference = {removed: member};

function compareValues(before: unknown, after: unknown, facts: FieldFacts): Difference {
	if (before === after) return same;
	const shape = shapeOf(before, after, facts);
	if (shape === 'map') {
		const maps = [mapOr(before), mapOr(after)] as const;
		if (!maps.every(isEmpty)) return withItself(compareMaps(...maps, facts), before, after);
	} else if (shape === 'list') {
		const lists = [listOr(before), listOr(after)] as const;
		if (lists.some(list => list.length > 0)) return withItself(compareLists(...lists, facts), before, after);
	}
	return compareLeaves(before, after);
}

function compareLeaves(before: unknown, after: unknown): Difference {
	if (before === undefined) return addedLeaf;
	if (after === undefined) return removedLeaf;
	return sameValue(before, after) ? same : modifiedLeaf;
}

function compareMaps(before: JsonMap, after: JsonMap, facts: FieldFacts): Difference {
	const gather = gatherer();
	for (const field in after)
		gather.add(`f:${field}`, compareValues(own(before, field), after[field], innerFacts(facts, field)));
	for (const field in before)
		if (!Object.hasOwn(after, field))
			gather.add(`f:${field}`, compareValues(before[field], undefined, innerFacts(facts, field)));
	return gather.all;
}

function compareLists(before: readonly unknown[], after: readonly unknown[], facts: FieldFacts): Difference {
	const [old, now] = [itemsByElement(before, facts), itemsByElement(after, facts)];
	const gather = gatherer();
	for (const element of new Set([...old.keys(), ...now.keys()])) {
		gather.add(element, compareItems(old.get(element), now.get(element), itemFacts(facts)));
	}
	return gather.all;
}

/** Items that are there twice belong together. */
function compareItems(
	before: readonly unknown[] = [],
	after: readonly unknown[] = [],
	facts: FieldFacts,
): Difference {
	if (before.length <= 1 && after.length <= 1) return compareValues(before[0], after[0], facts);
	return compareLeaves(before.length === 0 ? undefined : before, after.length === 0 ? undefined : after);
}

function gatherer() {
	const all: {-readonly [set in keyof Difference]: Record<string, FieldSet>} = {};
	const put = (set: keyof Difference, element: string, node: FieldSet | undefined) => {
		if (node === undefined) return;
		const nodes = all[set] ?? {};
		nodes[element] = node;
		all[set] = nodes;
	};
	return {
		all: all as Difference,
		add(element: string, {added, modified, removed}: Difference) {
			put('added', element, added);
			put('modified', element, modified);
			put('removed', element, removed);
		},
	};
}

function withItself(difference: Difference, before: unknown, after: unknown): Difference {
	if (before === undefined) return {...difference, added: {'.': member, ...difference.added}};
	if (after === undefined) return {...difference, removed: {'.': member, ...difference.removed}};
	return difference;
}
