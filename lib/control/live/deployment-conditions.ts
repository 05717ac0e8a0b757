/** The conditions of a Deployment: whether enough is available, and how its rollout gets on. */
import type {DeploymentCondition} from 'kubernetes-types/apps/v1.js';
import {timeOf} from '../../api/times.js';
import {rolloutLimits} from '../deployment.js';
import {type Finding, findCondition, replaced, withCondition} from './conditions.js';
import {type Counts, isComplete} from './deployment-status.js';
import type {LiveDeployment} from './live-objects.js';

export type Rollout = {
	readonly counts: Counts;
	/** Names of ReplicaSets: the one of the present template; the one that is being made. */
	readonly newest: string | undefined;
	readonly created: string | undefined;
	/** It is paused, scaled or deleted: that says nothing of how it gets on. */
	readonly isResize: boolean;
	readonly now: number;
};

export function conditionsAfter(deployment: LiveDeployment, rollout: Rollout): DeploymentCondition[] {
	const {counts, isResize, now} = rollout;
	const conditions = deployment.status?.conditions ?? [];
	const turn = turningPoint(deployment, rollout);
	const begun = turn ? withCondition(conditions, turn, now) : conditions;
	const known = withCondition(begun, availability(deployment, counts), now);
	return isResize ? known : progressed(deployment, known, rollout);
}

/** What begins a rollout, interrupts it or goes on with it. */
function turningPoint(deployment: LiveDeployment, {newest, created}: Rollout): Finding | undefined {
	if (deadlineOf(deployment) === undefined) return undefined;
	const current = findCondition(deployment.status?.conditions, 'Progressing');
	if (created !== undefined) {
		return progressing('True', 'NewReplicaSetCreated', `Created new replica set "${created}"`);
	}
	if (current?.reason === 'ProgressDeadlineExceeded') return undefined;
	if (deployment.spec.paused) return progressing('Unknown', 'DeploymentPaused', 'Deployment is paused');
	if (current?.reason === 'DeploymentPaused') {
		return progressing('Unknown', 'DeploymentResumed', 'Deployment is resumed');
	}
	return newest !== undefined && !current
		? progressing('True', 'FoundNewReplicaSet', `Found new replica set "${newest}"`)
		: undefined;
}

function availability({spec, ...deployment}: LiveDeployment, {availableReplicas}: Counts): Finding {
	const {maxUnavailable} = rolloutLimits({spec, ...deployment});
	return availableReplicas >= (spec.replicas ?? 1) - maxUnavailable
		? {
				type: 'Available',
				status: 'True',
				reason: 'MinimumReplicasAvailable',
				message: 'Deployment has minimum availability.',
			}
		: {
				type: 'Available',
				status: 'False',
				reason: 'MinimumReplicasUnavailable',
				message: 'Deployment does not have minimum availability.',
			};
}

function progressing(status: Finding['status'], reason: string, message: string): Finding {
	return {type: 'Progressing', status, reason, message};
}

/** Milliseconds. A Deployment without a deadline waits for ever. */
function deadlineOf({spec: {progressDeadlineSeconds = 600}}: LiveDeployment): number | undefined {
	return progressDeadlineSeconds === 2 ** 31 - 1 ? undefined : progressDeadlineSeconds * 1000;
}

/** The conditions after a look at how the rollout goes. */
function progressed(
	deployment: LiveDeployment,
	conditions: readonly DeploymentCondition[],
	{counts, newest, created, now}: Rollout,
): DeploymentCondition[] {
	if (deadlineOf(deployment) === undefined) return conditions.filter(({type}) => type !== 'Progressing');
	const current = findCondition(conditions, 'Progressing');
	const isDone = counts.replicas === counts.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
	if (isDone) return [...conditions];
	const name = created ?? newest;
	const subject = name === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${name}"`;
	if (isComplete(deployment, counts)) {
		const message = `${subject} has successfully progressed.`;
		return withCondition(conditions, progressing('True', 'NewReplicaSetAvailable', message), now);
	}
	if (getsOn(deployment, counts)) {
		return replaced(conditions, progressing('True', 'ReplicaSetUpdated', `${subject} is progressing.`), now);
	}
	if (!isOverdue(deployment, current, now)) return [...conditions];
	const message = `${subject} has timed out progressing.`;
	return withCondition(conditions, progressing('False', 'ProgressDeadlineExceeded', message), now);
}

/** More new pods, fewer old ones, more ready or available ones than when the status was written. */
function getsOn({status = {}}: LiveDeployment, counts: Counts): boolean {
	const {replicas = 0, updatedReplicas = 0, readyReplicas = 0, availableReplicas = 0} = status;
	return (
		counts.updatedReplicas > updatedReplicas ||
		counts.replicas - counts.updatedReplicas < replicas - updatedReplicas ||
		counts.readyReplicas > readyReplicas ||
		counts.availableReplicas > availableReplicas
	);
}

function isOverdue(
	deployment: LiveDeployment,
	current: DeploymentCondition | undefined,
	now: number,
): boolean {
	const due = dueAt(deployment, current);
	return current?.reason === 'ProgressDeadlineExceeded' || (due !== undefined && due < now);
}

/** Milliseconds since 1970 at which the rollout counts as stuck; undefined if it is done, stuck or waits for nothing. */
export function dueAt(
	deployment: LiveDeployment,
	current: DeploymentCondition | undefined,
): number | undefined {
	const deadline = deadlineOf(deployment);
	if (!current || deadline === undefined) return undefined;
	if (
		['NewReplicaSetAvailable', 'ProgressDeadlineExceeded', 'DeploymentPaused'].includes(current.reason ?? '')
	) {
		return undefined;
	}
	return timeOf(current.lastUpdateTime) + deadline;
}
