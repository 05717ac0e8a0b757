/** One container of a pod, over all its runs. */
import type {ContainerState, ContainerStateTerminated} from 'kubernetes-types/core/v1.js';
import type {Notice} from '../../../topology/model.js';
import {type BackOff, longer, waitAfter} from './backoff.js';
import {ContainerLogs} from './container-logs.js';
import type {Past} from './container-past.js';
import type {ContainerPod} from './container-pod.js';
import {ContainerRun} from './container-run.js';
import {
	backOffMessage,
	containerId,
	imageIdOf,
	mayRestart,
	noticesOf,
	startEvents,
	terminatedState,
	unhealthyMessage,
} from './container-words.js';
import type {LogBuffer} from './log-buffer.js';
import type {ContainerFacts} from './phase.js';
import type {ProbeKind} from './probes.js';
import type {RunEnd} from './runs.js';
import {type PlannedContainer, planRun, type RunPlan} from './stand-ins.js';

/** Live handle. */
export class Container {
	#planned: PlannedContainer;
	readonly #pod: ContainerPod;
	readonly #logs = new ContainerLogs();
	#state: ContainerState;
	#last: ContainerStateTerminated | undefined;
	#restarts = 0;
	#plan: RunPlan | undefined;
	#run: ContainerRun | undefined;
	#backOff: BackOff | undefined;
	#callOff = () => {};
	readonly #notices = new Set<string>();
	#hasStarted = false;
	#stopping = false;
	/** It is made to end in order to be started again. */
	#again: 'at once' | 'after the back-off' | undefined;
	/** RFC 3339: it ran before this process did. */
	#ranSince: string | undefined;

	constructor(planned: PlannedContainer, pod: ContainerPod, reason: string) {
		this.#planned = planned;
		this.#pod = pod;
		this.#state = {waiting: {reason}};
	}

	get name(): string {
		return this.#planned.model.name;
	}

	get kind(): PlannedContainer['kind'] {
		return this.#planned.kind;
	}

	/** It was told to start. */
	get hasBegun(): boolean {
		return this.#plan !== undefined || this.#state.terminated !== undefined;
	}

	/** An init container: the next one may start. */
	get hasPassed(): boolean {
		return this.kind === 'sidecar' ? this.#hasStarted : this.#state.terminated?.exitCode === 0;
	}

	/** It has ended, and does not start again. */
	get isOver(): boolean {
		return this.#state.terminated !== undefined;
	}

