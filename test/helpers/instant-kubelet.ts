/** A kubelet for worlds without a kernel: every pod that has a node runs and is ready at once, and ends at once. */

import {timeText} from '../../lib/api/times.js';
import type {Change, Controller, World} from '../../lib/control/live/controller.js';
import type {LivePod} from '../../lib/control/live/live-objects.js';
import {hasEnded, isLeaving, isReady} from '../../lib/control/live/pod-state.js';

export const instantKubelet: Controller = {
	name: 'kubelet',
	resource: 'pods',
	sync: (object, world) => syncPod(object as LivePod, world),
};

function syncPod(pod: LivePod, {now}: World): readonly Change[] {
	if (pod.spec.nodeName === undefined) return [];
	if (isLeaving(pod)) return [{do: 'delete', object: pod, graceSeconds: 0}];
	if (hasEnded(pod) || isReady(pod)) return [];
	return [{do: 'update', object: readyPod(pod, now)}];
}

export function readyPod(pod: LivePod, now: number): LivePod {
	const time = timeText(now);
	const types = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
	const conditions = types.map(type => ({type, status: 'True', lastTransitionTime: time}));
	return {...pod, status: {...pod.status, phase: 'Running', startTime: time, conditions}};
}
