/** What a scenario needs of a lab, from labd's own parts. */
import {setTimeout as delay} from 'node:timers/promises';
import type {NodeCondition} from 'kubernetes-types/core/v1.js';
import type {Pod} from '../../../topology/model.js';
import type {ScenarioFlow} from '../../../topology/scenario.js';
import {liveExpectations} from '../../control/expectations.js';
import {flowPairs} from '../../control/flow-pairs.js';
import {type Known, podsOfReference} from '../../control/references.js';
import {runChecks} from '../../observe/checks.js';
import type {Flows} from '../../observe/flow/flows.js';
import type {FlowReport} from '../../observe/flow/types.js';
import type {Runtime} from '../../run/runtime.js';
import type {Store} from '../store/types.js';
import type {Clock, FlowsSeen, RunningFlows, ScenarioParts, Seen} from './types.js';

export type ScenarioLab = {
	readonly flows: Flows;
	readonly store: Pick<Store, 'get' | 'list'>;
	readonly runtime: Runtime;
	/** The lab as it is now. */
	readonly known: () => Known;
};

export function partsOf(lab: ScenarioLab): Pick<ScenarioParts, 'startFlows' | 'look' | 'clock'> {
	return {
		startFlows: flows => startFlows(flows, lab),
		look: subject => {
			switch (subject.kind) {
				case 'node':
					return lookAtNode(subject, lab);
				case 'pod':
					return lookAtPods(subject, lab);
				case 'check':
					return lookAtCheck(subject, lab);
			}
		},
		clock,
	};
}

const clock: Clock = {
	now: () => performance.now(),
	sleep: (ms, signal) => delay(ms, undefined, {signal}).catch(() => {}),
};

async function startFlows(
	wanted: readonly ScenarioFlow[],
	{flows, known}: ScenarioLab,
): Promise<RunningFlows> {
	const orders = wanted.flatMap(({name, protocol, rate, ...flow}) =>
		flowPairs(flow, known()).map(pair => ({name, order: {...pair, protocol, rate}})),
	);
	const ids = await flows.start(orders.map(({order}) => order));
	const byName = (reports: readonly FlowReport[]): FlowsSeen => {
		const seen = new Map<string, FlowReport[]>(wanted.map(({name}) => [name, []]));
		for (const [index, report] of reports.entries()) seen.get(orders[index]?.name ?? '')?.push(report);
		return seen;
	};
	return {
		read: async () => byName(await flows.read(ids)),
		stop: async () => byName(await flows.stop(ids)),
	};
}

type Subject<Kind> = Extract<Parameters<ScenarioParts['look']>[0], {readonly kind: Kind}>;

async function lookAtNode({name, is}: Subject<'node'>, {store}: ScenarioLab): Promise<Seen> {
	const ready = readyOf(store.get({resource: 'nodes', name}));
	const found = ready?.status === 'True' ? 'Ready' : 'NotReady';
	return {met: found === is, words: `${name} is ${found}${ready?.reason ? ` (${ready.reason})` : ''}`};
}

/** Those that wait for a node are meant too: they have no network yet, and are not in the model. */
async function lookAtPods({name, is}: Subject<'pod'>, {store, known}: ScenarioLab): Promise<Seen> {
	const objects = store.list('pods');
	const pods = objects.map(({metadata}) => ({namespace: metadata.namespace, name: metadata.name}) as Pod);
	const now = known();
	const meant = podsOfReference(name, {...now, cluster: {...now.cluster, pods}});
	const readies = meant.map(pod =>
		readyOf(store.get({resource: 'pods', namespace: pod.namespace, name: pod.name})),
	);
	const count = readies.filter(ready => ready?.status === 'True').length;
	const found = meant.length > 0 && count === meant.length ? 'Ready' : 'NotReady';
	const words = meant.length === 0 ? `there is no ${name}` : `${count} of ${meant.length} Ready`;
	return {met: found === is, words};
}

function readyOf(object: unknown): NodeCondition | undefined {
	const {status} = (object ?? {}) as {status?: {conditions?: readonly NodeCondition[]}};
	return status?.conditions?.find(({type}) => type === 'Ready');
}

async function lookAtCheck({check}: Subject<'check'>, {known, runtime}: ScenarioLab): Promise<Seen> {
	const {findings} = await runChecks(liveExpectations([check], known()), runtime);
	const [first] = findings;
	return first
		? {met: false, words: `${first.place}: ${first.what}: ${first.found}`}
		: {met: true, words: 'it is so'};
}