	get facts(): ContainerFacts {
		const {kind, spec} = this.#planned;
		const image = spec.image ?? '';
		return {
			kind,
			name: this.name,
			image,
			imageId: this.#plan ? imageIdOf(this.#plan, image) : '',
			...(this.hasBegun && {id: this.#id}),
			state: this.#state,
			...(this.#last && {last: this.#last}),
			restartCount: this.#restarts,
			ready: kind === 'init' ? this.hasPassed : this.#run?.ready === true,
			started: kind !== 'init' && this.#run?.started === true,
		};
	}

	get notices(): readonly Notice[] {
		const own = noticesOf(this.name, this.#pod.model, this.#notices);
		return [...(this.#plan?.notices ?? []), ...own];
	}

	/** Before it is started. */
	takeUp({restarts, last, end, ranSince, hasCrashed}: Past): void {
		this.#restarts = restarts;
		this.#last = last;
		this.#ranSince = ranSince;
		if (end) this.#state = {terminated: end};
		const now = this.#pod.now();
		if (hasCrashed) this.#backOff = longer(undefined, {endedAt: now, now});
	}

	start(): void {
		if (this.#stopping) return;
		const plan = planRun(this.#pod.model, this.#planned, this.#pod.onHost);
		const goesOn = this.#ranSince !== undefined && !plan.program;
		const since = this.#startTime(goesOn);
		const log = this.#logs.begin();
		if (plan.isSkipped) log.end(this.#pod.now());
		this.#plan = plan;
		this.#again = undefined;
		if (!goesOn) for (const event of startEvents(plan, this.#planned)) this.#pod.tell(...event);
		if (plan.isSkipped) this.#state = {terminated: this.#terminated(0, since)};
		else this.#begin(plan, log, since);
		this.#pod.changed();
	}

	/** Its image, or whatever may change while it runs. */
	change(planned: PlannedContainer): void {
		const isOther = planned.spec.image !== this.#planned.spec.image;
		this.#planned = planned;
		if (!isOther || this.#stopping || !this.hasBegun || this.isOver) return;
		this.#again = 'at once';
		this.#callOff();
		if (this.#run) this.#kill(`Container ${this.name} definition changed, will be restarted`);
		else this.#restart(this.#pod.now());
	}

	/** Ends it for good. Again with less time: hurries. */
	async stop(graceMs: number): Promise<void> {
		if (!this.#stopping && this.#run) this.#pod.tell('Normal', 'Killing', `Stopping container ${this.name}`);
		this.#stopping = true;
		this.#callOff();
		if (this.#run) return this.#run.end(graceMs);
		if (this.#state.waiting && this.#last) this.#state = {terminated: this.#last};
	}

	/** The log of this run or of the one before; undefined if there is none. */
	log(previous: boolean): LogBuffer | undefined {
		return this.#logs.of(previous, this.#state);
	}

	/** Of what runs; undefined if it never has one, `ended` if it has one when it runs. */
	get console() {
		return this.#run?.console ?? (this.#plan?.program?.console && ('ended' as const));
	}

	/** What a command in it needs; undefined if it does not run. */
	command(argv: readonly string[]) {
		return this.#state.running && this.#run?.command(argv);
	}

	get #id(): string {
		return containerId(this.#pod.object, this.name, this.#restarts);
	}

	/** A program has ended with the process that started it; what only this process imitates goes on. */
	#startTime(goesOn: boolean): string {
		const now = this.#pod.time();
		const since = this.#ranSince;
		this.#ranSince = undefined;
		if (goesOn || since === undefined) return since ?? now;
		this.#last = this.#terminated(137, since, 'labd was restarted, and its programs with it');
		this.#restarts++;
		return now;
	}

	#begin(plan: RunPlan, log: LogBuffer, startedAt: string): void {
		this.#state = {running: {startedAt}};
		const run = new ContainerRun({plan, planned: this.#planned, log}, this.#pod, {
			changed: () => {
				this.#hasStarted ||= run.started;
				this.#pod.changed();
			},
			unhealthy: (kind, graceMs) => this.#unhealthy(kind, graceMs),
			warn: message => this.#warn(message),
			ended: end => this.#ended(end, startedAt),
		});
		this.#run = run;
		this.#hasStarted ||= run.started;
	}

	#warn(message: string): void {
		if (this.#notices.has(message)) return;
		this.#notices.add(message);
		this.#pod.tell('Warning', 'ProbeWarning', message);
	}

	#unhealthy(kind: ProbeKind, graceMs: number | undefined): void {
		const isLast = this.#pod.restartPolicy === 'Never' && this.kind !== 'sidecar';
		this.#again = isLast ? undefined : 'after the back-off';
		this.#kill(unhealthyMessage(this.name, kind, isLast), graceMs);
	}

	#kill(message: string, graceMs = this.#pod.graceMs): void {
		this.#pod.tell('Normal', 'Killing', message);
		void this.#run?.end(graceMs);
	}

	#ended({code, notice}: RunEnd, startedAt: string): void {
		this.#run = undefined;
		this.#logs.end(this.#pod.now());
		const terminated = this.#terminated(code, startedAt);
		const isWanted = mayRestart(this.kind, this.#pod.restartPolicy, code);
		this.#notices.clear();
		if (notice !== undefined && !this.#stopping && (code !== 0 || isWanted)) this.#notices.add(notice);
		if (this.#stopping || !(this.#again || isWanted)) this.#state = {terminated};
		else this.#restartAfter(terminated);
		this.#pod.changed();
	}

	#restartAfter(terminated: ContainerStateTerminated): void {
		this.#last = terminated;
		const endedAt = this.#pod.now();
		const waitMs = this.#again === 'at once' ? 0 : waitAfter(this.#backOff, endedAt);
		if (waitMs > 0) this.#backOffFor(waitMs, endedAt);
		else this.#restart(endedAt);
	}

	#backOffFor(waitMs: number, endedAt: number): void {
		const message = backOffMessage(waitMs, this.name, this.#pod.object);
		this.#state = {waiting: {reason: 'CrashLoopBackOff', message}};
		this.#pod.tell('Warning', 'BackOff', `B${message.slice(1)}`);
		this.#callOff = this.#pod.freezer.after(waitMs, () => this.#restart(endedAt));
	}

	#restart(endedAt: number): void {
		// Another image is another container: nothing is held against it.
		const before = this.#again === 'at once' ? undefined : this.#backOff;
		this.#backOff = longer(before, {endedAt, now: this.#pod.now()});
		this.#restarts++;
		this.start();
	}

	#terminated(code: number, startedAt: string, message = ''): ContainerStateTerminated {
		const {terminationMessagePolicy} = this.#planned.spec;
		const isTold = code !== 0 && terminationMessagePolicy === 'FallbackToLogsOnError';
		const told = message || (isTold ? this.#logs.tail() : '');
		const finishedAt = this.#pod.time();
		return terminatedState(code, {message: told, startedAt, finishedAt, containerID: this.#id});
	}
}
