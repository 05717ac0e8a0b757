/**
 * How many neighbours the kernel must know when everybody in a lab talks to everybody. The table is one for all
 * namespaces of the machine (one a family), only the host's root can enlarge it, and when it is full connections fail
 * now and then: entries younger than five seconds are not given up (neigh_forced_gc, net/core/neighbour.c). Pure.
 */
import type {Cluster, Family, PerFamily} from '../../topology/model.js';
import {families} from '../../topology/model.js';
import type {Addressing} from './mode.js';
import {placeOfPod} from './places.js';

/** How many entries the host's tables take: net.ipv4.neigh.default.gc_thresh3 and its IPv6 twin. */
export type NeighbourLimits = PerFamily<number>;

/** Linux' own default, for a host that does not tell. */
const defaultNeighbourLimit = 1024;

type Talkers = {readonly pods: number; readonly nodes: number};

/**
 * Entries, a family. Nodes know each other and their router. A pod behind its node knows its gateway, and the node
 * knows the pod; pods on the segment itself know each other and all nodes.
 */
export function neighboursWanted(addressing: Addressing, {pods, nodes}: Talkers): number {
	const underlay = nodes * (nodes - 1) + 2 * nodes;
	return underlay + (addressing === 'segment' ? pods * (pods - 1) + 2 * pods * nodes : 2 * pods);
}

/** The rest is for what else is on the machine: other labs, and those that the kernel is still taking away. */
const share = 0.55;

/** The tightest limit of the families that a lab uses. */
export function limitFor(used: readonly Family[], limits: NeighbourLimits): number {
	return Math.min(
		...families
			.filter(family => used.includes(family))
			.map(family => limits[family] ?? defaultNeighbourLimit),
	);
}

/** All that talk in a lab: pods with a network of their own, and nodes. */
export function talkersOf({pods, nodes}: Cluster): Talkers {
	return {pods: pods.filter(({hostNetwork}) => !hostNetwork).length, nodes: nodes.length};
}

/**
 * The places that can all talk to each other at once within the limit: pods from all nodes in turn, and their nodes.
 * Undefined if that is everybody.
 */
export function talkingSample(
	cluster: Cluster,
	addressing: Addressing,
	limit: number,
): ReadonlySet<string> | undefined {
	const fits = (talkers: Talkers) => neighboursWanted(addressing, talkers) <= limit * share;
	const all = talkersOf(cluster);
	if (fits(all)) return undefined;
	let nodes = all.nodes;
	// Each node with a pod, at least; where even that is too much, fewer nodes.
	while (nodes > 2 && !fits({pods: nodes, nodes})) nodes--;
	let pods = Math.min(nodes, all.pods);
	while (pods < all.pods && fits({pods: pods + 1, nodes})) pods++;
	const chosen = cluster.nodes.slice(0, nodes).map(({name}) => name);
	return new Set([...chosen, ...podsInTurn(cluster, chosen).slice(0, pods)]);
}

/** The first pod of each node, then the second of each … */
function podsInTurn({pods}: Cluster, nodes: readonly string[]): string[] {
	const queues = nodes.map(node => pods.filter(pod => pod.node === node && !pod.hostNetwork));
	const longest = Math.max(0, ...queues.map(({length}) => length));
	return Array.from({length: longest}, (_, turn) => queues.flatMap(queue => queue[turn] ?? []))
		.flat()
		.map(placeOfPod);
}
