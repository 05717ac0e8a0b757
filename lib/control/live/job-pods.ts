/** The pods that a job starts and ends while it is not over. */

import {timeOf} from '../../api/times.js';
import {indexedJobPod, moreJobPods} from '../job.js';
import {namespaceOf} from '../owned.js';
import type {Change, World} from './controller.js';
import {indexOf, type JobCounts, withoutTracking} from './job-counts.js';
import type {LiveJob, LivePod} from './live-objects.js';
import {createChanges, deleteChanges} from './pod-changes.js';
import {isActive, isLeaving} from './pod-state.js';
import {victims} from './victims.js';

/** Milliseconds: the pause after a failure doubles with each. */
const pause = {first: 10_000, most: 600_000};

export function jobPodChanges(
	job: LiveJob,
	pods: readonly LivePod[],
	{counts, world}: {readonly counts: JobCounts; readonly world: World},
): Change[] {
	const active = pods.filter(isActive);
	if (job.spec.suspend) return endPods(job, active);
	const isReplacedLate =
		job.spec.podReplacementPolicy === 'Failed' || job.spec.podFailurePolicy !== undefined;
	const busy = active.length + (isReplacedLate ? pods.filter(isOnItsWay).length : 0);
	const wanted = wantedPods(job, active.length, counts);
	if (busy > wanted) return endPods(job, victims(active, Math.min(busy - wanted, active.length), world));
	const due = pauseAfterFailures(pods, counts.allFailed);
	if (busy < wanted && due > world.now) return [{do: 'again', at: due}];
	return createChanges(job, newPods(job, wanted - busy, {active, counts, world}));
}

/** The finalizer goes first: a pod that the job itself ends has not failed. */
export function endPods(job: LiveJob, pods: readonly LivePod[]): Change[] {
	return [...pods.map(withoutTracking), ...deleteChanges(job, pods)];
}

function isOnItsWay(pod: LivePod): boolean {
	return isLeaving(pod) && pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed';
}

function wantedPods({spec}: LiveJob, active: number, {allSucceeded, completed}: JobCounts): number {
	const {parallelism = 1, completions, completionMode} = spec;
	// A job without a number of completions ends when one of its pods has succeeded: then no more are started.
	if (completions === undefined) return allSucceeded > 0 ? Math.min(active, parallelism) : parallelism;
	const done = completionMode === 'Indexed' ? completed.size : allSucceeded;
	return Math.max(Math.min(parallelism, completions - done), 0);
}

/** When the last failure is long enough ago. */
function pauseAfterFailures(pods: readonly LivePod[], failures: number): number {
	const failed = pods.filter(({status}) => status?.phase === 'Failed');
	if (failed.length === 0 || failures === 0) return 0;
	const last = Math.max(...failed.map(endOf));
	return last + Math.min(pause.first * 2 ** (failures - 1), pause.most);
}

function endOf({status, metadata}: LivePod): number {
	const ends = (status?.containerStatuses ?? []).map(({state}) => timeOf(state?.terminated?.finishedAt));
	return Math.max(...ends, timeOf(metadata.creationTimestamp));
}

type Situation = {readonly active: readonly LivePod[]; readonly counts: JobCounts; readonly world: World};

function newPods(job: LiveJob, count: number, {active, counts, world}: Situation) {
	const isTaken = (name: string) => world.get('pods', namespaceOf(job), name) !== undefined;
	if (job.spec.completionMode !== 'Indexed') return moreJobPods(job, count, isTaken);
	const running = new Set(active.map(indexOf));
	const free: number[] = [];
	for (let index = 0; index < (job.spec.completions ?? 0) && free.length < count; index++) {
		if (!counts.completed.has(index) && !running.has(index)) free.push(index);
	}
	return free.map(index => indexedJobPod(job, index, isTaken));
}
