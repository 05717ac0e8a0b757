/** Containers' states → the status of their pod. Pure. */
import type {ContainerStatus, PodSpec, PodStatus} from 'kubernetes-types/core/v1.js';
import {conditionsOf} from './conditions.js';
import {type ContainerFacts, phaseOf, type RestartPolicy} from './phase.js';
import {qosClassOf} from './qos.js';

export type PodFacts = {
	readonly spec: PodSpec;
	/** What the API has now: conditions keep their times. */
	readonly before: PodStatus;
	/** In the order of the spec, init containers first. */
	readonly containers: readonly ContainerFacts[];
	readonly podIps: readonly string[];
	readonly hostIps: readonly string[];
	/** RFC 3339, as all times. */
	readonly startTime: string;
	/** Nothing of it will start again. */
	readonly ending: boolean;
	/** The pod as a whole has failed. */
	readonly failure?: {readonly reason: string; readonly message: string};
};

export function podStatus(facts: PodFacts, now: string): PodStatus {
	const {spec, before, containers, podIps, hostIps, startTime, failure} = facts;
	const policy = (spec.restartPolicy ?? 'Always') as RestartPolicy;
	const phase = failure ? 'Failed' : phaseOf(containers, policy, facts.ending);
	const inits = containers.filter(({kind}) => kind !== 'main').map(containerStatus);
	const main = containers.filter(({kind}) => kind === 'main').map(containerStatus);
	const {readinessGates = []} = spec;
	return {
		phase,
		...failure,
		conditions: conditionsOf({
			phase,
			containers,
			readinessGates,
			before: before.conditions ?? [],
			now,
		}),
		...addresses('host', hostIps),
		...addresses('pod', podIps),
		startTime,
		...(inits.length > 0 && {initContainerStatuses: inits}),
		containerStatuses: main.length > 1 ? main.sort((a, b) => (a.name < b.name ? -1 : 1)) : main,
		qosClass: before.qosClass ?? qosClassOf(spec),
	};
}

/** The first one alone, and all of them. */
function addresses(whose: 'host' | 'pod', list: readonly string[]): Partial<PodStatus> {
	const [first] = list;
	if (first === undefined) return {};
	const all = list.map(ip => ({ip}));
	return whose === 'host' ? {hostIP: first, hostIPs: all} : {podIP: first, podIPs: all};
}

function containerStatus(container: ContainerFacts): ContainerStatus {
	const {name, state, last, ready, restartCount, image, imageId, id, started} = container;
	return {
		name,
		state,
		lastState: last ? {terminated: last} : {},
		ready,
		restartCount,
		image,
		imageID: imageId,
		...(id !== undefined && {containerID: id}),
		started,
	};
}
