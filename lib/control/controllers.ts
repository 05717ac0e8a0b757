/**
 * The controllers: from the objects that a user wrote to the objects that a cluster makes of them. Each is a pure
 * function from an object to the objects that it owns; they run until nothing new appears.
 */

import type {Taint} from 'kubernetes-types/core/v1.js';
import {compareObjects, type KubernetesObject, type SourceObject} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';
import {daemonSetPods} from './daemon-set.js';
import {deploymentReplicaSet} from './deployment.js';
import {jobPods} from './job.js';
import {replicaSetPods} from './replica-set.js';
import {statefulSetPods} from './stateful-set.js';

/** What a controller knows of a node. */
export type NodeFacts = {
	readonly name: string;
	readonly labels: Labels;
	/** `kubectl cordon` */
	readonly unschedulable?: boolean;
	readonly taints?: readonly Taint[];
};

/** All objects, the given ones and the made ones, sorted by kind, namespace and name. */
export function runControllers(
	sources: readonly SourceObject[],
	nodes: readonly NodeFacts[],
): SourceObject[] {
	const all: SourceObject[] = [];
	let fresh: readonly SourceObject[] = sources.map(withoutUid);
	while (fresh.length > 0) {
		all.push(...fresh);
		fresh = fresh.flatMap(({object, locate}) =>
			ownedBy(object, nodes).map(owned => ({object: owned, locate})),
		);
	}
	return all.sort((a, b) => compareObjects(a.object, b.object));
}

/** A UID that somebody wrote down is of another cluster. */
function withoutUid(source: SourceObject): SourceObject {
	const {object} = source;
	if (object.metadata.uid === undefined) return source;
	const {uid: _, ...metadata} = object.metadata;
	return {...source, object: {...object, metadata} as KubernetesObject};
}

function ownedBy(object: KubernetesObject, nodes: readonly NodeFacts[]): readonly KubernetesObject[] {
	switch (object.kind) {
		case 'Deployment':
			return [deploymentReplicaSet(object)];
		case 'ReplicaSet':
			return replicaSetPods(object);
		case 'StatefulSet':
			return statefulSetPods(object);
		case 'DaemonSet':
			return daemonSetPods(object, nodes);
		case 'Job':
			return jobPods(object);
		case 'Namespace':
		case 'ServiceAccount':
		case 'Pod':
		case 'Service':
		case 'NetworkPolicy':
		case 'ClusterNetworkPolicy':
		case 'AdminNetworkPolicy':
		case 'BaselineAdminNetworkPolicy':
		case 'Ingress':
		case 'Node':
		case 'Secret':
		case 'IPPool':
		case 'BGPConfiguration':
		case 'BGPPeer':
		case 'IPAMConfiguration':
		case 'GlobalNetworkPolicy':
		case 'Tier':
		case 'NetworkSet':
		case 'GlobalNetworkSet':
		case 'HostEndpoint':
		case 'Profile':
			return [];
	}
}
