/** One pod: its containers in their order, and what it is reported to be. */
import type {PodStatus} from 'kubernetes-types/core/v1.js';
import type {Notice, Pod} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {Container} from './container.js';
import {hasRun, pastBeforeReboot, pastOf} from './container-past.js';
import {PodContext, type Shared} from './pod-context.js';
import {podStatus} from './status.js';

/** `resumed`: it ran before this process did. `rebooted`: its node was off. */
export type Beginning = 'new' | 'resumed' | 'rebooted';

const sandboxChanged = [
	'Normal',
	'SandboxChanged',
	'Pod sandbox changed, it will be killed and re-created.',
] as const;

/** Live handle. */
export class PodWorker {
	readonly #pod: PodContext;
	readonly #containers: readonly Container[];
	#startTime = '';
	#reported: PodStatus = {};
	#ending = false;
	#failure: {readonly reason: string; readonly message: string} | undefined;
	#hasChanged = false;
	#isScheduled = false;
	/** Calls it off. */
	#deadline = () => {};

	constructor(object: ApiObject, model: Pod, shared: Shared) {
		this.#pod = new PodContext({object, model}, shared, () => this.#changed());
		const reason = this.#pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating';
		this.#containers = this.#pod.planned().map(planned => new Container(planned, this.#pod, reason));
	}

	/** Starts what may start, and reports once. */
	start(how: Beginning): void {
		this.#pod.freezer.pass(() => this.#start(how));
	}

