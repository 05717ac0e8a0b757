/**
 * Probes of what Node has no sockets for: SCTP (INIT, and who answers it) and ICMP echo. One raw socket a place, family and
 * protocol does for all of its probes. SCTP's servers are raw sockets too: kernels mostly have none.
 */
import {setTimeout as delay} from 'node:timers/promises';
import type {Family} from '../../topology/model.js';
import {inNetns} from '../run/namespaces.js';
import {
	AF_INET,
	AF_INET6,
	decodeInternetAddress,
	familyOf,
	socketAddressSize,
} from '../run/socket-address.js';
import {closeSocket, openSocket, receiveFrom, SOCK_RAW, sendTo} from '../run/sockets.js';
import {decodeEcho, encodeEcho} from './icmp-echo.js';
import type {Attempt, NetnsOf, ProbeRequest, ProbeResult} from './probe.js';
import {failureOf} from './probe-failure.js';
import {decodeSctp, encodeSctp} from './sctp.js';

export type RawRequest = ProbeRequest & {readonly protocol: 'SCTP' | 'ICMP'};

export type RawProbing = {
	readonly netnsOf: NetnsOf;
	/** Whether somebody listens there for SCTP: INIT ACK, else ABORT. */
	readonly listens: (place: string, port: number) => boolean;
};

/** All at once; results in the order of the requests. Never rejects for what the network does. */
export async function probeRaw(requests: readonly RawRequest[], probing: RawProbing): Promise<ProbeResult[]> {
	const waiting = new Map<string, Pending>();
	const sockets = openSockets(requests, probing, waiting);
	try {
		const sent = requests.map((request, index) => sendProbe(request, index, {sockets, waiting}));
		const patience = Math.max(0, ...requests.map(({timeoutMs}) => timeoutMs));
		await collect(sockets, waiting, patience);
		return requests.map((request, index) => {
			const {
				attempt = {allowed: false, error: 'timeout'},
				start,
				end = performance.now(),
			} = sent[index] ?? {start: 0};
			return {...request, ...attempt, ms: Math.round((end - start) * 1000) / 1000};
		});
	} finally {
		for (const {fd} of sockets.values()) closeSocket(fd);
	}
}

type Pending = {attempt?: Attempt; readonly start: number; end?: number};

type RawSocket = {readonly fd: number; readonly read: () => number};

type Sockets = ReadonlyMap<string, RawSocket>;

const protocolNumbers = {ipv4: {SCTP: 132, ICMP: 1}, ipv6: {SCTP: 132, ICMP: 58}} as const;

function keyOf(place: string, protocol: RawRequest['protocol'], family: Family): string {
	return `${place} ${protocol} ${family}`;
}

/** The kernel answers echo requests itself: their targets need no socket. */
function openSockets(
	requests: readonly RawRequest[],
	probing: RawProbing,
	waiting: Map<string, Pending>,
): Map<string, RawSocket> {
	const sockets = new Map<string, RawSocket>();
	const open = (place: string, {protocol, address}: RawRequest): void => {
		const family = familyOf(address);
		const key = keyOf(place, protocol, family);
		if (sockets.has(key)) return;
		const kind = {
			family: family === 'ipv4' ? AF_INET : AF_INET6,
			type: SOCK_RAW,
			protocol: protocolNumbers[family][protocol],
		} as const;
		const fd = inNetns(probing.netnsOf(place), () => openSocket(kind));
		const take = protocol === 'ICMP' ? takeEcho(family, waiting) : takeSctp(fd, place, probing, waiting);
		sockets.set(key, {fd, read: () => drain(fd, family, take)});
	};
	try {
		for (const request of requests) {
			open(request.from, request);
			if (request.protocol === 'SCTP') open(request.to, request);
		}
	} catch (error) {
		for (const {fd} of sockets.values()) closeSocket(fd);
		throw error;
	}
	return sockets;
}

type Take = (packet: Buffer, from: string) => void;

/** Reads all that is there; returns how many packets that were. */
function drain(fd: number, family: Family, take: Take): number {
	const [data, from] = [Buffer.alloc(2048), Buffer.alloc(socketAddressSize)];
	let count = 0;
	for (let size = receiveFrom(fd, data, from); size !== undefined; size = receiveFrom(fd, data, from)) {
		// raw(7): IPv4 packets come with their header.
		const start = family === 'ipv4' ? (data.readUInt8(0) & 15) * 4 : 0;
		take(Buffer.from(data.subarray(start, size)), decodeInternetAddress(from).address);
		count++;
	}
	return count;
}

