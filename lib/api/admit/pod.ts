/** What the API server's admission plugins make of a new pod: ServiceAccount, Priority, DefaultTolerationSeconds. */
import type {Container, PodSpec, ResourceRequirements, Toleration} from 'kubernetes-types/core/v1.js';
import {kubernetesTimers} from '../../../topology/timers.js';
import type {ApiObject} from '../object.js';

/** The volume with a token for the account is not added: the pods here have no API server to show it to. */
export function withPodAdmission(
	object: ApiObject,
	{unreachableToleration = kubernetesTimers.unreachableToleration}: {readonly unreachableToleration?: number},
): ApiObject {
	const spec = object.spec as PodSpec;
	const account = spec.serviceAccountName ?? 'default';
	const completed: PodSpec = {
		...spec,
		serviceAccountName: account,
		serviceAccount: account,
		priority: systemPriorities[spec.priorityClassName ?? ''] ?? 0,
		preemptionPolicy: 'PreemptLowerPriority',
		tolerations: [...(spec.tolerations ?? []), ...missingTolerations(spec, unreachableToleration)],
	};
	return {...object, spec: completed, status: {phase: 'Pending', qosClass: qosClassOf(spec)}};
}

const systemPriorities: Readonly<Record<string, number>> = {
	'system-cluster-critical': 2_000_000_000,
	'system-node-critical': 2_000_001_000,
};

/** A pod stays on a node that is gone for so long, unless it says something else. */
function missingTolerations({tolerations = []}: PodSpec, tolerationSeconds: number): Toleration[] {
	return ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
		.filter(taint => !tolerations.some(toleration => isAbout(toleration, taint)))
		.map(key => ({key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds}));
}

function isAbout({key = '', effect = ''}: Toleration, taint: string): boolean {
	return (key === taint || key === '') && (effect === 'NoExecute' || effect === '');
}

/** Which pods a node in need ends first (kubernetes, pkg/apis/core/v1/helper/qos). */
function qosClassOf({containers, initContainers = []}: PodSpec): string {
	const all = [...containers, ...initContainers].map(({resources = {}}: Container) => resources);
	if (!all.some(({requests, limits}) => asks(requests) || asks(limits))) return 'BestEffort';
	return all.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

const counted = ['cpu', 'memory'];

function asks(list: Readonly<Record<string, string>> | undefined): boolean {
	return counted.some(name => list?.[name] !== undefined && list[name] !== '0');
}

function isGuaranteed({requests, limits}: ResourceRequirements): boolean {
	return counted.every(
		name => limits?.[name] !== undefined && (requests?.[name] ?? limits[name]) === limits[name],
	);
}
