/**
 * Whether an end of a connection is there, without a packet: where a host endpoint polices what a node says to itself, the node can't be
 * asked to reach itself.
 */
import {readFileSync} from 'node:fs';
import {parseAddress} from '../../../topology/addresses.js';
import {inNetns} from '../../run/namespaces.js';
import type {ProbeProtocol} from '../probe.js';

export type Standing = {readonly address: string; readonly port: number; readonly protocol: ProbeProtocol};

/** A socket on the port, or for a ping the address itself. Throws a SystemCallError. */
export function isThere(netns: number, {address, port, protocol}: Standing): boolean {
	switch (protocol) {
		case 'TCP':
			// linux/tcp_states.h: TCP_LISTEN is 10.
			return socketsIn(netns, 'tcp').some(each => each.port === port && each.state === 10);
		case 'UDP':
			return socketsIn(netns, 'udp').some(each => each.port === port);
		default:
			return hasAddress(netns, address);
	}
}

type Listed = {readonly port: number; readonly state: number};

/** The tables of both families: `sl: LOCAL:PORT REMOTE:PORT STATE …`, in hexadecimal (Documentation/networking/proc_net_tcp.rst). */
function socketsIn(netns: number, protocol: 'tcp' | 'udp'): Listed[] {
	return [protocol, `${protocol}6`].flatMap(table =>
		linesIn(netns, table).flatMap(line => {
			const [, port, state] =
				/^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ([0-9A-F]{2}) /.exec(line) ?? [];
			return port === undefined || state === undefined
				? []
				: [{port: Number.parseInt(port, 16), state: Number.parseInt(state, 16)}];
		}),
	);
}

/** Local addresses: in IPv4 leaves of a tree, each before what it is; in IPv6 one a line, without colons. */
function hasAddress(netns: number, address: string): boolean {
	const parsed = parseAddress(address);
	if (parsed?.family === 'ipv6') {
		const digits = parsed.value.toString(16).padStart(32, '0');
		return linesIn(netns, 'if_inet6').some(line => line.startsWith(digits));
	}
	const lines = linesIn(netns, 'fib_trie').map(line => line.trim());
	return lines.some((line, index) => line === `|-- ${address}` && lines[index + 1] === '/32 host LOCAL');
}

function linesIn(netns: number, file: string): string[] {
	return inNetns(netns, () => readFileSync(`/proc/thread-self/net/${file}`, 'utf8')).split('\n');
}
