/**
 * What an expression of a rule is worth for a packet. Undefined: the packet has no such thing, and the rule does not match
 * (NFT_BREAK): `tcp dport` of a UDP packet. Pure. An expression is read once and asked by many packets; one that is not here
 * throws when a packet asks it, and not before.
 */
import {type Fib, type Packet, protocols} from './packet.js';
import {isObject, type Json, type Value} from './values.js';
import {failing, WalkError} from './walk-error.js';

/** Names; empty where there is none yet. */
export type Devices = {readonly iif: string; readonly oif: string};

/** A packet at a hook. */
export type Seen = Devices & {readonly packet: Packet; readonly fib: Fib};

/** At the same hook another one. */
export function withPacket({iif, oif, fib}: Seen, packet: Packet): Seen {
	return {iif, oif, packet, fib};
}

/** Throws a WalkError for an expression that is not known. */
export type Expression = (seen: Seen) => Value | undefined;

/** The values of a concatenation; of anything else one. */
export function expressionsOf(json: Json): (seen: Seen) => readonly Value[] | undefined {
	if (!isObject(json) || !Array.isArray(json.concat)) {
		const only = expressionOf(json);
		return seen => {
			const value = only(seen);
			return value === undefined ? undefined : [value];
		};
	}
	const parts = json.concat.map(part => expressionOf(part as Json));
	return seen => {
		const values = parts.map(part => part(seen));
		return values.includes(undefined) ? undefined : (values as Value[]);
	};
}

export function expressionOf(json: Json): Expression {
	if (typeof json === 'number') return () => json;
	if (Array.isArray(json))
		return sumOf(
			json.map(bit => expressionOf(bit as Json)),
			json,
		);
	if (!isObject(json)) return unknown(json);
	const [[kind, operand] = ['', null]] = Object.entries(json);
	switch (kind) {
		case 'meta':
			return metaOf(fieldOf(operand, 'key'));
		case 'payload':
			return payloadOf(`${fieldOf(operand, 'protocol')} ${fieldOf(operand, 'field')}`);
		case 'ct':
			return connectionOf(operand);
		case 'fib':
			return routeOf(operand);
		case '&':
		case '|':
		case '^':
		case '<<':
		case '>>':
			return computed(kind, operand);
		default:
			return unknown(json);
	}
}

/** A list is a sum of bits. */
function sumOf(bits: readonly Expression[], json: Json): Expression {
	return seen => {
		let sum = 0;
		for (const bit of bits) {
			const value = bit(seen);
			if (typeof value !== 'number') return unknown(json)(seen);
			sum |= value;
		}
		return sum >>> 0;
	};
}

const operators = {
	'&': (left: number, right: number) => (left & right) >>> 0,
	'|': (left: number, right: number) => (left | right) >>> 0,
	'^': (left: number, right: number) => (left ^ right) >>> 0,
	'<<': (left: number, right: number) => (left << right) >>> 0,
	'>>': (left: number, right: number) => left >>> right,
} as const;

function computed(operator: keyof typeof operators, operands: Json | undefined): Expression {
	if (!Array.isArray(operands)) return unknown({[operator]: operands ?? null});
	const parts = operands.map(each => expressionOf(each as Json));
	const combine = operators[operator];
	return seen => {
		const values = parts.map(part => part(seen));
		return values.includes(undefined) ? undefined : (values as Value[]).map(asNumber).reduce(combine);
	};
}

function asNumber(value: Value): number {
	if (typeof value !== 'number') throw new WalkError(`bits of ${String(value)}`);
	return value;
}

/** linux/if_ether.h, linux/if_packet.h, NFPROTO_… */
const etherTypes = {ipv4: 0x0800, ipv6: 0x86dd} as const;
const nfProtocols = {ipv4: 2, ipv6: 10} as const;
const toThisHost = 0;

