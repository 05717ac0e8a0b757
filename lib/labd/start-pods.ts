/** The pods that a lab begins with, or had when its labd died. */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Cluster} from '../../topology/model.js';
import type {ApiObject} from '../api/object.js';
import {groundOf, type Placement, placementOf} from '../control/live/place.js';
import type {Mode} from '../plan/mode.js';
import type {Core} from './core.js';
import {tellPods} from './journal-lab.js';
import type {QuietNodes} from './quiet-nodes.js';

/** Where the pods are that have an object in the store. */
export function placementIn({store}: Core, cluster: Cluster, mode: Mode): Placement {
	const pods = store.list('pods') as unknown as readonly PodObject[];
	return placementOf(cluster, pods, groundOf(cluster, {mode, options: cluster.mode.options}));
}

/** The new pods of one node, whose network is there. `began`: when all of it was begun, as `performance.now` says it. */
export function startPodsOf(
	node: string,
	{placement, began}: {readonly placement: Placement; readonly began: number},
	{kubelet, journal}: Core,
): void {
	const pods = [...placement.pods.values()].filter(({model}) => model.node === node);
	const coming = pods.map(({model}) => model);
	tellPods(journal, {coming, going: [], ms: performance.now() - began});
	for (const {object, model} of pods) kubelet.start(object as unknown as ApiObject, model);
}

/** Those that ran before this labd did. */
export function resumePods({pods}: Placement, quiet: QuietNodes, {kubelet}: Core): void {
	for (const {object, model} of pods.values()) {
		const off = quiet.get(model.node);
		// So that they are started as after a reboot when their node is back.
		if (off === 'stop' || off === 'kill') void kubelet.leave(object.metadata.uid ?? '', 0);
		if (off) continue;
		kubelet.start(object as unknown as ApiObject, model, true);
	}
}
