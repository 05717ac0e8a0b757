/** Where a flow's packets come by on the nodes: a packet at a hook of a node's kernel. */
import type {Family} from '../../../../topology/model.js';
import type {Flow} from '../flow.js';

/** `reply`: the first answer. */
export type HopTurn = 'first' | 'reply';

export type Hop = {
	readonly turn: HopTurn;
	readonly node: string;
	readonly hook: 'prerouting' | 'input' | 'forward' | 'output';
	/** Empty where there is none yet. */
	readonly iif: string;
	readonly oif: string;
	/** As they are there: NAT on the way shows. Without lengths. */
	readonly source: string;
	readonly destination: string;
	/** It is no packet of the flow's own, but one without which that gets nowhere. */
	readonly other?: OtherPacket;
};

export type OtherPacket =
	/** A tunnel's packet, with the flow's in it; `port`: the destination's, of a protocol that has any. */
	| {readonly is: 'vxlan' | 'ipip'; readonly family: Family; readonly port?: number}
	/** IPv6 asks who has an address on the link, or answers that: type 135, 136 (RFC 4861). Connection tracking leaves both out. */
	| {readonly is: 'neighbour'; readonly family: 'ipv6'; readonly type: 135 | 136};

/** The hops of a flow, in their order. Empty where nobody asks about nodes. */
export type HopsOf = (flow: Flow) => readonly Hop[];
