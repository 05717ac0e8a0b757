/** A running lab, inside labd: brought up or taken up again, and what the verbs ask for. */
import type {FaultOrder} from '../../topology/faults.js';
import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Notice} from '../../topology/model.js';
import {keyOf} from '../api/object.js';
import {liveExpectations} from '../control/expectations.js';
import type {RunningLab} from '../observe/verify.js';
import type {Mode} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import {netnsRuntime} from '../run/netns-runtime.js';
import type {Runtime} from '../run/runtime.js';
import {endTheLab, StateError} from '../run/state-file.js';
import {realEnvironment} from './api/environment.js';
import {openAccess} from './api/tls.js';
import type {Converged} from './converge.js';
import {assemble, type Core} from './core.js';
import {type Changing, type Desired, DesiredFile, timersOf} from './desired.js';
import {eventHandlers} from './drops.js';
import {firstNetwork} from './first-network.js';
import {LabNotices} from './lab-notices.js';
import type {LabOrder} from './lab-order.js';
import {LabPlans, modeOf} from './lab-plans.js';
import {type LabUp, labUp} from './lab-up.js';
import type {LabShape} from './network-types.js';
import {proofHandlers} from './proofs.js';
import {quietNodes} from './quiet-nodes.js';
import {recover} from './recover.js';
import {repairHandlers} from './repair.js';
import type {Handlers} from './server.js';
import {type Settled, type SettledQuery, settled} from './settled.js';
import {type SilentNode, silentNodes} from './silent-nodes.js';
import {placementIn, resumePods} from './start-pods.js';
import {lookAtTask} from './task.js';
import {Traffic, trafficHandlers} from './traffic.js';

export type LabStatus = {
	readonly pid: number;
	readonly rssBytes: number;
	readonly notices: readonly Notice[];
	/** Those that nothing is heard of. */
	readonly silent: readonly SilentNode[];
	/** Of the daemons' part, as it is now. */
	readonly daemons: Converged;
};

export type Progress = (what: string, done: number, all: number) => void;

