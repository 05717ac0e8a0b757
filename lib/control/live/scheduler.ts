/** The scheduler: pods that have no node yet, all together, against what the nodes carry. The choice itself is the plan's. */
import {compareText, type PodObject} from '../../../topology/kubernetes/objects.js';
import type {Labels} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import {timeText} from '../../api/times.js';
import {remembered} from '../../plan/remember.js';
import type {NodeFacts} from '../controllers.js';
import {schedule} from '../scheduler.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode, LivePod} from './live-objects.js';
import {conditionOf, hasEnded, isLeaving} from './pod-state.js';

export const schedulerController: Controller = {
	name: 'default-scheduler',
	resource: 'pods',
	related: {
		nodes: (_, world) => waiting(world).map(keyOf),
		namespaces: (_, world) => waiting(world).filter(isRefused).map(keyOf),
	},
	sync: (object, world) => scheduleAll([object], world, []),
	syncAll: scheduleAll,
};

function scheduleAll(
	objects: readonly ApiObject[],
	world: World,
	gone: readonly ApiObject[],
): readonly Change[] {
	const pods = objects as readonly LivePod[];
	const isChance = [...pods, ...(gone as readonly LivePod[])].some(mayHelp);
	const asked = new Set(pods.filter(isWaiting));
	const wanted = isChance ? waiting(world).filter(pod => asked.has(pod) || isRefused(pod)) : [...asked];
	if (wanted.length === 0) return [];
	const bound = (world.list('pods') as readonly LivePod[]).filter(isBound);
	const {placed, pending} = schedule([...bound, ...wanted], nodesOf(world), namespaceLabels(world));
	const nodes = new Map<PodObject, string>(placed.map(({pod, node}) => [pod, node.name]));
	const reasons = new Map<PodObject, string>(pending.map(({pod, reason}) => [pod, reason]));
	return wanted.flatMap(pod => {
		const node = nodes.get(pod);
		return node === undefined
			? refusal(pod, reasons.get(pod) ?? '', world.now)
			: binding(pod, node, world.now);
	});
}

function waiting(world: World): LivePod[] {
	return (world.list('pods') as readonly LivePod[]).filter(isWaiting);
}

/** Each pod that comes asks it of all that are there, and so does each that goes. */
const isWaiting = remembered((pod: LivePod): boolean => {
	if (pod.spec.nodeName !== undefined) return false;
	const {schedulerName = 'default-scheduler', schedulingGates = []} = pod.spec;
	const isOurs = schedulerName === 'default-scheduler' && schedulingGates.length === 0;
	return isOurs && !hasEnded(pod) && !isLeaving(pod);
});

const isBound = remembered((pod: LivePod) => pod.spec.nodeName !== undefined && !hasEnded(pod));

function isRefused(pod: LivePod): boolean {
	return conditionOf(pod, 'PodScheduled')?.status === 'False';
}

/** It may have ended and left room, or have come to its node as company. */
function mayHelp({spec}: LivePod): boolean {
	return spec.nodeName !== undefined;
}

/** node-10 after node-9: the order of the topology is not known here, but it is most often this one. */
function nodesOf(world: World): NodeFacts[] {
	const order = (name: string) => name.replaceAll(/\d+/g, digits => digits.padStart(12, '0'));
	return (world.list('nodes') as readonly LiveNode[])
		.map(nodeFacts)
		.sort((a, b) => compareText(order(a.name), order(b.name)));
}

export function nodeFacts({metadata, spec}: LiveNode): NodeFacts {
	return {
		name: metadata.name,
		labels: metadata.labels ?? {},
		...(spec?.unschedulable && {unschedulable: true}),
		...(spec?.taints && {taints: spec.taints}),
	};
}

function namespaceLabels(world: World): ReadonlyMap<string, Labels> {
	return new Map(
		world.list('namespaces').map(({metadata}) => {
			return [metadata.name, {...metadata.labels, 'kubernetes.io/metadata.name': metadata.name}];
		}),
	);
}

function binding(pod: LivePod, node: string, now: number): Change[] {
	const bound = {...pod, spec: {...pod.spec, nodeName: node}};
	const message = `Successfully assigned ${keyOf(pod)} to ${node}`;
	return [
		{do: 'update', object: withoutSandbox(withScheduled(bound, {status: 'True'}, now), now)},
		{do: 'event', about: pod, type: 'Normal', reason: 'Scheduled', message},
	];
}

/** As a kubelet reports a pod that it has just got: its network is yet to come. Here it has no word until that is there. */
function withoutSandbox(pod: LivePod, now: number): LivePod {
	const condition = {
		type: 'PodReadyToStartContainers',
		status: 'False',
		lastTransitionTime: timeText(now),
	};
	return {...pod, status: {...pod.status, conditions: [...(pod.status?.conditions ?? []), condition]}};
}

/** Told once, not at every try. */
function refusal(pod: LivePod, message: string, now: number): Change[] {
	const known = conditionOf(pod, 'PodScheduled');
	if (known?.status === 'False' && known.message === message) return [];
	const found = {status: 'False', reason: 'Unschedulable', message};
	return [
		{do: 'update', object: withScheduled(pod, found, now)},
		{do: 'event', about: pod, type: 'Warning', reason: 'FailedScheduling', message},
	];
}

type Found = {readonly status: string; readonly reason?: string; readonly message?: string};

function withScheduled(pod: LivePod, found: Found, now: number): LivePod {
	const {conditions = [], ...status} = pod.status ?? {};
	const known = conditionOf(pod, 'PodScheduled');
	const lastTransitionTime = known?.status === found.status ? known.lastTransitionTime : undefined;
	const condition = {type: 'PodScheduled', ...found, lastTransitionTime: lastTransitionTime ?? timeText(now)};
	const others = conditions.filter(({type}) => type !== 'PodScheduled');
	return {...pod, status: {...status, phase: 'Pending', conditions: [...others, condition]}};
}
