/**
 * Nodes that nobody hears of: after the grace period nothing is known of them, and their pods count as not ready
 * (kubernetes, pkg/controller/nodelifecycle).
 */
import type {NodeCondition, PodCondition} from 'kubernetes-types/core/v1.js';
import type {Timers} from '../../../topology/timers.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import {timeOf, timeText} from '../../api/times.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode, LivePod} from './live-objects.js';
import {isNodeReady, readyCondition, silentSince} from './node-health.js';
import {conditionOf} from './pod-state.js';

export function nodeMonitor(timers: Timers): Controller {
	return {
		name: 'node-controller',
		resource: 'nodes',
		sync: (object, {now}) => syncNode(object as LiveNode, timers.nodeMonitorGracePeriod * 1000, now),
	};
}

/** NetworkUnavailable is not the kubelet's to tell. */
const ofKubelet = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'];

function syncNode(node: LiveNode, graceMs: number, now: number): readonly Change[] {
	const since = silentSince(node);
	if (since === undefined) return [];
	if (now < since + graceMs) return [{do: 'again', at: since + graceMs}];
	const known = node.status?.conditions ?? [];
	const missing = ofKubelet.filter(type => !known.some(condition => condition.type === type));
	const isForgotten = ({type, status}: NodeCondition) => ofKubelet.includes(type) && status !== 'Unknown';
	if (missing.length === 0 && !known.some(isForgotten)) return [];
	const time = timeText(now);
	const conditions = [
		...known.map(condition => (isForgotten(condition) ? {...condition, ...unknown(time)} : condition)),
		...missing.map(type => neverTold(type, node.metadata.creationTimestamp, time)),
	];
	const update: Change = {do: 'update', object: {...node, status: {...node.status, conditions}}};
	return isNodeReady(node) ? [update, told(node)] : [update];
}

function unknown(time: string): Omit<NodeCondition, 'type'> {
	const [reason, message] = ['NodeStatusUnknown', 'Kubelet stopped posting node status.'];
	return {status: 'Unknown', reason, message, lastTransitionTime: time};
}

function neverTold(type: string, created: string, time: string): NodeCondition {
	const [reason, message] = ['NodeStatusNeverUpdated', 'Kubelet never posted node status.'];
	return {type, status: 'Unknown', reason, message, lastHeartbeatTime: created, lastTransitionTime: time};
}

function told(about: LiveNode): Change {
	const reason = 'NodeNotReady';
	const message = `Node ${about.metadata.name} status is now: ${reason}`;
	return {do: 'event', about, type: 'Normal', reason, message};
}

/** Services no longer send to the pods of a node that is not ready; the rest of their status stays as it was last told. */
export const podUnreadiness: Controller = {
	name: 'node-controller',
	resource: 'pods',
	related: {nodes: podsOfUnready},
	sync: (object, world) => syncPod(object as LivePod, world),
};

function podsOfUnready(object: ApiObject, world: World): readonly string[] {
	const node = object as LiveNode;
	if (isNodeReady(node)) return [];
	const pods = world.list('pods') as readonly LivePod[];
	return pods.filter(({spec}) => spec.nodeName === node.metadata.name).map(keyOf);
}

function syncPod(pod: LivePod, world: World): readonly Change[] {
	const ready = conditionOf(pod, 'Ready');
	const node = world.get('nodes', undefined, pod.spec.nodeName ?? '') as LiveNode | undefined;
	if (ready?.status !== 'True' || !node || !isOlder(ready, readyCondition(node))) return [];
	const time = timeText(world.now);
	const conditions = pod.status?.conditions?.map(condition =>
		condition === ready ? {...condition, status: 'False', lastTransitionTime: time} : condition,
	);
	const update = {...pod, status: {...pod.status, conditions}} as LivePod;
	return [
		{do: 'update', object: update},
		{do: 'event', about: pod, type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready'},
	];
}

/** A pod that has become ready since is told by a kubelet that is back, a moment before it tells of its node. */
function isOlder({lastTransitionTime: pod}: PodCondition, node: NodeCondition | undefined): boolean {
	if (!node || node.status === 'True') return false;
	return pod === undefined || timeOf(pod) <= timeOf(node.lastTransitionTime);
}
