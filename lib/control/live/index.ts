/** The controllers of a live lab, in order of precedence: what the first ones make is there for the others. */
import type {Controller} from './controller.js';
import {deploymentController} from './deployment.js';
import {garbageControllers} from './garbage.js';
import {namespaceController, rootCaController, serviceAccountController} from './namespaces.js';
import {type NodeMachine, nodeController} from './nodes.js';
import {podGarbageController} from './pod-garbage.js';
import {replicaSetController} from './replica-set.js';
import {schedulerController} from './scheduler.js';

export type LiveParts = {
	/** The certificate of the lab's CA, PEM. */
	readonly clusterCa: string;
	/** What `kubectl get nodes -o wide` tells of the machine. */
	readonly machine?: NodeMachine;
};

export function liveControllers({clusterCa, machine}: LiveParts): readonly Controller[] {
	return [
		nodeController(machine),
		namespaceController,
		serviceAccountController,
		rootCaController(clusterCa),
		deploymentController,
		replicaSetController,
		schedulerController,
		podGarbageController,
		...garbageControllers,
	];
}
