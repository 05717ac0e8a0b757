/** The faults of a running lab: ordered by a user or a scenario, made true in the kernel, healed. */
import {setTimeout as delay} from 'node:timers/promises';
import {
	type Cable,
	concernsFault,
	type Fault,
	type FaultOrder,
	faultKey,
	faultWords,
} from '../../topology/faults.js';
import {faultRequirements} from '../plan/fault-ops.js';
import type {Requirement} from '../plan/mode.js';
import type {Op} from '../plan/ops.js';
import type {Converged} from './converge.js';
import {unmetWords} from './convergence.js';
import type {LabShape, LiveNetwork} from './network-types.js';

export type FaultAnswer = {
	/** What stands now, in the words that make it. */
	readonly faults: readonly string[];
	/** Pieces of kernel state that were changed. */
	readonly changes: number;
	/** Until it was true in the kernel. */
	readonly ms: number;
	/** After healing, in words: what daemons have not made right again in their time. Not set: all. */
	readonly waitingFor?: readonly string[];
};

/** The order can't be done: nothing was changed. */
export class FaultError extends Error {
	override readonly name = 'FaultError';
	/** The input is wrong. */
	readonly exit = 2;
}

export type BoardParts = {
	readonly network: LiveNetwork;
	/** What the mode has made on a node, for when its daemon dies. */
	readonly modeOps: (node: string) => readonly Op[];
	/** Throws if this kernel lacks one of them. */
	readonly require: (needs: readonly Requirement[]) => Promise<unknown>;
	/** Resolves when the daemons have done their part, or nobody waits for it any more. */
	readonly converged: () => Promise<Pick<Converged, 'unmet'>>;
	/** Told of each fault when it is true in the kernel, and when it is healed. */
	readonly told: (fault: Fault, stands: boolean, ms: number) => void;
};

type Tally = {changes: number; ms: number};
type FlapOrder = Extract<FaultOrder, {do: 'flap'}>;

type Flap = {
	readonly cable: Cable;
	readonly stop: AbortController;
	/** Settles when it is over, whatever it has met; never rejects. */
	readonly over: Promise<unknown>;
};

export class FaultBoard {
	readonly #parts: BoardParts;
	/** Courses that are at work, by their cable's machine and segment. */
	readonly #flaps = new Map<string, Flap>();

	constructor(parts: BoardParts) {
		this.#parts = parts;
	}

	get standing(): readonly Fault[] {
		return this.#parts.network.shape.faults;
	}

	/** Resolves when it is true in the kernel; a course when it is over. Throws a FaultError, a HostError, an ApplyError or a CommandError. */
	async order(order: FaultOrder): Promise<FaultAnswer> {
		const tally = {changes: 0, ms: 0};
		await this.#do(order, tally);
		const answer = {faults: this.standing.map(faultWords), ...tally};
		if (order.do === 'add') return answer;
		const {unmet} = await this.#parts.converged();
		return unmet.length === 0 ? answer : {...answer, waitingFor: unmet.map(unmetWords)};
	}

	async #do(order: FaultOrder, tally: Tally): Promise<void> {
		switch (order.do) {
			case 'add':
				return this.#add(order.fault, tally);
			case 'heal':
				return this.#heal(order.what, tally);
			case 'end':
				return this.#end(fault => faultKey(fault) === faultKey(order.fault), tally);
			case 'restart':
				await this.#add({kind: 'kill', node: order.node}, tally);
				// Its daemon starts with it.
				return this.#end(fault => 'node' in fault && fault.node === order.node, tally);
			case 'flap':
				return this.#flap(order, tally);
		}
	}

	async #add(fault: Fault, tally: Tally): Promise<void> {
		const needs = faultRequirements(fault);
		// Looking costs a process.
		if (needs.length > 0) await this.#parts.require(needs);
		const key = faultKey(fault);
		const ms = await this.#change(tally, shape => {
			this.#checkState(fault, shape.faults);
			const faults = [...shape.faults.filter(each => faultKey(each) !== key), fault];
			const frozen = fault.kind === 'daemon' ? this.#frozenAt(fault.node, shape) : shape.frozen;
			return {...shape, faults, frozen};
		});
		this.#parts.told(fault, true, ms);
	}

	#checkState(fault: Fault, faults: readonly Fault[]): void {
		const now = faults.find(each => faultKey(each) === faultKey(fault));
		if (fault.kind === 'pause' && now && now.kind !== 'pause')
			throw new FaultError(`${fault.node} is off (${now.kind}): what is off can't be frozen; heal it first`);
	}

	#frozenAt(node: string, {frozen}: LabShape): LabShape['frozen'] {
		return frozen[node] ? frozen : {...frozen, [node]: this.#parts.modeOps(node)};
	}

	async #heal(what: string | undefined, tally: Tally): Promise<void> {
		const isMeant = (fault: Fault) => what === undefined || concernsFault(fault, what);
		const flaps = [...this.#flaps.values()].filter(({cable}) => isMeant({kind: 'cut', ...cable}));
		if (what !== undefined && flaps.length === 0 && !this.standing.some(isMeant))
			throw new FaultError(this.#nothingAt(what));
		for (const {stop} of flaps) stop.abort();
		// One that is about to cut its cable would do so after the healing.
		await Promise.all(flaps.map(({over}) => over));
		await this.#end(isMeant, tally);
	}

	#nothingAt(what: string): string {
		const standing = this.standing.map(faultWords).join(', ') || 'none';
		return `there is no fault at ${what}; those that stand: ${standing}`;
	}

	async #end(isMeant: (fault: Fault) => boolean, tally: Tally): Promise<void> {
		const ended = this.standing.filter(isMeant);
		if (ended.length === 0) return;
		const ms = await this.#change(tally, shape => {
			const faults = shape.faults.filter(fault => !isMeant(fault));
			const deaf = new Set(faults.flatMap(fault => (fault.kind === 'daemon' ? [fault.node] : [])));
			const frozen = Object.fromEntries(Object.entries(shape.frozen).filter(([node]) => deaf.has(node)));
			return {...shape, faults, frozen};
		});
		for (const fault of ended) this.#parts.told(fault, false, ms);
	}

	async #flap(order: FlapOrder, tally: Tally): Promise<void> {
		const {cable} = order;
		const fault: Fault = {kind: 'cut', ...cable};
		const key = faultKey(fault);
		if (this.#flaps.has(key)) throw new FaultError(`${faultWords(fault)}: it flaps already; heal it first`);
		const stop = new AbortController();
		const course = this.#course(order, stop.signal, tally).finally(() => this.#flaps.delete(key));
		this.#flaps.set(key, {cable, stop, over: Promise.allSettled([course])});
		return course;
	}

	/** The signal ends it early, in whatever state the cable is. */
	async #course({cable, times, everyMs}: FlapOrder, stop: AbortSignal, tally: Tally): Promise<void> {
		const fault: Fault = {kind: 'cut', ...cable};
		const key = faultKey(fault);
		for (let time = 0; time < times && !stop.aborted; time++) {
			await this.#add(fault, tally);
			await passing(everyMs / 2, stop);
			await this.#end(each => faultKey(each) === key, tally);
			await passing(everyMs / 2, stop);
		}
	}

	/** Returns its milliseconds. */
	async #change(tally: Tally, update: (shape: LabShape) => LabShape): Promise<number> {
		const {changes, ms} = await this.#parts.network.change(update);
		tally.changes += changes;
		tally.ms += ms;
		return ms;
	}
}

/** Resolves early when the signal fires. */
async function passing(ms: number, signal: AbortSignal): Promise<void> {
	await delay(ms, undefined, {signal}).catch(() => {});
}
