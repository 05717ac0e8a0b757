/** ReplicaSet → its pods, NAME-xxxxx. */
import {freeNames} from '../../topology/kubernetes/generated-names.js';
import type {PodObject, ReplicaSetObject} from '../../topology/kubernetes/objects.js';
import {namespaceOf, podsOf} from './owned.js';

export function replicaSetPods(replicaSet: ReplicaSetObject): PodObject[] {
	return moreReplicaSetPods(replicaSet, replicaSet.spec.replicas ?? 1, () => false);
}

/** So many pods with names that are not taken. */
export function moreReplicaSetPods(
	replicaSet: ReplicaSetObject,
	count: number,
	isTaken: (name: string) => boolean,
): PodObject[] {
	const base = `${replicaSet.metadata.name}-`;
	const names = freeNames(base, {count, seed: `${namespaceOf(replicaSet)}/${base}`, isTaken});
	const podFor = podsOf(replicaSet, replicaSet.spec.template ?? {});
	return names.map(name => podFor({name}));
}
