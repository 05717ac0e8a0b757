/**
 * Waits until daemons have made true what the plan leaves to them: sessions, and routes in the kernel. Each machine is looked at
 * again until it has all; then it is not asked any more. The condition ends the wait, time only gives it up.
 */
import {availableParallelism} from 'node:os';
import {setTimeout as delay} from 'node:timers/promises';
import PQueue from 'p-queue';
import type {Finding} from '../observe/report.js';
import type {Machine, Plan} from '../plan/ops.js';
import {daemonsOf} from '../plan/passive.js';
import {type Counts, lookAt, type Sight, type Sights} from './daemon-sight.js';

export type ConvergeSettings = {
	/** Milliseconds that may pass without any news. */
	readonly patienceMs: number;
	readonly progress?: (counts: Counts) => void;
	/** Something has come, or gone, when nobody waited any more. */
	readonly late?: () => void;
	/** Ends all of it, also what goes on after the wait. */
	readonly signal: AbortSignal;
};

export type Converged = Counts & {
	/** What has not come, with the daemon's own reason. Empty: all has. */
	readonly unmet: readonly Finding[];
	readonly ms: number;
};

/** Milliseconds between two looks at one machine: the first, after news, the longest while somebody waits, and afterwards. */
const look = {first: 20, news: 80, most: 320, later: 2000};

/**
 * Resolves when all is there, or when nothing has come for as long as `patienceMs`. `later`: what is known now; it is kept up
 * until all is there.
 */
export function converge(
	plan: Plan,
	runtime: Sights,
	settings: ConvergeSettings,
): {readonly done: Promise<Converged>; readonly now: () => Converged} {
	const watch = new Watch(plan, runtime, settings);
	return {done: watch.done(), now: () => watch.now()};
}

class Watch {
	readonly #start = performance.now();
	readonly #machines: readonly Machine[];
	readonly #runtime: Sights;
	readonly #settings: ConvergeSettings;
	readonly #seen = new Map<string, Sight>();
	readonly #queue = new PQueue({concurrency: availableParallelism() * 2});
	#news = performance.now();
	#isOver = false;

	constructor(plan: Plan, runtime: Sights, settings: ConvergeSettings) {
		this.#machines = plan.machines.filter(machine => daemonsOf(machine).length > 0);
		this.#runtime = runtime;
		this.#settings = settings;
	}

	now(): Converged {
		const sights = [...this.#seen.values()];
		const sum = (count: (sight: Sight) => number) => sights.reduce((all, sight) => all + count(sight), 0);
		return {
			sessions: {there: sum(({sessions}) => sessions.there), of: sum(({sessions}) => sessions.of)},
			routes: {there: sum(({routes}) => routes.there), of: sum(({routes}) => routes.of)},
			unmet: sights.flatMap(({unmet}) => unmet),
			ms: Math.round(performance.now() - this.#start),
		};
	}

	async done(): Promise<Converged> {
		const watches = this.#machines.map(machine => this.#watch(machine));
		const isGivenUp = await Promise.race([Promise.all(watches).then(() => false), this.#lostPatience()]);
		this.#isOver = true;
		if (isGivenUp && !this.#settings.signal.aborted) await this.#lookThoroughly();
		return this.now();
	}

	/**
	 * So that all is told that is missing. Also of who had all before: a machine that was asked right after a change may still
	 * have seen the session that its peer was about to end.
	 */
	async #lookThoroughly(): Promise<void> {
		await this.#queue.addAll(
			this.#machines.map(machine => async () => {
				const hadAll = this.#seen.get(machine.name)?.unmet.length === 0;
				const sight = await lookAt(machine, this.#runtime, {thorough: true});
				this.#seen.set(machine.name, sight);
				if (hadAll && sight.unmet.length > 0) void this.#watch(machine);
			}),
		);
	}

	async #watch(machine: Machine): Promise<void> {
		const {signal} = this.#settings;
		for (let pause = look.first; !signal.aborted; pause = Math.min(pause * 1.5, look.most)) {
			const sight = await this.#queue.add(() => lookAt(machine, this.#runtime, {thorough: this.#isOver}));
			if (signal.aborted || !sight) return;
			const isNews = this.#take(machine.name, sight);
			if (sight.unmet.length === 0) return;
			// Where one session has come, the others are on their way.
			if (isNews) pause = look.news;
			await delay(this.#isOver ? look.later : pause, undefined, {signal, ref: !this.#isOver}).catch(() => {});
		}
	}

	/** Whether it has changed. */
	#take(machine: string, sight: Sight): boolean {
		const before = this.#seen.get(machine);
		this.#seen.set(machine, sight);
		if (before && textOf(before) === textOf(sight)) return false;
		this.#news = performance.now();
		if (this.#isOver) this.#settings.late?.();
		else this.#settings.progress?.(this.now());
		return before !== undefined;
	}

	async #lostPatience(): Promise<true> {
		const {patienceMs, signal} = this.#settings;
		for (;;) {
			const left = this.#news + this.#patience(patienceMs) - performance.now();
			if (left <= 0 || signal.aborted) return true;
			await delay(Math.min(left, look.most), undefined, {signal}).catch(() => {});
		}
	}

	/** Who is refused for what the configuration says will be refused again. */
	#patience(usual: number): number {
		const missing = [...this.#seen.values()].flatMap(({refusals}) => refusals);
		const isRefused = missing.length > 0 && missing.every(Boolean);
		return isRefused ? Math.min(usual, refusedMs) : usual;
	}
}

/** As long as it may take others to come all the same, milliseconds. */
const refusedMs = 5000;

function textOf({sessions, routes, unmet}: Sight): string {
	return JSON.stringify([sessions, routes, unmet.length]);
}
