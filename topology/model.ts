/**
 * The Cluster: what pure code plans from. Frozen; every address, MAC and interface name of the underlay, the
 * nodes and the pods is already chosen. Words are Kubernetes' and the kernel's.
 */
import type {IpPool} from './calico/types.js';
import type {PolicyModel} from './policy/types.js';
import type {Place} from './problems.js';

export type Family = 'ipv4' | 'ipv6';

export const families: readonly Family[] = ['ipv4', 'ipv6'];

/** A value for each address family that the lab uses. */
export type PerFamily<T> = {readonly [family in Family]?: T};

export type Labels = Readonly<Record<string, string>>;

/** An L2 segment: a Linux bridge in the underlay's namespace. */
export type Segment = {
	readonly name: string;
	/** The segment's subnets, `192.168.50.0/24`. */
	readonly cidrs: PerFamily<string>;
	/** Bytes, without the Ethernet header. */
	readonly mtu: number;
	/** The bridge's device name. */
	readonly bridge: string;
};

/** A cable from a machine to a segment: a veth pair. */
export type Attachment = {
	readonly segment: string;
	/** The device inside the machine: `eth0`. */
	readonly interface: string;
	/** The other end, a port of the segment's bridge in the underlay's namespace. */
	readonly port: string;
	readonly mac: string;
	readonly mtu: number;
	/** Address with the segment's prefix length: `192.168.50.11/24`. */
	readonly addresses: PerFamily<string>;
};

/** A router of the underlay, between segments; it belongs to no cluster. */
export type Router = {
	readonly name: string;
	readonly attachments: readonly Attachment[];
	/** The number of the autonomous system that it speaks BGP for; not set: it speaks none. */
	readonly asNumber?: number;
	/** What it expects of nodes that peer with it, whatever they say of themselves; set with `asNumber`. */
	readonly neighbors?: {readonly asNumber: number; readonly password?: string};
};

/** A host outside the cluster, behind its own segment. */
export type Client = {
	readonly name: string;
	readonly attachment: Attachment;
	/** Default routers: addresses without a prefix length. */
	readonly gateways: PerFamily<string>;
};

/** What a machine that is a container shall be made of; not set: the host's own programs, and all that the host has. */
export type ContainerWishes = {
	/** One that the engine has: `debian:13-slim`. It must have iproute2's `ip`. */
	readonly image?: string;
	/** Processors: 0.5. */
	readonly cpus?: number;
	/** Bytes. */
	readonly memory?: number;
};

export type Node = {
	readonly name: string;
	/** 1 for the first node, in the order of the topology file. */
	readonly index: number;
	readonly labels: Labels;
	readonly attachment: Attachment;
	readonly gateways: PerFamily<string>;
	/** The node's share of the pod addresses; for a mode whose pods live on the segment, a range inside the segment's subnet. */
	readonly podCidrs: PerFamily<string>;
	/** The address of its tunnel device, without a length: from its blocks, in a mode that has both. */
	readonly tunnel?: PerFamily<string>;
	/** Its addresses as Calico's Node has them: their prefix lengths say who is in the same subnet. Not set: the attachment's. */
	readonly bgpAddresses?: PerFamily<string>;
	readonly container?: ContainerWishes;
	readonly place?: Place;
};

/** A range of an IP pool that one node gives to its pods. */
export type Block = {
	readonly cidr: string;
	readonly family: Family;
	/** The pool's name. */
	readonly pool: string;
	/** Whose it is. */
	readonly node: string;
};

/** Calico's IP address management: what `addressing: blocks` has given away. */
export type Ipam = {
	readonly pools: readonly IpPool[];
	/** In the order in which they were claimed. */
	readonly blocks: readonly Block[];
	/** Addresses (without a length) that a pod of `node` has from another node's block. */
	readonly borrowed: readonly {readonly address: string; readonly family: Family; readonly node: string}[];
	readonly strictAffinity: boolean;
	/** How many blocks a node may have in one family; not set: 20. */
	readonly maxBlocksPerHost?: number;
};

