/** Ranges of a segment for nodes that come when it is shared out already. */
import {type Cidr, overlaps, sizeOf, subnetAt, subnetCount} from '../../topology/addresses.js';
import type {AddressedNode} from './allocate.js';

/** How many bits smaller than the others' a range may be, if there is no other. */
const leastBits = 2;

type Crowd = {readonly cidr: Cidr; readonly members: readonly AddressedNode[]};
type Around = {
	/** Ranges that are still in use, but not for long. */
	readonly leaving: readonly Cidr[];
	/** Of the machines on the segment. */
	readonly addresses: readonly bigint[];
};

/** Each node's range, by name; a node for which there is none is not in it. One node at least has one already. */
export function partsBeside({cidr, members}: Crowd, {leaving, addresses}: Around): Map<string, Cidr> {
	const parts = new Map<string, Cidr>();
	for (const {name, kept} of members) {
		const range = kept?.[cidr.family];
		if (range) parts.set(name, range);
	}
	const length = Math.min(...[...parts.values()].map(part => part.length));
	for (const {name} of members) {
		if (parts.has(name)) continue;
		const isFree = (range: Cidr) => isEmpty(range, addresses) && beside(range, [...parts.values()]);
		const range =
			firstRange(cidr, length, each => isFree(each) && beside(each, leaving)) ??
			firstRange(cidr, length, isFree);
		if (range) parts.set(name, range);
	}
	return parts;
}

function isEmpty(range: Cidr, addresses: readonly bigint[]): boolean {
	const end = range.base + sizeOf(range);
	return !addresses.some(address => address >= range.base && address < end);
}

function beside(range: Cidr, others: readonly Cidr[]): boolean {
	return !others.some(other => overlaps(range, other));
}

/** The largest that fits: in the upper half from below, then in the lower half from above, away from the machines. */
function firstRange(cidr: Cidr, from: number, fits: (range: Cidr) => boolean): Cidr | undefined {
	for (let length = from; length <= from + leastBits && subnetCount(cidr, length) > 0n; length++) {
		const half = 1 << (length - cidr.length - 1);
		const upper = Array.from({length: half}, (_, index) => half + index);
		// The very first one has the segment's own address in it.
		const lower = Array.from({length: half - 1}, (_, index) => half - 1 - index);
		for (const index of [...upper, ...lower]) {
			const range = subnetAt(cidr, length, index);
			if (fits(range)) return range;
		}
	}
	return undefined;
}
