/**
 * Between the store and the kernel: pods that have a node get a network and then their containers; pods that are ending
 * lose their containers and then their network; the lab itself and its faults change likewise. One change of the kernel at a
 * time, with all that has come up since the last.
 */
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Cluster} from '../../topology/model.js';
import {type ApiObject, keyOf} from '../api/object.js';
import type {Ground} from '../control/giver.js';
import {movedTo, type Placement, placeLive} from '../control/live/place.js';
import type {Mode} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import type {Registry} from './api/registry-types.js';
import {Departures} from './departures.js';
import type {NetworkDone} from './journal-lab.js';
import type {Kubelet} from './kubelet/types.js';
import {log} from './log.js';
import {
	changedBetween,
	groundIn,
	hasSameBlocks,
	isAsBefore,
	isStill,
	type Moving,
	mayHaveNetwork,
	movingBetween,
	type Next,
	podsChanging,
	runningIn,
	type Standing,
} from './network-change.js';
import type {LabShape, LiveNetwork, NetworkChange} from './network-types.js';
import {LivePolicies} from './policies.js';
import {hush, type QuietNodes, quietNodes, wakeUp, withoutPower} from './quiet-nodes.js';
import {SandboxFailures} from './sandbox-failures.js';
import {type StandingParts, StandingPlan} from './standing-plan.js';
import {Turns} from './turns.js';

export type NetworkParts = StandingParts & {
	readonly registry: Registry;
	readonly kubelet: Kubelet;
	readonly mode: Mode;
	/** Resolves when the controllers have nothing more to say for now: many pods are then one change. */
	readonly settled: () => Promise<void>;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The kernel has been changed. */
	readonly told: (done: NetworkDone) => void;
};

/** Milliseconds until a change that failed is tried again: the first time, and at most. */
const retry = {first: 1000, most: 60_000};

export class PodNetwork implements LiveNetwork {
	#shape: LabShape;
	#ground: Ground;
	#placement: Placement;
	readonly #standing: StandingPlan;
	readonly #parts: NetworkParts;
	readonly #departures: Departures;
	readonly #failed: SandboxFailures;
	readonly #policies: LivePolicies;
	#unenforced: string | undefined;
	#wanted = false;
	readonly #turns = new Turns();
	#failures = 0;

