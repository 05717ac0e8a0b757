/** Flows that a client of labd runs: `cnilab flow`. They end with who asked for them. */
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {packageRoot} from '../../topology/load/package.js';
import {Flows} from '../observe/flow/flows.js';
import type {FlowOrder, FlowReport} from '../observe/flow/types.js';
import {goingPlaces} from '../run/apply-change.js';
import type {Runtime} from '../run/runtime.js';

/** The body of `/flow`. */
export type FlowRequest = {
	readonly orders: readonly FlowOrder[];
	/** Until it is stopped, if not set. */
	readonly forMs?: number;
};

/** What `/flow` tells now and then, and with `end` at its end. `run` is for `/flow/stop`. */
export type FlowNews = {readonly run: number; readonly flows: readonly FlowReport[]; readonly end: boolean};

/** Milliseconds between two news. */
const newsEvery = 250;

/** The flows of a lab. */
export function openFlows({netns}: Pick<Runtime, 'netns'>): Flows {
	return new Flows({netnsOf: netns, threadFile: join(packageRoot(), 'dist/lib/observe/flow/thread.js')});
}

/** A runtime that takes no place away in which a flow still has a socket: the kernel would keep its namespace. */
export function sparingFlows(runtime: Runtime, flows: Flows): Runtime {
	return {
		...runtime,
		apply: (change, progress, settings) => {
			const places = [...goingPlaces(change), ...change.stops.map(({name}) => name)];
			if (places.length === 0) return runtime.apply(change, progress, settings);
			return flows.without(places, () => runtime.apply(change, progress, settings));
		},
	};
}

/** Live handle: the flows of labd's clients. */
export class FlowRuns {
	readonly #flows: Flows;
	readonly #stops = new Map<number, AbortController>();
	#next = 1;

	constructor(flows: Flows) {
		this.#flows = flows;
	}

	/** Ends a run: its stream tells the end. One that is over is left alone. */
	stop(run: number): void {
		this.#stops.get(run)?.abort();
	}

	/** Rejects if a place is not there. */
	async *run({orders, forMs}: FlowRequest, clientGone: AbortSignal): AsyncGenerator<FlowNews, void> {
		const [run, stop] = [this.#next++, new AbortController()];
		const ids = await this.#flows.start(orders);
		const until = performance.now() + (forMs ?? Number.POSITIVE_INFINITY);
		this.#stops.set(run, stop);
		try {
			const signal = AbortSignal.any([clientGone, stop.signal]);
			while (!signal.aborted && performance.now() < until) {
				yield {run, flows: await this.#flows.read(ids), end: false};
				const ms = Math.min(newsEvery, until - performance.now());
				await delay(ms, undefined, {signal}).catch(() => {});
			}
			yield {run, flows: await this.#flows.stop(ids), end: true};
		} finally {
			this.#stops.delete(run);
			await this.#flows.stop(ids);
		}
	}
}