export class Lab {
	readonly core: Core;
	readonly handlers: Handlers = {
		'/status': async () => this.status(),
		...proofHandlers({
			up: () => up(this.#up),
			running: () => this.#running,
			notices: () => this.notices(),
			journal: () => this.core.journal,
			task: running => lookAtTask(this.#desired.task, this.#now(), running),
		}),
		'/desired': async () => this.#now(),
		...trafficHandlers(() => this.#traffic),
		'/settled': (body, gone) => this.#settled(body as SettledQuery, gone),
		...eventHandlers(() => this.#parts),
		...repairHandlers(() => this.#parts),
		'/fault': async body => up(this.#up).board.order(body as FaultOrder),
		'/lab': async body => up(this.#up).changer.order(body as LabOrder),
	};
	readonly #traffic: Traffic;
	readonly #folder: string;
	readonly #file: DesiredFile;
	#desired: Desired;
	readonly #mode: Mode;
	readonly #runtime: Runtime;
	readonly #plans: LabPlans;
	readonly #notices: LabNotices;
	#up: LabUp | undefined;
	/** Resolves when the controllers have nothing more to say for now. */
	#idle = async () => {};

	/** Nothing runs yet. Throws a StateError. */
	constructor(folder: string, desired: Desired, runtime: Runtime = netnsRuntime()) {
		const {cluster} = desired;
		this.#folder = folder;
		this.#file = new DesiredFile(folder);
		this.#desired = desired;
		this.#mode = modeOf(cluster);
		this.#plans = new LabPlans(this.#mode, desired.substitutes);
		const clusterNow = () => this.#cluster;
		this.core = assemble(folder, {clusterNow, timers: timersOf(() => this.#desired)}, runtime);
		const {store} = this.core;
		this.#traffic = new Traffic(runtime, {store, now: () => this.#now(), faults: () => up(this.#up).board});
		this.#runtime = this.#traffic.runtime;
		this.#notices = new LabNotices(this.core, desired, this.#mode);
	}

	/** Brings everything up. Throws an ApplyError, a CommandError or a StateError. */
	async start(progress: Progress): Promise<void> {
		const plan = await firstNetwork(this.#desired, {
			core: this.core,
			runtime: this.#runtime,
			mode: this.#mode,
			plan: () => this.#plans.planFor(this.#shape),
			progress: (done, all) => progress('network', done, all),
			meanwhile: () => {
				// The store has the objects by now.
				this.#intend(this.#shape);
				openAccess(this.#folder);
			},
		});
		this.#run(this.#shape, plan);
	}

	/** Takes up the lab of a labd that has died: its objects, its network, what was half done. Throws as `start` does. */
	async resume(progress: Progress): Promise<void> {
		if (this.core.store.version === 0)
			throw new StateError(`${this.#folder}/objects.log has lost the lab's objects: ${endTheLab}`);
		progress('network', 0, 1);
		const named = new Set(this.core.store.list('pods').map(keyOf));
		const planFor = (cluster: Cluster) => this.#plans.planFor({...this.#shape, cluster});
		const cluster = await recover(this.#desired, named, {runtime: this.#runtime, planFor});
		const shape = {...this.#shape, cluster};
		resumePods(placementIn(this.core, cluster, this.#mode), quietNodes(shape.faults), this.core);
		this.#run(shape, planFor(cluster));
		progress('network', 1, 1);
	}

	#run(shape: LabShape, plan: Plan): void {
		const {makeReconciler} = this.core;
		const placement = placementIn(this.core, shape.cluster, this.#mode);
		const reconciler = makeReconciler();
		this.#idle = () => reconciler.idle();
		reconciler.start();
		const parts = {
			core: this.core,
			runtime: this.#runtime,
			mode: this.#mode,
			plans: this.#plans,
			desired: () => this.#desired,
			intend: (each: LabShape, changing?: Changing) => this.#intend(each, changing),
			take: (order: LabOrder, each: LabShape) => this.#take(order, each),
			idle: this.#idle,
		};
		this.#up = labUp(parts, {shape, placement, plan});
	}

	get #parts() {
		const {network, convergence} = this.#up ?? {};
		return {...this.core, network, convergence, runtime: this.#runtime};
	}

	/** Throws before it is up. */
	get live(): LabUp {
		return up(this.#up);
	}

	get name(): string {
		return this.#desired.cluster.name;
	}

	get #cluster(): Cluster {
		return this.#up?.network.cluster ?? this.#desired.cluster;
	}

	/** As it was written down last. */
	get #shape(): LabShape {
		const {cluster, faults = [], frozen = {}} = this.#desired;
		return {cluster, faults, frozen};
	}

	/** For the verbs that only look, and for a labd that is started again. */
	#intend({cluster, faults, frozen}: LabShape, changing?: Changing): void {
		const {changing: _, ...desired} = this.#desired;
		const standing = {...cluster, notices: this.#notices.standing};
		const shape = {cluster: standing, faults, frozen};
		this.#file.write({...desired, ...shape, objects: [], ...(changing && {changing})});
	}

	/** The network is already what was ordered. */
	#take({cluster, checks, timers, scenario, task, manifests, standing}: LabOrder, shape: LabShape): void {
		const {scenario: _, task: __, ...desired} = this.#desired;
		const asked = {...(scenario && {scenario}), ...(task && {task})};
		this.#desired = {...desired, checks, timers, manifests, ...asked};
		this.#notices.take({compiled: cluster.notices, standing});
		this.#intend(shape);
	}

	/** The desired state as it is now, with the objects that references go through. */
	#now(): Desired {
		const {store} = this.core;
		const objects = [
			'pods',
			'replicasets.apps',
			'deployments.apps',
			'statefulsets.apps',
			'daemonsets.apps',
			'jobs.batch',
		].flatMap(resource => store.list(resource)) as unknown as KubernetesObject[];
		const {faults = [], frozen = {}} = this.#up?.network.shape ?? {};
		return {...this.#desired, cluster: this.#cluster, faults, frozen, objects};
	}

	notices(): readonly Notice[] {
		return this.#notices.of(this.#cluster);
	}

	status(): LabStatus {
		const daemons = up(this.#up).convergence.now();
		const silent = silentNodes(this.core.store, realEnvironment.now());
		return {pid: process.pid, rssBytes: process.memoryUsage.rss(), notices: this.notices(), silent, daemons};
	}

	#settled(query: SettledQuery, clientGone: AbortSignal): Promise<Settled> {
		const {store, journal} = this.core;
		const {network, convergence} = up(this.#up);
		return settled({store, journal, network, convergence, idle: this.#idle}, query, clientGone);
	}

	/** Resolves when the daemons have done their part, or nobody waits for it any more. */
	converged(progress: Progress): Promise<Converged> {
		return up(this.#up).convergence.done(({sessions, routes}) =>
			progress('BGP', sessions.there + routes.there, sessions.of + routes.of),
		);
	}

	get #running(): RunningLab {
		const {cluster, plan, shape} = up(this.#up).network;
		const checks = liveExpectations(this.#desired.checks, this.#now());
		const [mode, runtime, {limits}] = [this.#mode, this.#runtime, this.#desired];
		return {...shape, cluster, checks, limits, mode, plan, runtime};
	}
}

function up(lab: LabUp | undefined): LabUp {
	if (!lab) throw new Error('the lab is not up yet');
	return lab;
}
