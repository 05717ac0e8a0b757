/**
 * Who gets which address of a segment: its routers .1, .2 …, then everything else from .11 on in the order of the
 * file, both families with the same number. An address that the file fixes is kept free for its machine. In a lab that is
 * up everybody keeps what it has, and who comes gets the first free one.
 */
import {addressAt, type Cidr, contains, formatCidr, parseAddress, sizeOf, withLength} from './addresses.js';
import {type Kept, keptNumbers} from './keep.js';
import type {Host, RouterEntry} from './machines.js';
import {type Family, families, type PerFamily} from './model.js';
import type {Reading} from './names.js';
import type {Path, ProblemCode} from './problems.js';
import type {SegmentEntry} from './segments.js';

/** Machine's name → its addresses with the segment's prefix length. */
export type Allocation = ReadonlyMap<string, PerFamily<string>>;

type Pool = {
	readonly family: Family;
	readonly cidr: Cidr;
	/** The last number that a machine may have: IPv4 keeps its broadcast address. */
	readonly last: bigint;
	readonly owners: Map<bigint, string>;
	/** What the lab that is up has given, by machine: also to those that are about to go. */
	readonly held: ReadonlyMap<string, bigint>;
	readonly heldNumbers: ReadonlySet<bigint>;
	/** No machine may stand where pods do. */
	readonly isPods: (number: bigint) => boolean;
};

type Numbers = Partial<Record<Family, bigint>>;

const firstHost = 11n;

export function allocate(
	segment: SegmentEntry,
	{routers, hosts}: {readonly routers: readonly RouterEntry[]; readonly hosts: readonly Host[]},
	{kept, ...reading}: Reading & {readonly kept: Kept},
): Allocation {
	const pools = families.flatMap(family => poolOf(segment, segment.cidrs[family], kept));
	const count = BigInt(routers.length + hosts.length);
	const small = pools.filter(({last}) => last < count);
	for (const pool of small) reportTooSmall(pool, count, {...reading, path: [...segment.path, pool.family]});
	if (small.length > 0) return new Map();
	const numbers = new Map<string, Numbers>();
	for (const {name} of routers) numbers.set(name, routerNumbers(name, pools));
	for (const host of hosts) numbers.set(host.name, fixedNumbers(host, pools, reading));
	for (const {name} of hosts) numbers.set(name, withHeld(name, numbers.get(name) ?? {}, pools));
	const roomy = pools.every(({last}) => firstHost - 1n + BigInt(hosts.length) <= last);
	let start = roomy ? firstHost : 1n;
	for (const {name} of hosts) {
		const chosen = numbers.get(name) ?? {};
		const rest = freeNumbers(chosen, pools, start);
		own(pools, name, rest);
		numbers.set(name, {...chosen, ...rest});
		const [number] = Object.values(rest);
		if (Object.keys(chosen).length === 0 && number !== undefined) start = number + 1n;
	}
	return new Map([...numbers].map(([name, chosen]) => [name, addressesOf(chosen, pools)]));
}

function poolOf({name}: SegmentEntry, cidr: Cidr | undefined, kept: Kept): Pool[] {
	if (!cidr) return [];
	const {family} = cidr;
	const last = sizeOf(cidr) - (family === 'ipv4' ? 2n : 1n);
	const known = [...keptNumbers(kept, {segment: name, cidr})];
	const held = new Map(known.filter(([, number]) => number > 0n && number <= last));
	const ranges = kept.podRanges.filter(range => contains(cidr, range));
	const isPods = (number: bigint) =>
		ranges.some(
			range => (cidr.base + number - range.base) / sizeOf(range) === 0n && cidr.base + number >= range.base,
		);
	return [{family, cidr, last, owners: new Map(), held, heldNumbers: new Set(held.values()), isPods}];
}

function own(pools: readonly Pool[], name: string, numbers: Numbers): void {
	for (const {family, owners} of pools) {
		const number = numbers[family];
		if (number !== undefined) owners.set(number, name);
	}
}

/** A router that comes gets the first free number from 1 on. */
function routerNumbers(name: string, pools: readonly Pool[]): Numbers {
	const held = withHeld(name, {}, pools);
	const numbers = {...held, ...freeNumbers(held, pools, 1n)};
	own(pools, name, numbers);
	return numbers;
}

