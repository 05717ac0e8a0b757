/** Addresses and prefixes in the order of their first address. */
import {
	formatAddress,
	formatCidr,
	parseAddress,
	parseInterfaceAddress,
	widthOf,
} from '../../../topology/addresses.js';
import type {Family} from '../../../topology/model.js';

/** A prefix with its place among others: numbers are quicker to compare than addresses of 128 bits. */
export type Ranked = {
	/** In canonical form; without a length where it is one address. */
	readonly text: string;
	readonly family: Family;
	readonly rank: number;
	/** The highest rank of what begins inside of it. */
	readonly lastRank: number;
};

type Range = {readonly text: string; readonly family: Family; readonly first: bigint; readonly last: bigint};

/** By the text that was given; what is no prefix is left out. IPv4 first; of two that begin alike, the wider one first. */
export function rankedNetsOf(nets: readonly string[]): ReadonlyMap<string, Ranked> {
	const ranges = new Map<string, Range>();
	for (const net of nets) {
		const range = ranges.has(net) ? undefined : rangeOf(net);
		if (range) ranges.set(net, range);
	}
	const sorted = [...ranges].toSorted(([, a], [, b]) => inOrder(a, b));
	const ranks = new Map<string, Ranked>();
	for (const [rank, [net, {text, family}]] of sorted.entries()) {
		ranks.set(net, {text, family, rank, lastRank: lastInside(sorted, rank)});
	}
	return ranks;
}

/** Sorted, nothing twice, and nothing that is inside another of them. */
export function withoutInner(nets: readonly Ranked[]): readonly Ranked[] {
	const kept: Ranked[] = [];
	let covered = -1;
	for (const net of nets.toSorted((a, b) => a.rank - b.rank)) {
		if (net.rank <= covered) continue;
		kept.push(net);
		covered = net.lastRank;
	}
	return kept;
}

/** Of what begins inside a prefix, all is inside: prefixes do not cross. */
function lastInside(sorted: readonly (readonly [string, Range])[], rank: number): number {
	const own = sorted[rank]?.[1];
	let last = rank;
	for (let next = rank + 1; own && next < sorted.length; next++) {
		const range = sorted[next]?.[1];
		if (!range || range.family !== own.family || range.first > own.last) break;
		last = next;
	}
	return last;
}

function inOrder(a: Range, b: Range): number {
	if (a.family !== b.family) return a.family < b.family ? -1 : 1;
	if (a.first !== b.first) return a.first < b.first ? -1 : 1;
	if (a.last !== b.last) return a.last > b.last ? -1 : 1;
	return 0;
}

function rangeOf(net: string): Range | undefined {
	const address = parseAddress(net);
	if (address) return single(address.family, address.value);
	const cidr = parseInterfaceAddress(net)?.cidr;
	if (!cidr) return undefined;
	const {family, base, length} = cidr;
	if (length === widthOf(family)) return single(family, base);
	const size = 1n << BigInt(widthOf(family) - length);
	return {text: formatCidr(cidr), family, first: base, last: base + size - 1n};
}

function single(family: Family, value: bigint): Range {
	return {text: formatAddress(family, value), family, first: value, last: value};
}
