/** Whether the daemons of a running lab have made true what its plan leaves to them: one watch at a time, the latest plan's. */
import type {Cluster} from '../../topology/model.js';
import type {Finding} from '../observe/report.js';
import {isSame} from '../plan/identity.js';
import type {Machine, Op, Plan} from '../plan/ops.js';
import {daemonsOf, isPassive} from '../plan/passive.js';
import {type Converged, converge} from './converge.js';
import type {Count, Counts, Sights} from './daemon-sight.js';
import type {Journal} from './journal-types.js';

export type ConvergenceParts = {
	readonly runtime: Sights;
	readonly journal: Pick<Journal, 'tell'>;
	readonly cluster: () => Pick<Cluster, 'name' | 'mode'>;
	/** Told when the wait for a plan begins, when it ends, and what comes after that. */
	readonly changed: (now: Converging) => void;
};

export type Converging = {
	readonly plan: Plan;
	/** Not set while somebody waits for it. */
	readonly converged?: Converged;
};

type Watch = ReturnType<typeof converge> & {
	readonly plan: Plan;
	readonly stop: AbortController;
	isOver: boolean;
};

export class Convergence {
	readonly #parts: ConvergenceParts;
	#watch: Watch | undefined;
	#progress: ((counts: Counts) => void) | undefined;

	constructor(parts: ConvergenceParts) {
		this.#parts = parts;
	}

	/** A plan has been made true but for its daemons' part. `again`: as if it were another one than before. */
	expect(plan: Plan, {again = false} = {}): void {
		const before = this.#watch;
		if (before && !again && hasSameParts(before.plan, plan)) return;
		before?.stop.abort();
		const stop = new AbortController();
		const settings = {
			patienceMs: patienceOf(this.#parts.cluster(), before === undefined),
			progress: (counts: Counts) => this.#progress?.(counts),
			late: () => this.#watch === watch && this.#tellLate(watch),
			signal: stop.signal,
		};
		const watch: Watch = {...converge(plan, this.#parts.runtime, settings), plan, stop, isOver: false};
		this.#watch = watch;
		this.#parts.changed({plan});
		void watch.done.then(converged => {
			watch.isOver = true;
			if (this.#watch !== watch) return;
			this.#parts.changed({plan, converged});
			this.#tell(converged);
		});
	}

	/** Resolves when all has come, or nobody waits for the rest any more; of a plan that comes meanwhile, too. */
	async done(progress?: (counts: Counts) => void): Promise<Converged> {
		this.#progress = progress ?? this.#progress;
		for (;;) {
			const watch = this.#watch;
			if (!watch) return nothing;
			const converged = await watch.done;
			if (watch === this.#watch) return converged;
		}
	}

	/** As far as it is known. */
	now(): Converged {
		return this.#watch?.now() ?? nothing;
	}

	/** Somebody waits for it still. */
	get isComing(): boolean {
		return this.#watch !== undefined && !this.#watch.isOver;
	}

	/** After the wait for it. */
	#tellLate(watch: Watch): void {
		if (!watch.isOver) return;
		const converged = watch.now();
		this.#parts.changed({plan: watch.plan, converged});
		if (converged.unmet.length === 0) this.#tell(converged);
	}

	#tell(converged: Converged): void {
		if (converged.sessions.of + converged.routes.of === 0) return;
		const {name} = this.#parts.cluster();
		const message = `${countWords(converged)} after ${converged.ms} ms`;
		const [first] = converged.unmet;
		const told = first
			? ({type: 'Warning', reason: 'NotConverged', message: `${message}; ${unmetWords(first)}`} as const)
			: ({type: 'Normal', reason: 'Converged', message} as const);
		this.#parts.journal.tell({object: `Lab ${name}`, source: 'network', ...told});
	}
}

const none: Count = {there: 0, of: 0};
const nothing: Converged = {sessions: none, routes: none, unmet: [], ms: 0};

/** `sessions 120 of 190, routes 300 of 361` */
export function countWords({sessions, routes}: Counts): string {
	return `sessions ${sessions.there} of ${sessions.of}, routes ${routes.there} of ${routes.of}`;
}

/** `node-2: BGP session Mesh_192_168_50_13 with node-3 is Active (Received: Bad peer AS)` */
export function unmetWords({place, what, expected, found}: Finding): string {
	return `${place}: ${what} is ${found}, and should be ${expected}`;
}

/**
 * Milliseconds without news after which nobody waits any more: two attempts to connect. Where sessions were there before, also the
 * longest pause after an error, or until the next keepalive: who saw nothing of a short power cut holds the old session until that is
 * refused, and of two nodes one only waits to be called (`passive on`). The options are those of the modes that speak BGP; seconds.
 */
export function patienceOf({mode}: Pick<Cluster, 'mode'>, isFirst: boolean): number {
	const second = (name: string) => {
		const value = mode.options[name];
		return typeof value === 'number' ? value : 0;
	};
	const attempts = second('connectDelay') + 2 * second('connectRetry');
	const longestPause = Math.max(second('errorWaitMax'), second('keepaliveTime'));
	return 1000 * (5 + attempts + (isFirst ? 0 : longestPause));
}

/** Whether the daemons' part of two plans is the same. Machines without daemons have none. */
function hasSameParts(before: Plan, after: Plan): boolean {
	const [was, is] = [before, after].map(({machines}) => machines.filter(each => daemonsOf(each).length > 0));
	if (!was || !is || was.length !== is.length) return false;
	return was.every((machine, index) => isSamePart(machine, is[index]));
}

function isSamePart(before: Machine, after: Machine | undefined): boolean {
	if (before === after) return true;
	if (before.name !== after?.name) return false;
	const [was, is] = [partOf(before), partOf(after)];
	return was.length === is.length && was.every((op, index) => isSameJudgement(op, is[index]));
}

function isSameJudgement(before: Op, after: Op | undefined): boolean {
	if (!after || !isSame(before, after)) return false;
	return isPassive(before) && isPassive(after) ? before.unsure === after.unsure : true;
}

function partOf({ops}: Machine): Op[] {
	return ops.filter(op => op.kind === 'daemon' || isPassive(op));
}
