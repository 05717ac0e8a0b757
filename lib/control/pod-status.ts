/** Pods as the API shows them once they have been scheduled: defaults, node, addresses and phase. */
import {addressOf} from '../../topology/addresses.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {families, type Node, type Pod} from '../../topology/model.js';

export function runningPod(pod: PodObject, model: Pod, node: Node): PodObject {
	const podIps = families.flatMap(family => model.addresses[family] ?? []).map(addressOf);
	const hostIps = families.flatMap(family => node.attachment.addresses[family] ?? []).map(addressOf);
	return {
		...pod,
		spec: {...pod.spec, nodeName: node.name},
		status: {
			phase: 'Running',
			podIP: podIps[0] ?? '',
			podIPs: podIps.map(ip => ({ip})),
			hostIP: hostIps[0] ?? '',
			hostIPs: hostIps.map(ip => ({ip})),
			...(isChosen(pod) && {conditions: [chosen]}),
		},
	};
}

/** It has a node, and no network: what its kubelet says of it, the events tell. */
export function creatingPod(pod: PodObject, node: Node): PodObject {
	const conditions = [
		{type: 'PodReadyToStartContainers', status: 'False'},
		...(isChosen(pod) ? [chosen] : []),
	];
	return {...pod, spec: {...pod.spec, nodeName: node.name}, status: {phase: 'Pending', conditions}};
}

/** What the scheduler says of a pod to which it has given a node. */
const chosen = {type: 'PodScheduled', status: 'True'} as const;

/** Nobody has written down where it is to run. */
function isChosen({spec}: PodObject): boolean {
	return spec.nodeName === undefined;
}

export function pendingPod(pod: PodObject, reason: string): PodObject {
	const condition = {type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: reason};
	return {...pod, status: {phase: 'Pending', conditions: [condition]}};
}
