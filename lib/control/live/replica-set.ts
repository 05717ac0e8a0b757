/** ReplicaSet: as many pods as it says. It takes orphans that it selects, and ends the pods that will be missed least. */
import type {ReplicaSetStatus} from 'kubernetes-types/apps/v1.js';
import {namespaceOf} from '../owned.js';
import {moreReplicaSetPods} from '../replica-set.js';
import type {Change, Controller, World} from './controller.js';
import type {LivePod, LiveReplicaSet} from './live-objects.js';
import {claim, ownersFor} from './ownership.js';
import {createChanges, deleteChanges} from './pod-changes.js';
import {isActive, isAvailable, isReady, nextAvailable} from './pod-state.js';
import {statusChange} from './status-change.js';
import {victims} from './victims.js';

/** Pods that are made in one go; the next ones follow at once. */
const burst = 250;

export const replicaSetController: Controller = {
	name: 'replicaset-controller',
	resource: 'replicasets.apps',
	related: {pods: ownersFor('replicasets.apps', 'ReplicaSet')},
	sync: (object, world) => syncReplicaSet(object as LiveReplicaSet, world),
};

function syncReplicaSet(replicaSet: LiveReplicaSet, world: World): readonly Change[] {
	const {selector, minReadySeconds} = replicaSet.spec;
	const {mine, changes} = claim<LivePod>(replicaSet, {resource: 'pods', selector}, world);
	if (changes.length > 0) return changes;
	const active = mine.filter(isActive);
	const waits = nextAvailable(active, minReadySeconds, world.now);
	return [
		...statusChange(replicaSet, statusOf(replicaSet, active, world.now)),
		...(replicaSet.metadata.deletionTimestamp === undefined ? podChanges(replicaSet, active, world) : []),
		...(waits === undefined ? [] : [{do: 'again', at: waits} as const]),
	];
}

function podChanges(replicaSet: LiveReplicaSet, active: readonly LivePod[], world: World): Change[] {
	const missing = (replicaSet.spec.replicas ?? 1) - active.length;
	if (missing < 0) return deleteChanges(replicaSet, victims(active, -missing, world));
	if (missing === 0) return [];
	const isTaken = (name: string) => world.get('pods', namespaceOf(replicaSet), name) !== undefined;
	return createChanges(replicaSet, moreReplicaSetPods(replicaSet, Math.min(missing, burst), isTaken));
}

function statusOf(
	{spec, status, metadata}: LiveReplicaSet,
	pods: readonly LivePod[],
	now: number,
): ReplicaSetStatus {
	const labels = Object.entries(spec.template?.metadata?.labels ?? {});
	const isLabeled = (pod: LivePod) => labels.every(([key, value]) => pod.metadata.labels?.[key] === value);
	const counts = {
		fullyLabeledReplicas: pods.filter(isLabeled).length,
		readyReplicas: pods.filter(isReady).length,
		availableReplicas: pods.filter(pod => isAvailable(pod, spec.minReadySeconds, now)).length,
	};
	// A count of none is not written, as in Kubernetes, but for `replicas`.
	const some = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
	return {
		replicas: pods.length,
		...some,
		...(metadata.generation !== undefined && {observedGeneration: metadata.generation}),
		...(status?.conditions && {conditions: status.conditions}),
	};
}
