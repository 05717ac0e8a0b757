/** The controllers of a live lab, in order of precedence: what the first ones make is there for the others. */
import {kubernetesTimers, type Timers} from '../../../topology/timers.js';
import type {Controller} from './controller.js';
import {daemonSetController} from './daemon-set.js';
import {deploymentController} from './deployment.js';
import {endpointSliceController} from './endpoint-slices.js';
import {endpointsController} from './endpoints.js';
import {garbageControllers} from './garbage.js';
import {jobController, jobPodController} from './job.js';
import {namespaceController, rootCaController, serviceAccountController} from './namespaces.js';
import {nodeMonitor, podUnreadiness} from './node-lifecycle.js';
import {nodeTaints} from './node-taints.js';
import {type NodeMachine, nodeKubelets} from './nodes.js';
import {podGarbageController} from './pod-garbage.js';
import {programmedControllers} from './programmed.js';
import {replicaSetController} from './replica-set.js';
import {schedulerController} from './scheduler.js';
import {statefulSetController} from './stateful-set.js';
import {taintEviction} from './taint-eviction.js';

export type LiveParts = {
	/** The certificate of the lab's CA, PEM. */
	readonly clusterCa: string;
	/** What `kubectl get nodes -o wide` tells of the machine. */
	readonly machine?: NodeMachine;
	readonly timers?: Timers;
};

export function liveControllers(parts: LiveParts): readonly Controller[] {
	const {clusterCa, machine, timers = kubernetesTimers} = parts;
	return [
		nodeKubelets(machine),
		nodeMonitor(timers),
		nodeTaints,
		podUnreadiness,
		taintEviction(),
		podGarbageController,
		namespaceController,
		serviceAccountController,
		rootCaController(clusterCa),
		...programmedControllers,
		deploymentController,
		replicaSetController,
		statefulSetController,
		daemonSetController,
		jobController,
		jobPodController,
		schedulerController,
		...garbageControllers,
		endpointsController,
		endpointSliceController,
	];
}
