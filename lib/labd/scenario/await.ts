/** Waits until something is so, and stays so, or until it is too late. */
import type {ScenarioExpectation} from '../../../topology/scenario.js';
import {subjectWords} from '../../../topology/scenario.js';
import type {Clock, ExpectationReport, Seen} from './types.js';

/** Milliseconds between two looks. */
const lookEvery = 20;

export type Waiting = {
	readonly clock: Clock;
	/** When the scenario began, and since when this is expected; as the clock has it. */
	readonly begin: number;
	readonly since: number;
	readonly look: () => Promise<Seen>;
	readonly signal: AbortSignal;
};

export async function awaitExpectation(
	{subject, withinMs, forMs}: ScenarioExpectation,
	{clock, begin, since, look, signal}: Waiting,
): Promise<ExpectationReport> {
	const what = subjectWords(subject);
	const deadline = since + withinMs;
	const told = (met: boolean, at: number, seen: string): ExpectationReport => {
		return {ms: at - begin, what, met, afterMs: at - since, withinMs, forMs, seen};
	};
	let metAt: number | undefined;
	for (;;) {
		const began = clock.now();
		const {met, words} = await look();
		const now = clock.now();
		if (met) metAt ??= now;
		else if (metAt !== undefined && began >= deadline)
			return told(false, now, `${words}, after it had been so for ${Math.round(now - metAt)} ms`);
		else metAt = undefined;
		if (metAt !== undefined && now - metAt >= forMs) return told(true, metAt, words);
		// A look that has begun in time counts, however long it takes.
		if (metAt === undefined && began >= deadline) return told(false, now, words);
		if (signal.aborted) return told(false, now, `${words} when it was ended`);
		// The last look is when the time is over.
		const left = deadline - clock.now();
		await clock.sleep(left > 0 ? Math.min(lookEvery, left) : lookEvery, signal);
	}
}
