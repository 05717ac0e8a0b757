/** Whether a job is over: because enough has succeeded, too much has failed, or its time is up. */

import {timeOf} from '../../api/times.js';
import {findCondition} from './conditions.js';
import type {JobCounts} from './job-counts.js';
import type {LiveJob, LivePod} from './live-objects.js';
import {isActive, restartsOf} from './pod-state.js';

/** What the job's podFailurePolicy says of a failed pod. */
export type Verdict = {readonly action: 'Count' | 'Ignore' | 'FailJob'; readonly message: string};

export type Outcome = {readonly succeeds: boolean; readonly reason: string; readonly message: string};

export function outcomeOf(
	job: LiveJob,
	pods: readonly LivePod[],
	{counts, now}: {readonly counts: JobCounts; readonly now: number},
): Outcome | undefined {
	return decided(job) ?? failure(job, pods, {counts, now}) ?? success(job, pods, counts);
}

/** It was decided before, and waits for its last pods. */
function decided({status}: LiveJob): Outcome | undefined {
	for (const [type, succeeds] of [
		['FailureTarget', false],
		['SuccessCriteriaMet', true],
	] as const) {
		const condition = findCondition(status?.conditions, type);
		if (condition?.status === 'True') {
			return {succeeds, reason: condition.reason ?? '', message: condition.message ?? ''};
		}
	}
	return undefined;
}

function failure(
	job: LiveJob,
	pods: readonly LivePod[],
	{counts, now}: {readonly counts: JobCounts; readonly now: number},
): Outcome | undefined {
	const fatal = pods
		.map(pod => (pod.status?.phase === 'Failed' ? verdictOn(job, pod) : undefined))
		.find(verdict => verdict?.action === 'FailJob');
	if (fatal) return {succeeds: false, reason: 'PodFailurePolicy', message: fatal.message};
	const {backoffLimit = 6} = job.spec;
	if (counts.allFailed > backoffLimit || restartedTooOften(job, pods, backoffLimit)) {
		return {
			succeeds: false,
			reason: 'BackoffLimitExceeded',
			message: 'Job has reached the specified backoff limit',
		};
	}
	const due = deadlineOf(job);
	if (due === undefined || due > now) return undefined;
	return {
		succeeds: false,
		reason: 'DeadlineExceeded',
		message: 'Job was active longer than specified deadline',
	};
}

/** Containers that are started again in their pod count as failures of the pod. */
function restartedTooOften({spec}: LiveJob, pods: readonly LivePod[], limit: number): boolean {
	if (spec.template.spec?.restartPolicy !== 'OnFailure') return false;
	const restarts = pods.filter(isActive).reduce((sum, pod) => sum + restartsOf(pod), 0);
	return limit === 0 ? restarts > 0 : restarts >= limit;
}

/** Milliseconds since 1970; a job that is suspended has no deadline. */
export function deadlineOf({spec, status}: LiveJob): number | undefined {
	if (spec.activeDeadlineSeconds === undefined || status?.startTime === undefined || spec.suspend)
		return undefined;
	return timeOf(status.startTime) + spec.activeDeadlineSeconds * 1000;
}

function success({spec}: LiveJob, pods: readonly LivePod[], counts: JobCounts): Outcome | undefined {
	const {completions, completionMode} = spec;
	const isDone =
		completions === undefined
			? counts.allSucceeded > 0 && !pods.some(isActive)
			: (completionMode === 'Indexed' ? counts.completed.size : counts.allSucceeded) >= completions;
	if (!isDone) return undefined;
	return {succeeds: true, reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods'};
}

/** The first rule that matches counts. Without a policy, every failure is counted. */
export function verdictOn({spec}: LiveJob, pod: LivePod): Verdict {
	const counted: Verdict = {action: 'Count', message: ''};
	if (pod.status?.phase !== 'Failed') return counted;
	for (const [index, rule] of (spec.podFailurePolicy?.rules ?? []).entries()) {
		const what = matched(rule, pod);
		if (what === undefined) continue;
		const action = rule.action === 'Ignore' || rule.action === 'FailJob' ? rule.action : 'Count';
		return {action, message: `${what} matching ${rule.action} rule at index ${index}`};
	}
	return counted;
}

type Rule = NonNullable<LiveJob['spec']['podFailurePolicy']>['rules'][number];

/** In Kubernetes' words, what of the pod the rule is about; undefined if it does not match. */
function matched({onExitCodes, onPodConditions}: Rule, {status, metadata}: LivePod): string | undefined {
	const name = `${metadata.namespace}/${metadata.name}`;
	if (onExitCodes) {
		const {containerName, operator, values} = onExitCodes;
		const all = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])];
		for (const container of all) {
			const code = container.state?.terminated?.exitCode;
			if (code === undefined || code === 0 || (containerName && containerName !== container.name)) continue;
			if (values.includes(code) === (operator === 'In')) {
				return `Container ${container.name} for pod ${name} failed with exit code ${code}`;
			}
		}
		return undefined;
	}
	const condition = onPodConditions?.find(({type, status: wanted = 'True'}) =>
		status?.conditions?.some(present => present.type === type && present.status === wanted),
	);
	return condition && `Pod ${name} has condition ${condition.type}`;
}
