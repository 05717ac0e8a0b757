/**
 * Server-side apply: a configuration says all that its manager wants. What it says is set; what it said before and says no
 * more goes, if nobody else owns it; what another manager owns and wants otherwise is a conflict.
 */

import {sameValue} from '../../../topology/same-value.js';
import {emptyObjects} from '../generated/lists.js';
import type {ApiKind} from '../kinds.js';
import type {ApiObject} from '../object.js';
import {checkApplied} from './check-applied.js';
import {compare} from './compare.js';
import {type Conflict, conflictError} from './conflict.js';
import {difference, type FieldSet, intersection, none, union, withWays} from './field-set.js';
import {fieldsOf} from './fields-of.js';
import {isEmpty, type JsonMap, withoutNulls} from './json.js';
import {fieldsOfLastApplied, withLastApplied} from './last-applied.js';
import {mergeApplied} from './merge-applied.js';
import {entriesOf, isSame, type Manager, managersOf, withManager, without} from './owners.js';
import {withoutFields} from './remove-fields.js';
import {mapOr} from './structure.js';
import {withoutServerFields} from './track-update.js';

export type Applied = {
	/** What the client sent, decoded from YAML. */
	readonly value: unknown;
	/** `kubectl` */
	readonly manager: string;
	/** Take over what others own and want otherwise. */
	readonly force: boolean;
	/** RFC 3339, whole seconds, UTC. */
	readonly now: string;
	readonly subresource?: 'status';
};

/** The object, with managedFields, still to be admitted. Throws an ApiError: 409 with all conflicts, 400, 500. */
export function serverSideApply(kind: ApiKind, current: ApiObject | undefined, by: Applied): unknown {
	const {manager, force, now, subresource} = by;
	checkApplied(kind, by.value);
	const value = withoutOwnTime(by.value);
	const {managedFields: _managed, ...metadata} = current?.metadata ?? {};
	const live: JsonMap = current ? {...current, metadata} : {};
	const own = {manager, operation: 'Apply', ...(subresource && {subresource})} as const;
	const round = {kind, live, value, managers: managersBefore(kind, current, by), own};
	const {object, managers} = resolved(round, {
		force,
		allowed: current && manager === 'kubectl' ? fieldsOfLastApplied(current, live, kind.schema) : none,
	});
	const finished = manager === 'kubectl' ? withLastApplied(object, value) : object;
	const entries = entriesOf(
		kind,
		managers.map(one => (isSame(one, own) && object !== live ? {...one, time: now} : one)),
	);
	return {...finished, metadata: {...mapOr(finished.metadata), ...(entries && {managedFields: entries})}};
}

/** `kubectl create --dry-run -o yaml` writes `creationTimestamp: null`, and nobody means it. */
function withoutOwnTime(value: JsonMap): JsonMap {
	const {creationTimestamp, ...metadata} = mapOr(value.metadata);
	return creationTimestamp === null ? {...value, metadata} : value;
}

type Round = {
	readonly kind: ApiKind;
	readonly live: JsonMap;
	readonly value: JsonMap;
	readonly managers: readonly Manager[];
	readonly own: Omit<Manager, 'fields'>;
};

type Result = {readonly object: JsonMap; readonly managers: readonly Manager[]};

function resolved(
	round: Round,
	{force, allowed}: {readonly force: boolean; readonly allowed: FieldSet},
): Result {
	const {kind, live, managers, own} = round;
	const {object, fields} = merged(round);
	const {added, modified, removed} = compare(live, object, kind.schema);
	const written = withoutServerFields(kind, union(added, modified), own.subresource);
	const others = managers.filter(manager => !isSame(manager, own));
	const conflicts = others
		.map(
			(manager): Conflict => ({manager, fields: difference(intersection(manager.fields, written), allowed)}),
		)
		.filter(conflict => !isEmpty(conflict.fields));
	if (conflicts.length > 0 && !force) throw conflictError(kind, conflicts);
	const left = without(others, union(written, withoutServerFields(kind, removed, own.subresource)));
	const before = managers.find(manager => isSame(manager, own));
	const time = before?.time;
	return {
		object,
		managers: withManager(left, {...own, ...(time && {time}), fields}, 'replace'),
	};
}

/** The live object with what the configuration says, without what it no longer says; and the fields that it owns now. */
function merged({kind, live, value, managers, own}: Round): {
	readonly object: JsonMap;
	readonly fields: FieldSet;
} {
	const said = fieldsOf(value, kind.schema);
	const before = managers.find(manager => isSame(manager, own))?.fields ?? none;
	const owned = managers
		.filter(manager => !isSame(manager, own))
		.map(({fields}) => fields)
		.reduce(union, said);
	const gone = difference(withWays(before), withWays(owned));
	const all = mergeApplied(live, value, kind.schema);
	const object = isEmpty(gone) ? all : withoutFields(mapOr(all), gone, kind.schema);
	const clean = object === live ? live : mapOr(withoutNulls(object));
	return {
		object: sameValue(clean, live) ? live : clean,
		fields: withoutServerFields(kind, said, own.subresource),
	};
}

/** What is there when nobody manages the object yet belongs to `before-first-apply`. */
function managersBefore(
	kind: ApiKind,
	current: ApiObject | undefined,
	{now, subresource}: Applied,
): readonly Manager[] {
	if (current === undefined) return [];
	const managers = managersOf(kind, current.metadata.managedFields) ?? [];
	if (managers.length > 0) return managers;
	const {added, modified} = compare(emptyObjects[kind.schema], current, kind.schema);
	const fields = withoutServerFields(kind, union(added, modified), subresource);
	return isEmpty(fields)
		? []
		: [
				{
					manager: 'before-first-apply',
					operation: 'Update',
					...(subresource && {subresource}),
					time: now,
					fields,
				},
			];
}
