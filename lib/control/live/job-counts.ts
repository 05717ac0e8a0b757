/**
 * How many pods of a job have succeeded and failed. Every pod is counted once, even if it is deleted or labd dies in
 * between: a finalizer holds it until its UID stands in the job's status, and it is counted when it has lost the finalizer.
 */
import type {JobStatus} from 'kubernetes-types/batch/v1.js';
import {indexNote, trackingFinalizer} from '../job.js';
import type {Change} from './controller.js';
import {parseIndexes} from './job-indexes.js';
import type {Verdict} from './job-outcome.js';
import type {LiveJob, LivePod} from './live-objects.js';
import {hasEnded, isLeaving} from './pod-state.js';

export type JobCounts = {
	readonly succeeded: number;
	readonly failed: number;
	/** UIDs of pods that are not counted yet. */
	readonly uncounted: NonNullable<JobStatus['uncountedTerminatedPods']>;
	/** The same numbers with those that are about to be counted: what decisions go by. */
	readonly allSucceeded: number;
	readonly allFailed: number;
	readonly completed: ReadonlySet<number>;
	/** Pods that may lose their finalizer. */
	readonly released: readonly Change[];
};

export function jobCounts(
	job: LiveJob,
	pods: readonly LivePod[],
	verdictOn: (pod: LivePod) => Verdict,
): JobCounts {
	const {uncountedTerminatedPods: before = {}, succeeded = 0, failed = 0} = job.status ?? {};
	const held = new Map(pods.filter(isHeld).map(pod => [pod.metadata.uid, pod]));
	const completed = parseIndexes(job.status?.completedIndexes);
	const isWaiting = (uid: string) => held.has(uid);
	const waiting = {
		succeeded: (before.succeeded ?? []).filter(isWaiting),
		failed: (before.failed ?? []).filter(isWaiting),
	};
	const known = new Set([...waiting.succeeded, ...waiting.failed]);
	const found = newlyEnded(
		[...held.values()].filter(pod => !known.has(pod.metadata.uid)),
		{job, completed, verdictOn},
	);
	const counted = {
		succeeded: succeeded + (before.succeeded ?? []).length - waiting.succeeded.length,
		failed: failed + (before.failed ?? []).length - waiting.failed.length,
	};
	const uncounted = {
		succeeded: [...waiting.succeeded, ...found.succeeded],
		failed: [...waiting.failed, ...found.failed],
	};
	return {
		...counted,
		uncounted: withoutEmpty(uncounted),
		allSucceeded: counted.succeeded + uncounted.succeeded.length,
		allFailed: counted.failed + uncounted.failed.length,
		completed,
		released: [...[...known].flatMap(uid => held.get(uid) ?? []), ...found.ignored].map(withoutTracking),
	};
}

export function isHeld({metadata}: LivePod): boolean {
	return metadata.finalizers?.includes(trackingFinalizer) === true;
}

export function withoutTracking(pod: LivePod): Change {
	const finalizers = (pod.metadata.finalizers ?? []).filter(name => name !== trackingFinalizer);
	return {do: 'update', object: {...pod, metadata: {...pod.metadata, finalizers}}};
}

export function indexOf({metadata}: LivePod): number {
	return Number(metadata.annotations?.[indexNote] ?? -1);
}

type Rules = {readonly job: LiveJob; completed: Set<number>; readonly verdictOn: (pod: LivePod) => Verdict};

/** Adds to `completed`. A pod that is on its way out without having succeeded counts as failed. */
function newlyEnded(pods: readonly LivePod[], {job, completed, verdictOn}: Rules) {
	const succeeded: string[] = [];
	const failed: string[] = [];
	const ignored: LivePod[] = [];
	const isIndexed = job.spec.completionMode === 'Indexed';
	for (const pod of pods) {
		const {uid} = pod.metadata;
		if (pod.status?.phase === 'Succeeded') {
			const index = indexOf(pod);
			const isDouble =
				isIndexed && (completed.has(index) || index < 0 || index >= (job.spec.completions ?? 0));
			if (isIndexed && !isDouble) completed.add(index);
			if (isDouble) ignored.push(pod);
			else succeeded.push(uid);
		} else if (hasEnded(pod) || isLeaving(pod)) {
			if (verdictOn(pod).action === 'Ignore') ignored.push(pod);
			else failed.push(uid);
		}
	}
	return {succeeded, failed, ignored};
}

function withoutEmpty({succeeded, failed}: {readonly succeeded: string[]; readonly failed: string[]}) {
	return {...(succeeded.length > 0 && {succeeded}), ...(failed.length > 0 && {failed})};
}
