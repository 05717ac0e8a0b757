/** How a pod is, as its status says. */

import {timeOf} from '../../api/times.js';
import type {LivePod} from './live-objects.js';

/** It has not ended, and nobody has asked it to. */
export function isActive(pod: LivePod): boolean {
	return !hasEnded(pod) && !isLeaving(pod);
}

export function hasEnded({status}: LivePod): boolean {
	return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

export function isLeaving({metadata}: LivePod): boolean {
	return metadata.deletionTimestamp !== undefined;
}

export function isReady(pod: LivePod): boolean {
	return conditionOf(pod, 'Ready')?.status === 'True';
}

/** Milliseconds since 1970 from which the pod counts as available; undefined if it is not ready. */
function availableFrom(pod: LivePod, minReadySeconds = 0): number | undefined {
	const ready = conditionOf(pod, 'Ready');
	if (ready?.status !== 'True') return undefined;
	return minReadySeconds === 0 ? 0 : timeOf(ready.lastTransitionTime) + minReadySeconds * 1000;
}

export function isAvailable(pod: LivePod, minReadySeconds: number | undefined, now: number): boolean {
	const from = availableFrom(pod, minReadySeconds);
	return from !== undefined && from <= now;
}

/** When the next of the pods will have been ready for long enough; undefined if nobody waits for that. */
export function nextAvailable(
	pods: readonly LivePod[],
	minReadySeconds: number | undefined,
	now: number,
): number | undefined {
	let next: number | undefined;
	for (const pod of pods) {
		const from = availableFrom(pod, minReadySeconds);
		if (from !== undefined && from > now && (next === undefined || from < next)) next = from;
	}
	return next;
}

export function conditionOf({status}: LivePod, type: string) {
	return status?.conditions?.find(condition => condition.type === type);
}

export function restartsOf({status}: LivePod): number {
	return (status?.containerStatuses ?? []).reduce((sum, {restartCount}) => sum + restartCount, 0);
}
