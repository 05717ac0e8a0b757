/** How netlink lays out bytes: messages of a header and attributes, each padded to four bytes (netlink(7)). Pure. */
import {addressOf, parseAddress} from '../../topology/addresses.js';
import type {Family} from '../../topology/model.js';

export type Message = {
	readonly type: number;
	/** Those of the request itself; how it is answered is added by `packMessages`. */
	readonly flags: number;
	readonly payload: Uint8Array;
};

/** struct nlmsghdr: length (4), type (2), flags (2), sequence (4), sender (4). */
const headerSize = 16;
const NLM_F_REQUEST = 1;
const NLM_F_ACK = 4;

/** A message of a fixed part and its attributes. */
export function messageOf(
	{type, flags}: Pick<Message, 'type' | 'flags'>,
	header: Uint8Array,
	attributes: readonly Uint8Array[],
): Message {
	return {type, flags, payload: Buffer.concat([header, ...attributes])};
}

/**
 * All in one datagram, in this order, numbered from 1. Only the last is to be answered when all is well: the kernel
 * takes them one after the other, and answers each one that fails anyway (netlink_rcv_skb).
 */
export function packMessages(messages: readonly Message[]): Buffer {
	const size = messages.reduce((sum, {payload}) => sum + headerSize + payload.length, 0);
	const bytes = Buffer.alloc(size);
	let at = 0;
	for (const [index, {type, flags, payload}] of messages.entries()) {
		const answered = index === messages.length - 1 ? NLM_F_ACK : 0;
		bytes.writeUInt32LE(headerSize + payload.length, at);
		bytes.writeUInt16LE(type, at + 4);
		bytes.writeUInt16LE(flags | NLM_F_REQUEST | answered, at + 6);
		bytes.writeUInt32LE(index + 1, at + 8);
		bytes.set(payload, at + headerSize);
		at += headerSize + payload.length;
	}
	return bytes;
}

/** struct rtattr: length (2), type (2), then the value, padded. */
export function attribute(type: number, value: Uint8Array): Buffer {
	const size = 4 + value.length;
	const bytes = Buffer.allocUnsafe(Math.ceil(size / 4) * 4);
	bytes[0] = size & 0xff;
	bytes[1] = size >>> 8;
	bytes[2] = type & 0xff;
	bytes[3] = type >>> 8;
	bytes.set(value, 4);
	for (let at = size; at < bytes.length; at++) bytes[at] = 0;
	return bytes;
}

export function nested(type: number, attributes: readonly Uint8Array[]): Buffer {
	return attribute(type, Buffer.concat(attributes));
}

/** Four bytes. */
export function number(value: number): number[] {
	return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}

export function macBytes(mac: string): Uint8Array {
	return Buffer.from(mac.replaceAll(':', ''), 'hex');
}

/** Network byte order; `length` is that of the prefix, or all of the address. Throws a RangeError for what is no address. */
export function addressBytes(text: string): {family: Family; bytes: Uint8Array; length: number} {
	const bare = addressOf(text);
	const family = bare.includes(':') ? 'ipv6' : 'ipv4';
	const bytes = family === 'ipv4' ? Buffer.of(...bare.split('.').map(Number)) : ipv6Bytes(bare);
	if (bytes.length !== (family === 'ipv4' ? 4 : 16)) throw new RangeError(`'${text}' is not an address`);
	const length = text.length > bare.length ? Number(text.slice(bare.length + 1)) : bytes.length * 8;
	return {family, bytes, length};
}

function ipv6Bytes(text: string): Uint8Array {
	const value = parseAddress(text)?.value;
	return Buffer.from(value === undefined ? '' : value.toString(16).padStart(32, '0'), 'hex');
}
