/** A running lab, inside labd: its plan, its runtime, its workloads; what the verbs ask for. */
import {modes} from '../../plugins/index.js';
import type {Notice, Pod} from '../../topology/model.js';
import {type ProbeQuery, probePods} from '../observe/probe-pods.js';
import {verifyLab} from '../observe/verify.js';
import type {Mode} from '../plan/mode.js';
import {limitFor, neighboursWanted, talkersOf} from '../plan/neighbours.js';
import type {Plan} from '../plan/ops.js';
import {placeOfPod} from '../plan/places.js';
import {planCluster} from '../plan/planner.js';
import {netnsRuntime} from '../run/netns-runtime.js';
import type {Runtime} from '../run/runtime.js';
import type {Desired} from './desired.js';
import type {Handlers} from './server.js';
import {isOnHost} from './workloads/programs.js';
import {type ServedPod, serve} from './workloads/serve.js';

export type LabStatus = {
	readonly pid: number;
	readonly rssBytes: number;
	readonly notices: readonly Notice[];
};

export class Lab {
	readonly handlers: Handlers;
	readonly #desired: Desired;
	readonly #mode: Mode;
	readonly #plan: Plan;
	readonly #runtime: Runtime;
	#served: readonly ServedPod[] = [];

	constructor(desired: Desired, runtime: Runtime = netnsRuntime()) {
		this.#desired = desired;
		this.#mode = modeOf(desired);
		this.#plan = planCluster(desired.cluster, this.#mode, desired.cluster.mode.options);
		this.#runtime = runtime;
		this.handlers = {
			'/status': async () => this.status(),
			'/verify': async () => this.verify(),
			'/probe': async body => probePods(this.#desired.cluster, this.#runtime, body as ProbeQuery),
		};
	}

	/** Brings everything up; returns the milliseconds that it took. Throws an ApplyError or a CommandError. */
	async start(progress: (what: string, done: number, all: number) => void): Promise<number> {
		const start = performance.now();
		await this.#runtime.start(this.#plan, (done, all) => progress('network', done, all));
		this.#served = this.#desired.cluster.pods.map(pod => this.#serve(pod));
		return Math.round(performance.now() - start);
	}

	#serve(pod: Pod): ServedPod {
		const place = placeOfPod(pod);
		const runtime = this.#runtime;
		return serve(pod, {
			netns: runtime.netns(place),
			// Few pods have a program that must be entered for; looking up the way costs.
			get enter() {
				return runtime.enter(place);
			},
			onHost: program => isOnHost(program, process.env.PATH ?? ''),
		});
	}

	/** What the user asked for and does not get; loudly. */
	notices(): readonly Notice[] {
		return [
			...this.#desired.cluster.notices,
			...crowded(this.#desired, this.#mode),
			...this.#served.flatMap(pod => pod.notices()),
		];
	}

	status(): LabStatus {
		return {pid: process.pid, rssBytes: process.memoryUsage.rss(), notices: this.notices()};
	}

	async verify() {
		const {cluster, checks, limits} = this.#desired;
		const lab = {cluster, checks, limits, mode: this.#mode, plan: this.#plan, runtime: this.#runtime};
		return {...(await verifyLab(lab)), notices: this.notices()};
	}
}

function modeOf({cluster}: Desired): Mode {
	const mode = modes.find(({name}) => name === cluster.mode.name);
	if (!mode)
		throw new Error(
			`labd does not know the mode ${cluster.mode.name}: the lab was made by another version of cnilab`,
		);
	return mode;
}

/** The kernel's neighbour tables are too small for all of the lab to talk at once. */
function crowded({cluster, limits}: Desired, {addressing}: Mode): Notice[] {
	const wanted = neighboursWanted(addressing, talkersOf(cluster));
	const limit = limitFor(cluster.families, limits);
	if (wanted <= limit) return [];
	const raise = cluster.families.map(
		family => `sysctl -w net.${family}.neigh.default.gc_thresh3=${2 ** Math.ceil(Math.log2(wanted * 2))}`,
	);
	const message = `when all talk to all, this kernel must know ${wanted} neighbours, and it keeps ${limit} for all namespaces together: connections will fail now and then. verify tries a sample. On the host: ${raise.join('; ')}`;
	return [{subject: `Lab ${cluster.name}`, message}];
}