function takeEcho(family: Family, waiting: Map<string, Pending>): Take {
	return packet => {
		const echo = decodeEcho(packet, family);
		if (echo?.is !== 'reply') return;
		settle(waiting.get(`ICMP ${echo.identifier} ${echo.sequence}`), {allowed: true});
	};
}

/** One socket is the place's client and its server. */
function takeSctp(fd: number, place: string, {listens}: RawProbing, waiting: Map<string, Pending>): Take {
	return (packet, from) => {
		const sctp = decodeSctp(packet);
		if (!sctp) return;
		const {sourcePort, destinationPort, verificationTag, chunk} = sctp;
		if (chunk.is === 'INIT') {
			const isOpen = listens(place, destinationPort);
			const answer = isOpen ? ({is: 'INIT ACK', initiateTag: serverTag} as const) : ({is: 'ABORT'} as const);
			const ports = {sourcePort: destinationPort, destinationPort: sourcePort};
			trySend(fd, encodeSctp({...ports, verificationTag: chunk.initiateTag, chunk: answer}), from);
			return;
		}
		// The tag is the probe's own: an answer to another one is not taken for it.
		const pending = waiting.get(`SCTP ${destinationPort} ${verificationTag}`);
		if (chunk.is === 'INIT ACK') settle(pending, {allowed: true});
		else if (chunk.is === 'ABORT') settle(pending, {allowed: false, error: 'refused'});
	};
}

const serverTag = 0x636e_696c;

function settle(pending: Pending | undefined, attempt: Attempt): void {
	if (!pending || pending.attempt) return;
	pending.attempt = attempt;
	pending.end = performance.now();
}

/** A source port and a tag of its own for each: connection tracking must not take one for another's repetition. */
let runs = 0;

function sendProbe(
	request: RawRequest,
	index: number,
	{sockets, waiting}: {readonly sockets: Sockets; readonly waiting: Map<string, Pending>},
): Pending {
	const {from, address, protocol, port} = request;
	const family = familyOf(address);
	const pending: Pending = {start: performance.now()};
	const fd = sockets.get(keyOf(from, protocol, family))?.fd ?? -1;
	const run = runs++;
	const failed =
		protocol === 'ICMP'
			? trySend(
					fd,
					encodeEcho({is: 'request', identifier: run & 0xffff, sequence: index & 0xffff}, family),
					address,
				)
			: trySend(fd, initOf(run, port), address);
	const key =
		protocol === 'ICMP'
			? `ICMP ${run & 0xffff} ${index & 0xffff}`
			: `SCTP ${sourcePortOf(run)} ${tagOf(run)}`;
	waiting.set(key, pending);
	if (failed) settle(pending, {allowed: false, ...failureOf(failed)});
	// Answers are read as they come, or a socket's buffer would fill up.
	sockets.get(keyOf(request.to, protocol, family))?.read();
	sockets.get(keyOf(from, protocol, family))?.read();
	return pending;
}

function sourcePortOf(run: number): number {
	return 32_768 + (run % 28_000);
}

function tagOf(run: number): number {
	return (run % 0xffff_fffe) + 1;
}

function initOf(run: number, port: number): Buffer {
	const ports = {sourcePort: sourcePortOf(run), destinationPort: port};
	return encodeSctp({...ports, verificationTag: 0, chunk: {is: 'INIT', initiateTag: tagOf(run)}});
}

/** The errno's name where the kernel refuses at once. */
function trySend(fd: number, packet: Buffer, address: string): string | undefined {
	try {
		sendTo(fd, packet, {address, port: 0});
		return undefined;
	} catch (error) {
		return (error as {code?: string}).code ?? 'EIO';
	}
}

/** Milliseconds between two looks. */
const look = 2;

/** Until all are settled, or nothing has come for so long. */
async function collect(
	sockets: Sockets,
	waiting: ReadonlyMap<string, Pending>,
	patienceMs: number,
): Promise<void> {
	const isOpen = () => [...waiting.values()].some(({attempt}) => attempt === undefined);
	// Counted in looks and not in time: a process that was late has not waited.
	for (let quiet = 0; quiet * look < patienceMs && isOpen(); quiet++) {
		let came = 0;
		for (const {read} of sockets.values()) came += read();
		if (came > 0) quiet = 0;
		await delay(look);
	}
}
