/** Job: pods until enough of them have succeeded, or too many have failed. */
import type {JobCondition, JobStatus} from 'kubernetes-types/batch/v1.js';
import {timeOf, timeText} from '../../api/times.js';
import {findCondition} from './conditions.js';
import type {Change, Controller, World} from './controller.js';
import {isHeld, type JobCounts, jobCounts, withoutTracking} from './job-counts.js';
import {formatIndexes} from './job-indexes.js';
import {deadlineOf, type Outcome, outcomeOf, verdictOn} from './job-outcome.js';
import {endPods, jobPodChanges} from './job-pods.js';
import type {LiveJob, LivePod} from './live-objects.js';
import {controllerOf, ownersFor} from './ownership.js';
import {hasEnded, isActive, isLeaving, isReady} from './pod-state.js';
import {statusChange} from './status-change.js';

const name = 'job-controller';

export const jobController: Controller = {
	name,
	resource: 'jobs.batch',
	related: {pods: ownersFor('jobs.batch', 'Job')},
	sync: (object, world) => syncJob(object as LiveJob, world),
};

/** A pod whose job is gone or over is nobody's to count. */
export const jobPodController: Controller = {
	name,
	resource: 'pods',
	sync(object, world) {
		const pod = object as LivePod;
		if (!isHeld(pod)) return [];
		const owner = controllerOf(pod);
		const job = owner && (world.get('jobs.batch', pod.metadata.namespace, owner.name) as LiveJob | undefined);
		const counts = job?.metadata.uid === owner?.uid && job && !isOver(job);
		return counts ? [] : [withoutTracking(pod)];
	},
};

function isOver({status}: LiveJob): boolean {
	return ['Complete', 'Failed'].some(type => findCondition(status?.conditions, type)?.status === 'True');
}

function syncJob(job: LiveJob, world: World): readonly Change[] {
	if (isOver(job)) return afterwards(job, world.now);
	if (job.metadata.deletionTimestamp !== undefined) return [];
	const {uid} = job.metadata;
	const pods = (world.ownedBy(uid) as readonly LivePod[]).filter(
		pod => pod.kind === 'Pod' && controllerOf(pod)?.uid === uid,
	);
	const counts = jobCounts(job, pods, pod => verdictOn(job, pod));
	const outcome = outcomeOf(job, pods, {counts, now: world.now});
	const work = outcome ? endPods(job, pods.filter(isActive)) : jobPodChanges(job, pods, {counts, world});
	const status = statusOf(job, pods, {counts, outcome, now: world.now});
	const due = deadlineOf(job);
	return [
		...counts.released,
		...work,
		...statusChange(job, status),
		...events(job, status),
		...(due !== undefined && !outcome ? [{do: 'again', at: Math.max(due, world.now)} as const] : []),
	];
}

/** ttlSecondsAfterFinished */
function afterwards(job: LiveJob, now: number): Change[] {
	const {ttlSecondsAfterFinished: ttl} = job.spec;
	if (ttl === undefined || job.metadata.deletionTimestamp !== undefined) return [];
	const end = job.status?.conditions?.find(({type}) => type === 'Complete' || type === 'Failed');
	const due = timeOf(end?.lastTransitionTime) + ttl * 1000;
	return due > now ? [{do: 'again', at: due}] : [{do: 'delete', object: job}];
}

type Seen = {readonly counts: JobCounts; readonly outcome: Outcome | undefined; readonly now: number};

function statusOf(job: LiveJob, pods: readonly LivePod[], {counts, outcome, now}: Seen): JobStatus {
	const active = outcome ? [] : pods.filter(isActive);
	const terminating = pods.filter(
		pod => !hasEnded(pod) && (isLeaving(pod) || (outcome && isActive(pod))),
	).length;
	const isCounted = Object.keys(counts.uncounted).length === 0;
	const isEnd = outcome !== undefined && terminating === 0 && isCounted;
	const conditions = conditionsOf(job, {outcome, isEnd, time: timeText(now)});
	const startTime = job.spec.suspend && !outcome ? undefined : (job.status?.startTime ?? timeText(now));
	const some = {active: active.length, succeeded: counts.succeeded, failed: counts.failed};
	return {
		...(conditions.length > 0 && {conditions}),
		...(startTime !== undefined && {startTime}),
		...(isEnd && outcome.succeeds && {completionTime: timeText(now)}),
		...Object.fromEntries(Object.entries(some).filter(([, count]) => count > 0)),
		...(counts.completed.size > 0 && {completedIndexes: formatIndexes(counts.completed)}),
		ready: active.filter(isReady).length,
		terminating,
		uncountedTerminatedPods: counts.uncounted,
	};
}

type End = {readonly outcome: Outcome | undefined; readonly isEnd: boolean; readonly time: string};

/** First that it is decided; and when the last pod is gone and counted, that it is over. */
function conditionsOf({spec, status}: LiveJob, {outcome, isEnd, time}: End): JobCondition[] {
	const known = status?.conditions ?? [];
	const suspended = suspension(spec.suspend === true && !outcome, known);
	const decided = outcome && {
		...outcome,
		type: outcome.succeeds ? 'SuccessCriteriaMet' : 'FailureTarget',
		status: 'True',
	};
	const over = isEnd &&
		outcome && {...outcome, type: outcome.succeeds ? 'Complete' : 'Failed', status: 'True'};
	const conditions = [...known];
	for (const finding of [suspended, decided, over]) {
		if (!finding) continue;
		const {type, status: state, reason, message} = finding;
		const place = conditions.findIndex(condition => condition.type === type);
		if (conditions[place]?.status === state) continue;
		const times = {lastProbeTime: time, lastTransitionTime: time};
		const condition = {type, status: state, ...times, reason, message};
		conditions.splice(place < 0 ? conditions.length : place, 1, condition);
	}
	return conditions;
}

function suspension(isSuspended: boolean, known: readonly JobCondition[]) {
	if (isSuspended)
		return {type: 'Suspended', status: 'True', reason: 'JobSuspended', message: 'Job suspended'};
	if (!findCondition(known, 'Suspended')) return undefined;
	return {type: 'Suspended', status: 'False', reason: 'JobResumed', message: 'Job resumed'};
}

/** What is new in the conditions. */
function events(job: LiveJob, {conditions = []}: JobStatus): Change[] {
	const before = job.status?.conditions;
	return conditions.flatMap((condition): Change[] => {
		if (findCondition(before, condition.type)?.status === condition.status) return [];
		const told = eventFor(condition);
		return told ? [{do: 'event', about: job, ...told}] : [];
	});
}

function eventFor({type, status, reason = '', message = ''}: JobCondition) {
	const normal = {type: 'Normal', message} as const;
	if (type === 'Complete') return {...normal, reason: 'Completed', message: 'Job completed'};
	if (type === 'Failed') return {type: 'Warning', reason, message} as const;
	if (type === 'Suspended') return {...normal, reason: status === 'True' ? 'Suspended' : 'Resumed'};
	return undefined;
}
