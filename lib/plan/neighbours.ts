/**
 * How many neighbours the kernel must know when everybody in a lab talks to everybody. The table is one for all
 * namespaces of the machine (one a family), only the host's root can enlarge it, and when it is full connections fail
 * now and then: entries younger than five seconds are not given up (neigh_forced_gc, net/core/neighbour.c). Pure.
 */
import type {Cluster, Family, Node, PerFamily, Pod} from '../../topology/model.js';
import {families} from '../../topology/model.js';
import type {Mode} from './mode.js';
import {placeOfPod} from './places.js';

/** How many entries the host's tables take: net.ipv4.neigh.default.gc_thresh3 and its IPv6 twin. */
export type NeighbourLimits = PerFamily<number>;

/** Linux' own default, for a host that does not tell. */
const defaultNeighbourLimit = 1024;

/** How many pods each node has. */
type Talkers = readonly number[];

type Joining = Pick<Mode, 'addressing' | 'nextHops'>;

/**
 * Entries, a family. Nodes know each other and their router; a pod knows its gateway, and the node knows the pod. Pods on the
 * segment itself know each other and all nodes; those on a bridge of their node's know each other; those that are routed know
 * nobody else.
 */
export function neighboursWanted({addressing, nextHops}: Joining, talkers: Talkers): number {
	const nodes = talkers.length;
	const pods = sum(talkers);
	const underlay = nodes * (nodes - 1) + 2 * nodes;
	if (addressing === 'segment') return underlay + all(pods) + 2 * pods * nodes;
	const isBridged = addressing === 'node-cidr' && !nextHops;
	return underlay + 2 * pods + (isBridged ? sum(talkers.map(all)) : 0);
}

/** Everybody knows everybody else. */
function all(count: number): number {
	return count * (count - 1);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

/** The rest is for what else is on the machine: other labs, and those that the kernel is still taking away. */
const share = 0.7;

/** The tightest limit of the families that a lab uses. */
export function limitFor(used: readonly Family[], limits: NeighbourLimits): number {
	return Math.min(
		...families
			.filter(family => used.includes(family))
			.map(family => limits[family] ?? defaultNeighbourLimit),
	);
}

/** All that talk in a lab: pods with a network of their own, and nodes. */
export function talkersOf({pods, nodes}: Pick<Cluster, 'pods' | 'nodes'>): Talkers {
	const counts = new Map(nodes.map(({name}) => [name, 0]));
	for (const {node, hostNetwork} of pods) if (!hostNetwork) counts.set(node, (counts.get(node) ?? 0) + 1);
	return [...counts.values()];
}

/**
 * The places that can all talk to each other at once within the limit: pods from all nodes in turn, and their nodes.
 * Undefined if that is everybody.
 */
export function talkingSample(
	cluster: Pick<Cluster, 'pods' | 'nodes'>,
	joining: Joining,
	limit: number,
): ReadonlySet<string> | undefined {
	const fits = (talkers: Talkers) => neighboursWanted(joining, talkers) <= limit * share;
	if (fits(talkersOf(cluster))) return undefined;
	// Each node with a pod, at least; where even that is too much, fewer nodes.
	let count = cluster.nodes.length;
	while (count > 2 && !fits(Array.from({length: count}, () => 1))) count--;
	const nodes = cluster.nodes.slice(0, count);
	const pods = podsInTurn(cluster, nodes);
	const taken = pods.slice(
		0,
		howMany(pods, nodes, talkers => talkers.every(each => each <= 1) || fits(talkers)),
	);
	return new Set([...nodes.map(({name}) => name), ...taken.map(placeOfPod)]);
}

/** The first so many of the pods may talk. */
function howMany(pods: readonly Pod[], nodes: readonly Node[], may: (talkers: Talkers) => boolean): number {
	const places = new Map(nodes.map(({name}, index) => [name, index]));
	const talkers = nodes.map(() => 0);
	const tooMany = pods.findIndex(({node}) => {
		const at = places.get(node) ?? 0;
		talkers[at] = (talkers[at] ?? 0) + 1;
		return !may(talkers);
	});
	return tooMany < 0 ? pods.length : tooMany;
}

/** The first pod of each node, then the second of each … */
function podsInTurn({pods}: Pick<Cluster, 'pods'>, nodes: readonly Node[]): Pod[] {
	const queues = nodes.map(({name}) => pods.filter(({node, hostNetwork}) => node === name && !hostNetwork));
	const longest = Math.max(0, ...queues.map(({length}) => length));
	return Array.from({length: longest}, (_, turn) => queues.flatMap(queue => queue[turn] ?? [])).flat();
}
