/** Real connections between places of a lab, from this one process: who reaches whom, and as whom. */
import type {Protocol} from '../../topology/model.js';
import {inNetns} from '../run/namespaces.js';
import {familyOf, type InternetAddress} from '../run/socket-address.js';
import {openInternetSocket, SOCK_DGRAM, SOCK_STREAM} from '../run/sockets.js';
import {attemptTcp} from './attempt-tcp.js';
import {attemptUdp} from './attempt-udp.js';
import {probeRaw, type RawRequest} from './raw-probes.js';
import {inWindow} from './window.js';

/** SCTP by raw packets: INIT, and what answers it; ICMP: an echo request. */
export type ProbeProtocol = Protocol | 'ICMP';

export type ProbeRequest = {
	/** The place that the connection comes from: `node-1`, `node-1/default.web-0`. */
	readonly from: string;
	/** For whom it is: a place, or any name; told again in the result. */
	readonly to: string;
	/** The literal address to connect to. */
	readonly address: string;
	/** Of ICMP any number. */
	readonly port: number;
	readonly protocol: ProbeProtocol;
	readonly timeoutMs: number;
};

/**
 * Why a probe failed: `refused` by an answer (RST, ICMP port unreachable), no answer in time, `unreachable` (no route, no
 * neighbour, ICMP), `prohibited` (a firewall of the client's own or an ICMP that says so).
 */
export type ProbeFailure = 'refused' | 'timeout' | 'unreachable' | 'prohibited' | 'other';

export type Attempt = {
	/** TCP: connected. SCTP: INIT ACK. UDP and ICMP: answered. */
	readonly allowed: boolean;
	/** The client that the server saw; not known when the server is a program that doesn't speak our probe line. */
	readonly seen?: InternetAddress;
	/** What the client's own socket says it is. */
	readonly local?: InternetAddress;
	readonly error?: ProbeFailure;
	/** The errno's name, for `other`. */
	readonly code?: string;
};

export type ProbeResult = ProbeRequest & Attempt & {readonly ms: number};

/** An open descriptor of a place's network namespace. */
export type NetnsOf = (place: string) => number;

/** Sockets that probes have open at the same time, on the clients' side. */
export const probeWindow = 500;

export type Probing = {
	/** How many at a time; `probeWindow` if not set. */
	readonly window?: number;
	/** Whether somebody listens for SCTP in a place; nobody does if not set. */
	readonly listens?: (place: string, port: number) => boolean;
};

/** Probes all at once, in a window; results in the order of the requests. Never rejects for what the network does. */
export async function probe(
	requests: readonly ProbeRequest[],
	netnsOf: NetnsOf,
	{window = probeWindow, listens = () => false}: Probing = {},
): Promise<ProbeResult[]> {
	const raw = requests.filter(isRaw);
	const rawResults = probeRaw(raw, {netnsOf, listens});
	const others = await inWindow(
		requests.filter(request => !isRaw(request)),
		window,
		(request, index) => timed(request, () => attemptFrom(request, netnsOf, String(index))),
	);
	const answers = {raw: (await rawResults).values(), others: others.values()};
	return requests.map(request => answers[isRaw(request) ? 'raw' : 'others'].next().value as ProbeResult);
}

function isRaw(request: ProbeRequest): request is RawRequest {
	return request.protocol === 'SCTP' || request.protocol === 'ICMP';
}

async function timed(request: ProbeRequest, work: () => Promise<Attempt>): Promise<ProbeResult> {
	const start = performance.now();
	const attempt = await work();
	return {...request, ...attempt, ms: Math.round((performance.now() - start) * 1000) / 1000};
}

async function attemptFrom(request: ProbeRequest, netnsOf: NetnsOf, token: string): Promise<Attempt> {
	const {from, address, protocol} = request;
	const type = protocol === 'TCP' ? SOCK_STREAM : SOCK_DGRAM;
	const fd = inNetns(netnsOf(from), () => openInternetSocket(familyOf(address), type));
	return protocol === 'TCP' ? attemptTcp(fd, request, token) : attemptUdp(fd, request, token);
}
