/** ReplicaSet → its pods, NAME-xxxxx. */
import {generatedNames} from '../../topology/kubernetes/generated-names.js';
import type {PodObject, ReplicaSetObject} from '../../topology/kubernetes/objects.js';
import {namespaceOf, podsOf} from './owned.js';

export function replicaSetPods(replicaSet: ReplicaSetObject): PodObject[] {
	const {template = {}, replicas = 1} = replicaSet.spec;
	const base = `${replicaSet.metadata.name}-`;
	const names = generatedNames(base, replicas, `${namespaceOf(replicaSet)}/${base}`);
	const podFor = podsOf(replicaSet, template);
	return names.map(name => podFor({name}));
}
