/**
 * What the kernel has been made to have: a plan. It is changed as a whole or not at all; of what fails the part that was done is
 * taken back, and where that fails too, it is taken back before anything else is changed.
 */
import {diffPlans} from '../plan/diff.js';
import type {Plan} from '../plan/ops.js';
import {ApplyError} from '../run/apply-error.js';
import type {Runtime} from '../run/runtime.js';
import type {Changing} from './desired.js';
import {log} from './log.js';
import {countOf, machinesChanging, renewedPlaces} from './network-change.js';
import type {LabShape} from './network-types.js';

export type StandingParts = {
	readonly runtime: Pick<Runtime, 'apply'>;
	/** Whether a machine's processes live. A container that Docker has killed has taken its cables along. */
	readonly hasPower?: (machine: string) => boolean;
	/** With the faults in it. Throws a PlanError. */
	readonly planFor: (shape: LabShape) => Plan;
	/** Writes down what is about to be made true, so that a labd that is started again can finish it. Throws a StateError. */
	readonly intend: (shape: LabShape, changing?: Changing) => void;
};

/** Two shapes with their pods, and what is other in the second. */
export type Step = {
	readonly from: LabShape;
	readonly to: LabShape;
	readonly pods: Changing;
	/** Nothing but pods. */
	readonly onlyPods: boolean;
};

export type Changed = {
	/** Of kernel state. */
	readonly pieces: number;
	readonly ms: ChangeTimes;
};

/** Milliseconds: for the plan and its difference, for the kernel, for writing down what is to be and what is. */
export type ChangeTimes = Readonly<Record<'plan' | 'record' | 'kernel', number>>;

/** A change of which nobody knows how much was done. */
type Doubt = {readonly from: LabShape; readonly plan: Plan; readonly changing: Changing};

export class StandingPlan {
	readonly #parts: StandingParts;
	#plan: Plan;
	#doubt: Doubt | undefined;

	constructor(parts: StandingParts, plan: Plan) {
		this.#parts = parts;
		this.#plan = plan;
	}

	/** The last one that was there as a whole. */
	get plan(): Plan {
		return this.#plan;
	}

	/** A change has failed and could not be taken back. */
	get isDoubtful(): boolean {
		return this.#doubt !== undefined;
	}

	/**
	 * Returns what was changed. Throws a PlanError, an ApplyError, a CommandError or a StateError: all is
	 * then as before, or doubtful.
	 */
	async change({from, to, pods, onlyPods}: Step): Promise<Changed> {
		const {runtime, planFor, intend} = this.#parts;
		const clock = startClock();
		const plan = planFor(to);
		const change = diffPlans(this.#plan, plan, renewedPlaces(pods));
		const changing = onlyPods ? pods : {...pods, machines: machinesChanging(change)};
		clock.end('plan');
		intend(to, changing);
		clock.end('record');
		this.#doubt = {from, plan, changing};
		try {
			await runtime.apply(change, () => {});
			clock.end('kernel');
			intend(to);
			clock.end('record');
		} catch (error) {
			await this.takeBack().catch(failure => {
				throw halfDone(error, failure);
			});
			throw error;
		}
		this.#plan = plan;
		this.#doubt = undefined;
		return {pieces: countOf(change), ms: clock.ms};
	}

	/**
	 * `to`: what must be true before anything else of the change that follows happens; it says nothing of other pods. It is
	 * doubtful until then: where nothing follows it is taken back. Throws as `change` does.
	 */
	async begin(from: LabShape, to: LabShape | undefined): Promise<void> {
		if (!to) return;
		const {runtime, planFor, intend} = this.#parts;
		const plan = planFor(to);
		const change = diffPlans(this.#plan, plan);
		const changing = {coming: [], going: [], machines: machinesChanging(change)};
		intend(from, changing);
		this.#doubt = {from, plan, changing};
		await runtime.apply(change, () => {});
		this.#plan = plan;
	}

	/** Makes an end of what is doubtful. Throws an ApplyError, a CommandError or a StateError if it still can't. */
	async takeBack(): Promise<void> {
		if (!this.#doubt) return;
		const {runtime, planFor, intend} = this.#parts;
		const {from, plan, changing} = this.#doubt;
		const back: Changing = {...changing, coming: changing.going, going: changing.coming};
		try {
			intend(from, back);
		} catch (error) {
			// A labd that dies now finds the change, and finishes it: that is no less whole.
			log(`network: ${wordsOf(error)}`);
		}
		// The same again: who plans knows which plan was the last.
		const before = planFor(from);
		await runtime.apply(diffPlans(plan, before, renewedPlaces(back)), () => {}, {resume: true});
		intend(from);
		this.#plan = before;
		this.#doubt = undefined;
	}
}

/** Live handle: `end` says what was done since it was said last. */
function startClock() {
	const ms = {plan: 0, record: 0, kernel: 0};
	let since = performance.now();
	const end = (part: keyof ChangeTimes) => {
		const now = performance.now();
		ms[part] += now - since;
		since = now;
	};
	return {ms, end};
}

function halfDone(error: unknown, failure: unknown): ApplyError {
	const hint = 'labd tries that again before the next change; npx cnilab verify tells what is otherwise';
	return new ApplyError(
		`${wordsOf(error)}\nand what was done of it could not be taken back: ${wordsOf(failure)}\n${hint}`,
		{cause: error},
	);
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