/** One end of a BGP session; the other end is a speaker's too, where that machine is one of the lab's. */
export type BgpSession = {
	/** The protocol's name in BIRD: `Mesh_192_168_50_12`, `Node_…`, `Global_…`. */
	readonly name: string;
	readonly family: Family;
	/** Addresses without a length. */
	readonly local: string;
	readonly remote: string;
	/** Whose address `remote` is, if it is of this lab. */
	readonly machine?: string;
	readonly localAs: number;
	readonly remoteAs: number;
	readonly kind: 'mesh' | 'node' | 'global' | 'rack';
	/** Waits for the other to connect. */
	readonly passive: boolean;
	/** The other is a client of this route reflector. */
	readonly isClient: boolean;
	readonly nextHop: 'Auto' | 'Self' | 'Keep';
	readonly password?: string;
	/** Seconds. */
	readonly holdTime: number;
	readonly keepaliveTime: number;
	readonly restartTime: number;
	readonly bfd: boolean;
	readonly allowedLocalAs?: number;
	readonly ttlSecurity?: number;
	/** The other's TCP port; 179 if not set. */
	readonly port?: number;
	/** The other is on the same link: one hop, and next hops must be on a link too. Not set: any number of hops. */
	readonly isDirect?: true;
	/** The kernel chooses the source address of the connection: not `local`. */
	readonly sourceAddress?: 'None';
	/** One sentence: which object or default asks for it. */
	readonly why: string;
};

export type BgpSpeaker = {
	readonly machine: string;
	readonly asNumber: number;
	/** An IPv4 address, unique among speakers unless the user said otherwise. */
	readonly routerId: string;
	/** `244.0.0.1`: it is a route reflector. */
	readonly clusterId?: string;
	readonly sessions: readonly BgpSession[];
	/** Ranges that it announces beside its blocks: those of Services, the rack's own. */
	readonly announces: readonly string[];
	/** The TCP port that it listens on; 179 if not set. */
	readonly listenPort?: number;
	/** What it adds to routes inside a range: `65000:100`, `65000:1:2`. */
	readonly communities?: readonly {readonly cidr: string; readonly values: readonly string[]}[];
	/** Interfaces that BIRD does not look at, beside those that it never does. */
	readonly ignoredInterfaces?: readonly string[];
	/** A reflector passes routes inside these ranges on: those of Services' external and load balancer addresses. */
	readonly reflects?: readonly string[];
};

export type Bgp = {
	readonly isMesh: boolean;
	/** Nodes first, in their order, then routers. */
	readonly speakers: readonly BgpSpeaker[];
};

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export type ContainerPort = {
	readonly name?: string;
	readonly port: number;
	readonly protocol: Protocol;
	readonly hostPort?: number;
};

export type Container = {
	readonly name: string;
	readonly image: string;
	readonly command: readonly string[];
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	readonly ports: readonly ContainerPort[];
};

export type Pod = {
	readonly namespace: string;
	readonly name: string;
	readonly node: string;
	readonly labels: Labels;
	readonly hostname: string;
	/** Uses the node's own network: no namespace, addresses are the node's. */
	readonly hostNetwork: boolean;
	/** The named network namespace inside the node, `default.web-0`; namespaces have no dot, so it reads back uniquely. */
	readonly netns: string;
	readonly mac: string;
	/** Address with the prefix length that the mode's `eth0` has: `10.244.1.2/24`. */
	readonly addresses: PerFamily<string>;
	/** Where `eth0`'s default route points to: addresses without a prefix length. */
	readonly gateways: PerFamily<string>;
	readonly containers: readonly Container[];
	/** `spec.serviceAccountName`; not set: `default`. */
	readonly serviceAccount?: string;
	readonly place?: Place;
};

/** Something that the user wrote and that this version or this mode does not act on; said in `up`, `status` and `verify`. */
export type Notice = {
	/** `Service default/web` */
	readonly subject: string;
	readonly message: string;
	readonly at?: Place;
	/** It follows from objects: of a lab that is up it is found out again from those that there are then. */
	readonly live?: true;
};

export type Underlay = {
	readonly segments: readonly Segment[];
	readonly routers: readonly Router[];
	readonly clients: readonly Client[];
};

export type Cluster = {
	readonly name: string;
	readonly mode: {readonly name: string; readonly options: Readonly<Record<string, unknown>>};
	/** The address families that the lab uses, ipv4 first. */
	readonly families: readonly Family[];
	/** The cluster's pod network, `10.244.0.0/16`. Not set for a mode whose pods live on the segments. */
	readonly podCidrs: PerFamily<string>;
	readonly underlay: Underlay;
	/** In the order of the topology file. */
	readonly nodes: readonly Node[];
	/** Sorted by node, namespace and name. */
	readonly pods: readonly Pod[];
	readonly notices: readonly Notice[];
	/** Set with `addressing: blocks`. */
	readonly ipam?: Ipam;
	/** Set where nodes speak BGP. */
	readonly bgp?: Bgp;
	/** Set where policies are enforced: by the mode, or by the engine that the lab file adds. */
	readonly policy?: PolicyModel;
};
