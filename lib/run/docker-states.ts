/** How the containers of a lab are: as the engine tells it, and as the kernel does when there is none to tell. */
import {readFileSync} from 'node:fs';
import {isFrozen, thaw} from './docker-cgroups.js';
import type {Engine} from './docker-engine.js';
import {groupsFile} from './docker-enter.js';
import {isStatus} from './docker-error.js';
import {type DockerLab, labelOf, labFilter} from './docker-lab.js';
import {holderOf, isContainerAlive} from './docker-machine.js';
import {identify, kill} from './processes.js';

/** `id` is empty where the engine was not there to tell it. */
export type ContainerState = {readonly machine: string; readonly id: string; readonly state: string};

/**
 * All that the lab has at the engine. `changed`: those that have just told of themselves: the engine's list is behind its events.
 * Throws an EngineError.
 */
export async function statesOf(
	engine: Engine,
	lab: DockerLab,
	changed: ReadonlySet<string>,
): Promise<ContainerState[]> {
	const found = await engine.ask("list the lab's containers", docker =>
		docker.listContainers({all: true, filters: labFilter(lab)}),
	);
	return Promise.all(
		found.map(async ({Labels, State, Id: id}) => {
			const machine = Labels[labelOf.machine] ?? '';
			const isDoubtful = changed.has(id) || (State === 'running' && !isContainerAlive(machine));
			return {machine, id, state: isDoubtful ? await stateAtEngine(engine, id) : State};
		}),
	);
}

async function stateAtEngine({ask}: Engine, id: string): Promise<string> {
	return ask('look at a container', async docker => {
		try {
			return (await docker.getContainer(id).inspect()).State.Status;
		} catch (error) {
			if (isStatus(error, 404)) return 'gone';
			throw error;
		}
	});
}

/** In the engine's words. */
export function stateByKernel(machine: string): ContainerState {
	if (!isContainerAlive(machine)) return {machine, id: '', state: 'exited'};
	return {machine, id: '', state: isFrozen(groupsOf(machine)) ? 'paused' : 'running'};
}

/** What kills the first process that it has now, and with it all that is in it; also when it is no machine of the lab any more. */
export function endByKernel(machine: string): () => void {
	if (!isContainerAlive(machine)) return () => {};
	const [first, groups] = [identify(Number(holderOf(machine))), groupsOf(machine)];
	return () => {
		// What is frozen takes no signal.
		thaw(groups);
		if (first) kill(first);
	};
}

function groupsOf(machine: string): string[] {
	return readFileSync(groupsFile(machine), 'utf8').split('\n').filter(Boolean);
}
