/** Who controls what: a controller takes orphans that its selector selects, and lets go what it no longer selects. */
import type {LabelSelector, OwnerReference} from 'kubernetes-types/meta/v1.js';
import type {KubernetesObject} from '../../../topology/kubernetes/objects.js';
import {selects} from '../../../topology/kubernetes/selectors.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import {ownerReference} from '../owned.js';
import type {Change, World} from './controller.js';

export type Claim<T extends ApiObject> = {
	/** The owner's objects from now on. */
	readonly mine: readonly T[];
	/** Owner references that must be written. */
	readonly changes: readonly Change[];
};

type Wanted = {
	readonly resource: string;
	readonly selector: LabelSelector | undefined;
	/** What an owner takes by more than labels: a StatefulSet by the pods' names. */
	readonly isMember?: (object: ApiObject) => boolean;
};

export function controllerOf({metadata}: ApiObject): OwnerReference | undefined {
	return metadata.ownerReferences?.find(({controller}) => controller === true);
}

/** What of `resource` an owner controls, after orphans have been taken and others let go. An owner that goes takes nobody. */
export function claim<T extends ApiObject>(owner: ApiObject, wanted: Wanted, world: World): Claim<T> {
	const {uid, deletionTimestamp} = owner.metadata;
	const changes: Change[] = [];
	const mine: T[] = [];
	const kind = kindIn(wanted.resource);
	for (const object of world.ownedBy(uid) as readonly T[]) {
		if (object.kind !== kind || controllerOf(object)?.uid !== uid) continue;
		if (isWanted(object, wanted)) mine.push(object);
		else if (deletionTimestamp === undefined) changes.push({do: 'update', object: released(object, uid)});
	}
	if (deletionTimestamp !== undefined) return {mine, changes};
	for (const object of orphans<T>(owner, wanted, world)) {
		const adopted = adopt(object, owner);
		changes.push({do: 'update', object: adopted});
		mine.push(adopted);
	}
	return {mine, changes};
}

/** The kinds that have a controller. */
function kindIn(resource: string): string {
	switch (resource) {
		case 'pods':
			return 'Pod';
		case 'replicasets.apps':
			return 'ReplicaSet';
		default:
			return 'ControllerRevision';
	}
}

function isWanted(object: ApiObject, {selector, isMember = () => true}: Wanted): boolean {
	return selects(selector, object.metadata.labels ?? {}) && isMember(object);
}

function orphans<T extends ApiObject>(owner: ApiObject, wanted: Wanted, world: World): T[] {
	const all = world.list(wanted.resource, owner.metadata.namespace) as readonly T[];
	return all.filter(
		object =>
			controllerOf(object) === undefined &&
			object.metadata.deletionTimestamp === undefined &&
			isWanted(object, wanted),
	);
}

function adopt<T extends ApiObject>(object: T, owner: ApiObject): T {
	const ownerReferences = [
		...(object.metadata.ownerReferences ?? []),
		ownerReference(owner as unknown as KubernetesObject),
	];
	return {...object, metadata: {...object.metadata, ownerReferences}};
}

function released<T extends ApiObject>(object: T, uid: string): T {
	const ownerReferences = (object.metadata.ownerReferences ?? []).filter(owner => owner.uid !== uid);
	return {...object, metadata: {...object.metadata, ownerReferences}};
}

/** For `related`: the controller of an object; or, if it has none, everybody who might take it. */
export function ownersFor(resource: string, kind: string) {
	return (object: ApiObject, world: World): readonly string[] => {
		const owner = controllerOf(object);
		const {namespace = ''} = object.metadata;
		if (owner) return owner.kind === kind ? [`${namespace}/${owner.name}`] : [];
		return world
			.list(resource, namespace)
			.filter(({spec}) =>
				selects((spec as {selector?: LabelSelector}).selector, object.metadata.labels ?? {}),
			)
			.map(keyOf);
	};
}
