/** Traffic through a lab, with what is lost of it: flows that clients run, and those of the lab's scenario. */
import type {Runtime} from '../run/runtime.js';
import type {Desired} from './desired.js';
import {type FlowNews, type FlowRequest, FlowRuns, openFlows, sparingFlows} from './flow-runs.js';
import {partsOf} from './scenario/lab-parts.js';
import {ScenarioStage} from './scenario/stage.js';
import type {ScenarioNews, ScenarioParts} from './scenario/types.js';
import type {Handlers} from './server.js';
import type {Store} from './store/types.js';

/** A lab that is up. */
export type TrafficLab = {
	readonly store: Pick<Store, 'get' | 'list'>;
	readonly now: () => Desired;
	readonly faults: () => ScenarioParts['faults'];
};

/** Live handle. */
export class Traffic {
	/** Takes no place away in which there is a flow. */
	readonly runtime: Runtime;
	readonly #runs: FlowRuns;
	readonly #stage: ScenarioStage;
	readonly #lab: TrafficLab;

	constructor(runtime: Runtime, lab: TrafficLab) {
		const flows = openFlows(runtime);
		this.runtime = sparingFlows(runtime, flows);
		this.#lab = lab;
		this.#runs = new FlowRuns(flows);
		const parts = partsOf({flows, runtime, store: lab.store, known: lab.now});
		this.#stage = new ScenarioStage(() => ({faults: lab.faults(), ...parts}));
	}

	flow(body: unknown, clientGone: AbortSignal): AsyncGenerator<FlowNews, void> {
		return this.#runs.run(body as FlowRequest, clientGone);
	}

	async stopFlow(body: unknown): Promise<void> {
		this.#runs.stop((body as FlowNews).run);
	}

	scenario(clientGone: AbortSignal): AsyncGenerator<ScenarioNews, void> {
		return this.#stage.run(this.#lab.now().scenario, clientGone);
	}

	async stopScenario(): Promise<void> {
		this.#stage.stop();
	}
}

/** What clients ask of it. */
export function trafficHandlers(traffic: () => Traffic): Handlers {
	return {
		'/flow': (body, gone) => traffic().flow(body, gone),
		'/flow/stop': body => traffic().stopFlow(body),
		'/scenario': (_, gone) => traffic().scenario(gone),
		'/scenario/stop': () => traffic().stopScenario(),
	};
}
