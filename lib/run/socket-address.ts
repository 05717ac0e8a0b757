/** Socket addresses as the kernel lays them out: sockaddr_in, sockaddr_in6 and sockaddr_ll. Pure. */
import {isIPv6} from 'node:net';
import {formatAddress, parseAddress} from '../../topology/addresses.js';
import type {Family} from '../../topology/model.js';

/** From bits/socket.h. */
export const AF_INET = 2;
export const AF_INET6 = 10;
export const AF_NETLINK = 16;
export const AF_PACKET = 17;

/** Bytes of the longest of the three. */
export const socketAddressSize = 28;

export type InternetAddress = {readonly address: string; readonly port: number};

/** Where a frame was seen: the device, and whether it came in or went out (`PACKET_…` of linux/if_packet.h). */
export type LinkAddress = {readonly ifindex: number; readonly packetType: number};

export function familyOf(address: string): Family {
	return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** Throws a TypeError if the address is not a literal one. */
export function encodeInternetAddress({address, port}: InternetAddress): Buffer {
	// Of every listener: to parse the zeros costs a fifth of what it costs to listen (measured).
	if (address === '::') return headed('ipv6', port);
	const parsed = parseAddress(address);
	if (parsed === undefined) throw new TypeError(`not an address: ${address}`);
	const v6 = parsed.family === 'ipv6';
	const bytes = headed(parsed.family, port);
	const digits = parsed.value.toString(16).padStart(v6 ? 32 : 8, '0');
	bytes.write(digits, v6 ? 8 : 4, 'hex');
	return bytes;
}

function headed(family: 'ipv4' | 'ipv6', port: number): Buffer {
	const v6 = family === 'ipv6';
	const bytes = Buffer.alloc(v6 ? 28 : 16);
	// The family is in the machine's byte order; Debian's Node runs on little-endian machines only, but for s390x.
	bytes.writeUInt16LE(v6 ? AF_INET6 : AF_INET, 0);
	bytes.writeUInt16BE(port, 2);
	return bytes;
}

/** An IPv4 client of a socket that serves both families is told as the IPv4 address that it is. */
export function decodeInternetAddress(bytes: Uint8Array): InternetAddress {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const v6 = view.readUInt16LE(0) === AF_INET6;
	const digits = v6 ? view.toString('hex', 8, 24) : view.toString('hex', 4, 8);
	const mapped = v6 && digits.startsWith('00000000000000000000ffff');
	const address = mapped
		? formatAddress('ipv4', BigInt(`0x${digits.slice(24)}`))
		: formatAddress(v6 ? 'ipv6' : 'ipv4', BigInt(`0x${digits}`));
	return {address, port: view.readUInt16BE(2)};
}

/** `::ffff:10.244.1.2` → `10.244.1.2`; an address that is not IPv4-mapped stays as it is. */
export function plainAddress(address: string): string {
	return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

export function decodeLinkAddress(bytes: Uint8Array): LinkAddress {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return {ifindex: view.readInt32LE(4), packetType: view.readUInt8(10)};
}
