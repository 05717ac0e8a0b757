/** Random choices that a seed repeats. */

export type Random = {
	/** In [0, 1). */
	next(): number;
	/** In [from, to). */
	integer(from: number, to: number): number;
	/** Throws if there is nothing to choose from. */
	choose<T>(from: readonly T[]): T;
};

/** Mulberry32 (Tommy Ettinger, public domain): a full period of 2³², good enough to choose, and the same everywhere. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const integer = (from: number, to: number) => from + Math.floor(next() * (to - from));
	return {
		next,
		integer,
		choose: from => {
			if (from.length === 0) throw new Error('nothing to choose from');
			return from[integer(0, from.length)] as (typeof from)[number];
		},
	};
}
