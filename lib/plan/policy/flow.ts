/** What the three answers are about: a connection that somebody would open; and what an answer is made of. */
import type {Family, Protocol} from '../../../topology/model.js';
import type {Direction, Policy, PolicyRule} from '../../../topology/policy/types.js';

/** Who is at an end of a connection, with the address (without a length) that is used. */
export type FlowEnd =
	/** `namespace/name` of a pod that has a network of its own. */
	| {readonly is: 'pod'; readonly name: string; readonly address: string}
	/** The node itself, and so its pods with `hostNetwork`. */
	| {readonly is: 'node'; readonly name: string; readonly address: string}
	/** A client of the lab's outside network (or a router), with its name; or any address that is nobody's. */
	| {readonly is: 'outside'; readonly name?: string; readonly address: string};

export type Flow = {
	readonly from: FlowEnd;
	readonly to: FlowEnd;
	readonly family: Family;
	/** ICMP is an echo request, in either family. */
	readonly protocol: Protocol | 'ICMP';
	/** The destination's; not set for ICMP. */
	readonly port?: number;
};

/** What one end's policies say in one direction. */
export type SideAnswer = {
	readonly direction: Direction;
	/** `namespace/name` of the pod, or a host endpoint's name. */
	readonly of: string;
	readonly allowed: boolean;
	readonly because: Reason;
	/** Not set: a pod. */
	readonly host?: HostSide;
};

/** Where a host endpoint was asked. */
export type HostSide = {
	readonly node: string;
	/** Before connection tracking, before NAT, of the node's own processes, of what it forwards. */
	readonly stage: 'untracked' | 'preDNAT' | 'normal' | 'forward';
	/** About the first answer. */
	readonly isReply?: true;
	/** About the tunnel's packet that carries it; or in IPv6 about how neighbours find each other. */
	readonly packet?: 'vxlan' | 'ipip' | 'neighbour';
};

export type Reason =
	/** No policy selects it in this direction. */
	| {readonly is: 'not isolated'}
	/** Nothing asks here: a node to its own pod, a pod to itself, a product's exception. */
	| {readonly is: 'exempt'; readonly why: string}
	| {readonly is: 'rule'; readonly policy: Policy; readonly rule: PolicyRule}
	/** No policy's doing: no profile of a host endpoint allows it, or connection tracking does not know the packet. */
	| {readonly is: 'refused'; readonly why: string}
	/** Of these policies, which select it, no rule matched. */
	| {readonly is: 'default deny'; readonly tier: string; readonly isolatedBy: readonly Policy[]};

/** The model's answer. All sides must allow. */
export type Answer = {readonly allowed: boolean; readonly sides: readonly SideAnswer[]};
