/** A packet as the rules of one machine see it. Addresses are numbers. */
import type {Family} from '../../../topology/model.js';

export type Packet = {
	readonly family: Family;
	readonly source: bigint;
	readonly destination: bigint;
	/** The number of the protocol over IP. */
	readonly protocol: number;
	/** Of TCP, UDP and SCTP. */
	readonly ports?: {readonly source: number; readonly destination: number};
	readonly icmp?: {readonly type: number; readonly code: number};
	/** Bits of the TCP header: SYN is 2, ACK 16. */
	readonly tcpFlags?: number;
	readonly mark: number;
	readonly tracked: Tracked;
};

/** What connection tracking says of it; the state and status are the kernel's bits (nf_conntrack_common.h). */
export type Tracked = {
	readonly state: number;
	readonly status: number;
	/** 0: as the connection began, 1: the answers. */
	readonly direction: 0 | 1;
	readonly mark: number;
};

/** NF_CT_STATE_BIT of each, and what `notrack` makes. */
export const states = {invalid: 1, established: 2, related: 4, new: 8, untracked: 64} as const;

/** IPS_SRC_NAT and IPS_DST_NAT. */
export const statuses = {snat: 16, dnat: 32} as const;

export const protocols = {icmp: 1, ipip: 4, tcp: 6, udp: 17, icmpv6: 58, sctp: 132} as const;

/** What the machine's routing table says, as fib expressions ask it. */
export type Fib = {
	/** The device of the route to the address; undefined if there is none. With `through`: only by that device. */
	device(address: bigint, through?: string): string | undefined;
	/** RTN_…: of the machine's own addresses, of that device alone if it is given. */
	type(address: bigint, on?: string): number;
};

/** linux/rtnetlink.h */
export const routeTypes = {unicast: 1, local: 2} as const;
