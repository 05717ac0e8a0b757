/** Which objects of a resource a request means. */
import {type ApiKind, resourceOf} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import type {Store} from '../store/types.js';
import {parseFieldSelector} from './select-fields.js';
import {parseLabelSelector} from './select-labels.js';

export type Selection = {
	readonly kind: ApiKind;
	readonly namespace?: string;
	/** The only name that can match. */
	readonly name?: string;
	/** Nothing: every object of the namespace. */
	readonly test?: (object: ApiObject) => boolean;
};

/** Throws an ApiError 400. */
export function selectionOf(
	{kind, namespace, name}: {readonly kind: ApiKind; readonly namespace?: string; readonly name?: string},
	query: URLSearchParams,
): Selection {
	const labels = parseLabelSelector(query.get('labelSelector') ?? '');
	const fields = parseFieldSelector(kind, query.get('fieldSelector') ?? '');
	const only = name ?? fields?.name;
	const test = (object: ApiObject) =>
		(!labels || labels(object.metadata.labels ?? {})) && (!fields || fields.test(object));
	return {
		kind,
		...(namespace !== undefined && {namespace}),
		...(only !== undefined && {name: only}),
		...((labels || fields) && {test}),
	};
}

/** Sorted by namespace, then name. */
export function select(store: Store, {kind, namespace, name, test}: Selection): readonly ApiObject[] {
	const resource = resourceOf(kind);
	const objects = store.list(resource, namespace);
	if (name === undefined) return test ? objects.filter(test) : objects;
	return objects.filter(object => object.metadata.name === name && (!test || test(object)));
}

export function isSelected({namespace, name, test}: Selection, object: ApiObject): boolean {
	const {metadata} = object;
	if (namespace !== undefined && metadata.namespace !== namespace) return false;
	if (name !== undefined && metadata.name !== name) return false;
	return !test || test(object);
}
