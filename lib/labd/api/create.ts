/** How an object comes into the registry. */

import {type Admitted, admitCreate, admitTrusted, type CreateContext} from '../../api/admit.js';
import {type ApiKind, resourceOf} from '../../api/kinds.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {trackUpdate} from '../../api/patch/track-update.js';
import {ApiError, alreadyExists} from '../../api/status.js';
import {timeText} from '../../api/times.js';
import {asApi, keyOfTarget, type RegistryParts} from './parts.js';
import {refuseClosedNamespace, refuseNode} from './protection.js';
import type {Target, WriteOptions} from './registry-types.js';

type New = {
	/** The name is that of the path: server-side apply has one. */
	readonly where: Omit<Target, 'name'> & {readonly name?: string};
	readonly value: unknown;
	/** It has its managedFields already. */
	readonly tracked?: boolean;
};

/** How often a generated name is made anew when it is taken. */
const attempts = 8;

/** Throws an ApiError. */
export function createObject(parts: RegistryParts, wanted: New, options: WriteOptions = {}): ApiObject {
	for (let attempt = 1; ; attempt++) {
		try {
			const {object, warnings} = admitted(parts, wanted, options);
			const created = add(parts, wanted.where.kind, object, options);
			for (const warning of warnings) options.warn?.(warning);
			return created;
		} catch (error) {
			if (!isTaken(error) || !hasGeneratedName(wanted.value)) throw error;
			if (attempt === attempts) throw noNameFound(error);
		}
	}
}

/** What a controller wants to have is not checked. */
export function createFromController(parts: RegistryParts, kind: ApiKind, draft: Draft): ApiObject {
	const object = admitTrusted(kind, draft, contextOf(parts));
	refuseClosedNamespace(parts.store, kind, object.metadata);
	return add(parts, kind, object);
}

function admitted(parts: RegistryParts, {where, value, tracked}: New, options: WriteOptions): Admitted {
	const {kind, namespace, name} = where;
	const {fieldManager = 'unknown', fieldValidation, duplicates} = options;
	const context = contextOf(parts);
	const {object, warnings} = admitCreate(kind, value, {
		...context,
		...(namespace !== undefined && {namespace}),
		...(name !== undefined && {name}),
		...(fieldValidation && {fieldValidation}),
		...(duplicates && {duplicates}),
	});
	refuseNode({kind, name: object.metadata.name}, parts);
	refuseClosedNamespace(parts.store, kind, object.metadata);
	if (tracked) return {object, warnings};
	return {object: trackUpdate(kind, object, {manager: fieldManager, now: context.now}), warnings};
}

function contextOf({environment, timers, enforcesPolicies}: RegistryParts): CreateContext {
	return {
		now: timeText(environment.now()),
		uid: environment.uid(),
		generateName: base => `${base}${environment.suffix()}`,
		...(timers && {unreachableToleration: timers.unreachableToleration}),
		...(enforcesPolicies && {enforcesPolicies: enforcesPolicies()}),
	};
}

function add(parts: RegistryParts, kind: ApiKind, object: ApiObject, {dryRun}: WriteOptions = {}): ApiObject {
	const {store, allocate} = parts;
	const {name, namespace} = object.metadata;
	const complete = kind.kind === 'Service' ? allocate(object, store.list('services'), undefined) : object;
	parts.review?.({kind, name, after: complete});
	if (!dryRun) return asApi(kind, name, () => store.create(resourceOf(kind), complete));
	if (store.get(keyOfTarget({kind, name, ...(namespace !== undefined && {namespace})})))
		throw alreadyExists(kind, name);
	const {resourceVersion: _none, ...metadata} = complete.metadata;
	return {...complete, metadata: metadata as ApiObject['metadata']};
}

function hasGeneratedName(value: unknown): boolean {
	const {name = '', generateName = ''} = (value as Partial<Draft>).metadata ?? {};
	return name === '' && generateName !== '';
}

function isTaken(error: unknown): error is ApiError {
	return error instanceof ApiError && error.reason === 'AlreadyExists';
}

function noNameFound({code, reason, message, details}: ApiError): ApiError {
	const text = `${message}, the server was not able to generate a unique name for the object`;
	return new ApiError(code, reason, text, {...details, retryAfterSeconds: 1});
}
