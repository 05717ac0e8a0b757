/** From which pod of each node the wire is looked at. Pure. */
import {type Cluster, type Family, families, type Node, type PerFamily} from '../../topology/model.js';
import {bareAddresses, placeOfPod} from '../plan/places.js';
import {isPoliced} from './policy/enforced.js';
import type {DeniedBy} from './policy/expected.js';
import {portsThatCount} from './policy/flows.js';

/** A node, and the pod of it that talks. */
export type WireEnd = {
	readonly node: string;
	/** The node's port on the segment's bridge, in the underlay. */
	readonly port: string;
	/** The pod's place. */
	readonly place: string;
	/** The pod's, without a prefix length. */
	readonly addresses: PerFamily<string>;
};

export type WirePair = {
	readonly from: WireEnd;
	readonly to: WireEnd;
	readonly family: Family;
	/** The target's UDP port; not set: any. */
	readonly port?: number;
};

/** The first pod with a network of its own, of each node that has one. */
export function wireEnds(cluster: Cluster): WireEnd[] {
	return cluster.nodes.flatMap(node => endsOn(node, cluster).slice(0, 1));
}

function endsOn({name, attachment}: Node, {pods}: Pick<Cluster, 'pods'>): WireEnd[] {
	const own = pods.filter(({node, hostNetwork}) => node === name && !hostNetwork);
	return own.map(pod => ({
		node: name,
		port: attachment.port,
		place: placeOfPod(pod),
		addresses: bareAddresses(pod.addresses),
	}));
}

/** Of each node, and of ports that policies speak of: more are not asked for. */
const mostCandidates = 12;

/** A port that no policy speaks of, where it can be. */
const sparePort = 33_000;

/** The pair itself, or another one of the same nodes between which policies let datagrams pass; undefined if there is none. */
export function openPair(
	pair: WirePair,
	{cluster, denied}: {readonly cluster: Cluster; readonly denied: DeniedBy},
): WirePair | undefined {
	if (!isPoliced(cluster)) return pair;
	const {family} = pair;
	const candidates = ({node: name}: WireEnd) => {
		const node = cluster.nodes.find(each => each.name === name);
		return node ? endsOn(node, cluster).slice(0, mostCandidates) : [];
	};
	for (const port of datagramPorts(cluster))
		for (const from of candidates(pair.from))
			for (const to of candidates(pair.to)) {
				const address = to.addresses[family];
				if (address === undefined || from.addresses[family] === undefined) continue;
				const asked = {from: from.place, to: to.place, family, protocol: 'UDP', address, port} as const;
				if (denied(asked) === undefined) return {from, to, family, port};
			}
	return undefined;
}

/** Not those of workloads, who have them already. */
function datagramPorts({policy, pods}: Cluster): number[] {
	const taken = new Set(
		pods.flatMap(({containers}) => containers.flatMap(({ports}) => ports.map(({port}) => port))),
	);
	const spoken = portsThatCount(policy, pods).flatMap(({protocol, port}) =>
		protocol === 'UDP' && port !== undefined && !taken.has(port) ? [port] : [],
	);
	return [sparePort, ...spoken.slice(0, mostCandidates)];
}

/** Every ordered pair of ends, in each family that both have. */
export function wirePairs(ends: readonly WireEnd[]): WirePair[] {
	return families.flatMap(family => {
		const having = ends.filter(end => end.addresses[family] !== undefined);
		return having.flatMap(from => having.filter(to => to !== from).map(to => ({from, to, family})));
	});
}
