/**
 * The contract of a mode: how a pod joins its node, and how a node reaches the pods of the others.
 * Every function is pure. There is no teardown: the lab owns its namespaces.
 */
import type {TObject} from '@sinclair/typebox';
import type {TunnelMode} from '../../topology/calico/types.js';
import type {Cluster, Family, Node, Pod, Router} from '../../topology/model.js';
import type {Op, RouteOp} from './ops.js';
import type {Enforcement} from './policy/enforcement.js';

/** What the host must have; `doctor` checks it, and `up` before its first effect. */
export type Requirement =
	| {readonly link: 'bridge' | 'vxlan' | 'veth'}
	/** By the kernel, or by its substitute; only where the lab has this family. */
	| {readonly link: 'ipip'; readonly or: 'tc-bpf'; readonly family: 'ipv4'}
	| {readonly program: 'bird'}
	| {readonly nft: 'nat' | 'netdev' | 'bridge'}
	| {readonly qdisc: 'tbf' | 'netem'};

/** Of a mode's requirements those that a lab with these families has. */
export function requirementsIn(
	requires: readonly Requirement[],
	families: readonly Family[],
): readonly Requirement[] {
	return requires.filter(each => !('family' in each) || families.includes(each.family));
}

/** What pods come into. When only pods change, what was planned from it alone is not planned again. */
export type Surroundings = Omit<Cluster, 'pods' | 'notices' | 'policy'>;

/** Everything that a mode may look at for one pod: not the other pods. */
export type NodeContext<Options = unknown> = {
	readonly cluster: Surroundings;
	readonly node: Node;
	/** The other nodes, in the order of the topology file. */
	readonly peers: readonly Node[];
	readonly options: Options;
	/** The MTU of a pod's interface, bytes: `podMtu` of the node. */
	readonly mtu: number;
};

/** Everything that a mode may look at for a node: its own pods, not those of the others. */
export type ModeContext<Options = unknown> = NodeContext<Options> & {
	/** The pods of this node that have a network of their own. */
	readonly pods: readonly Pod[];
};

/** One pod of a node, as far as addresses tell; without an address it is any. */
export type PodEnd = {
	readonly family: Family /** Without a length. */;
	readonly address?: string | undefined;
};

/** What must be on the underlay's wire between two nodes, when a pod of one talks to a pod of the other. */
export type Wire =
	| {readonly encapsulation: 'none'; readonly why: string}
	| {
			readonly encapsulation: 'vxlan';
			readonly why: string;
			readonly port: number;
			readonly vni: number;
			/** Outer addresses, and the MACs of the inner Ethernet header. */
			readonly outer: {readonly from: string; readonly to: string};
			readonly innerMacs: {readonly from: string; readonly to: string};
	  }
	| {
			/** IP protocol 4. */
			readonly encapsulation: 'ipip';
			readonly why: string;
			readonly outer: {readonly from: string; readonly to: string};
	  };

/** Where pods get their addresses from: a share of the cluster's pod network per node, the node's own segment, or blocks of pools. */
export type Addressing = 'node-cidr' | 'segment' | 'blocks';

/** How a mode with `addressing: blocks` uses pools. */
export type PoolUse<Options = unknown> = {
	/** The tunnel of the pool that is made where the lab has none (`CALICO_IPV4POOL_IPIP`, `…_VXLAN`). */
	default(options: Options): {readonly ipipMode: TunnelMode; readonly vxlanMode: TunnelMode};
	/** Which tunnels its pools may have; another one is refused. */
	readonly tunnels: readonly ('ipip' | 'vxlan')[];
	/** Nodes speak BGP, and BIRD programs the routes of what is not tunnelled. */
	readonly isBgp: boolean;
};

/** The product's own process on each node. */
export type Daemon<Options = unknown> = {
	/** `flanneld` */
	readonly name: string;
	/** What it looks after by itself with these options, if it does. */
	reconciles?(options: Options): Reconciling | undefined;
};

export type Reconciling = {
	/** Milliseconds between two looks. */
	readonly everyMs: number;
	/** The routes of the mode's own on its node that it adds again when they are gone; what is in their place it leaves. */
	readonly adds: (route: RouteOp) => boolean;
	/** One sentence. */
	readonly why: string;
};

export type Mode<Options = unknown> = {
	/** The value of `mode` in a lab file. */
	readonly name: string;
	/** One line, shown by `modes`. */
	readonly summary: string;
	readonly addressing: Addressing;
	/** Set with `addressing: blocks`. */
	readonly pools?: PoolUse<Options>;
	/**
	 * With `addressing: node-cidr`: pods are nobody's neighbours. Each has an address of full length, and this next hop (without a
	 * length). Not set: the node's share is the pods' subnet, and its first address their gateway.
	 */
	readonly nextHops?: Readonly<Record<Family, string>>;
	readonly requires: readonly Requirement[];
	/** The options that a lab file may set, with defaults and descriptions. */
	readonly options: TObject;
	/** Bytes that the mode adds on the underlay to a pod's packet of this family, when it encapsulates. */
	overhead(options: Options, family: Family): number;
	/** The MTU of the pods' interfaces of a node whose link has this MTU; not set: the link's less the largest overhead. */
	podMtu?(linkMtu: number, options: Options): number;
	/** Why this mode can't carry this cluster, if it can't: one sentence each, as the real product would refuse. */
	refuses(
		cluster: Cluster,
		options: Options,
	): Iterable<{readonly message: string; readonly hint: string; readonly node?: Node}>;
	/** How the node itself stands on its segment; not set: its address and its default route are on its own interface. */
	planUplink?(context: ModeContext<Options>): Iterable<Op>;
	/** Join a pod to its node. */
	planPod(pod: Pod, context: NodeContext<Options>): Iterable<Op>;
	/** The node's own part: its devices, its rules, and the way to the pods of each peer. */
	planNode(context: ModeContext<Options>): Iterable<Op>;
	/** What the mode has on a router of the underlay, beside what every router has. */
	planRouter?(router: Router, cluster: Surroundings, options: Options): Iterable<Op>;
	/**
	 * The address under which a peer sees a pod of this node that talks to the peer itself, where the product masquerades
	 * it. Not set, or undefined: its own.
	 */
	podSeenBy?(peer: Node, context: ModeContext<Options>, pod: PodEnd): string | undefined;
	/** Who enforces policies, and how; not set: nobody, as in the product, unless the lab file adds an engine. */
	readonly enforcement?: Enforcement<Options>;
	/** Not set: the mode has no process of its own. */
	readonly daemon?: Daemon<Options>;
	/** What `verify` must see between the node and a peer, on the way to a pod there. */
	wire(peer: Node, context: ModeContext<Options>, to: PodEnd): Wire;
};
