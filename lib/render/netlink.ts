/**
 * What happens inside a pod as rtnetlink messages, the same that `ip` would send for the lines of lib/render/lines.ts
 * and lib/render/undo.ts: a process for each pod costs ten times as much as what it does. Pure. Constants are those of
 * linux/{netlink,rtnetlink,if_link,if_addr,neighbour}.h; numbers are in the machine's byte order, little-endian.
 */
import type {OpChange} from '../plan/diff.js';
import {type AddressOp, type LinkOp, type NeighbourOp, netnsOf, type Op, type RouteOp} from '../plan/ops.js';
import {addressBytes, attribute, type Message, macBytes, messageOf, nested, number} from './netlink-bytes.js';

export type EncodableOp = LinkOp | AddressOp | RouteOp | NeighbourOp;

/** Whether a change of this op can be encoded. Anything else inside a pod is done by the script. */
export function isEncodable(op: Op): op is EncodableOp {
	if (netnsOf(op.in) === undefined) return false;
	switch (op.kind) {
		case 'link':
			return op.master === undefined;
		case 'route':
			return op.connected === undefined && op.by === undefined;
		case 'address':
		case 'neighbour':
			return true;
		default:
			return false;
	}
}

/** The link that the op is about: its number must be known to encode it. */
export function linkOf(op: EncodableOp): string {
	return op.kind === 'link' ? op.name : op.dev;
}

/** The messages for one change, as many as its lines. `index`: the number that `linkOf` has in the namespace. */
export function encodeChange(change: OpChange, index: number): Message[] {
	const {op} = change;
	switch (op.kind) {
		case 'link':
			return linkMessages(change, index);
		case 'address':
			return [addressMessage(op, change.do, index)];
		case 'route':
			return [routeMessage(op, change.do, index)];
		case 'neighbour':
			return [neighbourMessage(op, change.do, index)];
		default:
			throw new RangeError(`${op.kind} in ${op.in} is not encoded as netlink`);
	}
}

type Do = OpChange['do'];

const AF = {unspecified: 0, ipv4: 2, ipv6: 10} as const;
const NLM_F_REPLACE = 0x100;
const NLM_F_EXCL = 0x200;
const NLM_F_CREATE = 0x400;

/** RTM_NEW…, and what it does with a thing that is there already; RTM_DEL… is the next number. */
function verb(type: number, what: Do): Pick<Message, 'type' | 'flags'> {
	if (what === 'remove') return {type: type + 1, flags: 0};
	return {type, flags: NLM_F_CREATE | (what === 'add' ? NLM_F_EXCL : NLM_F_REPLACE)};
}

const RTM_NEWLINK = 16;
const IFF_UP = 1;
const IFLA_AF_SPEC = 26;
const IFLA_INET6_ADDR_GEN_MODE = 8;
const addrGenModes = {eui64: 0, none: 1} as const;

function linkMessages(change: OpChange, index: number): Message[] {
	const {linkLocal} = change.op as LinkOp;
	const state = linkMessage(index, {up: change.do !== 'remove'});
	const generate = (mode: keyof typeof addrGenModes) => linkMessage(index, {mode});
	if (change.do === 'remove') return linkLocal === false ? [state, generate('eui64')] : [state];
	if (linkLocal === false) return [generate('none'), state];
	const was = change.do === 'replace' && (change.before as LinkOp).linkLocal === false;
	return was ? [generate('eui64'), state] : [state];
}

function linkMessage(
	index: number,
	{up, mode}: {readonly up?: boolean; readonly mode?: keyof typeof addrGenModes},
): Message {
	// struct ifinfomsg: family, padding, type (2), index (4), flags (4), which flags to change (4).
	const header = Buffer.alloc(16);
	header.writeInt32LE(index, 4);
	if (up !== undefined) {
		header.writeUInt32LE(up ? IFF_UP : 0, 8);
		header.writeUInt32LE(IFF_UP, 12);
	}
	const settings =
		mode === undefined
			? []
			: [
					nested(IFLA_AF_SPEC, [
						nested(AF.ipv6, [attribute(IFLA_INET6_ADDR_GEN_MODE, Buffer.of(addrGenModes[mode]))]),
					]),
				];
	return messageOf({type: RTM_NEWLINK, flags: 0}, header, settings);
}

