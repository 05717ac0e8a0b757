/**
 * Who gets which address of a segment: its routers .1, .2 …, then everything else from .11 on in the order of the
 * file, both families with the same number. An address that the file fixes is kept free for its machine.
 */
import {addressAt, type Cidr, formatCidr, parseAddress, sizeOf, withLength} from './addresses.js';
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
};

type Numbers = Partial<Record<Family, bigint>>;

const firstHost = 11n;

export function allocate(
	segment: SegmentEntry,
	{routers, hosts}: {readonly routers: readonly RouterEntry[]; readonly hosts: readonly Host[]},
	reading: Reading,
): Allocation {
	const pools = families.flatMap(family => poolOf(family, segment.cidrs[family]));
	const count = BigInt(routers.length + hosts.length);
	const small = pools.filter(({last}) => last < count);
	for (const pool of small) reportTooSmall(pool, count, {...reading, path: [...segment.path, pool.family]});
	if (small.length > 0) return new Map();
	const numbers = new Map<string, Numbers>();
	for (const [index, {name}] of routers.entries()) numbers.set(name, own(pools, name, BigInt(index + 1)));
	for (const host of hosts) numbers.set(host.name, fixedNumbers(host, pools, reading));
	const roomy = pools.every(({last}) => firstHost - 1n + BigInt(hosts.length) <= last);
	let start = roomy ? firstHost : 1n;
	for (const {name} of hosts) {
		const fixed = numbers.get(name) ?? {};
		const rest = freeNumbers(fixed, pools, start);
		for (const pool of pools)
			if (rest[pool.family] !== undefined) pool.owners.set(rest[pool.family] ?? 0n, name);
		numbers.set(name, {...fixed, ...rest});
		const [number] = Object.values(rest);
		if (Object.keys(fixed).length === 0 && number !== undefined) start = number + 1n;
	}
	return new Map([...numbers].map(([name, chosen]) => [name, addressesOf(chosen, pools)]));
}

function poolOf(family: Family, cidr: Cidr | undefined): Pool[] {
	if (!cidr) return [];
	return [{family, cidr, last: sizeOf(cidr) - (family === 'ipv4' ? 2n : 1n), owners: new Map()}];
}

function own(pools: readonly Pool[], name: string, number: bigint): Numbers {
	for (const {owners} of pools) owners.set(number, name);
	return Object.fromEntries(pools.map(({family}) => [family, number]));
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

/** One number for all families that are not fixed; the fixed one's if that is free. */
function freeNumbers(fixed: Numbers, pools: readonly Pool[], start: bigint): Numbers {
	const open = pools.filter(({family}) => fixed[family] === undefined);
	const isFree = (number: bigint) => open.every(({owners, last}) => number <= last && !owners.has(number));
	if (open.length === 0) return {};
	const [wish] = Object.values(fixed);
	const common = wish !== undefined && isFree(wish) ? wish : nextFree(open, start);
	if (common !== undefined) return Object.fromEntries(open.map(({family}) => [family, common]));
	// Fixed addresses can leave no common number free; each family for itself always has one.
	return Object.fromEntries(open.map(pool => [pool.family, nextFree([pool], start) ?? 0n]));
}

function nextFree(pools: readonly Pool[], start: bigint): bigint | undefined {
	const fits = (number: bigint) => pools.every(({last}) => number <= last);
	const isFree = (number: bigint) => pools.every(({owners}) => !owners.has(number));
	for (let number = start; fits(number); number++) if (isFree(number)) return number;
	for (let number = 1n; number < start && fits(number); number++) if (isFree(number)) return number;
	return undefined;
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
