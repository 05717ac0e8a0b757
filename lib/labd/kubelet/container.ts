/** One container of a pod, over all its runs. */
import type {ContainerState, ContainerStateTerminated, ContainerStatus} from 'kubernetes-types/core/v1.js';
import type {Notice} from '../../../topology/model.js';
import {act} from './actions.js';
import {type BackOff, longer, waitAfter} from './backoff.js';
import {ContainerLogs} from './container-logs.js';
import {actionPlace, type ContainerPod, environmentIn, probesOf} from './container-pod.js';
import {backOffMessage, containerId, imageIdOf, mayRestart, originMessage} from './container-words.js';
import type {LogBuffer} from './log-buffer.js';
import type {ContainerFacts} from './phase.js';
import type {ContainerProbes, ProbeKind} from './probes.js';
import {type Run, type RunEnd, startRun} from './runs.js';
import {type PlannedContainer, planRun, type RunPlan} from './stand-ins.js';
import {timeText} from './status.js';

/** Live handle. */
export class Container {
	#planned: PlannedContainer;
	readonly #pod: ContainerPod;
	readonly #logs = new ContainerLogs();
	#state: ContainerState;
	#last: ContainerStateTerminated | undefined;
	#restarts = 0;
	#plan: RunPlan | undefined;
	#run: {readonly run: Run; readonly ended: Promise<void>} | undefined;
	#probes: ContainerProbes | undefined;
	#backOff: BackOff | undefined;
	#timer: NodeJS.Timeout | undefined;
	#notices = new Set<string>();
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
		return this.#planned.kind === 'sidecar' ? this.#hasStarted : this.#state.terminated?.exitCode === 0;
	}

	/** It has ended, and does not start again. */
	get isOver(): boolean {
		return this.#state.terminated !== undefined;
	}

	get facts(): ContainerFacts {
		const {kind, spec} = this.#planned;
		const image = spec.image ?? '';
		const isRunning = this.#state.running !== undefined;
		return {
			kind,
			name: this.name,
			image,
			imageId: this.#plan ? imageIdOf(this.#plan, image) : '',
			...(this.hasBegun && {id: this.#id}),
			state: this.#state,
			...(this.#last && {last: this.#last}),
			restartCount: this.#restarts,
			ready: kind === 'init' ? this.hasPassed : isRunning && (this.#probes?.ready ?? true),
			started: isRunning && kind !== 'init' && (this.#probes?.started ?? true),
		};
	}

	get notices(): readonly Notice[] {
		const {model} = this.#pod;
		const subject = `container ${this.name} of pod ${model.namespace}/${model.name}`;
		const own = [...this.#notices].map(message => ({
			subject,
			message,
			...(model.place && {at: model.place}),
		}));
		return [...(this.#plan?.notices ?? []), ...own];
	}

	/** What the API has of it from before this process was started. */
	resume({state = {}, lastState, restartCount}: ContainerStatus): void {
		const {terminated, running, waiting} = state;
		this.#restarts = restartCount;
		this.#last = lastState?.terminated;
		this.#ranSince = running?.startedAt;
		if (terminated && !mayRestart(this.#planned.kind, this.#pod.restartPolicy, terminated.exitCode)) {
			this.#state = {terminated};
		} else if (terminated || waiting?.reason === 'CrashLoopBackOff') {
			this.#restarts++;
			this.#last = terminated ?? this.#last;
		}
	}

	start(): void {
		if (this.#stopping) return;
		const plan = planRun(this.#pod.model, this.#planned, this.#pod.onHost);
		this.#plan = plan;
		this.#again = undefined;
		const since = this.#startTime(plan);
		const log = this.#logs.begin();
		if (plan.isSkipped) {
			this.#state = {terminated: this.#terminated(0, since)};
			log.end(this.#pod.now());
		} else this.#begin(plan, log, since);
		this.#pod.changed();
	}

	/** Its image, or whatever may change while it runs. */
	change(planned: PlannedContainer): void {
		const isOther = planned.spec.image !== this.#planned.spec.image;
		this.#planned = planned;
		if (!isOther || this.#stopping || !this.hasBegun || this.isOver) return;
		this.#again = 'at once';
		clearTimeout(this.#timer);
		if (this.#run) this.#kill(`Container ${this.name} definition changed, will be restarted`);
		else this.#restart(this.#pod.now());
	}

	/** Ends it for good. Again with less time: hurries. */
	async stop(graceMs: number): Promise<void> {
		if (!this.#stopping && this.#run) this.#pod.tell('Normal', 'Killing', `Stopping container ${this.name}`);
		this.#stopping = true;
		clearTimeout(this.#timer);
		if (this.#run) return this.#end(graceMs);
		if (this.#state.waiting && this.#last) this.#state = {terminated: this.#last};
	}

	/** The log of this run or of the one before; undefined if there is none. */
	log(previous: boolean): LogBuffer | undefined {
		return this.#logs.of(previous, this.#state);
	}

	/** What a command in it needs; undefined if it does not run. */
	command(argv: readonly string[]) {
		if (!this.#state.running) return undefined;
		return {argv: [...this.#pod.enter(), ...argv], env: environmentIn(this.#planned, this.#pod)};
	}

	get #id(): string {
		return containerId(this.#pod.object, this.name, this.#restarts);
	}

	/** A program has ended with the process that started it; what only this process imitates goes on. */
	#startTime({program}: RunPlan): string {
		const now = timeText(this.#pod.now());
		const since = this.#ranSince;
		this.#ranSince = undefined;
		if (since !== undefined && !program) return since;
		if (since !== undefined) {
			this.#last = this.#terminated(137, since, 'labd was restarted, and its programs with it');
			this.#restarts++;
		}
		return now;
	}

	#begin(plan: RunPlan, log: LogBuffer, startedAt: string): void {
		this.#tellStart(plan);
		const run = this.#tryToRun(plan, log);
		this.#state = {running: {startedAt}};
		this.#run = {run, ended: run.ended.then(end => this.#ended(end, startedAt))};
		this.#probes = probesOf(
			this.#planned,
			{
				attempt: probe => act(probe, this.#place, (probe.timeoutSeconds ?? 1) * 1000),
				changed: () => this.#probesChanged(),
				failed: (kind, why) => this.#pod.tell('Warning', 'Unhealthy', `${kind} probe failed: ${why}`),
				unhealthy: (kind, {terminationGracePeriodSeconds: seconds}) =>
					this.#unhealthy(kind, seconds === undefined ? undefined : seconds * 1000),
			},
			this.#pod.probes,
		);
		this.#hasStarted ||= this.#probes?.started ?? true;
	}

	#tellStart(plan: RunPlan): void {
		const tell: ContainerPod['tell'] = (...event) => this.#pod.tell(...event);
		tell(plan.standIn ? 'Warning' : 'Normal', 'Pulled', originMessage(plan, this.#planned.spec.image ?? ''));
		for (const {message} of plan.notices) tell('Warning', 'Imitated', message);
		tell('Normal', 'Created', `Created container: ${this.name}`);
		tell('Normal', 'Started', `Started container ${this.name}`);
	}

	/** A namespace that is gone fails the container, not this process. */
	#tryToRun(plan: RunPlan, log: LogBuffer): Run {
		try {
			return startRun(plan, log, this.#pod);
		} catch (error) {
			const notice = `it can't be started: ${error instanceof Error ? error.message : error}`;
			return {ended: Promise.resolve({code: 128, notice}), stop: () => {}};
		}
	}

	get #place() {
		return actionPlace(this.#planned, this.#pod, message => this.#warn(message));
	}

	#warn(message: string): void {
		if (this.#notices.has(message)) return;
		this.#notices.add(message);
		this.#pod.tell('Warning', 'ProbeWarning', message);
	}

	#probesChanged(): void {
		this.#hasStarted ||= this.#probes?.started ?? true;
		this.#pod.changed();
	}

	#unhealthy(kind: ProbeKind, graceMs?: number): void {
		const isLast = this.#pod.restartPolicy === 'Never' && this.#planned.kind !== 'sidecar';
		this.#again = isLast ? undefined : 'after the back-off';
		const what = `Container ${this.name} failed ${kind.toLowerCase()} probe`;
		this.#kill(isLast ? what : `${what}, will be restarted`, graceMs);
	}

	#kill(message: string, graceMs = this.#pod.graceMs): void {
		this.#pod.tell('Normal', 'Killing', message);
		void this.#end(graceMs);
	}

	async #end(graceMs: number): Promise<void> {
		const running = this.#run;
		if (!running) return;
		this.#probes?.stop();
		const {preStop} = this.#planned.spec.lifecycle ?? {};
		const begun = performance.now();
		if (preStop && graceMs > 0) {
			const why = await act(preStop, this.#place, graceMs);
			if (why !== undefined) this.#pod.tell('Warning', 'FailedPreStopHook', `PreStopHook failed: ${why}`);
		}
		// As a kubelet, it leaves two seconds even if the hook has taken them all.
		const left = graceMs - (performance.now() - begun);
		running.run.stop(graceMs > 0 ? Math.max(left, 2000) : 0);
		await running.ended;
	}

	#ended({code, notice}: RunEnd, startedAt: string): void {
		this.#run = undefined;
		this.#probes?.stop();
		this.#probes = undefined;
		const now = this.#pod.now();
		this.#logs.end(now);
		const terminated = this.#terminated(code, startedAt);
		const isWanted = mayRestart(this.#planned.kind, this.#pod.restartPolicy, code);
		this.#notices.clear();
		if (notice !== undefined && !this.#stopping && (code !== 0 || isWanted)) this.#notices.add(notice);
		if (this.#stopping || !(this.#again || isWanted)) this.#state = {terminated};
		else this.#restartAfter(terminated, now);
		this.#pod.changed();
	}

	#restartAfter(terminated: ContainerStateTerminated, endedAt: number): void {
		this.#last = terminated;
		const waitMs = this.#again === 'at once' ? 0 : waitAfter(this.#backOff, endedAt);
		if (waitMs > 0) this.#backOffFor(waitMs, endedAt);
		else this.#restart(endedAt);
	}

	#backOffFor(waitMs: number, endedAt: number): void {
		const message = backOffMessage(waitMs, this.name, this.#pod.object);
		this.#state = {waiting: {reason: 'CrashLoopBackOff', message}};
		this.#pod.tell('Warning', 'BackOff', `B${message.slice(1)}`);
		this.#timer = setTimeout(() => this.#restart(endedAt), waitMs);
	}

	#restart(endedAt: number): void {
		// Another image is another container: nothing is held against it.
		const before = this.#again === 'at once' ? undefined : this.#backOff;
		this.#backOff = longer(before, {endedAt, now: this.#pod.now()});
		this.#restarts++;
		this.start();
	}

	#terminated(exitCode: number, startedAt: string, message?: string): ContainerStateTerminated {
		const {terminationMessagePolicy} = this.#planned.spec;
		const told =
			message ??
			(exitCode !== 0 && terminationMessagePolicy === 'FallbackToLogsOnError' ? this.#logs.tail() : '');
		return {
			exitCode,
			reason: exitCode === 0 ? 'Completed' : 'Error',
			...(told !== '' && {message: told}),
			startedAt,
			finishedAt: timeText(this.#pod.now()),
			containerID: this.#id,
		};
	}
}