function metaOf(key: string): Expression {
	switch (key) {
		case 'mark':
			return ({packet}) => packet.mark;
		case 'iifname':
		case 'iif':
			return ({iif}) => iif;
		case 'oifname':
		case 'oif':
			return ({oif}) => oif;
		case 'l4proto':
			return ({packet}) => packet.protocol;
		case 'nfproto':
			return ({packet}) => nfProtocols[packet.family];
		case 'protocol':
			return ({packet}) => etherTypes[packet.family];
		case 'pkttype':
			return () => toThisHost;
		default:
			return failing(`meta ${key}`);
	}
}

function payloadOf(field: string): Expression {
	switch (field) {
		case 'ip saddr':
			return ({packet}) => (packet.family === 'ipv4' ? packet.source : undefined);
		case 'ip6 saddr':
			return ({packet}) => (packet.family === 'ipv6' ? packet.source : undefined);
		case 'ip daddr':
			return ({packet}) => (packet.family === 'ipv4' ? packet.destination : undefined);
		case 'ip6 daddr':
			return ({packet}) => (packet.family === 'ipv6' ? packet.destination : undefined);
		case 'ip protocol':
			return ({packet}) => (packet.family === 'ipv4' ? packet.protocol : undefined);
		// Our packets have no extension headers.
		case 'ip6 nexthdr':
			return ({packet}) => (packet.family === 'ipv6' ? packet.protocol : undefined);
		case 'tcp flags':
			return ({packet}) => packet.tcpFlags;
		default:
			return icmpOf(field) ?? portOf(field);
	}
}

function icmpOf(field: string): Expression | undefined {
	const [, layer, what] = /^(icmp|icmpv6) (type|code)$/.exec(field) ?? [];
	if (layer === undefined) return undefined;
	const number = protocols[layer as 'icmp' | 'icmpv6'];
	return ({packet}) => (packet.protocol === number ? packet.icmp?.[what as 'type' | 'code'] : undefined);
}

/** Of a protocol without ports `th` reads other bytes of its header: a number that is no port. */
const noPort = -1;

function portOf(field: string): Expression {
	const [, layer = '', end = ''] = /^(th|tcp|udp|sctp) (sport|dport)$/.exec(field) ?? [];
	if (end === '') return failing(`payload ${field}`);
	const number = layer === 'th' ? undefined : protocols[layer as 'tcp' | 'udp' | 'sctp'];
	const which = end === 'sport' ? 'source' : 'destination';
	return ({packet: {protocol, ports}}) =>
		number !== undefined && protocol !== number ? undefined : (ports?.[which] ?? noPort);
}

const tracked = ['state', 'status', 'direction', 'mark'] as const;

function connectionOf(operand: Json | undefined): Expression {
	const key = fieldOf(operand, 'key');
	const field = tracked.find(each => each === key);
	if (field === undefined || (isObject(operand) && 'dir' in operand)) return failing(`ct ${key}`);
	return ({packet}) => packet.tracked[field];
}

/** `fib saddr . mark . iif oif`, `fib daddr type`: the mark decides nothing, as no rule of a lab's routing asks for it. */
function routeOf(operand: Json | undefined): Expression {
	const flags = isObject(operand) ? operand.flags : undefined;
	const list = Array.isArray(flags) ? flags.map(String) : [String(flags)];
	const end = list.includes('saddr') ? 'source' : 'destination';
	const device = list.includes('iif') ? 'iif' : list.includes('oif') ? 'oif' : undefined;
	const by = (seen: Seen) => (device === undefined ? undefined : seen[device]);
	const result = fieldOf(operand, 'result');
	if (result === 'type') return seen => seen.fib.type(seen.packet[end], by(seen));
	// nft writes "no route" as the device 0.
	if (result === 'oif' || result === 'oifname')
		return seen => seen.fib.device(seen.packet[end], by(seen)) ?? '0';
	return failing(`fib ${list.join(' . ')} ${result}`);
}

function fieldOf(operand: Json | undefined, name: string): string {
	return isObject(operand) ? String(operand[name]) : '';
}

function unknown(json: Json): Expression {
	return failing(`an expression that is not known: ${JSON.stringify(json)}`);
}
