/** Flows that run while something happens: what it does to them. */
import {setTimeout as delay} from 'node:timers/promises';
import {askLabd, streamLabd} from '../../labd/client.js';
import type {FlowNews} from '../../labd/flow-runs.js';
import type {FlowOrder, FlowReport} from '../../observe/flow/types.js';

/** What was to be shown could not be: the flow was broken before. */
export class FlowError extends Error {
	override readonly name = 'FlowError';
}

/** Milliseconds: until the flows are whole before the work, and until they are again after it. */
const patience = {before: 5000, after: 15_000};

/**
 * Begins the flows, does the work when all of them are whole, and ends them: when they are whole again if `untilWhole`, else a
 * second after the work. Throws a FlowError when they are not whole before it, or end too early; what the work throws; and a
 * LabdGoneError or a LabdError when labd dies or refuses the flows.
 */
export async function flowDuring(
	lab: string,
	orders: readonly FlowOrder[],
	{work, untilWhole}: {readonly work: () => Promise<void>; readonly untilWhole: boolean},
): Promise<readonly FlowReport[]> {
	const leave = new AbortController();
	const seen = new Seen();
	const all = seen.follow(streamLabd<FlowNews>(lab, '/flow', {orders}, leave.signal));
	const whileTheyRun = running(all);
	try {
		if (!(await whileTheyRun(seen.whole(patience.before, leave.signal))))
			throw new FlowError('the flow is not whole before the fault: what it breaks could not be seen');
		await work();
		if (untilWhole) await whileTheyRun(seen.whole(patience.after, leave.signal));
		else await whileTheyRun(delay(1000, undefined, {ref: false}));
		await askLabd(lab, '/flow/stop', {run: seen.run});
		await all;
		return seen.flows;
	} finally {
		leave.abort();
	}
}

/** Waits for something for as long as the flows run; their end is an error, and theirs comes first. */
function running(flows: Promise<void>): <T>(event: Promise<T>) => Promise<T> {
	const end = flows.then(() => {
		throw new FlowError('the flows have ended before they were stopped');
	});
	// Nobody may wait when it comes: it is thrown by the next wait, or by that for the flows themselves.
	end.catch(() => {});
	return event => Promise.race([end, event]);
}

/** What the stream of news has told last. */
class Seen {
	flows: readonly FlowReport[] = [];
	run = 0;
	#waiting = () => {};

	async follow(news: AsyncIterable<FlowNews>): Promise<void> {
		for await (const {run, flows} of news) {
			this.run = run;
			this.flows = flows;
			this.#waiting();
		}
	}

	/** False if that has not come within so many milliseconds, or until the signal fires. */
	whole(ms: number, left: AbortSignal): Promise<boolean> {
		return new Promise(resolve => {
			const end = (isWhole: boolean) => {
				clearTimeout(timer);
				this.#waiting = () => {};
				resolve(isWhole);
			};
			const timer = setTimeout(() => end(false), ms);
			left.addEventListener('abort', () => end(false), {once: true});
			const asked = this.flows;
			this.#waiting = () => {
				const isNews = this.flows !== asked;
				if (isNews && this.flows.every(({state, ms: age}) => state === 'whole' && age > 200)) end(true);
			};
		});
	}
}