const RTM_NEWADDR = 20;
const IFA_ADDRESS = 1;
const IFA_LOCAL = 2;
const IFA_F_NODAD = 2;
const RT_SCOPE_UNIVERSE = 0;
const RT_SCOPE_LINK = 253;
const RT_SCOPE_HOST = 254;
const RT_SCOPE_NOWHERE = 255;

function addressMessage({address}: AddressOp, what: Do, index: number): Message {
	const {family, bytes, length} = addressBytes(address);
	// struct ifaddrmsg: family, prefix length, flags, scope, index (4).
	const flags = family === 'ipv6' && what !== 'remove' ? IFA_F_NODAD : 0;
	const scope =
		family === 'ipv4' && bytes[0] === 127 && what !== 'remove' ? RT_SCOPE_HOST : RT_SCOPE_UNIVERSE;
	const header = Buffer.of(AF[family], length, flags, scope, ...number(index));
	return messageOf(verb(RTM_NEWADDR, what), header, [
		attribute(IFA_LOCAL, bytes),
		attribute(IFA_ADDRESS, bytes),
	]);
}

const RTM_NEWROUTE = 24;
const RTA_DST = 1;
const RTA_OIF = 4;
const RTA_GATEWAY = 5;
const RT_TABLE_MAIN = 254;
const RTA_PREFSRC = 7;
/** `boot`, and those of lib/plan/ops.ts by name. */
const protocols = {boot: 3, bird: 12, '80': 80} as const;
const RTN_UNICAST = 1;
const RTNH_F_ONLINK = 4;

function routeMessage(op: RouteOp, what: Do, index: number): Message {
	const to = op.to === 'default' ? undefined : addressBytes(op.to);
	const [protocol, type] =
		what === 'remove' ? [protocolIn(op, 0), 0] : [protocolIn(op, protocols.boot), RTN_UNICAST];
	// struct rtmsg: family, lengths of destination and source, tos, table, protocol, scope, type, flags (4).
	const header = Buffer.of(
		AF[op.family],
		to?.length ?? 0,
		0,
		0,
		RT_TABLE_MAIN,
		protocol,
		scopeOf(op, what),
		type,
		...number(op.onlink ? RTNH_F_ONLINK : 0),
	);
	return messageOf(verb(RTM_NEWROUTE, what), header, [
		...(to ? [attribute(RTA_DST, to.bytes)] : []),
		...(op.via === undefined ? [] : [attribute(RTA_GATEWAY, addressBytes(op.via).bytes)]),
		attribute(RTA_OIF, Buffer.from(number(index))),
		...(op.src === undefined ? [] : [attribute(RTA_PREFSRC, addressBytes(op.src).bytes)]),
	]);
}

function protocolIn({protocol}: RouteOp, otherwise: number): number {
	return protocol === undefined ? otherwise : protocols[protocol];
}

/** What is not behind a gateway is on the link. NOWHERE: a route is removed whatever its scope. */
function scopeOf({via}: RouteOp, what: Do): number {
	if (what === 'remove') return RT_SCOPE_NOWHERE;
	return via === undefined ? RT_SCOPE_LINK : RT_SCOPE_UNIVERSE;
}

const RTM_NEWNEIGH = 28;
const NDA_DST = 1;
const NDA_LLADDR = 2;
const NUD_PERMANENT = 0x80;

function neighbourMessage({address, mac}: NeighbourOp, what: Do, index: number): Message {
	const {family, bytes} = addressBytes(address);
	// struct ndmsg: family, padding (3), index (4), state (2), flags, type.
	const state = what === 'remove' ? 0 : NUD_PERMANENT;
	const header = Buffer.of(AF[family], 0, 0, 0, ...number(index), state, 0, 0, 0);
	return messageOf(verb(RTM_NEWNEIGH, what), header, [
		attribute(NDA_DST, bytes),
		...(what === 'remove' ? [] : [attribute(NDA_LLADDR, macBytes(mac))]),
	]);
}
