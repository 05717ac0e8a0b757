/** What a workload still has to do, told as `kubectl rollout status` does. */
import type {DaemonSetStatus, DeploymentStatus, StatefulSetStatus} from 'kubernetes-types/apps/v1.js';
import type {ApiObject} from '../../api/object.js';
import type {LiveDaemonSet, LiveDeployment, LiveReplicaSet, LiveStatefulSet} from './live-objects.js';

/** Undefined if nothing is left to do, or nothing will be done until somebody changes it. */
export function rolloutWait(object: ApiObject): string | undefined {
	const {observedGeneration} = (object.status ?? {}) as {readonly observedGeneration?: number};
	switch (object.kind) {
		case 'Deployment':
		case 'ReplicaSet':
		case 'StatefulSet':
		case 'DaemonSet':
			if ((observedGeneration ?? 0) < (object.metadata.generation ?? 0))
				return 'its controller has not seen it';
			return waitOf(object);
		default:
			return undefined;
	}
}

function waitOf(object: ApiObject): string | undefined {
	const old = outdatedPods(object);
	if (old > 0) return `${old} ${old === 1 ? 'pod is' : 'pods are'} of an older template`;
	const missing = wantedPods(object) - availablePods(object);
	return missing > 0 ? `${missing} of ${wantedPods(object)} pods are not available` : undefined;
}

/** Pods that it will replace by itself. */
export function outdatedPods(object: ApiObject): number {
	switch (object.kind) {
		case 'Deployment': {
			const {spec, status = {}} = object as LiveDeployment;
			const {replicas = 0, updatedReplicas = 0} = status as DeploymentStatus;
			return spec.paused ? 0 : Math.max(replicas - updatedReplicas, 0);
		}
		case 'StatefulSet': {
			const {spec, status} = object as LiveStatefulSet;
			const {type = 'RollingUpdate', rollingUpdate} = spec.updateStrategy ?? {};
			const {updatedReplicas = 0, replicas = 0} = (status ?? {}) as Partial<StatefulSetStatus>;
			return type === 'OnDelete'
				? 0
				: Math.max(replicas - (rollingUpdate?.partition ?? 0) - updatedReplicas, 0);
		}
		case 'DaemonSet': {
			const {spec, status} = object as LiveDaemonSet;
			const {updatedNumberScheduled = 0, currentNumberScheduled = 0} = (status ??
				{}) as Partial<DaemonSetStatus>;
			return spec.updateStrategy?.type === 'OnDelete'
				? 0
				: Math.max(currentNumberScheduled - updatedNumberScheduled, 0);
		}
		default:
			return 0;
	}
}

/** Pods that there shall be. Of a Job that is what its controller has started. */
export function wantedPods(object: ApiObject): number {
	switch (object.kind) {
		case 'Deployment':
		case 'ReplicaSet':
		case 'StatefulSet':
			return (object as LiveReplicaSet).spec.replicas ?? 1;
		case 'DaemonSet':
			return ((object.status ?? {}) as Partial<DaemonSetStatus>).desiredNumberScheduled ?? 0;
		default:
			return ((object.status ?? {}) as {readonly active?: number}).active ?? 0;
	}
}

function availablePods({status = {}}: ApiObject): number {
	const {availableReplicas, numberAvailable} = status as {
		readonly availableReplicas?: number;
		readonly numberAvailable?: number;
	};
	return availableReplicas ?? numberAvailable ?? 0;
}
