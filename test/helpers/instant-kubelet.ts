/** A kubelet for worlds without a kernel: every pod that has a node which is heard of runs and is ready at once, and ends at once. */

import type {ApiObject} from '../../lib/api/object.js';
import {keyOf} from '../../lib/api/object.js';
import {timeText} from '../../lib/api/times.js';
import type {Change, Controller, World} from '../../lib/control/live/controller.js';
import type {LiveNode, LivePod} from '../../lib/control/live/live-objects.js';
import {silentSince} from '../../lib/control/live/node-health.js';
import {hasEnded, isLeaving, isReady} from '../../lib/control/live/pod-state.js';

export const instantKubelet: Controller = {
	name: 'kubelet',
	resource: 'pods',
	// A kubelet that is back tells of its pods.
	related: {nodes: (node, world) => podsOf(node, world).map(keyOf)},
	sync: (object, world) => syncPod(object as LivePod, world),
};

function syncPod(pod: LivePod, world: World): readonly Change[] {
	const {nodeName} = pod.spec;
	if (nodeName === undefined) return [];
	const node = world.get('nodes', undefined, nodeName) as LiveNode | undefined;
	if (!node || silentSince(node) !== undefined) return [];
	if (isLeaving(pod)) return [{do: 'delete', object: pod, graceSeconds: 0}];
	if (hasEnded(pod) || isReady(pod)) return [];
	return [{do: 'update', object: readyPod(pod, world.now)}];
}

function podsOf({metadata}: ApiObject, world: World): readonly LivePod[] {
	return (world.list('pods') as readonly LivePod[]).filter(({spec}) => spec.nodeName === metadata.name);
}

export function readyPod(pod: LivePod, now: number): LivePod {
	const time = timeText(now);
	const types = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
	const conditions = types.map(type => ({type, status: 'True', lastTransitionTime: time}));
	return {...pod, status: {...pod.status, phase: 'Running', startTime: time, conditions}};
}
