/** Address arithmetic on bigint, and the names that follow from addresses. Text is in canonical form: RFC 5952 for IPv6. */
import {hash as hashOf} from 'node:crypto';
import {isIPv4, SocketAddress} from 'node:net';
import type {Family} from './model.js';

/** A subnet: `base` is its first address, no host bit is set. */
export type Cidr = {readonly family: Family; readonly base: bigint; readonly length: number};

/** One address as a number: 32 bits for ipv4, 128 for ipv6. */
export type Address = {readonly family: Family; readonly value: bigint};

/** An address together with the subnet that its prefix length puts it in: `192.168.50.11/24`. */
export type InterfaceAddress = {readonly address: Address; readonly cidr: Cidr};

/** Linux: IFNAMSIZ is 16 with the final zero byte. */
export const interfaceNameLimit = 15;

/** Bits in an address of the family. */
export function widthOf(family: Family): number {
	return family === 'ipv4' ? 32 : 128;
}

/** Strict: no leading zeros in IPv4 octets, no zone, no prefix length. */
export function parseAddress(text: string): Address | undefined {
	if (isIPv4(text)) return {family: 'ipv4', value: BigInt(numberOf(text))};
	if (isIpv6(text)) return {family: 'ipv6', value: parseIpv6(text)};
	return undefined;
}

/** By the C library's inet_pton(3): compiling the pattern of Node's isIPv6 takes 3 ms, of every command that reads a lab. */
function isIpv6(text: string): boolean {
	if (!text.includes(':') || text.includes('%')) return false;
	try {
		return new SocketAddress({address: text, family: 'ipv6'}).family === 'ipv6';
	} catch {
		return false;
	}
}

/** `192.168.50.11/24`: host bits may be set. */
export function parseInterfaceAddress(text: string): InterfaceAddress | undefined {
	const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
	const address = match && parseAddress(match[1] ?? '');
	const length = Number(match?.[2]);
	if (!address || length > widthOf(address.family)) return undefined;
	const hostBits = BigInt(widthOf(address.family) - length);
	return {address, cidr: {family: address.family, base: (address.value >> hostBits) << hostBits, length}};
}

/** Strict: `192.168.50.11/24` has host bits set and is not a subnet; `parseInterfaceAddress` says which one was meant. */
export function parseCidr(text: string): Cidr | undefined {
	const parsed = parseInterfaceAddress(text);
	return parsed?.cidr.base === parsed?.address.value ? parsed?.cidr : undefined;
}

export function formatAddress(family: Family, value: bigint): string {
	if (value < 0n || value >> BigInt(widthOf(family)) !== 0n) {
		throw new RangeError(`${value} is not an ${family} address`);
	}
	return family === 'ipv4' ? dotted(Number(value)) : formatIpv6(value);
}

export function formatCidr({family, base, length}: Cidr): string {
	return `${formatAddress(family, base)}/${length}`;
}

/** How many addresses, network and broadcast included. */
export function sizeOf({family, length}: Cidr): bigint {
	return 1n << BigInt(widthOf(family) - length);
}

/** The address number `index` of the subnet, 0 for its base. Throws a RangeError outside of it. */
export function addressAt(cidr: Cidr, index: number | bigint): string {
	const offset = BigInt(index);
	if (offset < 0n || offset >= sizeOf(cidr)) {
		throw new RangeError(`${formatCidr(cidr)} has no address number ${index}`);
	}
	return formatAddress(cidr.family, cidr.base + offset);
}

/** `('10.0.0.1', 24)` → `10.0.0.1/24`. */
export function withLength(address: string, length: number): string {
	return `${address}/${length}`;
}

/** `10.0.0.1/24` → `10.0.0.1`. */
export function addressOf(cidr: string): string {
	const slash = cidr.indexOf('/');
	return slash < 0 ? cidr : cidr.slice(0, slash);
}

/** Whether the address, or the whole of the other subnet, is in the subnet. Text that is neither is in none. */
export function contains(cidr: Cidr, inner: string | Cidr): boolean {
	const other = typeof inner === 'string' ? (parseCidr(inner) ?? hostCidr(inner)) : inner;
	if (other?.family !== cidr.family || other.length < cidr.length) return false;
	const hostBits = BigInt(widthOf(cidr.family) - cidr.length);
	return other.base >> hostBits === cidr.base >> hostBits;
}

export function overlaps(a: Cidr, b: Cidr): boolean {
	return contains(a, b) || contains(b, a);
}

/** How many subnets of the length there are in the subnet; 0 if the length is shorter than its own. */
export function subnetCount({family, length}: Cidr, subnetLength: number): bigint {
	return subnetLength < length || subnetLength > widthOf(family) ? 0n : 1n << BigInt(subnetLength - length);
}

