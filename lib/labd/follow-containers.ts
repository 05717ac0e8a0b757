/**
 * Nodes whose containers their user stops, kills, freezes or starts at the engine. What happens there is a fault like one that is
 * ordered here: the network is made what it then is, and the cluster sees a node that has fallen silent.
 */
import {type FaultOrder, faultKey} from '../../topology/faults.js';
import type {ContainerState, DockerRuntime} from '../run/docker-runtime.js';
import {BackOff} from './back-off.js';
import type {FaultBoard} from './fault-board.js';
import {log} from './log.js';
import type {LiveNetwork} from './network-types.js';
import {Turns} from './turns.js';

export type FollowedLab = {
	readonly runtime: DockerRuntime;
	readonly board: FaultBoard;
	readonly network: LiveNetwork;
};

/** Live handle. */
export class ContainerFollower {
	readonly #lab: FollowedLab;
	readonly #turns = new Turns();
	/** Those that were frozen at the engine, and not by an order. */
	readonly #frozen = new Set<string>();
	#wanted = false;
	/** In a row. */
	#failures = 0;
	/** By their IDs: those that have told of themselves since they were looked at. */
	#changed = new Set<string>();

	/** From now on. */
	constructor(lab: FollowedLab) {
		this.#lab = lab;
		lab.runtime.containers.watch(id => this.#look(id));
	}

	/** Does what a user has ordered here; what is frozen at the engine, and shall be healed, is let go on there before. */
	async order(order: FaultOrder) {
		if (order.do === 'heal') await this.#turns.alone(() => this.#thaw(order.what));
		return this.#lab.board.order(order);
	}

	async #thaw(what: string | undefined): Promise<void> {
		for (const {machine, id, state} of await this.#states()) {
			if (state !== 'paused' || (what !== undefined && what !== machine)) continue;
			// Its fault is ended by the order, not by following.
			this.#frozen.delete(machine);
			await this.#lab.runtime.containers.unfreeze(id);
		}
	}

	#look(id?: string): void {
		if (id !== undefined) this.#changed.add(id);
		if (this.#wanted) return;
		this.#wanted = true;
		void this.#turns.alone(async () => {
			this.#wanted = false;
			try {
				await this.#follow();
				this.#failures = 0;
			} catch (error) {
				log(`containers: ${error instanceof Error ? error.message : error}`);
				// What has happened is told once: it is asked for again.
				setTimeout(() => this.#look(), BackOff.delay(++this.#failures)).unref();
			}
		});
	}

	async #follow(): Promise<void> {
		// What was ordered here is done first: it ends and begins containers too.
		await this.#lab.network.alone(async () => {});
		const machines = machinesOf(this.#lab.network);
		const states = new Map((await this.#states()).map(each => [each.machine, each]));
		for (const name of machines) {
			const order = this.#orderFor(name, states.get(name)?.state);
			if (order) await this.#lab.board.order(order);
		}
		for (const {machine, id} of states.values()) {
			if (!machines.includes(machine)) await this.#lab.runtime.containers.remove(id);
		}
	}

	async #states(): Promise<ContainerState[]> {
		const changed = this.#changed;
		this.#changed = new Set();
		try {
			return await this.#lab.runtime.containers.statesOr(machinesOf(this.#lab.network), changed);
		} catch (error) {
			for (const id of changed) this.#changed.add(id);
			throw error;
		}
	}

	/** What makes the lab follow a container. */
	#orderFor(node: string, state: string | undefined): FaultOrder | undefined {
		const fault = this.#faultAt(node);
		const isOff = fault !== undefined && fault.kind !== 'pause';
		switch (state) {
			case 'paused':
				if (fault !== undefined) return undefined;
				this.#frozen.add(node);
				return {do: 'add', fault: {kind: 'pause', node}};
			case 'running':
				if (isOff || (fault && this.#frozen.delete(node))) return {do: 'end', fault};
				return this.#lab.runtime.isAlive(node) ? undefined : {do: 'restart', node};
			default:
				this.#frozen.delete(node);
				return isOff ? undefined : {do: 'add', fault: {kind: 'kill', node}};
		}
	}

	#faultAt(node: string) {
		const fault = this.#lab.board.standing.find(each => faultKey(each) === `node ${node}`);
		return fault && 'node' in fault && fault.kind !== 'daemon' ? fault : undefined;
	}
}

function machinesOf({cluster}: LiveNetwork): string[] {
	const {routers, clients} = cluster.underlay;
	return [...routers, ...clients, ...cluster.nodes].map(({name}) => name);
}
