/**
 * The blocks that there are and who has which, one turn long. A block that has lost its node stays as long as addresses of it
 * are in use. Facts: projectcalico/calico libcalico-go/lib/ipam/{ipam_block,ipam_block_reader_writer}.go: no address of a
 * block is reserved; the first free one is given first, and one that becomes free goes to the end of the row.
 */
import {
	addressAt,
	type Cidr,
	formatCidr,
	parseAddress,
	parseCidr,
	sizeOf,
	subnetAt,
	subnetCount,
	widthOf,
} from '../../../topology/addresses.js';
import type {IpPool} from '../../../topology/calico/types.js';
import type {Block, Ipam} from '../../../topology/model.js';

export type OpenBlock = {
	readonly cidr: Cidr;
	readonly pool: string;
	/** Not set: it has lost its node. */
	node: string | undefined;
	/** Ordinals, in the order in which they are given. */
	readonly free: number[];
};

/** Where an address is. */
export type Spot = {
	readonly pool: IpPool;
	/** The block's CIDR. */
	readonly block: string;
	readonly ordinal: number;
};

export type Holder = {
	readonly node: string;
	/** Not set: no pool has it. */
	readonly spot: Spot | undefined;
};

/** Addresses in use, without a length, and who has them. */
export type InUse = ReadonlyMap<string, Holder>;

type Before = {readonly inUse: InUse; readonly memory: ReadonlyMap<string, readonly number[]>};

export class BlockTable {
	/** By CIDR; in the order in which they were claimed. */
	readonly #blocks = new Map<string, OpenBlock>();

	/** `memory`: the free ordinals of each block as they were left, by CIDR. */
	constructor({blocks}: Pick<Ipam, 'blocks'>, {inUse, memory}: Before) {
		const used = usedOrdinals(inUse);
		for (const {cidr, pool, node} of blocks) this.#open(cidr, {pool, node}, {used, memory});
		for (const [cidr, {pool}] of used) this.#open(cidr, {pool, node: undefined}, {used, memory});
	}

