/**
 * Between the store and the kernel: pods that have a node get a network and then their containers; pods that are ending
 * lose their containers and then their network. One change of the kernel at a time, with all that has come up since the last.
 */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Cluster} from '../../topology/model.js';
import {type ApiObject, keyOf} from '../api/object.js';
import {type Ground, type PlacedPod, type Placement, type Placing, placeLive} from '../control/live/place.js';
import {diffPlans} from '../plan/diff.js';
import type {Plan} from '../plan/ops.js';
import {placeOfPod} from '../plan/places.js';
import type {Runtime} from '../run/runtime.js';
import type {Registry} from './api/registry-types.js';
import {Departures} from './departures.js';
import type {Changing} from './desired.js';
import type {Kubelet} from './kubelet/types.js';
import {log} from './log.js';

export type NetworkParts = {
	readonly registry: Registry;
	readonly runtime: Runtime;
	readonly kubelet: Kubelet;
	readonly ground: Ground;
	readonly planFor: (cluster: Cluster) => Plan;
	/** Writes down what is about to be made true, so that a labd that is started again can finish it. Throws a StateError. */
	readonly intend: (cluster: Cluster, changing?: Changing) => void;
	/** Resolves when the controllers have nothing more to say for now: many pods are then one change. */
	readonly settled: () => Promise<void>;
};

/** Milliseconds until a change that failed is tried again: the first time, and at most. */
const retry = {first: 1000, most: 60_000};

export class PodNetwork {
	#placement: Placement;
	#plan: Plan;
	readonly #parts: NetworkParts;
	readonly #departures: Departures;
	readonly #refused = new Map<string, string>();
	#wanted = false;
	#turn: Promise<void> = Promise.resolve();
	#failures = 0;

	constructor(parts: NetworkParts, {placement, plan}: {placement: Placement; plan: Plan}) {
		this.#parts = parts;
		this.#placement = placement;
		this.#plan = plan;
		this.#departures = new Departures(parts.kubelet, placement.pods.keys(), () => this.wake());
	}

	get cluster(): Cluster {
		return this.#placement.cluster;
	}

	get plan(): Plan {
		return this.#plan;
	}

	/** Something about pods has changed. */
	wake(): void {
		if (this.#wanted) return;
		this.#wanted = true;
		void this.alone(async () => {
			await this.#parts.settled();
			this.#wanted = false;
			await this.#round();
		});
	}

	/** Runs an action while the network is not being changed, after what waits already. */
	alone<T>(action: () => Promise<T>): Promise<T> {
		const result = this.#turn.then(action);
		this.#turn = result.then(
			() => {},
			() => {},
		);
		return result;
	}

	async #round(): Promise<void> {
		try {
			this.#departures.begin(this.#pods(), this.#placement);
			const placing = placeLive(this.#placement, this.#wantedPods(), this.#parts.ground);
			this.#tellRefused(placing);
			await this.#moveTo(placing.placement);
			this.#failures = 0;
		} catch (error) {
			log(`network: ${error instanceof Error ? error.stack : error}`);
			const delay = Math.min(retry.first * 2 ** this.#failures++, retry.most);
			setTimeout(() => this.wake(), delay).unref();
		}
	}

	#pods(): readonly PodObject[] {
		return this.#parts.registry.store.list('pods') as unknown as readonly PodObject[];
	}

