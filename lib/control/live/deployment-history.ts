/** Old ReplicaSets without pods are kept for a rollback: as many as revisionHistoryLimit says. */
import type {Change} from './controller.js';
import {type Family, revisionOf, sizeOf} from './deployment-family.js';
import type {LiveDeployment, LiveReplicaSet} from './live-objects.js';

export function beyondHistory({spec: {revisionHistoryLimit = 10}}: LiveDeployment, {old}: Family): Change[] {
	const kept = old.filter(({metadata}) => metadata.deletionTimestamp === undefined);
	const excess = kept.length - revisionHistoryLimit;
	if (excess <= 0) return [];
	return [...kept]
		.sort((a, b) => revisionOf(a) - revisionOf(b))
		.slice(0, excess)
		.filter(isIdle)
		.map(object => ({do: 'delete', object}));
}

function isIdle(replicaSet: LiveReplicaSet): boolean {
	const {status, metadata} = replicaSet;
	const isSeen = (metadata.generation ?? 0) <= (status?.observedGeneration ?? 0);
	return sizeOf(replicaSet) === 0 && (status?.replicas ?? 0) === 0 && isSeen;
}
