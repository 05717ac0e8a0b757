/** Runs the lab's scenario for a client, one at a time, and tells it as it goes. */
import type {Scenario} from '../../../topology/scenario.js';
import {runScenario, ScenarioError} from './run.js';
import type {ScenarioNews, ScenarioParts} from './types.js';

/** Live handle. */
export class ScenarioStage {
	readonly #parts: () => Omit<ScenarioParts, 'tell' | 'signal'>;
	#running: AbortController | undefined;

	constructor(parts: () => Omit<ScenarioParts, 'tell' | 'signal'>) {
		this.#parts = parts;
	}

	/** Ends the one that runs: its stream tells the end when all is healed. */
	stop(): void {
		this.#running?.abort();
	}

	/** Also ends, and heals, when the client has gone. Rejects with a ScenarioError. */
	async *run(scenario: Scenario | undefined, clientGone: AbortSignal): AsyncGenerator<ScenarioNews, void> {
		if (!scenario) throw new ScenarioError('the lab has no scenario');
		if (this.#running) throw new ScenarioError('the scenario runs already');
		const running = new AbortController();
		this.#running = running;
		const signal = AbortSignal.any([clientGone, running.signal]);
		yield* asItComes<ScenarioNews>(async tell => {
			try {
				tell({kind: 'end', report: await runScenario(scenario, {...this.#parts(), tell, signal})});
			} finally {
				this.#running = undefined;
			}
		});
	}
}

/** What the work tells, in order. The work goes on to its end whether or not anybody reads. */
async function* asItComes<T>(work: (tell: (item: T) => void) => Promise<void>): AsyncGenerator<T, void> {
	const items: T[] = [];
	let wake = () => {};
	let isOver = false;
	const done = work(item => {
		items.push(item);
		wake();
	}).finally(() => {
		isOver = true;
		wake();
	});
	// Told below; who does not read any more is not told.
	done.catch(() => {});
	for (;;) {
		for (let item = items.shift(); item !== undefined; item = items.shift()) yield item;
		if (isOver) break;
		await new Promise<void>(resolve => {
			wake = resolve;
		});
	}
	await done;
}
