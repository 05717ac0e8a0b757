/** A running lab, inside labd: brought up or taken up again, and what the verbs ask for. */
import {modes} from '../../plugins/index.js';
import type {KubernetesObject, PodObject} from '../../topology/kubernetes/objects.js';
import type {Cluster, Notice} from '../../topology/model.js';
import {type ApiObject, keyOf} from '../api/object.js';
import {timeText} from '../api/times.js';
import {liveExpectations} from '../control/expectations.js';
import {liveNotices, standingNotices} from '../control/live/notices.js';
import {type Ground, groundOf, type Placement, placementOf} from '../control/live/place.js';
import {seedsOf} from '../control/live/seed.js';
import {type ProbeQuery, probePods} from '../observe/probe-pods.js';
import {verifyLab} from '../observe/verify.js';
import type {Mode} from '../plan/mode.js';
import {limitFor, neighboursWanted, talkersOf} from '../plan/neighbours.js';
import type {Plan} from '../plan/ops.js';
import {type Planned, planAgain} from '../plan/planner.js';
import {netnsRuntime} from '../run/netns-runtime.js';
import type {Runtime} from '../run/runtime.js';
import {realEnvironment} from './api/environment.js';
import {assemble, type Core} from './core.js';
import {type Changing, type Desired, writeDesired} from './desired.js';
import {type EventsQuery, journalStream} from './journal-stream.js';
import {PodNetwork} from './network.js';
import {recover} from './recover.js';
import type {Handlers} from './server.js';

export type LabStatus = {
	readonly pid: number;
	readonly rssBytes: number;
	readonly notices: readonly Notice[];
};

export type Progress = (what: string, done: number, all: number) => void;

