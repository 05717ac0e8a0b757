/** The containers of a lab, from inside its sandbox: made, started, ended, and how they are. */
import {readFileSync} from 'node:fs';
import type Dockerode from 'dockerode';
import type {MachineStop} from '../plan/diff.js';
import type {Machine} from '../plan/ops.js';
import {type ContainerRequest, containerOf} from './docker-container.js';
import {type Endpoint, endpointWords} from './docker-endpoint.js';
import {type Engine, openEngine} from './docker-engine.js';
import {writeEnterScripts} from './docker-enter.js';
import {EngineError, isStatus} from './docker-error.js';
import {watchEngine} from './docker-events.js';
import {elsewhere} from './docker-host.js';
import {makeHostImage} from './docker-image.js';
import {type DockerLab, labelOf, labFilter} from './docker-lab.js';
import {adopt, disown, holderOf, isContainerAlive, isKnown, type Running} from './docker-machine.js';
import {type ContainerState, endByKernel, stateByKernel, statesOf} from './docker-states.js';
import {CommandError} from './door.js';
import {forAll} from './for-all.js';
import type {Handles} from './netns-handles.js';
import {endMachines} from './stop-machines.js';

/** Where the sandbox has the engine's socket, and the host's network: for who is in a network of its own, with a /run of its own. */
const inside = {engine: '/run/cnilab/engine', hostNetns: '/run/cnilab/host.net'} as const;

/** Live handle. */
export class Containers {
	readonly #lab: DockerLab;
	readonly #engine: Engine;
	#hasImage: Promise<void> | undefined;

	constructor(lab: DockerLab) {
		this.#lab = lab;
		this.#engine = openEngine(...seenInside(lab.endpoint));
		writeEnterScripts();
	}

	/** Makes and starts what is not there; what runs already, because its user has started it, is taken as it is. Throws an EngineError. */
	async start(machines: readonly Machine[]): Promise<void> {
		if (machines.some(({container}) => container?.image === undefined)) await this.#image();
		const running: Running[] = [];
		await forAll(machines, async machine => {
			running.push({machine, pid: await this.#run(machine)});
		});
		await this.#adopt(running);
	}

	#image(): Promise<void> {
		this.#hasImage ??= makeHostImage(this.#lab, this.#engine);
		return this.#hasImage;
	}

	async #adopt(running: readonly Running[]): Promise<void> {
		try {
			await adopt(running);
		} catch (error) {
			if (!(error instanceof CommandError) || error.exitCode !== 127) throw error;
			const images = new Set(running.map(({machine}) => machine.container?.image).filter(Boolean));
			throw new EngineError(
				`image ${[...images].join(' or ')} can't be a node: ${error.stderr.trim()}`,
				"an image with iproute2 in it (Debian's package), or none: the nodes then have the host's programs",
				{cause: error},
			);
		}
	}

