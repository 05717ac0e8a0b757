/** Which controllers must look at which objects after something has happened; and what comes of it when they do. */

import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import type {Change, Controller, World} from './controller.js';

/** What has happened to an object; a StoreEvent is one. */
export type WorldEvent = {
	readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
	readonly resource: string;
	/** With DELETED: its last state. */
	readonly object: ApiObject;
	readonly previous?: ApiObject;
};

export type Task = {
	readonly controller: Controller;
	/** `namespace/name`, or `name` for what lives in no namespace. */
	readonly key: string;
	/** The object is no more: its last state. */
	readonly gone?: ApiObject;
};

export function tasksAfter(event: WorldEvent, controllers: readonly Controller[], world: World): Task[] {
	return controllers.flatMap(controller => [
		...ownTask(event, controller),
		...relatedTasks(event, controller, world),
	]);
}

function ownTask({type, resource, object}: WorldEvent, controller: Controller): Task[] {
	if (controller.resource !== resource) return [];
	return [{controller, key: keyOf(object), ...(type === 'DELETED' && {gone: object})}];
}

function relatedTasks(
	{resource, object, previous}: WorldEvent,
	controller: Controller,
	world: World,
): Task[] {
	const keysOf = controller.related?.[resource];
	if (!keysOf) return [];
	const keys = new Set(keysOf(object, world));
	// Whom it concerned before it was relabelled, or got another owner, must know that too.
	if (previous && !sameBonds(previous, object)) for (const key of keysOf(previous, world)) keys.add(key);
	return [...keys].map(key => ({controller, key}));
}

function sameBonds({metadata: a}: ApiObject, {metadata: b}: ApiObject): boolean {
	return sameValue(a.labels, b.labels) && sameValue(a.ownerReferences, b.ownerReferences);
}

/** Some objects of one controller, that are looked at in one go. */
export type Turn = {
	readonly controller: Controller;
	readonly keys: readonly string[];
	readonly gone: readonly ApiObject[];
};

/** What the controller wants now. */
export function changesOf({controller, keys, gone}: Turn, world: World): readonly Change[] {
	const objects = keys.flatMap(key => objectAt(key, controller, world) ?? []);
	const all = controller.syncAll
		? controller.syncAll(objects, world, gone)
		: [
				...gone.flatMap(object => controller.gone?.(object, world) ?? []),
				...objects.flatMap(object => controller.sync(object, world)),
			];
	return all.filter(change => change.do !== 'create' || !isEnding(change.object.metadata.namespace, world));
}

/** Undefined if it is gone. */
export function objectAt(key: string, {resource}: Controller, world: World): ApiObject | undefined {
	const slash = key.indexOf('/');
	return slash < 0
		? world.get(resource, undefined, key)
		: world.get(resource, key.slice(0, slash), key.slice(slash + 1));
}

/** In a namespace that goes away nothing is made any more: the API server would refuse it. */
function isEnding(namespace: string | undefined, world: World): boolean {
	if (namespace === undefined) return false;
	return world.get('namespaces', undefined, namespace)?.metadata.deletionTimestamp !== undefined;
}

/** The same once more. */
export function tasksOf({controller, keys, gone}: Turn): Task[] {
	return [
		...keys.map(key => ({controller, key})),
		...gone.map(object => ({controller, key: keyOf(object), gone: object})),
	];
}
