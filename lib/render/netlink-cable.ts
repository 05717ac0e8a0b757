/**
 * A pod's cable as rtnetlink messages: what `ip` would send for the lines of lib/render/lines.ts, but for two things that cost the
 * kernel as much as all else. Constants are those of linux/{if_link,veth}.h. Pure.
 *
 * The number of queues is said: one. Not said, the kernel makes one for each processor, and then uses one alone (veth_init_queues,
 * drivers/net/veth.c); to stop using the others it waits until no processor can see them any more, twice a cable.
 * And the cable comes up last, in one message with the port's settings: what is up without a carrier when somebody asks for it, as
 * `ip` does to learn its number, is first taken out of service, which is such a wait too (linkwatch_sync_dev).
 */
import type {VethOp} from '../plan/ops.js';
import {attribute, type Message, macBytes, messageOf, nested, number} from './netlink-bytes.js';

/** What names things in the message: the bridge's number, if it is a port of one, and a descriptor of the other end's namespace. */
export type CableEnds = {readonly master: number; readonly netns: number};

const RTM_NEWLINK = 16;
const NLM_F_EXCL = 0x200;
const NLM_F_CREATE = 0x400;
const IFF_UP = 1;
const IFLA_ADDRESS = 1;
const IFLA_IFNAME = 3;
const IFLA_MTU = 4;
const IFLA_MASTER = 10;
const IFLA_LINKINFO = 18;
const IFLA_NET_NS_FD = 28;
const IFLA_NUM_TX_QUEUES = 31;
const IFLA_NUM_RX_QUEUES = 32;
const IFLA_INFO_KIND = 1;
const IFLA_INFO_DATA = 2;
const IFLA_INFO_SLAVE_KIND = 4;
const IFLA_INFO_SLAVE_DATA = 5;
const VETH_INFO_PEER = 1;
/** Hairpin. */
const IFLA_BRPORT_MODE = 4;

/** Two messages: it is made, and it comes up. The second is for the last of the op's lines. */
export function encodeCable(op: VethOp, ends: CableEnds): [Message, Message] {
	return [makeMessage(op, ends), upMessage(op)];
}

function makeMessage({name, mac, mtu, master, peer}: VethOp, ends: CableEnds): Message {
	const inner = nested(VETH_INFO_PEER, [
		linkHeader(0),
		text(IFLA_IFNAME, peer.name),
		...oneQueue,
		count(IFLA_MTU, mtu),
		attribute(IFLA_ADDRESS, macBytes(peer.mac)),
		count(IFLA_NET_NS_FD, ends.netns),
	]);
	return messageOf({type: RTM_NEWLINK, flags: NLM_F_CREATE | NLM_F_EXCL}, linkHeader(0), [
		text(IFLA_IFNAME, name),
		...oneQueue,
		count(IFLA_MTU, mtu),
		...(mac === undefined ? [] : [attribute(IFLA_ADDRESS, macBytes(mac))]),
		...(master === undefined ? [] : [count(IFLA_MASTER, ends.master)]),
		nested(IFLA_LINKINFO, [text(IFLA_INFO_KIND, 'veth'), nested(IFLA_INFO_DATA, [inner])]),
	]);
}

function upMessage({name, hairpin}: VethOp): Message {
	const port = nested(IFLA_LINKINFO, [
		text(IFLA_INFO_SLAVE_KIND, 'bridge'),
		nested(IFLA_INFO_SLAVE_DATA, [attribute(IFLA_BRPORT_MODE, Buffer.of(1))]),
	]);
	return messageOf({type: RTM_NEWLINK, flags: 0}, linkHeader(IFF_UP), [
		text(IFLA_IFNAME, name),
		...(hairpin ? [port] : []),
	]);
}

/** struct ifinfomsg: family, padding, type (2), index (4), flags (4), which flags to change (4). */
function linkHeader(flags: number): Buffer {
	return Buffer.of(...number(0), ...number(0), ...number(flags), ...number(flags));
}

function text(type: number, value: string): Buffer {
	return attribute(type, Buffer.from(`${value}\0`));
}

function count(type: number, value: number): Buffer {
	return attribute(type, Buffer.from(number(value)));
}

const oneQueue = [count(IFLA_NUM_TX_QUEUES, 1), count(IFLA_NUM_RX_QUEUES, 1)];
