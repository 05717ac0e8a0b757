/** A lab for the runner of scenarios: its clock stands still but when somebody sleeps, and its flows are what its faults make them. */

import {runScenario} from '../../lib/labd/scenario/run.js';
import type {ScenarioNews, ScenarioParts, ScenarioReport, Seen} from '../../lib/labd/scenario/types.js';
import type {DatagramReport, FlowState} from '../../lib/observe/flow/types.js';
import {type Fault, type FaultOrder, faultKey, faultWords} from '../../topology/faults.js';
import type {Scenario, ScenarioStep} from '../../topology/scenario.js';

export type LabSettings = {
	/** How the flow `web` is at a time, in milliseconds from the start of all, with the faults that stand. */
	readonly state?: (ms: number, faults: readonly string[]) => FlowState;
	readonly report?: Partial<DatagramReport>;
	readonly look?: (ms: number) => Seen;
	/** Milliseconds that an order takes. */
	readonly orderMs?: number;
	readonly refuses?: string;
	readonly standing?: readonly Fault[];
	/** When somebody ends it, in milliseconds from the start of all. */
	readonly stopAt?: number;
};

export type Played = {
	readonly report: ScenarioReport;
	/** Everything that happened, in order: `500 cut node-2:lan`. */
	readonly told: readonly string[];
	/** In the words that make them. */
	readonly standing: readonly string[];
};

export const web = {name: 'web', from: 'a', to: 'b', protocol: 'UDP', rate: 100} as const;

export async function play(scenario: Partial<Scenario>, settings: LabSettings = {}): Promise<Played> {
	const lab = labOf(settings);
	const whole: Scenario = {flows: [web], steps: [], end: [], ...scenario};
	const report = await runScenario(whole, lab.parts);
	return {report, told: lab.told, standing: lab.standing().map(faultWords)};
}

export function cutAt(atMs: number, expect: ScenarioStep['expect'] = []): ScenarioStep {
	const order: FaultOrder = {do: 'add', fault: {kind: 'cut', machine: 'node-2', segment: 'lan'}};
	return {atMs, fault: {words: 'cut node-2', order}, expect};
}

export function healAt(atMs: number, expect: ScenarioStep['expect'] = []): ScenarioStep {
	return {atMs, fault: {words: 'heal', order: {do: 'heal'}}, expect};
}

function labOf({
	state = stateByFaults,
	report = {},
	look,
	orderMs = 0,
	refuses,
	stopAt,
	...lab
}: LabSettings) {
	let now = 0;
	let standing = lab.standing ?? [];
	const told: string[] = [];
	const stop = new AbortController();
	const pass = (ms: number): void => {
		now += ms;
		if (stopAt !== undefined && now >= stopAt) stop.abort();
	};
	const reports = () =>
		new Map([['web', [{...blank, ...report, state: state(now, standing.map(faultWords))}]]]);
	const parts: ScenarioParts = {
		faults: {
			get standing() {
				return standing;
			},
			order: async order => {
				pass(orderMs);
				if (refuses !== undefined && order.do === 'add') throw new Error(refuses);
				if (order.do === 'add')
					standing = [...standing.filter(each => faultKey(each) !== faultKey(order.fault)), order.fault];
				else standing = [];
				told.push(`${now} ${order.do === 'add' ? faultWords(order.fault) : order.do}`);
			},
		},
		startFlows: async () => ({
			read: async () => reports(),
			stop: async () => {
				told.push(`${now} flows end`);
				return reports();
			},
		}),
		look: async () => look?.(now) ?? {met: false, words: 'nothing to see'},
		clock: {
			now: () => now,
			sleep: async (ms, signal) => {
				if (!signal.aborted) pass(ms);
			},
		},
		tell: news => told.push(`${now} ${wordsOf(news)}`),
		signal: stop.signal,
	};
	return {parts, told, standing: () => standing};
}

function wordsOf(news: ScenarioNews): string {
	switch (news.kind) {
		case 'expectation':
			return `${news.met ? 'met' : 'not met'} after ${news.afterMs}: ${news.what}`;
		case 'fault':
			return `true after ${news.tookMs}`;
		case 'step':
			return `step ${news.fault ?? ''}`.trim();
		case 'healed':
			return `healed ${news.faults.join(', ')}`;
		default:
			return news.kind;
	}
}

/** Broken as soon as anything is. */
function stateByFaults(_: number, faults: readonly string[]): FlowState {
	return faults.length > 0 ? 'broken' : 'whole';
}

const blank: DatagramReport = {
	protocol: 'UDP',
	from: 'a',
	to: 'b',
	address: '10.0.0.2',
	rate: 100,
	state: 'whole',
	ms: 1000,
	sent: 100,
	received: 100,
	lost: 0,
	refused: {},
	duplicates: 0,
	reordered: 0,
	late: 0,
	longestOutage: null,
	outages: [],
	outageCount: 0,
	delay: null,
	ours: {overruns: 0, notSent: 0, longestGapMs: 0},
};
