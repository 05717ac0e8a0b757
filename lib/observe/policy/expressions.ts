/**
 * What an expression of a rule is worth for a packet. Undefined: the packet has no such thing, and the rule does not match
 * (NFT_BREAK): `tcp dport` of a UDP packet. Pure; an expression that is not here throws.
 */
import {type Fib, type Packet, protocols} from './packet.js';
import {isObject, type Json, type Value} from './values.js';
import {WalkError} from './walk-error.js';

export type Seen = {readonly packet: Packet; readonly fib: Fib};

/** The values of a concatenation; of anything else one. */
export function worthsOf(json: Json, seen: Seen): readonly Value[] | undefined {
	if (!isObject(json) || !Array.isArray(json.concat)) {
		const value = worthOf(json, seen);
		return value === undefined ? undefined : [value];
	}
	const values = json.concat.map(part => worthOf(part as Json, seen));
	return values.includes(undefined) ? undefined : (values as Value[]);
}

/** Throws a WalkError for an expression that is not known. */
export function worthOf(json: Json, seen: Seen): Value | undefined {
	if (typeof json === 'number') return json;
	if (Array.isArray(json))
		return json.reduce<number>((bits, bit) => bits | bitsOf(bit as Json, seen), 0) >>> 0;
	if (!isObject(json)) throw unknown(json);
	const [[kind, operand] = ['', null]] = Object.entries(json);
	switch (kind) {
		case 'meta':
			return metaOf(fieldOf(operand, 'key'), seen);
		case 'payload':
			return payloadOf(`${fieldOf(operand, 'protocol')} ${fieldOf(operand, 'field')}`, seen.packet);
		case 'ct':
			return connectionOf(operand, seen);
		case 'fib':
			return routeOf(operand, seen);
		case '&':
		case '|':
		case '^':
		case '<<':
		case '>>':
			return computed(kind, operand, seen);
		default:
			throw unknown(json);
	}
}

function bitsOf(json: Json, seen: Seen): number {
	const value = worthOf(json, seen);
	if (typeof value !== 'number') throw unknown(json);
	return value;
}

function computed(operator: string, operands: Json | undefined, seen: Seen): number | undefined {
	if (!Array.isArray(operands)) throw unknown({[operator]: operands ?? null});
	const values = operands.map(each => worthOf(each as Json, seen));
	if (values.includes(undefined)) return undefined;
	return (values as Value[]).map(asNumber).reduce((left, right) => {
		if (operator === '&') return (left & right) >>> 0;
		if (operator === '|') return (left | right) >>> 0;
		if (operator === '^') return (left ^ right) >>> 0;
		return (operator === '<<' ? left << right : left >>> right) >>> 0;
	});

	function asNumber(value: Value): number {
		if (typeof value !== 'number') throw new WalkError(`bits of ${String(value)}`);
		return value;
	}
}

/** linux/if_ether.h, linux/if_packet.h, NFPROTO_… */
const etherTypes = {ipv4: 0x0800, ipv6: 0x86dd} as const;
const nfProtocols = {ipv4: 2, ipv6: 10} as const;
const toThisHost = 0;

function metaOf(key: string, {packet}: Seen): Value {
	switch (key) {
		case 'mark':
			return packet.mark;
		case 'iifname':
		case 'iif':
			return packet.iif;
		case 'oifname':
		case 'oif':
			return packet.oif;
		case 'l4proto':
			return packet.protocol;
		case 'nfproto':
			return nfProtocols[packet.family];
		case 'protocol':
			return etherTypes[packet.family];
		case 'pkttype':
			return toThisHost;
		default:
			throw new WalkError(`meta ${key}`);
	}
}

function payloadOf(field: string, packet: Packet): Value | undefined {
	const {family, source, destination, protocol, icmp, tcpFlags} = packet;
	switch (field) {
		case 'ip saddr':
		case 'ip6 saddr':
			return field.startsWith('ip6') === (family === 'ipv6') ? source : undefined;
		case 'ip daddr':
		case 'ip6 daddr':
			return field.startsWith('ip6') === (family === 'ipv6') ? destination : undefined;
		case 'ip protocol':
			return family === 'ipv4' ? protocol : undefined;
		// Our packets have no extension headers.
		case 'ip6 nexthdr':
			return family === 'ipv6' ? protocol : undefined;
		case 'tcp flags':
			return tcpFlags;
		case 'icmp type':
		case 'icmp code':
			return protocol === protocols.icmp ? icmp?.[field === 'icmp type' ? 'type' : 'code'] : undefined;
		case 'icmpv6 type':
		case 'icmpv6 code':
			return protocol === protocols.icmpv6 ? icmp?.[field === 'icmpv6 type' ? 'type' : 'code'] : undefined;
		default:
			return portOf(field, packet);
	}
}

/** Of a protocol without ports `th` reads other bytes of its header: a number that is no port. */
const noPort = -1;

function portOf(field: string, {protocol, ports}: Packet): number | undefined {
	const [, layer = '', end = ''] = /^(th|tcp|udp|sctp) (sport|dport)$/.exec(field) ?? [];
	if (end === '') throw new WalkError(`payload ${field}`);
	if (layer !== 'th' && protocol !== protocols[layer as 'tcp' | 'udp' | 'sctp']) return undefined;
	return (end === 'sport' ? ports?.source : ports?.destination) ?? noPort;
}

function connectionOf(operand: Json | undefined, {packet}: Seen): Value {
	const {state, status, direction, mark} = packet.tracked;
	const key = fieldOf(operand, 'key');
	const asked: Record<string, number> = {state, status, direction, mark};
	const value = isObject(operand ?? null) && 'dir' in (operand as object) ? undefined : asked[key];
	if (value === undefined) throw new WalkError(`ct ${key}`);
	return value;
}

/** `fib saddr . mark . iif oif`, `fib daddr type`: the mark decides nothing, as no rule of a lab's routing asks for it. */
function routeOf(operand: Json | undefined, {packet, fib}: Seen): Value {
	const flags = isObject(operand ?? null) ? (operand as {flags?: Json}).flags : undefined;
	const list = Array.isArray(flags) ? flags.map(String) : [String(flags)];
	const address = list.includes('saddr') ? packet.source : packet.destination;
	const by = list.includes('iif') ? packet.iif : list.includes('oif') ? packet.oif : undefined;
	const result = fieldOf(operand, 'result');
	if (result === 'type') return fib.type(address, by);
	// nft writes "no route" as the device 0.
	if (result === 'oif' || result === 'oifname') return fib.device(address, by) ?? '0';
	throw new WalkError(`fib ${list.join(' . ')} ${result}`);
}

function fieldOf(operand: Json | undefined, name: string): string {
	return isObject(operand ?? null) ? String((operand as {readonly [key: string]: Json})[name]) : '';
}

function unknown(json: Json): WalkError {
	return new WalkError(`an expression that is not known: ${JSON.stringify(json)}`);
}