/** The subnet number `index` of the length. Throws a RangeError outside of the subnet. */
export function subnetAt(cidr: Cidr, length: number, index: number | bigint): Cidr {
	if (BigInt(index) < 0n || BigInt(index) >= subnetCount(cidr, length)) {
		throw new RangeError(`${formatCidr(cidr)} has no subnet number ${index} of length ${length}`);
	}
	const size = 1n << BigInt(widthOf(cidr.family) - length);
	return {family: cidr.family, base: cidr.base + BigInt(index) * size, length};
}

/**
 * The MAC that belongs to an address: `0a:58:` (locally administered, unicast) and the four octets of an IPv4
 * address, as kubenet and OVN do, so that a capture reads without a table; for IPv6 four bytes of its SHA-256.
 */
export function macOf(address: string): string {
	const parsed = parseAddress(address);
	if (!parsed) throw new RangeError(`'${address}' is not an address`);
	const {family, value} = parsed;
	const tail =
		family === 'ipv4' ? value.toString(16).padStart(8, '0') : shortHash(formatAddress(family, value), 8);
	return `0a:58:${tail.slice(0, 2)}:${tail.slice(2, 4)}:${tail.slice(4, 6)}:${tail.slice(6)}`;
}

/** The first hexadecimal digits of the text's hash: SHA-256 for names of ours, SHA-1 where a product takes that. */
export function shortHash(text: string, hexDigits: number, hash: 'sha256' | 'sha1' = 'sha256'): string {
	return hashOf(hash, text).slice(0, hexDigits);
}

/** A name that the kernel takes for an interface: the readable one if it fits, else its beginning and a hash of all of it. */
export function interfaceName(readable: string): string {
	const plain = readable.replaceAll(/[^\w.-]/g, '-');
	const special = plain === '' || plain === '.' || plain === '..';
	if (plain === readable && !special && readable.length <= interfaceNameLimit) return readable;
	const hash = shortHash(readable, 6);
	return `${plain.slice(0, interfaceNameLimit - hash.length - 1).replace(/[.-]+$/, '')}-${hash}`;
}

function hostCidr(text: string): Cidr | undefined {
	const address = parseAddress(text);
	return address && {family: address.family, base: address.value, length: widthOf(address.family)};
}

/** Of an IPv4 address: numbers of 32 bits are exact, and a plan has a hundred thousand. */
function numberOf(address: string): number {
	return address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
}

function dotted(value: number): string {
	return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

function fromGroups(groups: readonly number[], bits: bigint): bigint {
	return groups.reduce((value, group) => (value << bits) | BigInt(group), 0n);
}

function toGroups(value: bigint, count: number, bits: bigint): number[] {
	const mask = (1n << bits) - 1n;
	return Array.from({length: count}, (_, index) =>
		Number((value >> (BigInt(count - 1 - index) * bits)) & mask),
	);
}

function parseIpv6(text: string): bigint {
	const hex = text.replace(/\d+\.\d+\.\d+\.\d+$/, tail => {
		const groups = toGroups(BigInt(numberOf(tail)), 2, 16n);
		return groups.map(group => group.toString(16)).join(':');
	});
	const [head = [], tail = []] = hex.split('::').map(half => half.split(':').filter(group => group !== ''));
	const zeros = Array.from({length: 8 - head.length - tail.length}, () => '0');
	return fromGroups(
		[...head, ...zeros, ...tail].map(group => Number.parseInt(group, 16)),
		16n,
	);
}

function formatIpv6(value: bigint): string {
	// RFC 5952, section 5: the mapped prefix is the one well-known prefix that is written with a dotted tail.
	if (value >> 32n === 0xffffn) return `::ffff:${formatAddress('ipv4', value & 0xffffffffn)}`;
	const groups = toGroups(value, 8, 16n);
	const zeros = longestZeros(groups);
	const hex = (part: readonly number[]) => part.map(group => group.toString(16)).join(':');
	if (zeros.count < 2) return hex(groups);
	return `${hex(groups.slice(0, zeros.start))}::${hex(groups.slice(zeros.start + zeros.count))}`;
}

/** The first of the longest runs of zero groups. */
function longestZeros(groups: readonly number[]): {readonly start: number; readonly count: number} {
	let best = {start: 0, count: 0};
	let start = 0;
	for (const [index, group] of groups.entries()) {
		if (group !== 0) start = index + 1;
		else if (index + 1 - start > best.count) best = {start, count: index + 1 - start};
	}
	return best;
}
