/** Server-side apply as the registry does it. */
import type {ApiObject} from '../../lib/api/object.js';
import {serverSideApply} from '../../lib/api/patch/server-side-apply.js';
import {trackUpdate} from '../../lib/api/patch/track-update.js';
import {created, kindOf, storedObject} from './api-objects.js';

export type Json = Readonly<Record<string, unknown>>;

export const now = '2026-01-02T03:04:05Z';

export const identity = {
	apiVersion: 'apps/v1',
	kind: 'Deployment',
	metadata: {name: 'web', namespace: 'default'},
};

export const container = {name: 'web', image: 'nginx:1'};

export type Options = {
	readonly manager: string;
	readonly force?: boolean;
	readonly now?: string;
	readonly subresource?: 'status';
};

/** The object as the server stores it afterwards. */
export function apply(
	current: ApiObject | undefined,
	value: Json,
	{manager, force = false, now: at = now, subresource}: Options,
): ApiObject {
	const by = {value, manager, force, now: at, ...(subresource && {subresource})};
	const object = serverSideApply(kindOf(value), current, by) as ApiObject;
	const metadata = {namespace: 'default', uid: 'u-1', resourceVersion: '1', creationTimestamp: created};
	return current ? object : {...object, metadata: {...object.metadata, ...metadata}};
}

/** A Deployment that a client has made without server-side apply. */
export function stored(manager: string, fields: Json): ApiObject {
	const object = storedObject('apps/v1', 'Deployment', fields);
	return trackUpdate(kindOf(object), object, {manager, now});
}

/** A configuration: fields of the spec, more of its only container, or another pod. */
export function deployment({
	pod,
	container: more,
	...spec
}: {
	readonly pod?: Json;
	readonly container?: Json;
	readonly [field: string]: unknown;
}): Json {
	const labels = {app: 'web'};
	const template = {metadata: {labels}, spec: pod ?? {containers: [{...container, ...more}]}};
	return {
		...identity,
		metadata: {...identity.metadata, labels},
		spec: {selector: {matchLabels: labels}, ...spec, template},
	};
}
