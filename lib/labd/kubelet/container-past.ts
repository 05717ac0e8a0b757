/** What the API has of a container → how it is taken up again. Pure. */
import type {ContainerStateTerminated, ContainerStatus} from 'kubernetes-types/core/v1.js';
import {mayRestart} from './container-words.js';
import type {ContainerKind, RestartPolicy} from './phase.js';

export type Past = {
	/** How often it will have been restarted when it runs. */
	readonly restarts: number;
	readonly last: ContainerStateTerminated | undefined;
	/** It has ended for good. */
	readonly end?: ContainerStateTerminated;
	/** RFC 3339: it runs since then. */
	readonly ranSince?: string | undefined;
	/** It has failed, and has to wait longer when it does so again. */
	readonly hasCrashed?: boolean;
};

type About = {readonly kind: ContainerKind; readonly policy: RestartPolicy};

/** Only the process that ran it was another one: what it imitates goes on. */
export function pastOf({state = {}, lastState, restartCount}: ContainerStatus, {kind, policy}: About): Past {
	const {terminated, running, waiting} = state;
	const last = lastState?.terminated;
	const ranSince = running?.startedAt;
	if (terminated && !mayRestart(kind, policy, terminated.exitCode))
		return {restarts: restartCount, last, ranSince, end: terminated};
	const hasCrashed = terminated !== undefined || waiting?.reason === 'CrashLoopBackOff';
	const restarts = hasCrashed ? restartCount + 1 : restartCount;
	return {restarts, last: terminated ?? last, ranSince, hasCrashed};
}

/**
 * Its node was off. Init containers run once more, because the pod is set up anew; of the others those that may. `now`: RFC 3339.
 * `isOver`: nothing of the pod runs again.
 */
export function pastBeforeReboot(
	status: ContainerStatus,
	{kind, policy, isOver, now}: About & {readonly isOver: boolean; readonly now: string},
): Past {
	const {state = {}, lastState, restartCount, containerID = ''} = status;
	const end = state.terminated ?? (state.running && lost({since: state.running.startedAt, now, containerID}));
	const last = lastState?.terminated;
	if (!hasRun(status)) return {restarts: restartCount, last};
	const isDone = kind === 'main' && end !== undefined && !mayRestart(kind, policy, end.exitCode);
	if (end && (isOver || isDone)) return {restarts: restartCount, last, end};
	return {restarts: isOver ? restartCount : restartCount + 1, last: end ?? last};
}

export function hasRun({state = {}, lastState}: ContainerStatus): boolean {
	return Boolean(state.running ?? state.terminated ?? lastState?.terminated);
}

type Lost = {readonly since: string | undefined; readonly now: string; readonly containerID: string};

/** As containerd tells of a container whose process it does not find any more when it is started. */
function lost({since, now, containerID}: Lost): ContainerStateTerminated {
	const started = since === undefined ? {} : {startedAt: since};
	return {exitCode: 255, reason: 'Unknown', ...started, finishedAt: now, containerID};
}
