/** A pod's conditions, as a kubelet tells them (pkg/kubelet/status/generate.go). Pure. */
import type {PodCondition, PodReadinessGate} from 'kubernetes-types/core/v1.js';
import type {ContainerFacts, Phase} from './phase.js';

export type ConditionFacts = {
	readonly phase: Phase;
	readonly containers: readonly ContainerFacts[];
	readonly readinessGates: readonly PodReadinessGate[];
	/** All conditions that the pod has now, of others too. */
	readonly before: readonly PodCondition[];
	/** RFC 3339. */
	readonly now: string;
};

type Told = {
	readonly status: 'True' | 'False';
	readonly reason?: string;
	readonly message?: string;
};

/** The kubelet's own, and PodScheduled. A condition keeps its transition time as long as it keeps its status. */
export function conditionsOf(facts: ConditionFacts): PodCondition[] {
	const {phase, before, now} = facts;
	const containersReady = allReady(facts);
	const told: readonly (readonly [string, Told])[] = [
		['PodReadyToStartContainers', isOver(phase) ? {status: 'False'} : {status: 'True'}],
		['Initialized', initialized(facts)],
		['Ready', containersReady.status === 'True' ? gatesOpen(facts) : containersReady],
		['ContainersReady', containersReady],
	];
	const conditions = told.map(([type, condition]) => stamped(type, condition, {before, now}));
	const scheduled = before.find(({type}) => type === 'PodScheduled');
	return [...conditions, scheduled ?? stamped('PodScheduled', {status: 'True'}, {before, now})];
}

function isOver(phase: Phase): boolean {
	return phase === 'Succeeded' || phase === 'Failed';
}

function initialized({phase, containers}: ConditionFacts): Told {
	if (phase === 'Succeeded') return {status: 'True', reason: 'PodCompleted'};
	const hasBegun = containers.some(
		({kind, state, last}) => kind === 'main' && (state.running || state.terminated || last),
	);
	const missing = containers.filter(({kind, ready, started}) =>
		kind === 'init' ? !ready : kind === 'sidecar' && !started,
	);
	if (hasBegun || missing.length === 0) return {status: 'True'};
	const message = `containers with incomplete status: [${namesOf(missing)}]`;
	return {status: 'False', reason: 'ContainersNotInitialized', message};
}

function allReady({phase, containers}: ConditionFacts): Told {
	if (phase === 'Succeeded') return {status: 'False', reason: 'PodCompleted'};
	if (phase === 'Failed') return {status: 'False', reason: 'PodFailed'};
	const missing = containers.filter(({kind, ready}) => kind !== 'init' && !ready);
	if (missing.length === 0) return {status: 'True'};
	const message = `containers with unready status: [${namesOf(missing)}]`;
	return {status: 'False', reason: 'ContainersNotReady', message};
}

function gatesOpen({readinessGates, before}: ConditionFacts): Told {
	const messages = readinessGates.flatMap(({conditionType}) => {
		const gate = before.find(({type}) => type === conditionType);
		const which = `pod readiness gate "${conditionType}"`;
		if (!gate) return [`corresponding condition of ${which} does not exist.`];
		return gate.status === 'True' ? [] : [`the status of ${which} is not "True", but ${gate.status}`];
	});
	if (messages.length === 0) return {status: 'True'};
	const text = messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`;
	return {status: 'False', reason: 'ReadinessGatesNotReady', message: text ?? ''};
}

function namesOf(containers: readonly ContainerFacts[]): string {
	return containers.map(({name}) => name).join(' ');
}

function stamped(
	type: string,
	told: Told,
	{before, now}: Pick<ConditionFacts, 'before' | 'now'>,
): PodCondition {
	const last = before.find(each => each.type === type);
	const since = last?.status === told.status ? (last.lastTransitionTime ?? now) : now;
	// The API server always has the key, and nobody sets it.
	const lastProbeTime = null as unknown as string;
	return {type, ...told, lastProbeTime, lastTransitionTime: since};
}
