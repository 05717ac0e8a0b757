/** The status of a Deployment: what its ReplicaSets have, in counts. */
import type {DeploymentCondition, DeploymentStatus} from 'kubernetes-types/apps/v1.js';
import {availableOf, type Family, sum} from './deployment-family.js';
import type {LiveDeployment} from './live-objects.js';

export type Counts = {
	readonly replicas: number;
	readonly updatedReplicas: number;
	readonly readyReplicas: number;
	readonly availableReplicas: number;
	readonly unavailableReplicas: number;
};

export function countsOf({newest, all}: Family): Counts {
	const replicas = sum(all, ({status}) => status?.replicas ?? 0);
	const availableReplicas = sum(all, availableOf);
	return {
		replicas,
		updatedReplicas: newest?.status?.replicas ?? 0,
		readyReplicas: sum(all, ({status}) => status?.readyReplicas ?? 0),
		availableReplicas,
		unavailableReplicas: Math.max(replicas - availableReplicas, 0),
	};
}

export function isComplete({spec: {replicas = 1}}: LiveDeployment, counts: Counts): boolean {
	const {updatedReplicas, replicas: all, availableReplicas} = counts;
	return updatedReplicas === replicas && all === replicas && availableReplicas === replicas;
}

/** Counts of none are not written. */
export function statusWith(
	{metadata, status}: LiveDeployment,
	counts: Counts,
	{
		conditions,
		collisions,
	}: {readonly conditions: readonly DeploymentCondition[]; readonly collisions: number},
): DeploymentStatus {
	const some = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
	const collisionCount = collisions || status?.collisionCount;
	return {
		...(metadata.generation !== undefined && {observedGeneration: metadata.generation}),
		...some,
		...(collisionCount !== undefined && {collisionCount}),
		...(conditions.length > 0 && {conditions: [...conditions]}),
	};
}
