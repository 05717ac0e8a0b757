/** The lists of a strategic merge patch: items found by their key, and put in an order that keeps both sides' wishes. */
import {ApiError} from '../status.js';
import {goText, goType, isMap, type JsonMap} from './json.js';

type Lists = {readonly original: readonly unknown[]; readonly patch: readonly unknown[]};

type Items = {
	/** Not for lists of scalars. */
	readonly mergeKey: string | undefined;
	readonly mergeItem: (item: JsonMap, patch: JsonMap) => JsonMap;
};

/** Scalars are joined; a map of the patch changes the item with its key, is added, or, with a directive, removes it. */
export function mergedList({original, patch}: Lists, {mergeKey, mergeItem}: Items): readonly unknown[] {
	if (original.length === 0 && patch.length === 0) return original;
	if (!onlyMaps(original, patch)) {
		const all = [...new Set([...original, ...patch])];
		return orderedList(all, {order: patch, original, mergeKey});
	}
	if (mergeKey === undefined) throw wordless('cannot merge lists without merge key');
	const {from, changes} = directed({original, patch}, mergeKey);
	const places = placesOf(from, mergeKey);
	const merged = [...from];
	for (const change of changes as readonly JsonMap[]) {
		const place = places.get(requiredKey(change, mergeKey));
		if (place === undefined) places.set(change[mergeKey], merged.push(withoutDirectives(change)) - 1);
		else merged[place] = mergeItem(merged[place] as JsonMap, change);
	}
	return orderedList(merged, {order: changes, original: from, mergeKey});
}

type Order = {
	/** The keys, or items with them, in the order that is wanted. */
	readonly order: readonly unknown[];
	readonly original: readonly unknown[];
	readonly mergeKey: string | undefined;
};

/**
 * Items that `order` names come in its order, the others (which only the server has) as they were; these keep their place
 * among the named ones as far as both can be had.
 */
export function orderedList(merged: readonly unknown[], {order, original, mergeKey}: Order): unknown[] {
	const wanted = placesOf(order, mergeKey);
	const before = placesOf(original, mergeKey);
	const keyed = merged.map(item => ({
		item,
		key: mergeKey === undefined ? item : requiredKey(item, mergeKey),
	}));
	const named = sortBy(
		keyed.filter(({key}) => wanted.has(key)),
		wanted,
	);
	const others = sortBy(
		keyed.filter(({key}) => !wanted.has(key)),
		before,
	);
	const result: unknown[] = [];
	for (const {item, key} of named) {
		const place = before.get(key);
		while (others[0] !== undefined && place !== undefined && (before.get(others[0].key) ?? place) < place) {
			result.push(others.shift()?.item);
		}
		result.push(item);
	}
	return [...result, ...others.map(({item}) => item)];
}

/** Throws if items of the patch are in another order than the one that it asks for, or not in it. */
export function checkOrder(
	patch: readonly unknown[],
	{order, mergeKey}: Pick<Order, 'order' | 'mergeKey'>,
): void {
	if (order.length === 0) return;
	const wanted = placesOf(order, mergeKey);
	const values = patch.filter(item => !isMap(item) || !Object.hasOwn(item, '$patch'));
	const places = values.map(item => wanted.get(keyOf(item, mergeKey)) ?? Number.POSITIVE_INFINITY);
	if (places.every((place, index) => place < Number.POSITIVE_INFINITY && place > (places[index - 1] ?? -1)))
		return;
	const text = `The order in patch list:\n${goText(patch)}\n doesn't match $setElementOrder list:\n${goText(order)}\n`;
	throw wordless(text);
}

/** Maps with a directive say what goes, they are never values; nor is null. */
export function withoutDirectives(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutDirectives).filter(item => item !== undefined);
	if (!isMap(value)) return value;
	if (Object.hasOwn(value, '$patch')) return undefined;
	const fields = Object.entries(value).map(([field, inner]) => [field, withoutDirectives(inner)] as const);
	return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined && inner !== null));
}

/** An error that the real server has only a message for: code 500, no reason. */
export function wordless(message: string): ApiError {
	return new ApiError(500, '', message);
}

function onlyMaps(...lists: readonly (readonly unknown[])[]): boolean {
	const items = lists.flat();
	const maps = items.filter(isMap).length;
	if (items.some(Array.isArray)) {
		const message = 'the server rejected our request due to an error in our request';
		throw new ApiError(422, 'Invalid', message, {});
	}
	if (maps > 0 && maps < items.length) throw wordless('list element types are not identical');
	return maps > 0;
}

/** Deletions are done at once; with one `$patch: replace` among the items, the others are all that stays. */
function directed(
	{original, patch}: Lists,
	mergeKey: string,
): {from: readonly unknown[]; changes: readonly unknown[]} {
	const changes = patch.filter(item => isMap(item) && !Object.hasOwn(item, '$patch'));
	const gone = new Set<unknown>();
	let replace = false;
	for (const item of patch as readonly JsonMap[]) {
		const {$patch: directive} = item;
		if (directive === 'delete') gone.add(requiredKey(item, mergeKey));
		else if (directive === 'replace') replace = true;
		else if (directive === 'merge') throw wordless('merging lists cannot yet be specified in the patch');
		else if (directive !== undefined)
			throw wordless(`unknown patch type: ${directive} in map: ${goText(item)}`);
	}
	if (replace) return {from: changes, changes: []};
	return {from: original.filter(item => !gone.has(keyOf(item, mergeKey))), changes};
}

function placesOf(list: readonly unknown[], mergeKey: string | undefined): Map<unknown, number> {
	const places = new Map<unknown, number>();
	list.forEach((item, index) => {
		const key = keyOf(item, mergeKey);
		if (!places.has(key)) places.set(key, index);
	});
	return places;
}

function sortBy<T extends {readonly key: unknown}>(
	items: readonly T[],
	places: ReadonlyMap<unknown, number>,
): T[] {
	return [...items].sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
}

function keyOf(item: unknown, mergeKey: string | undefined): unknown {
	return mergeKey !== undefined && isMap(item) ? item[mergeKey] : item;
}

function requiredKey(item: unknown, mergeKey: string): unknown {
	if (!isMap(item)) throw wordless(`expected a map[string]interface {}, but received a ${goType(item)}`);
	if (item[mergeKey] === undefined) {
		throw wordless(`map: ${goText(item)} does not contain declared merge key: ${mergeKey}`);
	}
	return item[mergeKey];
}
