/** Server-side apply's merge: the live object with everything that a configuration says. */
import type {FieldFacts} from './facts.js';
import {isEmpty, type JsonMap, own} from './json.js';
import {innerFacts, itemFacts, itemsByElement, listOr, mapOr, shapeOf} from './structure.js';

/** Parts that stay are those of `live`, and so is the whole, if nothing is said that it does not say. */
export function mergeApplied(live: unknown, applied: unknown, definition: string): unknown {
	return merged(live, applied, {of: definition});
}

function merged(live: unknown, applied: unknown, facts: FieldFacts): unknown {
	if (applied === undefined || live === applied) return live;
	switch (shapeOf(live, applied, facts)) {
		case 'leaf':
			return applied;
		case 'map':
			return isEmpty(mapOr(live)) ? (applied ?? live) : mergedMap(mapOr(live), mapOr(applied), facts);
		case 'list':
			return mergedList(listOr(live), listOr(applied), facts);
	}
}

function mergedMap(live: JsonMap, applied: JsonMap, facts: FieldFacts): unknown {
	const changes: Record<string, unknown> = {};
	for (const field in applied) {
		const before = own(live, field);
		const value = merged(before, applied[field], innerFacts(facts, field));
		if (value !== before) changes[field] = value;
	}
	return isEmpty(changes) ? live : {...live, ...changes};
}

/**
 * The items of both sides: shared ones in the order of the configuration, those that only the live object has where they
 * were among them.
 */
function mergedList(live: readonly unknown[], applied: readonly unknown[], facts: FieldFacts): unknown {
	const [left, right] = [itemsByElement(live, facts), itemsByElement(applied, facts)];
	const mergedItem = (element: string) => {
		const before = left.get(element) ?? [];
		return merged(before.length === 1 ? before[0] : undefined, right.get(element)?.[0], itemFacts(facts));
	};
	const items = interleaved([...left.keys()], [...right.keys()]).flatMap(element =>
		right.has(element) ? [mergedItem(element)] : (left.get(element) ?? []),
	);
	return items.length === live.length && items.every((item, index) => item === live[index]) ? live : items;
}

/** Elements of `left` that are not in `right` come before the shared element that they came before. */
function interleaved(left: readonly string[], right: readonly string[]): readonly string[] {
	const [ofLeft, ofRight] = [new Set(left), new Set(right)];
	const shared = right.filter(element => ofLeft.has(element));
	const result: string[] = [];
	let next = 0;
	for (const element of left) {
		if (!ofRight.has(element)) result.push(element);
		else if (element === shared[0]) {
			do result.push(right[next] as string);
			while (right[next++] !== element);
			shared.shift();
		}
	}
	return [...result, ...right.slice(next)];
}