export class Lab {
	readonly core: Core;
	readonly handlers: Handlers = {
		'/status': async () => this.status(),
		'/verify': () => this.verify(),
		'/probe': async body => probePods(this.#cluster, this.#runtime, body as ProbeQuery),
		'/desired': async () => this.#now(),
		'/events': (body, gone) => journalStream(this.core.journal, body as EventsQuery, gone),
	};
	readonly #folder: string;
	readonly #desired: Desired;
	readonly #mode: Mode;
	readonly #ground: Ground;
	readonly #runtime: Runtime;
	/** What the compiler said about no object that is there: what it skipped. */
	readonly #standing: readonly Notice[];
	#network: PodNetwork | undefined;
	/** The last plan: the next one takes from it what is the same. */
	#planned: Planned | undefined;

	/** Nothing runs yet. Throws a StateError. */
	constructor(folder: string, desired: Desired, runtime: Runtime = netnsRuntime()) {
		const {cluster} = desired;
		this.#folder = folder;
		this.#desired = desired;
		this.#mode = modeOf(cluster);
		this.#ground = groundOf(cluster, {mode: this.#mode, options: cluster.mode.options});
		this.#runtime = runtime;
		this.#standing = standingNotices(cluster.notices, desired.objects);
		this.core = assemble(folder, cluster, runtime);
	}

	/** Brings everything up. Throws an ApplyError, a CommandError or a StateError. */
	async start(progress: Progress): Promise<void> {
		const {cluster, objects} = this.#desired;
		const plan = this.#plan(cluster);
		const network = this.#runtime.start(plan, (done, all) => progress('network', done, all));
		this.core.store.seed(
			seedsOf(objects, {now: timeText(realEnvironment.now()), families: cluster.families}),
		);
		await network;
		this.#run(cluster, plan, false);
		this.#intend(cluster);
	}

	/** Takes up the lab of a labd that has died: its objects, its network, what was half done. Throws as `start` does. */
	async resume(progress: Progress): Promise<void> {
		progress('network', 0, 1);
		const named = new Set(this.core.store.list('pods').map(keyOf));
		const kernel = {runtime: this.#runtime, planFor: (each: Cluster) => this.#plan(each)};
		const cluster = await recover(this.#desired, named, kernel);
		this.#run(cluster, this.#plan(cluster), true);
		progress('network', 1, 1);
	}

	#run(cluster: Cluster, plan: Plan, resumed: boolean): void {
		const {store, kubelet, makeReconciler, registry} = this.core;
		const pods = store.list('pods') as unknown as readonly PodObject[];
		const placement = placementOf(cluster, pods, this.#ground);
		startPods(placement, resumed, this.core);
		const reconciler = makeReconciler();
		reconciler.start();
		const network = new PodNetwork(
			{
				registry,
				runtime: this.#runtime,
				kubelet,
				ground: this.#ground,
				planFor: each => this.#plan(each),
				intend: (each, changing) => this.#intend(each, changing),
				settled: () => reconciler.idle(),
			},
			{placement, plan},
		);
		this.#network = network;
		store.watch(store.version, () => network.wake(), 'pods');
		network.wake();
	}

	get name(): string {
		return this.#desired.cluster.name;
	}

	get #cluster(): Cluster {
		return this.#network?.cluster ?? this.#desired.cluster;
	}

	#plan(cluster: Cluster): Plan {
		const by = {mode: this.#mode, options: cluster.mode.options};
		this.#planned = planAgain(this.#planned, cluster, by);
		return this.#planned.plan;
	}

	/** For the verbs that only look, and for a labd that is started again. */
	#intend(cluster: Cluster, changing?: Changing): void {
		const {checks, limits} = this.#desired;
		const standing = {...cluster, notices: this.#standing};
		writeDesired(this.#folder, {cluster: standing, objects: [], checks, limits, ...(changing && {changing})});
	}

	/** The desired state as it is now, with the objects that references go through. */
	#now(): Desired {
		const {checks, limits} = this.#desired;
		const {store} = this.core;
		const objects = [
			'pods',
			'replicasets.apps',
			'deployments.apps',
			'statefulsets.apps',
			'daemonsets.apps',
			'jobs.batch',
		].flatMap(resource => store.list(resource)) as unknown as KubernetesObject[];
		return {cluster: this.#cluster, objects, checks, limits};
	}

	/** What the user asked for and does not get; loudly. */
	notices(): readonly Notice[] {
		const {store, kubelet} = this.core;
		return [
			...liveNotices(store, this.#desired.cluster.notices),
			...this.#standing,
			...crowded(this.#cluster, this.#desired, this.#mode),
			...kubelet.notices(),
		];
	}

	status(): LabStatus {
		return {pid: process.pid, rssBytes: process.memoryUsage.rss(), notices: this.notices()};
	}

	/** The network is not changed meanwhile: the proof is of one state. */
	async verify() {
		const {checks, limits} = this.#desired;
		const network = this.#network;
		if (!network) throw new Error('the lab is not up yet');
		const report = await network.alone(() => {
			const {cluster, plan} = network;
			const expectations = liveExpectations(checks, this.#now());
			const lab = {cluster, checks: expectations, limits, mode: this.#mode, plan, runtime: this.#runtime};
			return verifyLab(lab);
		});
		return {...report, notices: this.notices()};
	}
}

function startPods({pods}: Placement, resumed: boolean, {kubelet}: Core): void {
	for (const {object, model} of pods.values()) {
		kubelet.start(object as unknown as ApiObject, model, resumed);
	}
}

function modeOf(cluster: Cluster): Mode {
	const mode = modes.find(({name}) => name === cluster.mode.name);
	if (!mode)
		throw new Error(
			`labd does not know the mode ${cluster.mode.name}: the lab was made by another version of cnilab`,
		);
	return mode;
}

/** The kernel's neighbour tables are too small for all of the lab to talk at once. */
function crowded(cluster: Cluster, {limits}: Desired, {addressing}: Mode): Notice[] {
	const wanted = neighboursWanted(addressing, talkersOf(cluster));
	const limit = limitFor(cluster.families, limits);
	if (wanted <= limit) return [];
	const raise = cluster.families.map(
		family => `sysctl -w net.${family}.neigh.default.gc_thresh3=${2 ** Math.ceil(Math.log2(wanted * 2))}`,
	);
	const message = `when all talk to all, this kernel must know ${wanted} neighbours, and it keeps ${limit} for all namespaces together: connections will fail now and then. verify tries a sample. On the host: ${raise.join('; ')}`;
	return [{subject: `Lab ${cluster.name}`, message}];
}