/** What the machine has now, where the file gives it nothing else, nor gives it to somebody else. */
function withHeld(name: string, fixed: Numbers, pools: readonly Pool[]): Numbers {
	const numbers = {...fixed};
	for (const {family, held, owners} of pools) {
		const number = held.get(name);
		if (numbers[family] === undefined && number !== undefined && !owners.has(number))
			numbers[family] = number;
	}
	own(pools, name, numbers);
	return numbers;
}

function fixedNumbers(host: Host, pools: readonly Pool[], reading: Reading): Numbers {
	const numbers: Numbers = {};
	for (const family of families) {
		const text = host.fixed[family];
		if (text === undefined) continue;
		const pool = pools.find(pool => pool.family === family);
		const found = fixedNumber(text, family, pool, host.segment);
		if (typeof found === 'bigint') {
			pool?.owners.set(found, host.name);
			numbers[family] = found;
			continue;
		}
		const at = reading.locate([...host.path, family]);
		reading.report({...found, ...(at && {at})});
	}
	return numbers;
}

function fixedNumber(
	text: string,
	family: Family,
	pool: Pool | undefined,
	segment: string,
): bigint | {readonly code: ProblemCode; readonly message: string; readonly hint?: string} {
	const address = parseAddress(text);
	if (address?.family !== family) {
		return {
			code: 'bad-value',
			message: `'${text}' is no ${family} address`,
			hint: 'without a prefix length: 192.168.50.33',
		};
	}
	if (!pool) return {code: 'family-missing', message: `the segment '${segment}' has no ${family} subnet`};
	const subnet = formatCidr(pool.cidr);
	const number = address.value - pool.cidr.base;
	if (number < 0n || number >= sizeOf(pool.cidr)) {
		return {code: 'address-outside', message: `${text} is not in ${subnet} of '${segment}'`};
	}
	if (number === 0n) return {code: 'address-outside', message: `${text} is the network address of ${subnet}`};
	if (number > pool.last)
		return {code: 'address-outside', message: `${text} is the broadcast address of ${subnet}`};
	const owner = pool.owners.get(number);
	if (owner === undefined) return number;
	return {code: 'address-taken', message: `${text} is already the address of '${owner}'`};
}

/** One number for all families that are not chosen; the chosen one's if that is free. */
function freeNumbers(chosen: Numbers, pools: readonly Pool[], start: bigint): Numbers {
	const open = pools.filter(({family}) => chosen[family] === undefined);
	if (open.length === 0) return {};
	const [wish] = Object.values(chosen);
	const common = wish !== undefined && open.every(pool => isFree(pool, wish)) ? wish : nextFree(open, start);
	if (common !== undefined) return Object.fromEntries(open.map(({family}) => [family, common]));
	// Chosen addresses can leave no common number free; each family for itself always has one.
	return Object.fromEntries(open.map(pool => [pool.family, nextFree([pool], start) ?? anyFree(pool)]));
}

function nextFree(pools: readonly Pool[], start: bigint): bigint | undefined {
	const fits = (number: bigint) => pools.every(({last}) => number <= last);
	const free = (number: bigint) => pools.every(pool => isFree(pool, number));
	for (let number = start; fits(number); number++) if (free(number)) return number;
	for (let number = 1n; number < start && fits(number); number++) if (free(number)) return number;
	return undefined;
}

function isFree({last, owners, heldNumbers, isPods}: Pool, number: bigint): boolean {
	return number <= last && !owners.has(number) && !heldNumbers.has(number) && !isPods(number);
}

/** That of a machine that goes. There are fewer machines than numbers: one is not owned. */
function anyFree({last, owners}: Pool): bigint {
	for (let number = 1n; number <= last; number++) if (!owners.has(number)) return number;
	return 0n;
}

function addressesOf(numbers: Numbers, pools: readonly Pool[]): PerFamily<string> {
	return Object.fromEntries(
		pools.map(({family, cidr}) => [family, withLength(addressAt(cidr, numbers[family] ?? 0n), cidr.length)]),
	);
}

function reportTooSmall(
	{cidr, last}: Pool,
	count: bigint,
	{locate, report, path}: Reading & {readonly path: Path},
): void {
	const at = locate(path);
	report({
		code: 'cidr-too-small',
		message: `${formatCidr(cidr)} has room for ${last > 0n ? last : 0n} machines, ${count} are on it`,
		hint: 'routers and clients count too',
		...(at && {at}),
	});
}
