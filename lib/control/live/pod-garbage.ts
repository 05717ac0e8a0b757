/** Pods whose node is gone are removed: no kubelet will end them. */

import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import {timeOf} from '../../api/times.js';
import type {Change, Controller, World} from './controller.js';
import type {LivePod} from './live-objects.js';

/** Milliseconds: a node that registers late finds its pods. */
const quarantine = 40_000;

export const podGarbageController: Controller = {
	name: 'pod-garbage-collector',
	resource: 'pods',
	related: {nodes: podsOnGoneNode},
	sync: (object, world) => syncPod(object as LivePod, world),
};

function syncPod(pod: LivePod, world: World): readonly Change[] {
	const {nodeName} = pod.spec;
	if (nodeName === undefined || world.get('nodes', undefined, nodeName)) return [];
	const due = timeOf(pod.metadata.creationTimestamp) + quarantine;
	return due > world.now ? [{do: 'again', at: due}] : [{do: 'delete', object: pod, graceSeconds: 0}];
}

function podsOnGoneNode({metadata: {name}}: ApiObject, world: World): readonly string[] {
	if (world.get('nodes', undefined, name)) return [];
	const pods = world.list('pods') as readonly LivePod[];
	return pods.filter(({spec}) => spec.nodeName === name).map(keyOf);
}
