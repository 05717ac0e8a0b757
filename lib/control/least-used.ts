/**
 * The nodes in the order in which the scheduler likes them for the pods of one owner, without looking at all of them for
 * every pod: a heap. How much is on a node only grows while one schedule is made, so a node that is not at its place any
 * more is found out when it comes to the top.
 */
import type {NodeFacts} from './controllers.js';

/** Smaller is better, the first number first. */
export type Liking = readonly [pods: number, owned: number, index: number];

type Entry = {readonly node: NodeFacts; readonly liking: Liking};

export class LeastUsed {
	readonly #heap: Entry[] = [];
	readonly #likingOf: (node: NodeFacts) => Liking;

	constructor(nodes: readonly NodeFacts[], likingOf: (node: NodeFacts) => Liking) {
		this.#likingOf = likingOf;
		for (const node of nodes) this.#push({node, liking: likingOf(node)});
	}

	/** The best node that `fits`; it is asked of a node only when all better ones do not. */
	first(fits: (node: NodeFacts) => boolean): NodeFacts | undefined {
		const unfit: Entry[] = [];
		let found: NodeFacts | undefined;
		for (let top = this.#heap[0]; top && !found; top = this.#heap[0]) {
			const now = this.#likingOf(top.node);
			if (isBetter(top.liking, now)) this.#replaceTop({node: top.node, liking: now});
			else if (fits(top.node)) found = top.node;
			else unfit.push(this.#pop(top));
		}
		for (const entry of unfit) this.#push(entry);
		return found;
	}

	#push(entry: Entry): void {
		const heap = this.#heap;
		let at = heap.length;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			const above = heap[parent];
			if (!above || !isBetter(entry.liking, above.liking)) break;
			heap[at] = above;
			at = parent;
		}
		heap[at] = entry;
	}

	#pop(top: Entry): Entry {
		const last = this.#heap.pop();
		if (last && last !== top) this.#replaceTop(last);
		return top;
	}

	#replaceTop(entry: Entry): void {
		const heap = this.#heap;
		let at = 0;
		for (;;) {
			const child = this.#betterChild(at);
			const below = heap[child];
			if (!below || !isBetter(below.liking, entry.liking)) break;
			heap[at] = below;
			at = child;
		}
		heap[at] = entry;
	}

	#betterChild(at: number): number {
		const left = this.#heap[2 * at + 1];
		const right = this.#heap[2 * at + 2];
		return left && right && isBetter(right.liking, left.liking) ? 2 * at + 2 : 2 * at + 1;
	}
}

function isBetter(a: Liking, b: Liking): boolean {
	return (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) < 0;
}
