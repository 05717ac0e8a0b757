/** Which ordered pairs of places are tried, when there are too many to try them all. Pure and deterministic. */

export type PairEnd = {readonly place: string; readonly node: string};

/** `of` is how many pairs there are; `pairs` those that are tried. */
export type Chosen<End> = {readonly pairs: readonly (readonly [End, End])[]; readonly of: number};

/**
 * Every pair of different places when there are at most `most`; else a sample in which every place stands on the side(s)
 * that it is given on, and every ordered pair of nodes that has a pair of places occurs. These two come first: a size
 * that is too small for them is exceeded.
 */
export function choosePairs<End extends PairEnd>(
	from: readonly End[],
	to: readonly End[],
	{most, sample}: {readonly most: number; readonly sample: number},
): Chosen<End> {
	const of = countPairs(from, to);
	const chosen = new Map<number, readonly [End, End]>();
	const choose = (i: number, j: number): void => {
		const [a, b] = [from[i], to[j]];
		if (a && b && a.place !== b.place) chosen.set(i * to.length + j, [a, b]);
	};
	if (of <= most) {
		for (const i of from.keys()) for (const j of to.keys()) choose(i, j);
	} else {
		coverNodes(from, to, choose);
		coverPlaces(from, to, choose);
		fill(from.length, to.length, (i, j) => {
			choose(i, j);
			return chosen.size < sample;
		});
	}
	return {pairs: [...chosen.values()], of};
}

/** Ordered pairs of different places. */
export function countPairs(from: readonly PairEnd[], to: readonly PairEnd[]): number {
	return from.length * to.length - samePlaces(from, to);
}

type Choose = (i: number, j: number) => void;

function samePlaces(from: readonly PairEnd[], to: readonly PairEnd[]): number {
	const places = new Set(to.map(({place}) => place));
	return from.filter(({place}) => places.has(place)).length;
}

/** For each ordered pair of nodes: the node's first place, and the other's first that is not the same. */
function coverNodes(from: readonly PairEnd[], to: readonly PairEnd[], choose: Choose): void {
	const targets = byNode(to);
	for (const sources of byNode(from).values()) {
		for (const candidates of targets.values()) {
			const pair = sources
				.slice(0, 2)
				.flatMap(i => candidates.slice(0, 2).map(j => [i, j] as const))
				.find(([i, j]) => from[i]?.place !== to[j]?.place);
			if (pair) choose(...pair);
		}
	}
}

function byNode(ends: readonly PairEnd[]): Map<string, number[]> {
	const nodes = new Map<string, number[]>();
	for (const [index, {node}] of ends.entries()) nodes.set(node, [...(nodes.get(node) ?? []), index]);
	return nodes;
}

/** Each place with its neighbour in the list, and once more with the next, in case the first is the place itself. */
function coverPlaces(from: readonly PairEnd[], to: readonly PairEnd[], choose: Choose): void {
	const [n, m] = [from.length, to.length];
	for (let k = 0; k < Math.max(n, m); k++) {
		const [i, j] = [k % n, (k + 1) % m];
		choose(i, from[i]?.place === to[j]?.place ? (j + 1) % m : j);
		if (from[i]?.place === to[j]?.place) choose((i + 1) % n, j);
	}
}

/** Diagonals of the matrix, far from each other first: strides by the golden ratio reach every diagonal evenly. */
function fill(n: number, m: number, chooseMore: (i: number, j: number) => boolean): void {
	const used = new Set<number>();
	for (let round = 1; used.size < m; round++) {
		const stride = round <= m ? Math.floor(((round * 0.618_033_988_75) % 1) * m) : round - m - 1;
		if (used.has(stride)) continue;
		used.add(stride);
		for (let i = 0; i < n; i++) if (!chooseMore(i, (i + stride) % m)) return;
	}
}
