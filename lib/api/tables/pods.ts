/** Pods: what the API server makes of all their containers' states in one word. */
import type {Container, ContainerStatus, Pod, PodCondition} from 'kubernetes-types/core/v1.js';
import type {ApiObject} from '../object.js';
import {ageColumn, type Cell, column, nameColumn, type Printer, type RowCondition, wide} from './printer.js';
import {ageOf, none, since} from './text.js';

export const podPrinter: Printer = {
	columns: [
		nameColumn,
		column('Ready', 'How many of its containers are ready.'),
		column('Status', 'What its containers do, all in all.'),
		column('Restarts', 'How often its containers have been restarted, and when the last one was.'),
		ageColumn,
		wide('IP', 'Its address in the pod network.'),
		wide('Node', 'The node that it runs on.'),
		wide('Nominated Node', 'The node that is being freed for it.'),
		wide('Readiness Gates', 'How many of its readiness gates are open.'),
	],
	cells: (object, now) => cellsOf(object as Pod & ApiObject, now),
	conditions: ({status}) => ended[(status as Pod['status'])?.phase ?? ''],
};

const ended: Readonly<Record<string, readonly RowCondition[]>> = {
	Succeeded: [completed('Succeeded', 'The pod has completed successfully.')],
	Failed: [completed('Failed', 'The pod failed.')],
};

function completed(reason: string, message: string): RowCondition {
	return {type: 'Completed', status: 'True', reason, message};
}

function cellsOf(pod: Pod & ApiObject, now: number): Cell[] {
	const summary = summarise(pod);
	const {podIPs, nominatedNodeName} = pod.status ?? {};
	return [
		pod.metadata.name,
		`${summary.ready}/${summary.containers}`,
		summary.reason,
		restartsText(summary, now),
		ageOf(pod, now),
		podIPs?.[0]?.ip || none,
		pod.spec?.nodeName || none,
		nominatedNodeName || none,
		gatesText(pod),
	];
}

type Summary = {
	readonly containers: number;
	readonly ready: number;
	readonly reason: string;
	readonly restarts: number;
	/** RFC 3339; of the last container that was restarted. */
	readonly lastRestart: string;
};

/** Init containers come first; from when they are done, only those that run on (sidecars) count. */
function summarise(pod: Pod & ApiObject): Summary {
	const sidecars = (pod.spec?.initContainers ?? []).filter(isSidecar);
	const containers = (pod.spec?.containers.length ?? 0) + sidecars.length;
	const init = initialising(pod);
	const statuses = pod.status?.initContainerStatuses ?? [];
	const initialised = isTrue(pod.status?.conditions, 'Initialized');
	if (init.reason !== undefined && !initialised) {
		const {restarts, lastRestart} = restartsOf(statuses);
		const reason = reasonOfDeleted(pod) ?? init.reason;
		return {containers, ready: init.ready, reason, restarts, lastRestart};
	}
	const main = pod.status?.containerStatuses ?? [];
	const names = new Set(sidecars.map(({name}) => name));
	const {restarts, lastRestart} = restartsOf([...statuses.filter(({name}) => names.has(name)), ...main]);
	const ready = main.filter(({ready, state}) => ready && state?.running).length;
	const reason = reasonOfDeleted(pod) ?? reasonOfMain(pod, init.reason ?? phaseOf(pod), ready > 0);
	return {containers, ready: init.ready + ready, reason, restarts, lastRestart};
}

/** Where the initialisation stands; no reason once it is over. */
function initialising(pod: Pod): {readonly reason?: string; readonly ready: number} {
	const all = pod.spec?.initContainers ?? [];
	const byName = new Map(all.map(container => [container.name, container]));
	let ready = 0;
	for (const [index, status] of (pod.status?.initContainerStatuses ?? []).entries()) {
		const {terminated, waiting} = status.state ?? {};
		if (terminated?.exitCode === 0) continue;
		if (isSidecar(byName.get(status.name)) && status.started) {
			if (status.ready) ready++;
			continue;
		}
		if (terminated) return {reason: `Init:${endOf(terminated)}`, ready};
		if (waiting?.reason && waiting.reason !== 'PodInitializing')
			return {reason: `Init:${waiting.reason}`, ready};
		return {reason: `Init:${index}/${all.length}`, ready};
	}
	return {ready};
}

function isSidecar(container: Container | undefined): boolean {
	// The types are of a version before sidecars.
	return (container as {restartPolicy?: string} | undefined)?.restartPolicy === 'Always';
}

/** The first container that is not simply running has the word. */
function reasonOfMain(pod: Pod, before: string, anyRuns: boolean): string {
	const reasons = (pod.status?.containerStatuses ?? []).map(({state}) => {
		if (state?.waiting?.reason) return state.waiting.reason;
		return state?.terminated && endOf(state.terminated);
	});
	const reason = reasons.find(Boolean) ?? before;
	if (reason !== 'Completed' || !anyRuns) return reason;
	return isTrue(pod.status?.conditions, 'Ready') ? 'Running' : 'NotReady';
}

function endOf({reason, signal, exitCode}: {reason?: string; signal?: number; exitCode: number}): string {
	return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

function phaseOf({status}: Pod): string {
	const gated = status?.conditions?.some(
		({type, reason}) => type === 'PodScheduled' && reason === 'SchedulingGated',
	);
	return gated ? 'SchedulingGated' : ((status?.reason || status?.phase) ?? '');
}

function reasonOfDeleted({metadata, status}: Pod & ApiObject): string | undefined {
	if (metadata.deletionTimestamp === undefined) return undefined;
	if (status?.reason === 'NodeLost') return 'Unknown';
	return status?.phase === 'Succeeded' || status?.phase === 'Failed' ? undefined : 'Terminating';
}

function restartsOf(statuses: readonly ContainerStatus[]): {restarts: number; lastRestart: string} {
	let restarts = 0;
	let lastRestart = '';
	for (const {restartCount, lastState} of statuses) {
		restarts += restartCount;
		const finished = lastState?.terminated?.finishedAt ?? '';
		// Times of one form: the later one is the larger text.
		if (finished > lastRestart) lastRestart = finished;
	}
	return {restarts, lastRestart};
}

function restartsText({restarts, lastRestart}: Summary, now: number): string {
	return restarts === 0 || lastRestart === ''
		? `${restarts}`
		: `${restarts} (${since(lastRestart, now)} ago)`;
}

function gatesText({spec, status}: Pod): string {
	const gates = spec?.readinessGates ?? [];
	if (gates.length === 0) return none;
	const open = gates.filter(({conditionType}) => isTrue(status?.conditions, conditionType));
	return `${open.length}/${gates.length}`;
}

function isTrue(conditions: readonly PodCondition[] | undefined, type: string): boolean {
	return conditions?.find(condition => condition.type === type)?.status === 'True';
}
