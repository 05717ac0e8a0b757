/** The annotation in which `kubectl apply` without --server-side remembers the configuration. */
import type {ApiObject} from '../object.js';
import {compare} from './compare.js';
import {difference, type FieldSet, none, union} from './field-set.js';
import {fieldsOf} from './fields-of.js';
import {isMap, type JsonMap} from './json.js';
import {mapOr} from './structure.js';

const annotation = 'kubectl.kubernetes.io/last-applied-configuration';

/** The fields that were applied so and are still as they were applied: `kubectl apply --server-side` may take them over. */
export function fieldsOfLastApplied(
	{apiVersion, metadata}: ApiObject,
	live: JsonMap,
	definition: string,
): FieldSet {
	const applied = parsed(metadata.annotations?.[annotation] ?? '');
	if (!isMap(applied) || applied.apiVersion !== apiVersion) return none;
	const {added, modified, removed} = compare(applied, live, definition);
	return difference(fieldsOf(applied, definition), union(added, union(modified, removed)));
}

/** The object that remembers this configuration, if it remembers one. */
export function withLastApplied(object: JsonMap, applied: JsonMap): JsonMap {
	const metadata = mapOr(object.metadata);
	const annotations = mapOr(metadata.annotations);
	if (!annotations[annotation]) return object;
	const {[annotation]: _before, ...others} = mapOr(mapOr(applied.metadata).annotations);
	const remembered = {...applied, metadata: {...mapOr(applied.metadata), annotations: others}};
	const text = `${JSON.stringify(sortedDeep(remembered))}\n`;
	if (annotations[annotation] === text) return object;
	return {...object, metadata: {...metadata, annotations: {...annotations, [annotation]: text}}};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** With its keys sorted, as Go writes maps. */
function sortedDeep(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sortedDeep);
	if (!isMap(value)) return value;
	return Object.fromEntries(
		Object.keys(value)
			.sort()
			.map(key => [key, sortedDeep(value[key])]),
	);
}
