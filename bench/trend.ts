/** Whether a series of samples grows: by the median of the slopes of all pairs (Theil and Sen), which a few odd samples don't move. */

export type Point = {readonly seconds: number; readonly value: number};

/** By how much the value grows from the first sample to the last, as the trend has it; negative if it falls. 0 for fewer than three. */
export function growthOf(points: readonly Point[]): number {
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last || points.length < 3) return 0;
	const slopes = points.flatMap((a, index) =>
		points.slice(index + 1).map(b => (b.value - a.value) / (b.seconds - a.seconds)),
	);
	return median(slopes) * (last.seconds - first.seconds);
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** What a value may grow by: a number of its own kind, or a share of what it is, whichever is more. */
export type Tolerance = {readonly by: number; readonly share: number};

export function isWithin(points: readonly Point[], {by, share}: Tolerance): boolean {
	return growthOf(points) <= Math.max(by, share * median(points.map(({value}) => value)));
}
