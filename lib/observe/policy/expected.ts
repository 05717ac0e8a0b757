/** What policies leave of the ways between the ends of other proofs: they expect exactly that. Pure. */
import type {Cluster, Family} from '../../../topology/model.js';
import type {Mode} from '../../plan/mode.js';
import type {Plan} from '../../plan/ops.js';
import {nameOfPod, placeOfPod} from '../../plan/places.js';
import {answerOf} from '../../plan/policy/evaluate.js';
import type {Answer, Flow, FlowEnd} from '../../plan/policy/flow.js';
import {behaviourOf, isPoliced} from './enforced.js';
import {hopsIn} from './hops.js';
import {networkOf} from './network.js';
import {sourcesIn} from './source.js';
import {modelInWords} from './words.js';

/** A connection between two places. */
export type Asked = {
	readonly from: string;
	readonly to: string;
	readonly family: Family;
	readonly protocol: Flow['protocol'];
	/** The target's. */
	readonly address: string;
	readonly port?: number;
};

/** Who denies it, in words; undefined: it must pass. */
export type DeniedBy = (asked: Asked) => string | undefined;

type Policed = {readonly cluster: Cluster; readonly mode: Mode; readonly plan: Plan};

export function deniedBy(policed: Policed): DeniedBy {
	const judge = judgeOf(policed);
	return asked => {
		const answer = judge(asked);
		return answer.allowed ? undefined : modelInWords(answer);
	};
}

/** Whether nothing is in the way but that neighbours can't find each other: who still knows the other reaches it for a minute. */
export function neighbourless(policed: Policed): (asked: Asked) => boolean {
	const judge = judgeOf(policed);
	return asked => isOfNeighbours(judge(asked));
}

export function isOfNeighbours({allowed, sides}: Answer): boolean {
	const denying = sides.filter(side => !side.allowed);
	return !allowed && denying.every(({host}) => host?.packet === 'neighbour');
}

function judgeOf({cluster, mode, plan}: Policed): (asked: Asked) => Answer {
	if (!isPoliced(cluster)) return () => ({allowed: true, sides: []});
	const network = networkOf(plan);
	const sourceOf = sourcesIn(network);
	const hopsOf = hopsIn({cluster, mode, network});
	const pods = new Map(cluster.pods.map(pod => [placeOfPod(pod), pod]));
	const behaviour = behaviourOf(mode, cluster);
	const endOf = (place: string, address: string): FlowEnd => {
		const pod = pods.get(place);
		const isOwn = pod !== undefined && !pod.hostNetwork;
		return isOwn ? {is: 'pod', name: nameOfPod(pod), address} : {is: 'node', name: place, address};
	};
	return ({from, to, address, ...asked}) => {
		const flow: Flow = {
			from: endOf(from, sourceOf(from, address) ?? ''),
			to: endOf(to, address),
			...asked,
		};
		return answerOf(flow, cluster, behaviour, hopsOf(flow));
	};
}
