/**
 * The runtime of containers: a machine is a container of the Docker Engine, pods are namespaces in it. The underlay, and all that
 * is in a machine, is made as in the other runtime. Runs in the sandbox, which has the host's process numbers here.
 */
import {enterPlace} from './attach.js';
import {Containers} from './docker-containers.js';
import type {DockerLab} from './docker-lab.js';

export {endWithInit} from './docker-lifeline.js';
export type {ContainerState} from './docker-states.js';

import {enterContainer} from './docker-enter.js';
import {enterMachine, holderOf, isContainerAlive} from './docker-machine.js';
import {runtimeOf} from './netns-runtime.js';
import type {Runtime} from './runtime.js';

export type DockerRuntime = Runtime & {readonly containers: Containers};

export function dockerRuntime(lab: DockerLab): DockerRuntime {
	const containers = new Containers(lab);
	return {
		...runtimeOf({
			holderOf,
			enterMachine,
			isAlive: isContainerAlive,
			start: machines => containers.start(machines),
			stop: (machines, handles) => containers.stop(machines, handles),
			enterApart: place => {
				const [machine = ''] = place.split('/');
				const outside = enterPlace(machine, enterMachine);
				return {outside, inside: enterPlace(place, () => []), numbers: enterContainer(machine, 'numbers')};
			},
		}),
		containers,
	};
}
