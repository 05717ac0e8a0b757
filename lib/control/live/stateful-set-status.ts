/** The status of a StatefulSet: how many pods there are, of which revision, and how they are. */
import type {StatefulSetStatus} from 'kubernetes-types/apps/v1.js';
import type {LivePod, LiveStatefulSet} from './live-objects.js';
import {isAvailable, isLeaving, isReady} from './pod-state.js';

type Seen = {
	readonly pods: readonly LivePod[];
	/** Names of revisions: the one of before, and the one of the present template. */
	readonly current: string;
	readonly update: string;
	readonly now: number;
};

/** Counts of none are not written, but for the two that Kubernetes always writes. */
export function statefulSetStatus(
	{metadata, spec, status}: LiveStatefulSet,
	{pods, current, update, now}: Seen,
): StatefulSetStatus {
	const ready = pods.filter(pod => pod.status?.phase === 'Running' && isReady(pod));
	const of = (revision: string) =>
		pods.filter(pod => !isLeaving(pod) && revisionOfPod(pod) === revision).length;
	const updated = of(update);
	const isRolled =
		spec.updateStrategy?.type !== 'OnDelete' && updated === pods.length && ready.length === pods.length;
	const counts = {
		readyReplicas: ready.length,
		currentReplicas: isRolled ? updated : of(current),
		updatedReplicas: updated,
	};
	return {
		...(metadata.generation !== undefined && {observedGeneration: metadata.generation}),
		replicas: pods.length,
		...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
		currentRevision: isRolled ? update : current,
		updateRevision: update,
		collisionCount: status?.collisionCount ?? 0,
		availableReplicas: ready.filter(pod => isAvailable(pod, spec.minReadySeconds, now)).length,
		...(status?.conditions && {conditions: status.conditions}),
	};
}

export function revisionOfPod({metadata}: LivePod): string {
	return metadata.labels?.['controller-revision-hash'] ?? '';
}
