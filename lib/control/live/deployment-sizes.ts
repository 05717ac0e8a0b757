/** How large the ReplicaSets of a Deployment shall be next: the steps of a rollout, and the shares when it is scaled meanwhile. */
import {compareText} from '../../../topology/kubernetes/objects.js';
import {rolloutLimits} from '../deployment.js';
import {availableOf, type Family, sizeOf, sum} from './deployment-family.js';
import type {LiveDeployment, LiveReplicaSet} from './live-objects.js';

/** The ReplicaSets whose size is to be set. */
export type Sizes = ReadonlyMap<LiveReplicaSet, number>;

/** The size of the newest ReplicaSet, which may not be there yet: so many pods that there are no more than replicas + maxSurge. */
export function newestSize(deployment: LiveDeployment, {newest, all}: Family): number {
	const {replicas = 1, strategy} = deployment.spec;
	const size = newest ? sizeOf(newest) : 0;
	if (size >= replicas || strategy?.type === 'Recreate') return replicas;
	const room = replicas + rolloutLimits(deployment).maxSurge - sum(all, sizeOf);
	return size + Math.min(Math.max(room, 0), replicas - size);
}

/** A step of a rolling update: the newest grows as far as it may; if it can't, the old ones shrink as far as they may. */
export function rollingStep(deployment: LiveDeployment, family: Family): Sizes {
	const {newest, old} = family;
	if (!newest) return new Map();
	const size = newestSize(deployment, family);
	if (size !== sizeOf(newest)) return new Map([[newest, size]]);
	return shrunk(deployment, {newest, old});
}

/** First the pods that are not available anyway, then others, while replicas − maxUnavailable are available. */
function shrunk(
	deployment: LiveDeployment,
	{newest, old}: {readonly newest: LiveReplicaSet; readonly old: readonly LiveReplicaSet[]},
): Sizes {
	const {replicas = 1} = deployment.spec;
	const least = replicas - rolloutLimits(deployment).maxUnavailable;
	const coming = sizeOf(newest) - availableOf(newest);
	const most = sum([newest, ...old], sizeOf) - least - coming;
	if (most <= 0) return new Map();
	const ailing = taken(old, most, replicaSet => sizeOf(replicaSet) - availableOf(replicaSet));
	const left = (replicaSet: LiveReplicaSet) => ailing.get(replicaSet) ?? sizeOf(replicaSet);
	const spare = sum([newest, ...old], availableOf) - least;
	const healthy = spare > 0 ? taken(old, spare, left, left) : new Map<LiveReplicaSet, number>();
	return new Map([...ailing, ...healthy]);
}

/** Takes up to `most` pods off, the oldest ReplicaSets first, of each no more than `count` says. */
function taken(
	replicaSets: readonly LiveReplicaSet[],
	most: number,
	count: (replicaSet: LiveReplicaSet) => number,
	from: (replicaSet: LiveReplicaSet) => number = sizeOf,
): Map<LiveReplicaSet, number> {
	const sizes = new Map<LiveReplicaSet, number>();
	let rest = most;
	for (const replicaSet of replicaSets) {
		const off = Math.min(rest, Math.max(count(replicaSet), 0));
		if (off === 0) continue;
		sizes.set(replicaSet, from(replicaSet) - off);
		rest -= off;
	}
	return sizes;
}

/** The Deployment's size has changed, or it is paused: who has pods gets its share of the change. */
export function scaledSizes(deployment: LiveDeployment, {newest, old, all}: Family): Sizes {
	const {replicas = 1, strategy} = deployment.spec;
	const active = all.filter(replicaSet => sizeOf(replicaSet) > 0);
	const only = active.length === 0 ? (newest ?? all.at(-1)) : active.length === 1 ? active[0] : undefined;
	if (only) return new Map([[only, replicas]]);
	if (newest && isSaturated(newest, replicas)) return new Map(old.filter(sizeOf).map(each => [each, 0]));
	if (strategy?.type === 'Recreate') return new Map();
	return sharedOut(deployment, active);
}

function isSaturated(newest: LiveReplicaSet, replicas: number): boolean {
	const desired = Number(newest.metadata.annotations?.['deployment.kubernetes.io/desired-replicas']);
	return sizeOf(newest) === replicas && desired === replicas && availableOf(newest) === replicas;
}

/** In proportion to their sizes; what rounding leaves over is the largest one's. */
function sharedOut(deployment: LiveDeployment, active: readonly LiveReplicaSet[]): Sizes {
	const {replicas = 1} = deployment.spec;
	const allowed = replicas > 0 ? replicas + rolloutLimits(deployment).maxSurge : 0;
	const add = allowed - sum(active, sizeOf);
	const ordered = [...active].sort(add > 0 ? largestThenNewest : largestThenOldest);
	const sizes = new Map<LiveReplicaSet, number>();
	let added = 0;
	for (const replicaSet of ordered) {
		const part = add === 0 ? 0 : clamp(proportion(replicaSet, deployment), add - added);
		sizes.set(replicaSet, sizeOf(replicaSet) + part);
		added += part;
	}
	const [first] = ordered;
	if (first) sizes.set(first, Math.max((sizes.get(first) ?? 0) + add - added, 0));
	return sizes;
}

/** Of the size that the ReplicaSet had when the Deployment had its old one. */
function proportion(replicaSet: LiveReplicaSet, deployment: LiveDeployment): number {
	const {replicas = 1} = deployment.spec;
	const size = sizeOf(replicaSet);
	if (replicas === 0) return -size;
	const noted = Number(replicaSet.metadata.annotations?.['deployment.kubernetes.io/max-replicas']);
	const before = noted > 0 ? noted : (deployment.status?.replicas ?? 0);
	if (before === 0) return 0;
	return Math.round((size * (replicas + rolloutLimits(deployment).maxSurge)) / before) - size;
}

/** No more than is left, in its direction. */
function clamp(part: number, left: number): number {
	return left > 0 ? Math.min(part, left) : Math.max(part, left);
}

function largestThenNewest(a: LiveReplicaSet, b: LiveReplicaSet): number {
	return sizeOf(b) - sizeOf(a) || compareText(b.metadata.creationTimestamp, a.metadata.creationTimestamp);
}

function largestThenOldest(a: LiveReplicaSet, b: LiveReplicaSet): number {
	return sizeOf(b) - sizeOf(a) || compareText(a.metadata.creationTimestamp, b.metadata.creationTimestamp);
}
