/** Whether a write says anything new. */
import type {ManagedFieldsEntry} from 'kubernetes-types/meta/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../object.js';

/** Whether only the times of managedFields differ: the API server keeps the object that it has. */
export function sameButTimes(previous: ApiObject, object: ApiObject): boolean {
	const {metadata: before, ...old} = previous;
	const {metadata: after, ...now} = object;
	const {managedFields: entriesBefore = [], resourceVersion: _version, ...oldMetadata} = before;
	const {managedFields: entriesAfter = [], resourceVersion: _other, ...newMetadata} = after;
	return (
		sameValue(timeless(entriesBefore), timeless(entriesAfter)) &&
		sameValue(oldMetadata, newMetadata) &&
		sameValue(old, now)
	);
}

/** By manager, because the order of the entries comes from their times. */
function timeless(entries: readonly ManagedFieldsEntry[]): unknown {
	return Object.fromEntries(
		entries.map(({manager, operation, subresource, fieldsV1}) => [
			JSON.stringify([manager, operation, subresource]),
			fieldsV1,
		]),
	);
}
