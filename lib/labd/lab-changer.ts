/** Makes a lab that is up what its changed file says: the kernel, the Node objects, what `verify` goes by. */
import {concernsFault, type Fault, nodesOff} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';
import {sameValue} from '../../topology/same-value.js';
import type {ApiObject} from '../api/object.js';
import {changeWords, type LabChange, labChanges} from '../control/live/lab-change.js';
import {standingFaults} from '../control/live/standing-faults.js';
import type {Core} from './core.js';
import type {Desired} from './desired.js';
import {type Drained, drain} from './drain.js';
import {type LabAnswer, type LabOrder, revisionOf} from './lab-order.js';
import type {LabShape, LiveNetwork} from './network-types.js';
import {followNodes, returnNode} from './node-objects.js';
import {Turns} from './turns.js';

export type ChangerParts = {
	readonly core: Pick<Core, 'registry' | 'kubelet' | 'journal'>;
	readonly network: LiveNetwork;
	/** What the lab shall be now. */
	readonly desired: () => Pick<Desired, 'checks' | 'timers' | 'scenario' | 'manifests'>;
	/** With what its objects make of it, in a lab with Calico. */
	readonly followed: (cluster: Cluster) => Cluster;
	/** Written down with what is in the network. Throws a StateError. */
	readonly take: (order: LabOrder) => void;
};

/** One order after the other: of two that were compiled for the same lab, the later one is told so. */
export class LabChanger {
	readonly #parts: ChangerParts;
	readonly #turns = new Turns();

	constructor(parts: ChangerParts) {
		this.#parts = parts;
	}

	/** Resolves when it is true in the kernel. Throws an ApplyError, a CommandError or a StateError: the lab is then as before. */
	order(order: LabOrder): Promise<LabAnswer> {
		return this.#turns.alone(() => this.#change(order));
	}

	async #change(order: LabOrder): Promise<LabAnswer> {
		const {network, desired, core} = this.#parts;
		const before = network.cluster;
		if (order.from !== revisionOf({...desired(), cluster: before})) return {done: false};
		const start = performance.now();
		const drained = await this.#drain(before, order.cluster);
		const middle = performance.now();
		try {
			const {changes} = await network.change(now => shapeWith(now, this.#parts.followed(order.cluster)));
			for (const node of drained.nodes) if (isIn(order.cluster, node)) returnNode(core.registry, node);
			followNodes(core.registry, before, order.cluster);
			this.#tell(before, order);
			this.#parts.take(order);
			const ms = {drain: Math.round(middle - start), kernel: Math.round(performance.now() - middle)};
			return {done: true, changes, drained: drained.pods, revision: revisionOf(order), ms};
		} catch (error) {
			for (const node of drained.nodes) if (isIn(network.cluster, node)) returnNode(core.registry, node);
			throw error;
		}
	}

	async #drain(before: Cluster, after: Cluster): Promise<Drained> {
		const emptied = before.nodes.filter(node => {
			const now = after.nodes.find(({name}) => name === node.name);
			return !now || !sameValue(now.podCidrs, node.podCidrs);
		});
		if (emptied.length === 0) return {pods: [], nodes: []};
		const {network, core} = this.#parts;
		const off = nodesOff(network.shape.faults);
		return drain(
			emptied.map(({name}) => name),
			{registry: core.registry, network, off},
		);
	}

	/** Pods are told where their node is now. */
	#tell(before: Cluster, order: LabOrder): void {
		const {core, network, desired} = this.#parts;
		const changes = labChanges({...desired(), cluster: before}, order);
		for (const change of changes) {
			const reason = `${capital(change.what)}${capital(change.do)}`;
			const object = subjectOf(change, before.name);
			core.journal.tell({type: 'Normal', reason, object, source: 'lab', message: changeWords(change)});
		}
		const moved = new Set(changes.flatMap(({what, name}) => (what === 'node' ? [name] : [])));
		for (const model of network.cluster.pods) {
			if (!moved.has(model.node)) continue;
			const {namespace, name} = model;
			const object = core.registry.store.get({resource: 'pods', namespace, name});
			if (object) core.kubelet.changed(object, model);
		}
	}
}

function shapeWith(now: LabShape, cluster: Cluster): LabShape {
	const faults = standingFaults(now.faults, cluster);
	const isDeaf = (node: string) => faults.some(fault => isDaemonAt(fault, node));
	const frozen = Object.fromEntries(Object.entries(now.frozen).filter(([node]) => isDeaf(node)));
	return {cluster: {...cluster, pods: now.cluster.pods}, faults, frozen};
}

function isDaemonAt(fault: Fault, node: string): boolean {
	return fault.kind === 'daemon' && concernsFault(fault, node);
}

function isIn({nodes}: Cluster, {metadata}: ApiObject): boolean {
	return nodes.some(({name}) => name === metadata.name);
}

/** `Node node-4`; what belongs to no machine and no segment is the lab's. */
function subjectOf({what, name}: LabChange, lab: string): string {
	const isPart = what === 'node' || what === 'client' || what === 'router' || what === 'segment';
	return isPart ? `${capital(what)} ${name}` : `Lab ${lab}`;
}

function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
