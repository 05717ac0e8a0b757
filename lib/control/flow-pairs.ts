/** Who talks with whom in a flow: the words for both sides → every pair of ends, in each family that both have. Pure. */
import {addressOf} from '../../topology/addresses.js';
import {type Cluster, type Family, families, type PerFamily} from '../../topology/model.js';
import {nameOfPod, placeOfPod} from '../plan/places.js';
import {type Known, knownReferences, podsOfReference} from './references.js';

export type FlowEnd = {
	/** `node-1`, `default/web-0` */
	readonly name: string;
	readonly place: string;
};

export type FlowPair = {
	readonly from: FlowEnd;
	readonly to: FlowEnd & {readonly address: string};
	readonly family: Family;
};

/** How many pairs a flow may have: each has sockets of its own and a share of one thread. */
export const mostPairs = 64;

/** Datagrams or records a second, over all flows that run together: one thread sends and receives them. */
export const mostRate = 20_000;

/** None if a word means nothing; nobody talks to himself. */
export function flowPairs(
	{from, to, family}: {readonly from: string; readonly to: string; readonly family?: Family},
	known: Known,
): FlowPair[] {
	const targets = endsOf(to, known);
	const wanted = family === undefined ? families : [family];
	return endsOf(from, known).flatMap(source =>
		targets
			.filter(({place}) => place !== source.place)
			.flatMap(target => wanted.flatMap(each => pairOf(source, target, each) ?? [])),
	);
}

/** Whether the word means a pod, a workload or a machine. */
export function isFlowEnd(word: string, known: Known): boolean {
	return endsOf(word, known).length > 0;
}

/** Every word that `isFlowEnd`, for "did you mean". */
export function flowEndWords(known: Known): string[] {
	return [...knownReferences(known), ...machinesOf(known.cluster).map(({name}) => name)];
}

type End = FlowEnd & {readonly addresses: PerFamily<string>};

function endsOf(word: string, known: Known): End[] {
	const machine = machinesOf(known.cluster).find(({name}) => name === word);
	if (machine) return [machine];
	return podsOfReference(word, known).map(pod => ({
		name: nameOfPod(pod),
		place: placeOfPod(pod),
		addresses: pod.addresses,
	}));
}

function machinesOf({nodes, underlay: {routers, clients}}: Cluster): End[] {
	const attached = [
		...[...nodes, ...clients].map(({name, attachment}) => ({name, attachment})),
		...routers.flatMap(({name, attachments: [attachment]}) => (attachment ? [{name, attachment}] : [])),
	];
	return attached.map(({name, attachment}) => ({name, place: name, addresses: attachment.addresses}));
}

function pairOf(source: End, target: End, family: Family): FlowPair | undefined {
	const address = target.addresses[family];
	if (address === undefined || source.addresses[family] === undefined) return undefined;
	const from = {name: source.name, place: source.place};
	return {from, to: {name: target.name, place: target.place, address: addressOf(address)}, family};
}
