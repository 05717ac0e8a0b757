/**
 * Strategic merge patch: like a merge patch, but lists whose items have a key are merged item by item, and directives say
 * the rest: `$patch`, `$retainKeys`, `$setElementOrder/FIELD`, `$deleteFromPrimitiveList/FIELD`
 * (Kubernetes' docs: contributors/devel/sig-api-machinery/strategic-merge-patch.md).
 */
import {badRequest} from '../status.js';
import {type FieldFacts, factsOf, fieldFacts, type TypeFacts} from './facts.js';
import {goText, isMap, type JsonMap, own} from './json.js';
import {checkOrder, mergedList, orderedList, withoutDirectives, wordless} from './strategic-list.js';

const orderOf = '$setElementOrder/';
const deleteFrom = '$deleteFromPrimitiveList/';

/** Throws an ApiError for a patch that contradicts itself. */
export function strategicallyMerged(original: JsonMap, patch: JsonMap, type: TypeFacts): JsonMap {
	if (Object.hasOwn(patch, '$patch')) return directed(patch);
	const result: Record<string, unknown> = retained(original, patch);
	const done = new Set(['$retainKeys']);
	for (const [key, order] of Object.entries(patch)) {
		if (!key.startsWith(orderOf)) continue;
		const field = key.slice(orderOf.length);
		setOrDelete(
			result,
			field,
			inOrder({original: own(result, field), patch: own(patch, field), order}, fieldFacts(type, field)),
		);
		done.add(key).add(field);
	}
	for (const [key, value] of Object.entries(patch))
		if (!done.has(key)) mergeField(result, {key, value}, type);
	return result;
}

/** `$patch: replace` puts the rest of the patch in place of what was, `$patch: delete` nothing. */
function directed({$patch: directive, ...rest}: JsonMap): JsonMap {
	if (directive === 'replace') return rest;
	if (directive === 'delete') return {};
	throw wordless(`unknown patch type: ${directive} in map: ${goText({$patch: directive, ...rest})}`);
}

/** `$retainKeys` names all fields that may stay: of a union, the member that was before goes. */
function retained(original: JsonMap, patch: JsonMap): Record<string, unknown> {
	const keys = patch.$retainKeys;
	if (keys === undefined) return {...original};
	const unfit = (field: string) =>
		!field.startsWith(deleteFrom) &&
		!field.startsWith(orderOf) &&
		field !== '$retainKeys' &&
		patch[field] !== null;
	if (!Array.isArray(keys) || Object.keys(patch).some(field => unfit(field) && !keys.includes(field))) {
		throw badRequest('invalid patch format of retainKeys');
	}
	return Object.fromEntries(Object.entries(original).filter(([field]) => keys.includes(field)));
}

type Ordered = {readonly original: unknown; readonly patch: unknown; readonly order: unknown};

function inOrder({original, patch, order}: Ordered, facts: FieldFacts): unknown {
	if (!Array.isArray(order)) throw badRequest('invalid patch format of setElementOrder list');
	if (original === undefined && patch === undefined) return undefined;
	const lists = {original: listOr(original), patch: listOr(patch)};
	checkOrder(lists.patch, {order, mergeKey: facts.mergeKey});
	const merged = patch === undefined ? lists.original : listOf(lists, facts);
	return orderedList(merged, {order, original: lists.original, mergeKey: facts.mergeKey});
}

function mergeField(
	result: Record<string, unknown>,
	{key, value}: {key: string; value: unknown},
	type: TypeFacts,
): void {
	const deletion = key.startsWith(deleteFrom);
	const field = deletion ? key.slice(deleteFrom.length) : key;
	const before = own(result, field);
	if (value === null) delete result[field];
	else if (deletion) {
		if (Array.isArray(before)) result[field] = before.filter(item => !listOr(value).includes(item));
	} else setOrDelete(result, field, mergedValue(before, value, fieldFacts(type, field)));
}

function mergedValue(before: unknown, value: unknown, facts: FieldFacts): unknown {
	if (isMap(before) && isMap(value)) return strategicallyMerged(before, value, factsOf(facts.of));
	if (Array.isArray(before) && Array.isArray(value)) return listOf({original: before, patch: value}, facts);
	return withoutDirectives(value);
}

type Lists = {readonly original: readonly unknown[]; readonly patch: readonly unknown[]};

function listOf(lists: Lists, {strategy, mergeKey, of}: FieldFacts): readonly unknown[] {
	if (!strategy?.split(',').includes('merge')) return lists.patch;
	const type = factsOf(of);
	return mergedList(lists, {mergeKey, mergeItem: (item, patch) => strategicallyMerged(item, patch, type)});
}

function listOr(value: unknown): readonly unknown[] {
	if (value === undefined) return [];
	if (!Array.isArray(value)) throw wordless('expected a []interface {}, but received something else');
	return value;
}

function setOrDelete(result: Record<string, unknown>, field: string, value: unknown): void {
	if (value === undefined) delete result[field];
	else result[field] = value;
}