	/** A pod whose containers have all ended for good has no network any more. */
	#wantedPods(): PodObject[] {
		const pods = this.#pods().filter(
			({metadata: {uid = ''}, spec, status}) =>
				spec.nodeName !== undefined &&
				!this.#departures.hasEnded(uid) &&
				status?.phase !== 'Succeeded' &&
				status?.phase !== 'Failed',
		);
		const present = new Set(pods.map(({metadata}) => metadata.uid));
		const removed = this.#departures.removedByForce(present, this.#placement);
		// A pod that was removed by force has its namespace until it has ended; who got its name waits.
		const taken = new Set(removed.map(keyOf));
		return [...pods.filter(pod => !taken.has(keyOf(pod))), ...removed];
	}

	#tellRefused({refused}: Placing): void {
		const now = new Map(refused.map(({pod, reason}) => [pod.metadata.uid ?? '', reason]));
		for (const {pod, reason} of refused) {
			if (this.#refused.get(pod.metadata.uid ?? '') !== reason) this.#tellFailed(pod, reason);
		}
		this.#refused.clear();
		for (const [uid, reason] of now) this.#refused.set(uid, reason);
	}

	#tellFailed(pod: PodObject, reason: string): void {
		const about = pod as unknown as ApiObject;
		const message = `Failed to create pod sandbox: ${reason}`;
		this.#parts.registry.change(
			{do: 'event', about, type: 'Warning', reason: 'FailedCreatePodSandBox', message},
			'kubelet',
		);
	}

	async #moveTo(next: Placement): Promise<void> {
		const before = this.#placement;
		const coming = [...next.pods].filter(([uid]) => !before.pods.has(uid));
		const going = [...before.pods].filter(([uid]) => !next.pods.has(uid));
		if (coming.length > 0 || going.length > 0) {
			await this.#change(next.cluster, {coming: values(coming), going: values(going)});
		}
		this.#placement = next;
		for (const [uid, pod] of coming) this.#start(uid, pod);
		this.#tellChanged(before, next);
		this.#forgetEnded();
	}

	async #change(cluster: Cluster, {coming, going}: Moving): Promise<void> {
		const {runtime, planFor, intend} = this.#parts;
		const plan = planFor(cluster);
		const changing = {coming: coming.map(({model}) => model), going: going.map(({model}) => model)};
		intend(cluster, changing);
		try {
			await runtime.apply(diffPlans(this.#plan, plan, renewed(changing)), () => {});
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			for (const {object} of coming) this.#tellFailed(object, reason);
			await runtime.apply(diffPlans(plan, this.#plan), () => {}, {resume: true});
			intend(this.#placement.cluster);
			throw error;
		}
		this.#plan = plan;
		intend(cluster);
	}

	#start(uid: string, {object, model}: PlacedPod): void {
		this.#departures.started(uid);
		this.#parts.kubelet.start(object as unknown as ApiObject, model);
	}

	#tellChanged(before: Placement, next: Placement): void {
		for (const [uid, {object, model}] of next.pods) {
			const known = before.pods.get(uid);
			if (known && concerns(known, {object, model}) && this.#departures.isRunning(uid)) {
				this.#parts.kubelet.changed(object as unknown as ApiObject, model);
			}
		}
	}

	/** Nothing of them is left, neither a process nor a network: the objects may go. */
	#forgetEnded(): void {
		for (const pod of this.#pods()) {
			const {uid = '', namespace = 'default', name} = pod.metadata;
			if (!this.#departures.hasEnded(uid) || this.#placement.pods.has(uid)) continue;
			this.#parts.registry.podEnded(uid, {namespace, name});
		}
		this.#departures.forget(this.#placement);
	}
}

/** Whether the kubelet must know: what it runs has changed, or a readiness gate that somebody else opens. */
function concerns(before: PlacedPod, now: PlacedPod): boolean {
	if (before.model !== now.model) return true;
	return before.object !== now.object && now.object.spec.readinessGates !== undefined;
}

type Moving = {readonly coming: readonly PlacedPod[]; readonly going: readonly PlacedPod[]};

/** Pods that go and come under the same name: the namespace is another one. */
function renewed({coming, going}: Changing): ReadonlySet<string> {
	const gone = new Set(going.map(placeOfPod));
	return new Set(coming.map(placeOfPod).filter(place => gone.has(place)));
}

function values<T>(entries: readonly (readonly [string, T])[]): T[] {
	return entries.map(([, value]) => value);
}
