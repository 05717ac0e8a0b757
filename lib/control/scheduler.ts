/**
 * The scheduler: which pod runs on which node. Of the nodes that can take a pod it chooses the one with the fewest
 * pods, then the one with the fewest pods of the same owner, then the first in the order of the topology file.
 */
import {compareText, type PodObject} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';
import {remembered} from '../plan/remember.js';
import type {NodeFacts} from './controllers.js';
import {hostPortsOf, portsConflict, type UsedPort} from './host-ports.js';
import {LeastUsed, type Liking} from './least-used.js';
import {fitsNode} from './node-affinity.js';
import {affinityFilter} from './pod-affinity.js';
import {spreadFilter} from './spread.js';
import {taintFilter, toleratesCordon} from './taints.js';

/** A pod that has a node. */
export type PlacedPod = {readonly pod: PodObject; readonly node: NodeFacts};

/** What the scheduler knows of the cluster when it looks for a node. */
export type World = {
	readonly nodes: readonly NodeFacts[];
	/** Labels of the namespaces, by name. */
	readonly namespaces: ReadonlyMap<string, Labels>;
	readonly placed: readonly PlacedPod[];
	/** Those of them that refuse other pods near them. */
	readonly averse: readonly PlacedPod[];
};

/** Why a node can't take the pod, in Kubernetes' words. */
export type NodeFilter = (node: NodeFacts) => string | undefined;

export type Schedule = {
	/** Sorted by namespace and name. */
	readonly placed: readonly PlacedPod[];
	/** Pods that fit no node, with the reason. */
	readonly pending: readonly {readonly pod: PodObject; readonly reason: string}[];
};

/** Pods whose nodeName is no node are pending; the caller tells that mistake. The order of the pods does not matter. */
export function schedule(
	pods: readonly PodObject[],
	nodes: readonly NodeFacts[],
	namespaces: ReadonlyMap<string, Labels>,
): Schedule {
	const board = new Board(nodes);
	const [bound, free] = [pods.filter(hasNode), pods.filter(pod => !hasNode(pod))];
	const pending = [...placeBound(bound, board), ...placeFree(free, board, namespaces)];
	return {placed: [...board.placed].sort((a, b) => comparePods(a.pod, b.pod)), pending};
}

type Pending = Schedule['pending'];

function hasNode({spec}: PodObject): boolean {
	return spec.nodeName !== undefined;
}

/** Pods that have no choice come first, so that the others spread around them. In a lab that is up they are nearly all. */
function placeBound(pods: readonly PodObject[], board: Board): Pending {
	const nodes = new Map(board.nodes.map(node => [node.name, node]));
	const lost: PodObject[] = [];
	for (const pod of pods) {
		const node = nodes.get(pod.spec.nodeName ?? '');
		if (node) board.place(pod, node);
		else lost.push(pod);
	}
	return lost.sort(comparePods).map(pod => ({pod, reason: `there is no node ${pod.spec.nodeName}`}));
}

function placeFree(
	pods: readonly PodObject[],
	board: Board,
	namespaces: ReadonlyMap<string, Labels>,
): Pending {
	let waiting = [...pods].sort((a, b) => turnOf(a) - turnOf(b) || comparePods(a, b));
	let pending: {pod: PodObject; reason: string}[] = [];
	// A pod may wait for a later one that it has an affinity to: again, until a round places none.
	for (let before = -1; waiting.length !== before; waiting = pending.map(({pod}) => pod)) {
		before = waiting.length;
		pending = [];
		for (const pod of waiting) {
			const result = choose(pod, board, namespaces);
			if (typeof result === 'string') pending.push({pod, reason: result});
			else board.place(pod, result);
		}
	}
	return pending;
}

