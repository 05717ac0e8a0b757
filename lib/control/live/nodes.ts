/** What a kubelet tells of its node, as long as it is heard of: the machine, and that it is well. */
import type {NodeCondition, NodeSystemInfo} from 'kubernetes-types/core/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import {timeText} from '../../api/times.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode} from './live-objects.js';
import {silentSince} from './node-health.js';

/** What all nodes have in common, because they are one machine. */
export type NodeMachine = {
	readonly nodeInfo: NodeSystemInfo;
	/** `cpu`, `memory`, `pods`: quantities. */
	readonly capacity: Readonly<Record<string, string>>;
};

export function nodeKubelets(machine: NodeMachine | undefined): Controller {
	return {
		name: 'kubelet',
		resource: 'nodes',
		sync: (object, world) => syncNode(object as LiveNode, machine, world),
	};
}

function syncNode(node: LiveNode, machine: NodeMachine | undefined, {now}: World): readonly Change[] {
	if (silentSince(node) !== undefined) return [];
	const known = node.status?.conditions ?? [];
	const conditions = conditionsOf(known, timeText(now));
	const {nodeInfo, capacity} = machine ?? {};
	const status = {
		...node.status,
		...(capacity && {capacity: {...capacity}, allocatable: {...capacity}}),
		conditions,
		...(nodeInfo && {nodeInfo}),
	};
	if (sameValue(status, node.status ?? {})) return [];
	const recovered = conditions.filter(({type, status}) =>
		known.some(each => each.type === type && each.status !== status),
	);
	return [{do: 'update', object: {...node, status}}, ...recovered.map(told(node))];
}

/** A condition that holds keeps its times; those of others stay. */
function conditionsOf(known: readonly NodeCondition[], time: string): NodeCondition[] {
	const well = healthy(time);
	const kept = known.map(condition => {
		const mine = well.find(({type}) => type === condition.type);
		return mine && mine.status !== condition.status ? mine : condition;
	});
	return [...kept, ...well.filter(({type}) => !known.some(condition => condition.type === type))];
}

/** In the words of the kubelet. */
function healthy(time: string): NodeCondition[] {
	const times = {lastHeartbeatTime: time, lastTransitionTime: time};
	const good = (type: string, reason: string, message: string) => ({
		type,
		status: 'False',
		...times,
		reason,
		message,
	});
	return [
		good('MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
		good('DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
		good('PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
		{
			type: 'Ready',
			status: 'True',
			...times,
			reason: 'KubeletReady',
			message: 'kubelet is posting ready status',
		},
	];
}

/** As kubelets name them in Events (pkg/kubelet/nodestatus). */
const eventReasons: Readonly<Record<string, string>> = {
	MemoryPressure: 'NodeHasSufficientMemory',
	DiskPressure: 'NodeHasNoDiskPressure',
	PIDPressure: 'NodeHasSufficientPID',
	Ready: 'NodeReady',
};

function told(about: LiveNode): (condition: NodeCondition) => Change {
	return ({type}) => {
		const reason = eventReasons[type] ?? type;
		const message = `Node ${about.metadata.name} status is now: ${reason}`;
		return {do: 'event', about, type: 'Normal', reason, message};
	};
}
