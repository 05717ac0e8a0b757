/** The status of a DaemonSet: on how many nodes its pods should run, do run, and work. */
import type {DaemonSetStatus} from 'kubernetes-types/apps/v1.js';
import {shouldRun} from '../daemon-set.js';
import type {Post} from './daemon-set.js';
import type {LiveDaemonSet, LivePod} from './live-objects.js';
import {isAvailable, isReady} from './pod-state.js';

type Seen = {readonly posts: readonly Post[]; readonly hash: string; readonly now: number};

export function daemonSetStatus(set: LiveDaemonSet, {posts, hash, now}: Seen): DaemonSetStatus {
	const {metadata, spec, status} = set;
	const wanted = posts.filter(({node}) => node && shouldRun(set, node));
	const unwanted = posts.filter(post => post.node && !wanted.includes(post) && post.pods.length > 0);
	const first = wanted.flatMap(({pods}) => oldestOf(pods) ?? []);
	const isUpdated = ({metadata: {labels}}: LivePod) => labels?.['controller-revision-hash'] === hash;
	const updated = wanted.filter(({pods}) => pods.some(isUpdated)).length;
	const ready = first.filter(isReady);
	const available = ready.filter(pod => isAvailable(pod, spec.minReadySeconds, now)).length;
	const some = {
		updatedNumberScheduled: updated,
		numberAvailable: available,
		numberUnavailable: wanted.length - available,
	};
	return {
		currentNumberScheduled: first.length,
		numberMisscheduled: unwanted.length,
		desiredNumberScheduled: wanted.length,
		numberReady: ready.length,
		...(metadata.generation !== undefined && {observedGeneration: metadata.generation}),
		// Counts of none are not written, as in Kubernetes, but for the four above.
		...Object.fromEntries(Object.entries(some).filter(([, count]) => count > 0)),
		...(status?.collisionCount !== undefined && {collisionCount: status.collisionCount}),
		...(status?.conditions && {conditions: status.conditions}),
	};
}

function oldestOf(pods: readonly LivePod[]): LivePod | undefined {
	return [...pods].sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1))[0];
}