	get all(): readonly OpenBlock[] {
		return [...this.#blocks.values()];
	}

	/** Those that nodes have. */
	get claimed(): readonly Block[] {
		return this.all.flatMap(({cidr, pool, node}): Block[] =>
			node === undefined ? [] : [{cidr: formatCidr(cidr), family: cidr.family, pool, node}],
		);
	}

	/** The free ordinals, for the next turn. */
	get memory(): ReadonlyMap<string, readonly number[]> {
		return new Map([...this.#blocks].map(([cidr, {free}]) => [cidr, free]));
	}

	of(node: string, pools: readonly IpPool[]): OpenBlock[] {
		return this.all.filter(block => block.node === node && isIn(block, pools));
	}

	/** In the order of the pools and of their addresses. */
	in(pools: readonly IpPool[]): OpenBlock[] {
		return pools.flatMap(pool =>
			this.all.filter(block => isIn(block, [pool])).sort((a, b) => (a.cidr.base < b.cidr.base ? -1 : 1)),
		);
	}

	/** The one that the address would be in. */
	around({block}: Pick<Spot, 'block'>): OpenBlock | undefined {
		return this.#blocks.get(block);
	}

	/** The block becomes the node's; it must not be there yet. */
	claim(cidr: Cidr, {pool, node}: {readonly pool: string; readonly node: string}): OpenBlock {
		const block = {cidr, pool, node, free: ordinalsOf(cidr)};
		this.#blocks.set(formatCidr(cidr), block);
		return block;
	}

	drop({cidr}: OpenBlock): void {
		this.#blocks.delete(formatCidr(cidr));
	}

	/** The first range of the pool that is no block yet: Calico begins its search at a hash of the node's name, this one at the pool's beginning. */
	unclaimed({cidr: text, blockSize}: IpPool): Cidr | undefined {
		const pool = parseCidr(text);
		const count = pool ? subnetCount(pool, blockSize) : 0n;
		for (let index = 0n; pool && index < count; index++) {
			const cidr = subnetAt(pool, blockSize, index);
			if (!this.#blocks.has(formatCidr(cidr))) return cidr;
		}
		return undefined;
	}

	#open(
		key: string,
		{pool, node}: Pick<OpenBlock, 'pool' | 'node'>,
		{used, memory}: {readonly used: ReadonlyMap<string, Used>; readonly memory: Before['memory']},
	): void {
		const cidr = parseCidr(key);
		if (!cidr || this.#blocks.has(key)) return;
		const free = freeOrdinals(cidr, used.get(key)?.ordinals ?? new Set(), memory.get(key));
		this.#blocks.set(key, {cidr, pool, node, free});
	}
}

type Used = {readonly pool: string; readonly ordinals: Set<number>};

function usedOrdinals(inUse: InUse): ReadonlyMap<string, Used> {
	const used = new Map<string, Used>();
	for (const {spot} of inUse.values()) {
		if (!spot) continue;
		const known = used.get(spot.block);
		if (known) known.ordinals.add(spot.ordinal);
		else used.set(spot.block, {pool: spot.pool.name, ordinals: new Set([spot.ordinal])});
	}
	return used;
}

export function isEmpty({cidr, free}: OpenBlock): boolean {
	return free.length === Number(sizeOf(cidr));
}

/** Undefined when all are in use. */
export function takeFirst({cidr, free}: OpenBlock): string | undefined {
	const ordinal = free.shift();
	return ordinal === undefined ? undefined : addressAt(cidr, ordinal);
}

/** False if it is in use. */
export function takeThis({cidr, free}: OpenBlock, address: string): boolean {
	const index = free.indexOf(ordinalOf(cidr, address));
	if (index >= 0) free.splice(index, 1);
	return index >= 0;
}

/** As if it had not been taken. */
export function putBack({cidr, free}: OpenBlock, address: string): void {
	free.unshift(ordinalOf(cidr, address));
}

export function poolAround(address: string, pools: readonly IpPool[]): IpPool | undefined {
	const parsed = parseAddress(address);
	return pools.find(({cidr: text}) => {
		const cidr = parseCidr(text);
		return (
			cidr && parsed?.family === cidr.family && parsed.value >> hostBits(cidr) === cidr.base >> hostBits(cidr)
		);
	});
}

/** Undefined if no pool has the address. */
export function spotOf(address: string, pools: readonly IpPool[]): Spot | undefined {
	const pool = poolAround(address, pools);
	const cidr = pool && blockCidr(address, pool);
	return cidr && {pool, block: formatCidr(cidr), ordinal: ordinalOf(cidr, address)};
}

export function blockCidr(address: string, {family, blockSize}: IpPool): Cidr {
	const bits = BigInt(widthOf(family) - blockSize);
	const value = parseAddress(address)?.value ?? 0n;
	return {family, base: (value >> bits) << bits, length: blockSize};
}

function isIn({pool}: OpenBlock, pools: readonly IpPool[]): boolean {
	return pools.some(({name}) => name === pool);
}

function hostBits({family, length}: Cidr): bigint {
	return BigInt(widthOf(family) - length);
}

function ordinalOf({base}: Cidr, address: string): number {
	return Number((parseAddress(address)?.value ?? base) - base);
}

function ordinalsOf(cidr: Cidr): number[] {
	return Array.from({length: Number(sizeOf(cidr))}, (_, ordinal) => ordinal);
}

/** Without a memory: those after the last one in use first, for the others have been in use before. */
function freeOrdinals(
	cidr: Cidr,
	used: ReadonlySet<number>,
	memory: readonly number[] | undefined,
): number[] {
	const free = ordinalsOf(cidr).filter(ordinal => !used.has(ordinal));
	if (!memory) {
		const last = Math.max(-1, ...used);
		return [...free.filter(ordinal => ordinal > last), ...free.filter(ordinal => ordinal < last)];
	}
	const known = new Set(memory);
	return [...memory.filter(ordinal => !used.has(ordinal)), ...free.filter(ordinal => !known.has(ordinal))];
}
