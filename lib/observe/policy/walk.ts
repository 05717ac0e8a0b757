/**
 * The kernel's answer: what the rules that were read back from it do with a flow's packets, the first one, the first answer, and
 * what comes after. Pure. It knows nothing of how the rules are made.
 */
import {formatAddress, parseAddress} from '../../../topology/addresses.js';
import type {Flow} from '../../plan/policy/flow.js';
import type {Connection, Turn} from './connection.js';
import type {Hit} from './hooks.js';
import {type Packet, protocols} from './packet.js';
import {travel} from './travel.js';
import {blank, type Flowing, type Journey, type World} from './trip.js';

export type KernelAnswer = {
	/** The source of the first packet where it ended: NAT on the way shows. */
	readonly seenAs: string;
} & (
	| {
			readonly allowed: true /** Of the first packet, rules that took part, in their order. */;
			readonly trail: readonly Hit[];
	  }
	| {
			readonly allowed: false;
			readonly turn: Turn;
			/** The machine where it ended. */
			readonly place: string;
			readonly how: 'drop' | 'reject' | 'lost';
			/** The rule, or the chain whose policy it was. Not set: it was lost. */
			readonly by?: Hit;
			/** Why it was lost. */
			readonly why?: string;
			readonly trail: readonly Hit[];
	  }
);

/** Where the flow's ends are: `node-1/default.web-0`, `node-1`. */
export type Places = {readonly from: string; readonly to: string};

/** Throws a WalkError if a rule that counts is not understood. */
export function walk(flow: Flow, places: Places, world: World): KernelAnswer {
	const flowing = {...world, connections: new Map<string, Connection>()};
	const packet = firstPacket(flow);
	const first = travel(places.from, packet, 'first', flowing);
	const seenAs = formatAddress(flow.family, first.packet.source);
	return {seenAs, ...outcomeOf({...packet, ...flagged(flow, ack)}, places, {first, flowing})};
}

/** The flow's first packet and the first answer, for who watches; the answer only if somebody gives it. */
export function follow(flow: Flow, {from, to}: Pick<Places, 'from'> & Partial<Places>, world: Watched): void {
	const flowing = {...world, connections: new Map<string, Connection>()};
	const {end, packet} = travel(from, firstPacket(flow), 'first', flowing);
	if (to === undefined || end.is !== 'arrived' || end.place !== to) return;
	travel(to, answerTo(packet), 'reply', flowing);
}

type Watched = World & Pick<Flowing, 'watch'>;

type Outcome = Omit<Extract<KernelAnswer, {allowed: true}>, 'seenAs'> | Refusal;

type Refusal = Omit<Extract<KernelAnswer, {allowed: false}>, 'seenAs'>;

/** `next`: the packet that comes after the first answer. */
function outcomeOf(
	next: Packet,
	places: Places,
	{first, flowing}: {readonly first: Journey; readonly flowing: Flowing},
): Outcome {
	const refused = refusal(first, 'first', places.to);
	if (refused) return refused;
	const reply = travel(places.to, answerTo(first.packet), 'reply', flowing);
	const unanswered = refusal(reply, 'reply', places.from);
	if (unanswered) return unanswered;
	const later = travel(places.from, next, 'later', flowing);
	return refusal(later, 'later', places.to) ?? {allowed: true, trail: first.hits};
}

/** The end of a journey that did not come to where it should. */
function refusal({end, hits}: Journey, turn: Turn, to: string): Refusal | undefined {
	if (end.is === 'arrived' && end.place === to) return undefined;
	const {place} = end;
	const told = {allowed: false, turn, place, trail: hits} as const;
	switch (end.is) {
		case 'dropped': {
			const by = hits.at(-1);
			return {...told, how: end.how, ...(by && {by})};
		}
		case 'lost':
			return {...told, how: 'lost', why: end.why};
		case 'arrived':
			return {...told, how: 'lost', why: `${place} got it`};
		default:
			return end satisfies never;
	}
}

const syn = 2;
const ack = 16;
const echo = {ipv4: {request: 8, reply: 0}, ipv6: {request: 128, reply: 129}} as const;
/** As a client's kernel chooses it. */
const clientPort = 40_000;

const numbers = {TCP: protocols.tcp, UDP: protocols.udp, SCTP: protocols.sctp} as const;

function firstPacket(flow: Flow): Packet {
	const {from, to, family, protocol, port = 0} = flow;
	const common = {...blank, family, source: numberOf(from.address), destination: numberOf(to.address)};
	if (protocol === 'ICMP') {
		const icmp = {type: echo[family].request, code: 0};
		return {...common, protocol: family === 'ipv4' ? protocols.icmp : protocols.icmpv6, icmp};
	}
	const ports = {source: clientPort, destination: port};
	return {...common, protocol: numbers[protocol], ports, ...flagged(flow, syn)};
}

function flagged({protocol}: Flow, tcpFlags: number): Pick<Packet, 'tcpFlags'> {
	return protocol === 'TCP' ? {tcpFlags} : {};
}

function answerTo({family, source, destination, protocol, ports, icmp, tcpFlags}: Packet): Packet {
	return {
		...blank,
		family,
		protocol,
		source: destination,
		destination: source,
		...(ports && {ports: {source: ports.destination, destination: ports.source}}),
		...(icmp && {icmp: {type: echo[family].reply, code: 0}}),
		...(tcpFlags !== undefined && {tcpFlags: syn | ack}),
	};
}

function numberOf(address: string): bigint {
	const parsed = parseAddress(address);
	if (!parsed) throw new TypeError(`not an address: ${address}`);
	return parsed.value;
}