/** By namespace and name. */
function comparePods(a: PodObject, b: PodObject): number {
	return (
		compareText(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
		compareText(a.metadata.name, b.metadata.name)
	);
}

/** Those of a DaemonSet have hardly a choice: the others spread around them. */
function turnOf({metadata}: PodObject): number {
	return ownerOf({metadata})?.kind === 'DaemonSet' ? 1 : 2;
}

function ownerOf({metadata}: Pick<PodObject, 'metadata'>) {
	return metadata.ownerReferences?.find(({controller}) => controller === true);
}

/** The node for the pod, or why there is none. */
function choose(pod: PodObject, board: Board, namespaces: ReadonlyMap<string, Labels>): NodeFacts | string {
	const filters = filtersFor(pod, board, namespaces);
	const reasons = new Map<string, number>();
	const fits = (node: NodeFacts) => {
		const reason = firstReason(filters, node);
		if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
		return reason === undefined;
	};
	return board.leastUsedFor(pod).first(fits) ?? unavailable(board.nodes.length, reasons);
}

/** In the order of the scheduler's plugins: the first reason counts. */
function filtersFor(pod: PodObject, board: Board, namespaces: ReadonlyMap<string, Labels>): NodeFilter[] {
	const ports = hostPortsOf(pod.spec);
	const {nodes, placed, averse} = board;
	const world = {nodes, namespaces, placed, averse};
	return [
		node => (node.unschedulable && !toleratesCordon(pod.spec) ? 'node(s) were unschedulable' : undefined),
		node => taintFilter(pod.spec, node),
		node => (fitsNode(pod.spec, node) ? undefined : "node(s) didn't match Pod's node affinity/selector"),
		node =>
			portsConflict(ports, board.portsOn(node))
				? "node(s) didn't have free ports for the requested pod ports"
				: undefined,
		spreadFilter(pod, world),
		affinityFilter(pod, world),
	];
}

function firstReason(filters: readonly NodeFilter[], node: NodeFacts): string | undefined {
	for (const filter of filters) {
		const reason = filter(node);
		if (reason !== undefined) return reason;
	}
	return undefined;
}

function unavailable(count: number, reasons: ReadonlyMap<string, number>): string {
	const parts = [...reasons].map(([reason, nodes]) => `${nodes} ${reason}`).sort();
	return `0/${count} nodes are available: ${parts.join(', ')}.`;
}

/** What runs on a node so far. */
type Use = {
	pods: number;
	readonly index: number;
	readonly owners: Map<string, number>;
	readonly ports: UsedPort[];
};

/** What runs where so far. */
class Board {
	readonly placed: PlacedPod[] = [];
	readonly averse: PlacedPod[] = [];
	readonly #uses: ReadonlyMap<NodeFacts, Use>;
	/** By owner. */
	readonly #leastUsed = new Map<string, LeastUsed>();

	constructor(readonly nodes: readonly NodeFacts[]) {
		this.#uses = new Map(nodes.map((node, index) => [node, {pods: 0, index, owners: new Map(), ports: []}]));
	}

	place(pod: PodObject, node: NodeFacts): void {
		this.placed.push({pod, node});
		if (pod.spec.affinity?.podAntiAffinity) this.averse.push({pod, node});
		const use = this.#uses.get(node);
		if (!use) return;
		use.pods++;
		const owner = ownerKey(pod);
		use.owners.set(owner, (use.owners.get(owner) ?? 0) + 1);
		use.ports.push(...hostPortsOf(pod.spec));
	}

	portsOn(node: NodeFacts): readonly UsedPort[] {
		return this.#uses.get(node)?.ports ?? [];
	}

	leastUsedFor(pod: PodObject): LeastUsed {
		const owner = ownerKey(pod);
		const known = this.#leastUsed.get(owner);
		if (known) return known;
		const likingOf = (node: NodeFacts): Liking => {
			const use = this.#uses.get(node);
			return [use?.pods ?? 0, use?.owners.get(owner) ?? 0, use?.index ?? 0];
		};
		const made = new LeastUsed(this.nodes, likingOf);
		this.#leastUsed.set(owner, made);
		return made;
	}
}

function ownerKey({metadata}: PodObject): string {
	return ownerUid(metadata);
}

/** Each pod that comes asks it of all that are there. */
const ownerUid = remembered((metadata: PodObject['metadata']) => ownerOf({metadata})?.uid ?? '');
