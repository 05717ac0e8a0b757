/** Who wrote which fields, of writes that say what an object is (create, update, patch). */
import {emptyObjects} from '../generated/lists.js';
import type {ApiKind} from '../kinds.js';
import type {ApiObject} from '../object.js';
import {compare} from './compare.js';
import {difference, type FieldSet, member, union} from './field-set.js';
import {isEmpty, isMap} from './json.js';
import {entriesOf, type Manager, managersOf, withManager, without} from './owners.js';

export type Tracked = {
	/** Nothing: the object is created. */
	readonly previous?: ApiObject;
	/** `kubectl-client-side-apply` */
	readonly manager: string;
	/** RFC 3339, whole seconds, UTC. */
	readonly now: string;
	readonly subresource?: 'status' | 'scale';
};

/** What belongs to the server, or names the object. */
const serverFields: FieldSet = {
	'f:apiVersion': member,
	'f:kind': member,
	'f:metadata': {
		'.': member,
		...Object.fromEntries(
			[
				'name',
				'namespace',
				'creationTimestamp',
				'selfLink',
				'uid',
				'generation',
				'managedFields',
				'resourceVersion',
			].map(field => [`f:${field}`, member]),
		),
	},
};

/**
 * The object with managedFields: what is new or different is this manager's. An object that nobody manages (a controller
 * made it) stays one. A client may send managedFields; `[]` and `[{}]` end the management.
 */
export function trackUpdate(kind: ApiKind, object: ApiObject, by: Tracked): ApiObject {
	const {previous, manager, now, subresource} = by;
	const managers = managersBefore(kind, object, by);
	if (managers.length === 0 && previous !== undefined) return withEntries(object, undefined);
	const {added, modified, removed} = compare(
		previous ?? {apiVersion: '', kind: '', ...emptyObjects[kind.schema]},
		object,
		kind.schema,
	);
	const written = withoutServerFields(kind, union(added, modified), subresource);
	const gone = withoutServerFields(kind, removed, subresource);
	if (isEmpty(written) && isEmpty(gone) && object.metadata.managedFields === previous?.metadata.managedFields)
		return object;
	const others = without(managers, union(written, gone));
	const own: Manager = {
		manager,
		operation: 'Update',
		...(subresource && {subresource}),
		time: now,
		fields: written,
	};
	return withEntries(object, entriesOf(kind, isEmpty(written) ? others : withManager(others, own, 'add')));
}

/** Which of these fields a manager can own that writes the object, or its subresource. */
export function withoutServerFields(
	{subresources}: ApiKind,
	fields: FieldSet,
	subresource?: string,
): FieldSet {
	const others =
		subresource === 'status' ? 'f:spec' : subresources.includes('status') ? 'f:status' : undefined;
	const {[others ?? '']: _others, ...owned} = fields;
	return difference(owned, serverFields);
}

function withEntries(object: ApiObject, managedFields: ReturnType<typeof entriesOf>): ApiObject {
	const {managedFields: _before, ...metadata} = object.metadata;
	return {...object, metadata: {...metadata, ...(managedFields && {managedFields})}};
}

function managersBefore(
	kind: ApiKind,
	{metadata}: ApiObject,
	{previous, subresource}: Tracked,
): readonly Manager[] {
	const stored = managersOf(kind, previous?.metadata.managedFields) ?? [];
	const sent = metadata.managedFields as unknown;
	if (subresource !== undefined || sent === previous?.metadata.managedFields) return stored;
	if (isReset(sent)) return [];
	const managers = managersOf(kind, sent);
	return managers === undefined || managers.length === 0 ? stored : managers;
}

function isReset(entries: unknown): boolean {
	if (!Array.isArray(entries) || entries.length > 1) return false;
	return entries.every(entry => isMap(entry) && isEmpty(entry));
}
