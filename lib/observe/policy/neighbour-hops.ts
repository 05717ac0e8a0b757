/**
 * How two machines on a link find each other in IPv6, as packets at the hooks of both: each asks for the other, and answers (RFC 4861).
 * These pass the hooks of the node's own packets (ndisc_send_skb, net/ipv6/ndisc.c); in IPv4 ARP passes none. Pure.
 */
import {formatAddress} from '../../../topology/addresses.js';
import type {Hop} from '../../plan/policy/hosts/hop.js';
import {addressOn, type Network} from './network.js';
import type {Passage} from './trip.js';

type Seen = {
	readonly network: Network /** Links that were told already, and are now. */;
	readonly met: Set<string>;
};

type End = {readonly machine: string; readonly dev: string; readonly address: bigint};

/** Where a packet has come from one machine to another; nothing otherwise. */
export function neighbourHops(before: Passage | undefined, now: Passage, {network, met}: Seen): Hop[] {
	if (!before || before.machine === now.machine || now.packet.family !== 'ipv6') return [];
	const key = [`${before.machine} ${before.oif}`, `${now.machine} ${now.iif}`].sort().join(' ');
	const [a, b] = [endOf(network, before.machine, before.oif), endOf(network, now.machine, now.iif)];
	if (met.has(key) || !a || !b) return [];
	met.add(key);
	return [
		...packet(a, b, {type: 135, destination: solicited(b.address)}),
		...packet(b, a, {type: 136, destination: a.address}),
		...packet(b, a, {type: 135, destination: solicited(a.address)}),
		...packet(a, b, {type: 136, destination: b.address}),
	];
}

function endOf(network: Network, machine: string, dev: string): End | undefined {
	const address = addressOn(network.stack(machine), dev, 'ipv6');
	return address === undefined ? undefined : {machine, dev, address};
}

/** `ff02::1:ff00:0/104` with the last 24 bits of the address. */
function solicited(address: bigint): bigint {
	return 0xff02_0000_0000_0000_0000_0001_ff00_0000n | (address & 0xff_ffffn);
}

type Told = {readonly type: 135 | 136; readonly destination: bigint};

function packet(from: End, to: End, {type, destination}: Told): Hop[] {
	const common = {
		turn: 'first',
		source: formatAddress('ipv6', from.address),
		destination: formatAddress('ipv6', destination),
		other: {is: 'neighbour', family: 'ipv6', type},
	} as const;
	const arriving = {...common, node: to.machine, iif: to.dev, oif: ''};
	return [
		{...common, node: from.machine, hook: 'output', iif: '', oif: from.dev},
		{...arriving, hook: 'prerouting'},
		{...arriving, hook: 'input'},
	];
}
