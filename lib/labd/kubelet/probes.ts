/** A container's probes: when they are sent, and what their results add up to. */
import type {Probe} from 'kubernetes-types/core/v1.js';
import type {Freezer} from '../freezer.js';
import type {Verdict} from './probe-connection.js';
import type {ProbeQueue} from './probe-queue.js';

export type ProbeKind = 'Startup' | 'Liveness' | 'Readiness';

export type ProbeHooks = {
	readonly queue: ProbeQueue;
	readonly freezer: Freezer;
	/** Sends one. Never rejects. */
	attempt(probe: Probe): Promise<Verdict>;
	/** It has become ready, unready or started. */
	changed(): void;
	/** One has failed. */
	failed(kind: ProbeKind, why: string): void;
	/** Startup or liveness has failed as often as it may. */
	unhealthy(kind: ProbeKind, probe: Probe): void;
};

export type ProbesOf = {
	readonly startupProbe?: Probe;
	readonly livenessProbe?: Probe;
	readonly readinessProbe?: Probe;
};

/** Live handle: the probes of one run of a container, from its start on. */
export class ContainerProbes {
	readonly #probes: ProbesOf;
	readonly #hooks: ProbeHooks;
	readonly #begun: number;
	#stopped = false;
	#started: boolean;
	#ready: boolean;
	/** What calls off the next one. */
	readonly #timers = new Map<ProbeKind, () => void>();

	constructor(probes: ProbesOf, hooks: ProbeHooks) {
		this.#probes = probes;
		this.#hooks = hooks;
		this.#begun = performance.now();
		this.#started = probes.startupProbe === undefined;
		this.#ready = probes.readinessProbe === undefined;
		if (probes.startupProbe) this.#follow('Startup', probes.startupProbe);
		else this.#afterStart();
	}

	get started(): boolean {
		return this.#started;
	}

	get ready(): boolean {
		return this.#started && this.#ready;
	}

	stop(): void {
		this.#stopped = true;
		for (const callOff of this.#timers.values()) callOff();
		this.#timers.clear();
	}

	#afterStart(): void {
		const {livenessProbe, readinessProbe} = this.#probes;
		if (livenessProbe) this.#follow('Liveness', livenessProbe);
		if (readinessProbe) this.#follow('Readiness', readinessProbe);
	}

	#follow(kind: ProbeKind, probe: Probe): void {
		const dueIn = (probe.initialDelaySeconds ?? 0) * 1000 - (performance.now() - this.#begun);
		const streak = new Streak(probe);
		const send = async (): Promise<void> => {
			const {freezer} = this.#hooks;
			const {times} = freezer;
			if (this.#stopped) return;
			const why = freezer.isFrozen ? undefined : await this.#hooks.attempt(probe);
			if (this.#stopped) return;
			// What a frozen container has not answered is not held against it.
			if (freezer.isFrozen || freezer.times !== times) return freezer.pass(() => this.#later(kind, send, 0));
			if (why !== undefined) this.#hooks.failed(kind, why);
			const settled = streak.add(why === undefined);
			if (settled !== undefined) this.#settle(kind, probe, settled);
			if (!this.#stopped && !(kind === 'Startup' && this.#started))
				this.#later(kind, send, (probe.periodSeconds ?? 10) * 1000);
		};
		this.#later(kind, send, dueIn);
	}

	#later(kind: ProbeKind, send: () => Promise<void>, ms: number): void {
		const queue = () => this.#hooks.queue.add(send);
		if (ms <= 0) queue();
		else this.#timers.set(kind, this.#hooks.freezer.after(ms, queue));
	}

	#settle(kind: ProbeKind, probe: Probe, passed: boolean): void {
		if (kind === 'Readiness') {
			if (this.#ready === passed) return;
			this.#ready = passed;
			this.#hooks.changed();
		} else if (!passed) {
			this.#hooks.unhealthy(kind, probe);
		} else if (kind === 'Startup') {
			this.#started = true;
			this.#hooks.changed();
			this.#afterStart();
		}
	}
}

/** Counts results of one kind in a row. Pure but for its count. */
export class Streak {
	readonly #thresholds: {readonly true: number; readonly false: number};
	#last: boolean | undefined;
	#count = 0;

	constructor({successThreshold = 1, failureThreshold = 3}: Probe) {
		this.#thresholds = {true: successThreshold, false: failureThreshold};
	}

	/** The result, when there have been enough of it in a row. */
	add(passed: boolean): boolean | undefined {
		this.#count = this.#last === passed ? this.#count + 1 : 1;
		this.#last = passed;
		return this.#count >= this.#thresholds[`${passed}`] ? passed : undefined;
	}
}
