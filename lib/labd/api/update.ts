/** How an object of the registry is changed: whole, or by a patch. */
import {admitUpdate} from '../../api/admit.js';
import {resourceOf} from '../../api/kinds.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {applyPatch} from '../../api/patch/apply-patch.js';
import {sameButTimes} from '../../api/patch/same-but-times.js';
import {serverSideApply} from '../../api/patch/server-side-apply.js';
import {trackUpdate} from '../../api/patch/track-update.js';
import {ApiError, conflict, notFound, staleVersion} from '../../api/status.js';
import {timeText} from '../../api/times.js';
import {createObject} from './create.js';
import {isFinished} from './deletion.js';
import {asApi, existing, keyOfTarget, type RegistryParts} from './parts.js';
import type {PatchType, Target, WriteOptions} from './registry-types.js';

export type UpdateOptions = WriteOptions & {
	/** With `scale`, the object has its new number of replicas already. */
	readonly subresource?: 'status' | 'scale';
};

type Write = {
	readonly target: Target;
	readonly value: unknown;
	readonly previous: ApiObject;
	/** It has its managedFields already. */
	readonly tracked?: boolean;
};

/** Throws an ApiError. */
export function updateObject(
	parts: RegistryParts,
	{target, value}: {readonly target: Target; readonly value: unknown},
	options: UpdateOptions = {},
): ApiObject {
	return write(parts, {target, value, previous: existing(parts, target)}, options);
}

export type Patch = {readonly type: PatchType; readonly value: unknown};

/** Throws an ApiError; server-side apply creates what is not there. */
export function patchObject(
	parts: RegistryParts,
	{target, patch}: {readonly target: Target; readonly patch: Patch},
	options: UpdateOptions = {},
): {readonly object: ApiObject; readonly created: boolean} {
	const {type, value} = patch;
	const previous = parts.store.get(keyOfTarget(target));
	if (type === 'application/apply-patch+yaml') return apply(parts, {target, value, previous}, options);
	if (!previous) throw notFound(target.kind, target.name);
	const patched = applyPatch(target.kind, previous, {type, value});
	return {object: write(parts, {target, value: patched, previous}, options), created: false};
}

function apply(
	parts: RegistryParts,
	{target, value, previous}: Omit<Write, 'previous'> & {readonly previous: ApiObject | undefined},
	options: UpdateOptions,
): {readonly object: ApiObject; readonly created: boolean} {
	const {fieldManager: manager = 'unknown', force = false, subresource} = options;
	if (subresource && !previous) throw notFound(target.kind, target.name);
	const now = timeText(parts.environment.now());
	const merged = serverSideApply(target.kind, previous, {
		value,
		manager,
		force,
		now,
		...(subresource === 'status' && {subresource}),
	});
	if (previous)
		return {
			object: write(parts, {target, value: merged, previous, tracked: true}, options),
			created: false,
		};
	return {object: createObject(parts, {where: target, value: merged, tracked: true}, options), created: true};
}

function write(parts: RegistryParts, change: Write, options: UpdateOptions): ApiObject {
	const {target, previous} = change;
	const {kind, name} = target;
	const object = addressed(parts, admitted(parts, change, options), previous);
	if (change.tracked && sameButTimes(previous, object)) return previous;
	parts.review?.({kind, name, after: object});
	if (options.dryRun) return object;
	const resource = resourceOf(kind);
	const {uid, resourceVersion} = previous.metadata;
	return asApi(kind, name, () => {
		if (isFinished(object)) return parts.store.remove(keyOfTarget(target), {uid, resourceVersion});
		return parts.store.update(resource, object, {uid, resourceVersion});
	});
}

function admitted(
	{environment}: RegistryParts,
	{target, value, previous, tracked}: Write,
	options: UpdateOptions,
): ApiObject {
	const {kind, name, namespace} = target;
	refuseStale(target, value, previous);
	const now = timeText(environment.now());
	const {fieldManager: manager = 'unknown', fieldValidation, duplicates, subresource, warn} = options;
	const {object, warnings} = admitUpdate(kind, value, previous, {
		...(namespace !== undefined && {namespace}),
		name,
		now,
		...(fieldValidation && {fieldValidation}),
		...(duplicates && {duplicates}),
		...(subresource === 'status' && {subresource}),
	});
	for (const warning of warnings) warn?.(warning);
	const {resourceVersion} = previous.metadata;
	const current = {...object, metadata: {...object.metadata, resourceVersion}};
	if (tracked) return current;
	return trackUpdate(kind, current, {previous, manager, now, ...(subresource && {subresource})});
}

function addressed({store, allocate}: RegistryParts, object: ApiObject, previous: ApiObject): ApiObject {
	if (object.kind !== 'Service' || object.spec === previous.spec) return object;
	return allocate(object, store.list('services'), previous);
}

/** Who names a version or a UID means that one. */
function refuseStale({kind, name}: Target, value: unknown, {metadata}: ApiObject): void {
	const {resourceVersion = ''} = (value as Partial<Draft> | null)?.metadata ?? {};
	if (resourceVersion === '' || resourceVersion === '0' || resourceVersion === metadata.resourceVersion)
		return;
	if (typeof resourceVersion !== 'string' || !/^\d+$/.test(resourceVersion))
		throw new ApiError(400, 'BadRequest', `invalid resource version: ${JSON.stringify(resourceVersion)}`);
	throw conflict(kind, name, staleVersion);
}
