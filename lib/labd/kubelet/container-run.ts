/** One run of a container with its probes and hooks. */
import type {Console} from '../../run/console.js';
import {type Contained, launchContainer} from '../../run/container.js';
import type {Way} from '../../run/runtime.js';
import {act} from './actions.js';
import {actionPlace, type ContainerPod, environmentIn, foldersOf, probesOf} from './container-pod.js';
import type {LogBuffer} from './log-buffer.js';
import type {ContainerProbes, ProbeKind} from './probes.js';
import {type Run, type RunEnd, startRun} from './runs.js';
import type {PlannedContainer, RunPlan} from './stand-ins.js';

export type RunHooks = {
	/** It has become ready, unready or started. */
	changed(): void;
	/** Its probes say that it shall be ended; `graceMs` if the probe has its own. */
	unhealthy(kind: ProbeKind, graceMs: number | undefined): void;
	/** Something of it can't be done here. */
	warn(message: string): void;
	ended(end: RunEnd): void;
};

/** As a kubelet: what a container gets after a hook that has taken all its time. */
const afterHookMs = 2000;

/** Live handle. */
export class ContainerRun {
	readonly #planned: PlannedContainer;
	readonly #pod: ContainerPod;
	readonly #hooks: RunHooks;
	readonly #run: Run;
	readonly #probes: ContainerProbes | undefined;
	readonly #ended: Promise<void>;
	/** Holds the file system of a container without a program, as soon as something is to run in it. */
	#holder: Contained | undefined;
	#isOver = false;

	constructor(
		{plan, planned, log}: {plan: RunPlan; planned: PlannedContainer; log: LogBuffer},
		pod: ContainerPod,
		hooks: RunHooks,
	) {
		this.#planned = planned;
		this.#pod = pod;
		this.#hooks = hooks;
		this.#run = tryToRun(plan, log, {pod, planned});
		this.#probes = this.#probe();
		this.#ended = this.#run.ended.then(async end => {
			this.#probes?.stop();
			await this.#leave();
			pod.freezer.pass(() => hooks.ended(end));
		});
	}

	get ready(): boolean {
		return this.#probes?.ready ?? true;
	}

	get started(): boolean {
		return this.#probes?.started ?? true;
	}

	command(argv: readonly string[]) {
		const env = environmentIn(this.#planned, this.#pod);
		const line = async () => {
			const {outside, inside} = await this.enter();
			return [...outside, ...inside, ...argv];
		};
		return {argv: line, env};
	}

	/** Undefined for one without input and terminal. */
	get console(): Console | undefined {
		return this.#run.console;
	}

	/** The way for a command in it. Rejects when it has ended. */
	async enter(): Promise<Way> {
		if (this.#run.enter) return this.#run.enter();
		if (this.#isOver) throw new Error('the container has ended');
		this.#holder ??= this.#hold();
		return this.#holder.enter();
	}

	#hold(): Contained {
		const holder = launchContainer({
			enter: this.#pod.enter(),
			argv: ['sleep', 'infinity'],
			env: environmentIn(this.#planned, this.#pod),
			why: 'holds the file system of a container',
			folders: foldersOf(this.#planned),
		});
		void holder.ended.then(() => {
			this.#holder = undefined;
		});
		return holder;
	}

	async #leave(): Promise<void> {
		this.#isOver = true;
		this.#holder?.kill('SIGKILL');
		await this.#holder?.ended;
	}

	/** Its hook, SIGTERM, and SIGKILL when the time is over. Again with less time: hurries. Resolves when it has ended. */
	async end(graceMs: number): Promise<void> {
		this.#probes?.stop();
		this.#run.stop(graceMs > 0 ? await this.#beforeStop(graceMs) : 0);
		await this.#ended;
	}

	#probe(): ContainerProbes | undefined {
		const {changed, unhealthy} = this.#hooks;
		return probesOf(
			this.#planned,
			{
				changed,
				attempt: probe => act(probe, this.#place, (probe.timeoutSeconds ?? 1) * 1000),
				failed: (kind, why) => this.#pod.tell('Warning', 'Unhealthy', `${kind} probe failed: ${why}`),
				unhealthy: (kind, {terminationGracePeriodSeconds: seconds}) =>
					unhealthy(kind, seconds === undefined ? undefined : seconds * 1000),
			},
			this.#pod,
		);
	}

	/** The time that is left after the hook. */
	async #beforeStop(graceMs: number): Promise<number> {
		const {preStop} = this.#planned.spec.lifecycle ?? {};
		if (!preStop) return graceMs;
		const begun = performance.now();
		const why = await act(preStop, this.#place, graceMs);
		if (why !== undefined) this.#pod.tell('Warning', 'FailedPreStopHook', `PreStopHook failed: ${why}`);
		return Math.max(graceMs - (performance.now() - begun), afterHookMs);
	}

	get #place() {
		const warn = (message: string) => this.#hooks.warn(message);
		return actionPlace(this.#planned, this.#pod, {warn, enter: () => this.enter()});
	}
}

/** A namespace that is gone fails the container, not this process. */
function tryToRun(
	plan: RunPlan,
	log: LogBuffer,
	{pod, planned}: {readonly pod: ContainerPod; readonly planned: PlannedContainer},
): Run {
	try {
		return startRun(plan, log, {
			netns: () => pod.netns(),
			enter: () => pod.enter(),
			now: () => pod.now(),
			freezer: pod.freezer,
			folders: foldersOf(planned),
		});
	} catch (error) {
		const notice = `it can't be started: ${error instanceof Error ? error.message : error}`;
		return {ended: Promise.resolve({code: 128, notice}), stop: () => {}};
	}
}