	/** Nothing in it happens meanwhile. Afterwards it is told once more how it is: others may have written into its status. */
	freeze(frozen: boolean): void {
		this.#pod.freezer.set(frozen);
		if (!frozen && this.#startTime !== '') this.#changed();
	}

	#start(how: Beginning): void {
		if (this.#pod.isSilent) return;
		const before = this.#pod.status;
		if (how !== 'new') this.#resume(before, how);
		if (this.#pod.isSilent) return;
		const now = this.#pod.now();
		this.#startTime = (how !== 'new' && before.startTime) || this.#pod.time();
		this.#watchDeadline(now);
		this.#hasChanged = true;
		this.#settle();
	}

	changed(object: ApiObject, model: Pod): void {
		this.#pod.freezer.pass(() => this.#change(object, model));
	}

	#change(object: ApiObject, model: Pod): void {
		const {activeDeadlineSeconds: before} = this.#pod.spec;
		this.#pod.object = object;
		this.#pod.model = model;
		if (this.#pod.spec.activeDeadlineSeconds !== before) this.#watchDeadline(this.#pod.now());
		for (const [index, planned] of this.#pod.planned().entries()) this.#containers[index]?.change(planned);
		const {hostIPs = []} = this.#pod.status;
		const hasMoved = this.#pod.hostIps.some((ip, index) => hostIPs[index]?.ip !== ip);
		// Of what others write into its status, only readiness gates concern a kubelet.
		if (hasMoved || this.#pod.spec.readinessGates?.length) this.#changed();
	}

	/** Main containers together, then the sidecars, the last one first. */
	async stop(graceMs: number): Promise<void> {
		const {freezer} = this.#pod;
		await freezer.thawed();
		this.#ending = true;
		this.#deadline();
		await this.#stopContainers(graceMs);
		await freezer.thawed();
		this.#hasChanged = true;
		this.#settle();
		this.#pod.isSilent = true;
	}

	/** Ends everything without a word: what the API has of it is to be resumed. */
	async close(graceMs = 0): Promise<void> {
		this.#pod.isSilent = true;
		this.#deadline();
		await Promise.all(this.#containers.map(container => container.stop(graceMs)));
		// Who waits for it to be thawed has nothing to wait for any more.
		this.#pod.freezer.set(false);
	}

	container(name: string): Container | undefined {
		return this.#containers.find(each => each.name === name);
	}

	get object(): ApiObject {
		return this.#pod.object;
	}

	get node(): string {
		return this.#pod.model.node;
	}

	/** The names of those that `kubectl logs` chooses from. */
	get mainNames(): readonly string[] {
		return this.#pod.spec.containers.map(({name}) => name);
	}

	get notices(): readonly Notice[] {
		return this.#containers.flatMap(({notices}) => notices);
	}

	/** A pod that had done its work has nothing to tell any more. */
	#resume(before: PodStatus, how: 'resumed' | 'rebooted'): void {
		const {phase, initContainerStatuses = [], containerStatuses = []} = before;
		const {object, restartPolicy} = this.#pod;
		this.#pod.isSilent = phase === 'Succeeded' || phase === 'Failed';
		const statuses = [...initContainerStatuses, ...containerStatuses];
		const isLeaving = object.metadata.deletionTimestamp !== undefined;
		const isOnce = restartPolicy === 'Never' && statuses.some(hasRun);
		// A pod that shall not run twice gets no sandbox again; nor does one that is going (kuberuntime, computePodActions).
		const isOver = isLeaving || isOnce;
		if (how === 'rebooted' && isOver) this.#ending = true;
		if (how === 'rebooted' && !isOver && before.startTime) this.#pod.tell(...sandboxChanged);
		for (const status of statuses) {
			const container = this.container(status.name);
			if (!container) continue;
			const about = {kind: container.kind, policy: restartPolicy};
			container.takeUp(
				how === 'resumed'
					? pastOf(status, about)
					: pastBeforeReboot(status, {...about, isOver, now: this.#pod.time()}),
			);
		}
	}

	#watchDeadline(now: number): void {
		this.#deadline();
		const {activeDeadlineSeconds: seconds} = this.#pod.spec;
		if (seconds === undefined || this.#startTime === '' || this.#ending) return;
		const left = Date.parse(this.#startTime) + seconds * 1000 - now;
		const ms = Math.min(Math.max(left, 0), 2 ** 31 - 1);
		this.#deadline = this.#pod.freezer.after(ms, () => this.#exceeded());
	}

	#exceeded(): void {
		const message = 'Pod was active on the node longer than the specified deadline';
		this.#failure = {reason: 'DeadlineExceeded', message};
		this.#pod.tell('Normal', 'DeadlineExceeded', message);
		this.#finish();
		this.#changed();
	}

	/** Many changes at once are one report. */
	#changed(): void {
		this.#hasChanged = true;
		if (this.#isScheduled || this.#pod.isSilent) return;
		this.#isScheduled = true;
		queueMicrotask(() => {
			this.#isScheduled = false;
			this.#settle();
		});
	}

	#settle(): void {
		if (!this.#hasChanged || this.#pod.isSilent || this.#pod.freezer.isFrozen) return;
		if (!this.#ending) this.#advance();
		this.#hasChanged = false;
		this.#reported = this.#newStatus();
		this.#pod.report(this.#reported);
	}

	/** Starts what may start now; ends the sidecars of a pod that has done its work. */
	#advance(): void {
		const main: Container[] = [];
		for (const container of this.#containers) {
			if (container.kind === 'main') main.push(container);
			else if (!this.#hasPassed(container)) return;
		}
		for (const container of main) if (!container.hasBegun) container.start();
		if (main.every(({isOver}) => isOver)) this.#finish();
	}

	#hasPassed(init: Container): boolean {
		if (!init.hasBegun) init.start();
		if (!init.hasPassed && init.isOver) this.#finish();
		return init.hasPassed;
	}

	#finish(): void {
		this.#ending = true;
		this.#deadline();
		void this.#stopContainers(this.#pod.graceMs);
	}

	async #stopContainers(graceMs: number): Promise<void> {
		const sidecars = this.#containers.filter(({kind}) => kind === 'sidecar');
		const others = this.#containers.filter(({kind}) => kind !== 'sidecar');
		await Promise.all(others.map(container => container.stop(graceMs)));
		for (const sidecar of sidecars.reverse()) await sidecar.stop(graceMs);
	}

	#newStatus(): PodStatus {
		const {spec, status, podIps, hostIps} = this.#pod;
		const containers = this.#containers.map(({facts}) => facts);
		const isRunning = containers.some(({state}) => state.running);
		// The first one of a type counts: what was told last, then what others have told.
		const conditions = [...(this.#reported.conditions ?? []), ...(status.conditions ?? [])];
		return podStatus(
			{
				spec,
				before: {...status, conditions},
				containers,
				podIps,
				hostIps,
				startTime: this.#startTime,
				ending: this.#ending,
				...(this.#failure && !isRunning && {failure: this.#failure}),
			},
			this.#pod.time(),
		);
	}
}
