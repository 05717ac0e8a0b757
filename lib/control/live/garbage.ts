/**
 * The garbage collector: what an object leaves behind goes too. In the background its dependents go after it; in the
 * foreground they go first; as orphans they stay and forget it. One controller for each kind, for every kind may own.
 */
import {type ApiKind, apiKinds, apiVersionOf, kindOfObject, resourceOf} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import type {Change, Controller, World} from './controller.js';

const foreground = 'foregroundDeletion';
const orphan = 'orphan';

const resources = apiKinds.map(resourceOf);

export const garbageControllers: readonly Controller[] = apiKinds.map(kind => ({
	name: 'generic-garbage-collector',
	resource: resourceOf(kind),
	related: Object.fromEntries(resources.map(other => [other, leavingOwners(kind)])),
	sync,
	gone: ({metadata}, world) => world.ownedBy(metadata.uid).flatMap(dependent => abandoned(dependent, world)),
}));

function sync(object: ApiObject, world: World): readonly Change[] {
	const {deletionTimestamp, finalizers = []} = object.metadata;
	if (deletionTimestamp === undefined) return abandoned(object, world);
	if (finalizers.includes(orphan)) return orphaned(object, world);
	return finalizers.includes(foreground) ? afterDependents(object, world) : abandoned(object, world);
}

/** All its owners are gone: another object may have the name of one by now, but not the UID. */
function abandoned(object: ApiObject, world: World): Change[] {
	const {ownerReferences = [], deletionTimestamp, namespace} = object.metadata;
	if (ownerReferences.length === 0 || deletionTimestamp !== undefined) return [];
	const present = ownerReferences.filter(owner => isPresent(owner, namespace, world));
	return present.length === 0 ? [{do: 'delete', object}] : [];
}

type Owner = {
	readonly apiVersion: string;
	readonly kind: string;
	readonly name: string;
	readonly uid: string;
};

/** A kind that this API does not serve can't be looked up: it counts as present. */
function isPresent(owner: Owner, namespace: string | undefined, world: World): boolean {
	const kind = kindOfObject(owner);
	if (!kind) return true;
	const found = world.get(resourceOf(kind), kind.namespaced ? namespace : undefined, owner.name);
	return found?.metadata.uid === owner.uid;
}

function orphaned(object: ApiObject, world: World): Change[] {
	const {uid} = object.metadata;
	const freed = world.ownedBy(uid).map((dependent): Change => {
		const {metadata} = dependent;
		const ownerReferences = (metadata.ownerReferences ?? []).filter(owner => owner.uid !== uid);
		return {do: 'update', object: {...dependent, metadata: {...metadata, ownerReferences}}};
	});
	return freed.length > 0 ? freed : [without(object, orphan)];
}

/** Only those that say so hold their owner back. */
function afterDependents(object: ApiObject, world: World): Change[] {
	const {uid} = object.metadata;
	const dependents = world.ownedBy(uid);
	const blocks = ({metadata}: ApiObject) =>
		metadata.ownerReferences?.some(owner => owner.uid === uid && owner.blockOwnerDeletion === true);
	if (!dependents.some(blocks)) return [without(object, foreground)];
	return dependents
		.filter(({metadata}) => metadata.deletionTimestamp === undefined)
		.map(dependent => firstItsOwn(dependent, world));
}

/** A dependent that owns something goes in the foreground too: its own dependents first. */
function firstItsOwn(object: ApiObject, world: World): Change {
	const {finalizers = [], uid} = object.metadata;
	if (finalizers.includes(foreground) || world.ownedBy(uid).length === 0) return {do: 'delete', object};
	return {
		do: 'update',
		object: {...object, metadata: {...object.metadata, finalizers: [...finalizers, foreground]}},
	};
}

function without(object: ApiObject, finalizer: string): Change {
	const finalizers = (object.metadata.finalizers ?? []).filter(other => other !== finalizer);
	return {do: 'update', object: {...object, metadata: {...object.metadata, finalizers}}};
}

/** Owners of this kind that wait for their dependents. */
function leavingOwners(kind: ApiKind) {
	const resource = resourceOf(kind);
	const apiVersion = apiVersionOf(kind);
	return ({metadata}: ApiObject, world: World): readonly string[] =>
		(metadata.ownerReferences ?? []).flatMap(reference => {
			if (reference.kind !== kind.kind || reference.apiVersion !== apiVersion) return [];
			const namespace = kind.namespaced ? metadata.namespace : undefined;
			const owner = world.get(resource, namespace, reference.name);
			return owner?.metadata.deletionTimestamp === undefined ? [] : [keyOf(owner)];
		});
}
