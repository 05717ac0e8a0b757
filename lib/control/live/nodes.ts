/** Nodes: a cordoned one has the taint that says so, and each has the conditions of a healthy kubelet. */
import type {NodeCondition, NodeSystemInfo, Taint} from 'kubernetes-types/core/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import {timeText} from '../../api/times.js';
import {cordonTaint} from '../taints.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode} from './live-objects.js';

/** What all nodes have in common, because they are one machine. */
export type NodeMachine = {
	readonly nodeInfo: NodeSystemInfo;
	/** `cpu`, `memory`, `pods`: quantities. */
	readonly capacity: Readonly<Record<string, string>>;
};

export function nodeController(machine: NodeMachine | undefined): Controller {
	return {
		name: 'node-controller',
		resource: 'nodes',
		sync: (object, world) => syncNode(object as LiveNode, machine, world),
	};
}

function syncNode(node: LiveNode, machine: NodeMachine | undefined, {now}: World): readonly Change[] {
	const {taints: _, ...spec} = node.spec ?? {};
	const taints = taintsOf(node, now);
	const wanted = {...spec, ...(taints.length > 0 && {taints})};
	const status = statusOf(node, machine, now);
	const isSame = sameValue(status, node.status ?? {}) && sameValue(wanted, node.spec ?? {});
	return isSame ? [] : [{do: 'update', object: {...node, spec: wanted, status}}];
}

/** `kubectl cordon` sets a field; the scheduler and the tolerations of daemons go by the taint. */
function taintsOf({spec}: LiveNode, now: number): Taint[] {
	const taints = spec?.taints ?? [];
	const isCordon = ({key, effect}: Taint) => key === cordonTaint.key && effect === cordonTaint.effect;
	if (!spec?.unschedulable) return taints.filter(taint => !isCordon(taint));
	return taints.some(isCordon) ? taints : [...taints, {...cordonTaint, timeAdded: timeText(now)}];
}

function statusOf(
	{status}: LiveNode,
	machine: NodeMachine | undefined,
	now: number,
): LiveNode['status'] & object {
	const known = status?.conditions ?? [];
	const missing = healthy(timeText(now)).filter(
		({type}) => !known.some(condition => condition.type === type),
	);
	const {nodeInfo, capacity} = machine ?? {};
	return {
		...status,
		...(capacity && {capacity: {...capacity}, allocatable: {...capacity}}),
		...(missing.length > 0 && {conditions: [...known, ...missing]}),
		...(nodeInfo && {nodeInfo}),
	};
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