	/** What is in the kernel already. */
	constructor(parts: NetworkParts, now: Omit<Standing, 'ground'>) {
		this.#parts = parts;
		this.#shape = now.shape;
		this.#ground = groundIn(now.shape, parts.mode, parts.registry.store);
		this.#placement = now.placement;
		this.#standing = new StandingPlan(parts, now.plan);
		this.#failed = new SandboxFailures(parts.registry);
		const running = runningIn(now.placement, this.#quiet);
		this.#departures = new Departures(parts.kubelet, running, () => this.wake());
		this.#policies = new LivePolicies(parts.registry.store, parts.mode, () => this.wake());
		this.#policies.tell(now.shape.cluster.policy);
	}

	get cluster(): Cluster {
		return this.#placement.cluster;
	}

	get plan(): Plan {
		return this.#standing.plan;
	}

	get shape(): LabShape {
		return {...this.#shape, cluster: this.#placement.cluster};
	}

	get unenforced(): string | undefined {
		return this.#unenforced;
	}

	get #quiet(): QuietNodes {
		return quietNodes(this.#shape.faults);
	}

	wake(): void {
		if (this.#wanted) return;
		this.#wanted = true;
		void this.alone(async () => {
			await this.#parts.settled();
			this.#wanted = false;
			await this.#round();
		});
	}

	change(update: (now: LabShape) => LabShape): Promise<NetworkChange> {
		return this.alone(() => this.#become(update(this.shape)));
	}

	alone<T>(action: () => Promise<T>): Promise<T> {
		return this.#turns.alone(action);
	}

	async #round(): Promise<void> {
		try {
			this.#departures.begin(this.#pods(), this.#placement, this.#quiet);
			await this.#become(this.#shape);
			this.#failures = 0;
			this.#unenforced = undefined;
		} catch (error) {
			this.#unenforced = error instanceof Error ? error.message : String(error);
			log(`network: ${error instanceof Error ? error.stack : error}`);
			const delay = Math.min(retry.first * 2 ** this.#failures++, retry.most);
			setTimeout(() => this.wake(), delay).unref();
		}
	}

	#pods(): readonly PodObject[] {
		return this.#parts.registry.store.list('pods') as unknown as readonly PodObject[];
	}

	#wantedPods(): PodObject[] {
		const all = this.#pods();
		const pods = all.filter(pod => mayHaveNetwork(pod) && !this.#departures.hasEnded(pod.metadata.uid ?? ''));
		const removed = this.#departures.removedByForce(all, this.#placement);
		if (removed.length === 0) return pods;
		// A pod that was removed by force has its namespace until it has ended; who got its name waits.
		const taken = new Set(removed.map(keyOf));
		return [...pods.filter(pod => !taken.has(keyOf(pod))), ...removed];
	}

	/** The lab is the same object if only pods may have changed. */
	async #become(shape: LabShape): Promise<NetworkChange> {
		const start = performance.now();
		await this.#standing.takeBack();
		const isSame = shape === this.#shape;
		const {mode, registry} = this.#parts;
		const ground = isSame ? this.#ground : groundIn(shape, mode, registry.store);
		const before = isSame ? this.#placement : movedTo(shape.cluster, this.#placement);
		const placing = placeLive(before, this.#wantedPods(), ground);
		this.#failed.refused(placing);
		if (!isSame) this.#policies.tell(shape.cluster.policy);
		const next = {shape, ground, placement: this.#policies.followed(placing.placement)};
		const changes = await (isSame ? this.#moveTo(next) : this.#reshape(next));
		return {changes, ms: Math.round(performance.now() - start)};
	}

	/** Nodes may go quiet, and come back. */
	async #reshape(next: Next): Promise<number> {
		const turn = {was: this.#quiet, next: quietNodes(next.shape.faults)};
		const parts = {...this.#parts, departures: this.#departures};
		try {
			await this.#standing.begin(this.shape, withoutPower(this.shape, turn, parts));
			await hush(turn, this.#placement, parts);
			const changes = await this.#moveTo(next);
			wakeUp(turn, this.#placement, parts);
			// What was to end on a node that is back ends now.
			this.wake();
			return changes;
		} catch (error) {
			wakeUp({was: turn.next, next: turn.was}, this.#placement, parts);
			// Not before it is surely there.
			if (this.#standing.isDoubtful) this.wake();
			else this.#startAll();
			throw error;
		}
	}

	async #moveTo(next: Next): Promise<number> {
		const before = this.#placement;
		const moving = movingBetween(before, next.placement);
		const isSame = next.shape === this.#shape && isStill(moving) && isAsBefore(before, next.placement);
		const changes = isSame ? 0 : await this.#change(next, moving);
		this.#shape = next.shape;
		this.#ground = next.ground;
		this.#placement = next.placement;
		this.#startAll();
		this.#tellChanged(before, next.placement);
		this.#forgetEnded();
		return changes;
	}

	async #change({shape, placement}: Next, moving: Moving): Promise<number> {
		const to = {...shape, cluster: placement.cluster};
		const pods = podsChanging(moving);
		// Where policies are enforced, a pod concerns other nodes too.
		const isOnlyPods = hasSameBlocks(this.#placement, placement) && !placement.cluster.policy;
		const onlyPods = shape === this.#shape && isOnlyPods;
		const start = performance.now();
		try {
			const {pieces, ms} = await this.#standing.change({from: this.shape, to, pods, onlyPods});
			this.#parts.told({...pods, changes: pieces, ms: performance.now() - start, parts: ms});
			return pieces;
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			for (const {object} of moving.coming) this.#failed.tell(object, reason);
			throw error;
		}
	}

	/** Those that have a network and do not run, because they are new, or their node was off. */
	#startAll(): void {
		const quiet = this.#quiet;
		for (const [uid, {object, model}] of this.#placement.pods) {
			if (quiet.has(model.node) || !this.#departures.mayStart(uid)) continue;
			// Its node was off in the middle of its end.
			if (object.metadata.deletionTimestamp !== undefined && object.status?.startTime !== undefined) continue;
			this.#departures.started(uid);
			const resumed = object.status?.startTime !== undefined;
			this.#parts.kubelet.start(object as unknown as ApiObject, model, resumed);
		}
	}

	#tellChanged(before: Placement, next: Placement): void {
		for (const [uid, {object, model}] of changedBetween(before, next)) {
			if (this.#departures.isRunning(uid)) this.#parts.kubelet.changed(object as unknown as ApiObject, model);
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
