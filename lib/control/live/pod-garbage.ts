/** Pods that no kubelet will end are removed by force: their node is gone, or is said to be out of service (kubernetes, pkg/controller/podgc). */

import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import {timeOf} from '../../api/times.js';
import type {Change, Controller, World} from './controller.js';
import type {LiveNode, LivePod} from './live-objects.js';
import {isNodeReady} from './node-health.js';
import {withDisruption} from './pod-disruption.js';
import {hasEnded, isLeaving} from './pod-state.js';

/** Milliseconds: a node that registers late finds its pods. */
const quarantine = 40_000;

export const podGarbageController: Controller = {
	name: 'pod-garbage-collector',
	resource: 'pods',
	related: {nodes: podsOnLostNode},
	sync: (object, world) => syncPod(object as LivePod, world),
};

function syncPod(pod: LivePod, world: World): readonly Change[] {
	const {nodeName} = pod.spec;
	if (nodeName === undefined) return [];
	const node = world.get('nodes', undefined, nodeName) as LiveNode | undefined;
	if (node) return isLeaving(pod) && isLost(node) ? removal(pod, pod) : [];
	const due = timeOf(pod.metadata.creationTimestamp) + quarantine;
	if (due > world.now) return [{do: 'again', at: due}];
	const why = {reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists'};
	return removal(pod, withDisruption(pod, why, world.now));
}

/** It has failed, for whoever watches: nobody else would ever say so. */
function removal(pod: LivePod, last: LivePod): Change[] {
	const failed = {...last, status: {...last.status, phase: 'Failed'}} as LivePod;
	const gone: Change = {do: 'delete', object: pod, graceSeconds: 0};
	return hasEnded(pod) ? [gone] : [{do: 'update', object: failed}, gone];
}

/** A user's word that it is off for good; one that is ready is not believed to be. */
function isLost(node: LiveNode): boolean {
	const isMarked = node.spec?.taints?.some(({key}) => key === 'node.kubernetes.io/out-of-service');
	return isMarked === true && !isNodeReady(node);
}

function podsOnLostNode({metadata: {name}}: ApiObject, world: World): readonly string[] {
	const node = world.get('nodes', undefined, name) as LiveNode | undefined;
	if (node && !isLost(node)) return [];
	const pods = world.list('pods') as readonly LivePod[];
	return pods.filter(({spec}) => spec.nodeName === name).map(keyOf);
}