	/** Returns its first process. */
	async #run(machine: Machine): Promise<number> {
		const request = containerOf(this.#lab, machine);
		const container = await this.#made(request);
		await this.#engine.ask(`start the container ${request.name}`, async () => {
			try {
				await container.start();
			} catch (error) {
				// It runs.
				if (!isStatus(error, 304)) throw error;
			}
		});
		const {State, Id} = await this.#engine.ask(`look at the container ${request.name}`, () =>
			container.inspect(),
		);
		if (!State.Running)
			throw new EngineError(
				`container ${request.name} ended at once, with exit code ${State.ExitCode}${State.OOMKilled ? ', for want of memory' : ''}`,
				State.OOMKilled ? 'more memory for it in the shape file' : 'an image whose /bin/sh works, or none',
			);
		if (!isHere(State.Pid, Id)) throw elsewhere(this.#engine.words);
		return State.Pid;
	}

	/** One that is there and is made as it shall be stays: whoever has it in mind by its number keeps it. */
	async #made(request: ContainerRequest): Promise<Dockerode.Container> {
		const {name, Labels} = request;
		return this.#engine.ask(`make the container ${name}`, async docker => {
			try {
				return await docker.createContainer(request);
			} catch (error) {
				if (!isStatus(error, 409)) throw error;
			}
			const there = docker.getContainer(name);
			const {Config} = await there.inspect();
			if (!this.#isOurs(Config.Labels)) throw taken(name, Config.Labels[labelOf.lab]);
			if (Config.Labels[labelOf.spec] === Labels?.[labelOf.spec]) return there;
			await there.remove({force: true});
			return docker.createContainer(request);
		});
	}

	#isOurs(labels: Readonly<Record<string, string>>): boolean {
		const {lab, folder, created} = this.#lab;
		const wanted = {[labelOf.lab]: lab, [labelOf.state]: folder, [labelOf.created]: created};
		return Object.entries(wanted).every(([name, value]) => labels[name] === value);
	}

	/**
	 * Kills them; they stay to be started again. One that has another first process than it had when it was taken in was started
	 * by its user meanwhile, and lives on. Where the engine does not answer, the kernel ends them. Throws an EngineError, or an
	 * ApplyError if something does not end.
	 */
	async stop(machines: readonly MachineStop[], handles: Handles): Promise<void> {
		const states = await this.statesOr(machines.map(({name}) => name));
		const there = new Map(states.map(each => [each.machine, each]));
		await endMachines(machines, handles, {
			isAlive: isContainerAlive,
			holderOf,
			// The process numbers here are the host's, where another lab may have machines of these names.
			marked: new Set(),
			begin: () =>
				forAll(machines, async ({name}) => {
					const {id, state} = there.get(name) ?? {};
					const isAnother = isKnown(name) && !isContainerAlive(name);
					const end = endByKernel(name);
					disown(name);
					if (id === undefined || !isRunning(state) || isAnother) return;
					if (id === '') return end();
					// What is frozen takes no signal.
					if (state === 'paused') await this.unfreeze(id);
					await this.#kill(id, name);
				}),
		});
	}

	async #kill(id: string, name: string): Promise<void> {
		await this.#engine.ask(`kill the container of ${name}`, async docker => {
			// It may have ended meanwhile.
			await tolerant(docker.getContainer(id).kill());
		});
	}

	/** One that is not frozen is no mistake. */
	async unfreeze(id: string): Promise<void> {
		await this.#engine.ask('let a container go on', docker => tolerant(docker.getContainer(id).unpause()));
	}

	/** Whatever it does. */
	async remove(id: string): Promise<void> {
		await this.#engine.ask('remove a container', docker =>
			tolerant(docker.getContainer(id).remove({force: true})),
		);
	}

	/** Calls it now, whenever a container of the lab may have changed its state (with its ID), and when the engine is lost or back. */
	watch(changed: (id?: string) => void): void {
		void watchEngine(this.#engine, labFilter(this.#lab), changed);
	}

	/** As the engine tells it; as the kernel does, where the engine does not answer. */
	async statesOr(
		machines: readonly string[],
		changed: ReadonlySet<string> = new Set(),
	): Promise<ContainerState[]> {
		try {
			return await statesOf(this.#engine, this.#lab, changed);
		} catch (error) {
			if (!(error instanceof EngineError)) throw error;
			return machines.map(stateByKernel);
		}
	}
}

/** Whether the number that the engine tells is this container's process here: its control groups are called after it. */
function isHere(pid: number, container: string): boolean {
	try {
		return readFileSync(`/proc/${pid}/cgroup`, 'utf8').includes(container);
	} catch {
		return false;
	}
}

/** It was free when the lab was admitted. */
function taken(name: string, owner: string | undefined): EngineError {
	if (owner === undefined)
		return new EngineError(
			`there is a container ${name} already, which is not cnilab's`,
			`docker rm -f ${name}`,
		);
	return new EngineError(
		`lab ${owner} has come up meanwhile, and has a container ${name}`,
		"the same command again: the containers will have the lab's name before theirs",
	);
}

/** What is not there, or is so already. */
async function tolerant(request: Promise<unknown>): Promise<void> {
	try {
		await request;
	} catch (error) {
		if (!isStatus(error, 409) && !isStatus(error, 404)) throw error;
	}
}

function isRunning(state = ''): boolean {
	return state === 'running' || state === 'paused';
}

function seenInside(endpoint: Endpoint): Parameters<typeof openEngine> {
	const words = endpointWords(endpoint);
	if (endpoint.kind !== 'unix') return [endpoint, inside.hostNetns, words];
	return [{...endpoint, path: `${inside.engine}/${endpoint.path.split('/').at(-1)}`}, undefined, words];
}
