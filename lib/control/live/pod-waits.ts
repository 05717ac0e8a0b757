/** What a pod still waits for, or what it can't have: network, containers, readiness, its end. */
import type {ContainerStatus} from 'kubernetes-types/core/v1.js';
import type {LivePod} from './live-objects.js';
import {conditionOf, hasEnded, isLeaving, isReady} from './pod-state.js';

export type Wait = {
	/** What is not true yet: of the kernel, or only of what runs in it. */
	readonly level: 'network' | 'ready';
	readonly why: string;
	/** `coming`: by itself and soon. `failed`: it was tried and refused. `standing`: it stays so until somebody changes something. */
	readonly state: 'coming' | 'failed' | 'standing';
};

export type PodFacts = {
	/** The kernel has its network. */
	readonly hasNetwork: boolean;
	/** Nothing is heard of its node: `is off`. */
	readonly quiet: string | undefined;
	/** Why its network could not be made. */
	readonly failure: string | undefined;
};

/** Undefined if all is as it shall be. */
export function podWait(pod: LivePod, facts: PodFacts): Wait | undefined {
	const {nodeName} = pod.spec;
	if (nodeName === undefined) return isLeaving(pod) ? coming('is ending') : unscheduled(pod);
	if (facts.quiet !== undefined) return standing('network', `${nodeName} ${facts.quiet}`);
	if (isLeaving(pod)) return ending(pod, facts);
	if (hasEnded(pod)) return facts.hasNetwork ? coming('has ended, its network is still there') : undefined;
	const started = conditionOf(pod, 'PodReadyToStartContainers')?.status === 'True';
	if (!facts.hasNetwork || !started) {
		if (facts.failure === undefined) return coming('has no network yet');
		return {level: 'network', why: facts.failure, state: 'failed'};
	}
	return containersWait(pod);
}

function coming(why: string, level: Wait['level'] = 'network'): Wait {
	return {level, why, state: 'coming'};
}

function standing(level: Wait['level'], why: string): Wait {
	return {level, why, state: 'standing'};
}

function unscheduled(pod: LivePod): Wait | undefined {
	if (hasEnded(pod)) return undefined;
	const {schedulingGates = [], schedulerName = 'default-scheduler'} = pod.spec;
	const condition = conditionOf(pod, 'PodScheduled');
	if (condition?.status === 'False') return standing('network', `Pending: ${condition.message}`);
	if (schedulingGates.length > 0) return standing('network', 'Pending: it has scheduling gates');
	if (schedulerName !== 'default-scheduler')
		return standing('network', `Pending: scheduler ${schedulerName} is not there`);
	return coming('has no node yet');
}

/** Who holds a finalizer decides when it goes; its network does not wait for that. */
function ending({metadata}: LivePod, {hasNetwork}: PodFacts): Wait {
	const {finalizers = []} = metadata;
	if (!hasNetwork && finalizers.length > 0)
		return standing('network', `has ended, and is kept by ${finalizers.join(', ')}`);
	return coming('is ending');
}

const onTheirWay: ReadonlySet<string | undefined> = new Set(['ContainerCreating', 'PodInitializing']);

function containersWait(pod: LivePod): Wait | undefined {
	const {initContainerStatuses = [], containerStatuses = []} = pod.status ?? {};
	const all = [...initContainerStatuses, ...containerStatuses];
	const stuck = all.find(({state}) => state?.waiting && !onTheirWay.has(state.waiting.reason));
	if (stuck) return standing('ready', stuckText(stuck));
	if (all.some(({state}) => state?.waiting?.reason === 'ContainerCreating'))
		return coming('its containers have not been started yet');
	if (isReady(pod)) return undefined;
	return coming(`is not ready: ${conditionOf(pod, 'Ready')?.message ?? 'it has not said so'}`, 'ready');
}

function stuckText({name, state}: ContainerStatus): string {
	const {reason = 'waiting', message = ''} = state?.waiting ?? {};
	return `container ${name}: ${reason}${message === '' ? '' : `: ${message}`}`;
}
