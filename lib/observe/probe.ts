/** Real connections between places of a lab, from this one process: who reaches whom, and as whom. */
import {inNetns} from '../run/namespaces.js';
import {familyOf, type InternetAddress} from '../run/socket-address.js';
import {openInternetSocket, SOCK_DGRAM, SOCK_STREAM} from '../run/sockets.js';
import {attemptTcp} from './attempt-tcp.js';
import {attemptUdp} from './attempt-udp.js';
import {inWindow} from './window.js';

export type ProbeRequest = {
	/** The place that the connection comes from: `node-1`, `node-1/default.web-0`. */
	readonly from: string;
	/** For whom it is: a place, or any name; told again in the result. */
	readonly to: string;
	/** The literal address to connect to. */
	readonly address: string;
	readonly port: number;
	readonly protocol: 'TCP' | 'UDP' | 'SCTP';
	readonly timeoutMs: number;
};

/**
 * Why a probe failed: `refused` by an answer (RST, ICMP port unreachable), no answer in time, `unreachable` (no route, no
 * neighbour, ICMP), `prohibited` (a firewall of the client's own or an ICMP that says so), `unsupported` by this kernel.
 */
export type ProbeFailure = 'refused' | 'timeout' | 'unreachable' | 'prohibited' | 'unsupported' | 'other';

export type Attempt = {
	/** TCP: connected. UDP: answered. */
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

/** Probes all at once, in a window; results in the order of the requests. Never rejects for what the network does. */
export async function probe(
	requests: readonly ProbeRequest[],
	netnsOf: NetnsOf,
	window = probeWindow,
): Promise<ProbeResult[]> {
	return inWindow(requests, window, async (request, index) => {
		const start = performance.now();
		const attempt = await attemptFrom(request, netnsOf, String(index));
		return {...request, ...attempt, ms: Math.round((performance.now() - start) * 1000) / 1000};
	});
}

/** What an errno says about the network. */
export function failureOf(code: string | undefined): Pick<Attempt, 'error' | 'code'> {
	switch (code) {
		case 'ECONNREFUSED':
		case 'ECONNRESET':
			return {error: 'refused', code};
		case 'ETIMEDOUT':
			return {error: 'timeout', code};
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EADDRNOTAVAIL':
			return {error: 'unreachable', code};
		case 'EPERM':
		case 'EACCES':
			return {error: 'prohibited', code};
		default:
			return code === undefined ? {error: 'other'} : {error: 'other', code};
	}
}

async function attemptFrom(request: ProbeRequest, netnsOf: NetnsOf, token: string): Promise<Attempt> {
	const {from, address, protocol} = request;
	// No kernel of ours had SCTP sockets that Node could take over.
	if (protocol === 'SCTP') return {allowed: false, error: 'unsupported'};
	const type = protocol === 'TCP' ? SOCK_STREAM : SOCK_DGRAM;
	const fd = inNetns(netnsOf(from), () => openInternetSocket(familyOf(address), type));
	return protocol === 'TCP' ? attemptTcp(fd, request, token) : attemptUdp(fd, request, token);
}
