/**
 * An Op is one piece of kernel state: where it is, what it is, and why it is there. A plan is a list of them.
 * They are assertions as much as instructions: `apply` makes them true, `verify` compares the kernel with them.
 */
import type {ContainerWishes, Family} from '../../topology/model.js';
import type {DaemonName, DaemonOp, SessionOp} from './daemon-ops.js';
import type {ForeignOp, SettingOp} from './mending-ops.js';
import type {NftParts} from './nft/table.js';

export type * from './daemon-ops.js';
export type * from './mending-ops.js';

export type Common = {
	/** The namespace: `underlay`, a machine's name (`node-1`), or a pod's (`node-1/default.web-0`). */
	readonly in: string;
	/** One sentence: shown by `plan`, quoted in errors and by `verify`. */
	readonly why: string;
};

/** A pod's named network namespace inside its node. */
export type NetnsOp = Common & {readonly kind: 'netns'; readonly name: string};

export type BridgeOp = Common & {
	readonly kind: 'bridge';
	readonly name: string;
	readonly mtu: number;
	/** Pinned, so that it does not follow the ports. */
	readonly mac?: string;
};

/** A veth pair. `name` lives in `in`; the other end is made in `peer.in`, a namespace that `in` can name. */
export type VethOp = Common & {
	readonly kind: 'veth';
	readonly name: string;
	readonly mtu: number;
	readonly mac?: string;
	/** The bridge, also in `in`, that `name` is a port of. */
	readonly master?: string;
	/** The bridge may send a frame back through the port that it came from. */
	readonly hairpin?: boolean;
	/** Set down: neither end has a carrier, whatever is set at the other. */
	readonly down?: true;
	/** Made down: its own place (a LinkOp there) brings it up. */
	readonly peer: {readonly in: string; readonly name: string; readonly mac: string};
};

export type VxlanOp = Common & {
	readonly kind: 'vxlan';
	readonly name: string;
	readonly vni: number;
	readonly port: number;
	/** The outer source address. */
	readonly local: string;
	/** The device that carries the outer packets. */
	readonly parent: string;
	readonly learning: boolean;
	readonly mac: string;
	readonly mtu: number;
};

/** A link that exists already (lo, eth0): brings it up, and makes it a bridge's port if `master` is set. */
export type LinkOp = Common & {
	readonly kind: 'link';
	readonly name: string;
	readonly master?: string;
	/** `false`: the kernel makes no fe80:: address for it, and so says nothing on the link in IPv6. */
	readonly linkLocal?: false;
};

/** An address with its prefix length. An IPv6 one is usable at once: no duplicate address detection. */
export type AddressOp = Common & {readonly kind: 'address'; readonly dev: string; readonly address: string};

export type RouteOp = Common & {
	readonly kind: 'route';
	/** `default` or a prefix. */
	readonly to: string;
	readonly family: Family;
	readonly via?: string;
	readonly dev: string;
	/** The next hop is taken as reachable on `dev` without a covering route. */
	readonly onlink?: boolean;
	/** The address that it comes with: a route that the kernel itself adds. No plan has it; mending says it again. */
	readonly connected?: string;
	/** Who the kernel says has added it (rtnetlink's protocol; 80 is Felix); not set: `boot`, as `ip` does. */
	readonly protocol?: RouteProtocol;
	/** The source address of what the node itself sends there. */
	readonly src?: string;
	/** The daemon that adds it, and nobody else: the plan says what must come. */
	readonly by?: DaemonName;
	/** Next hops that are worth as much: packets are spread over all of them. Only a daemon's routes have them. */
	readonly also?: readonly NextHop[];
	/** As a session's. */
	readonly unsure?: string;
};

export type NextHop = {readonly via: string; readonly dev: string};

export type RouteProtocol = 'bird' | '80';

/** Packets to a prefix are dropped, unless a longer one has a route. */
export type BlackholeOp = Common & {
	readonly kind: 'blackhole';
	readonly to: string;
	readonly family: Family;
	readonly protocol?: RouteProtocol;
	/** As a route's. */
	readonly by?: DaemonName;
	readonly unsure?: string;
};

/** An IP-in-IP device without a fixed other end: the next hop of the route is the outer destination. */
export type IpipOp = Common & {
	readonly kind: 'ipip';
	readonly name: 'tunl0';
	readonly mtu: number;
	/** The device that carries the outer packets, and the address that they come from: for the substitute. */
	readonly parent: string;
	readonly local: string;
	/** What does it where the kernel has no ipip: the same bytes on the wire. Not set: the kernel. */
	readonly by?: 'tc-bpf';
};

export type NeighbourOp = Common & {
	readonly kind: 'neighbour';
	readonly dev: string;
	readonly address: string;
	readonly mac: string;
};

/** A VXLAN forwarding entry: frames to `mac` go to the remote `dst`. */
export type FdbOp = Common & {
	readonly kind: 'fdb';
	readonly dev: string;
	readonly mac: string;
	readonly dst: string;
};

/** `net.ipv4.ip_forward` = `1`. A dot inside a name is written as a slash, as sysctl(8) does: `net.ipv6.conf.flannel/1.mtu`. */
export type SysctlOp = Common & {
	readonly kind: 'sysctl';
	readonly key: string;
	readonly value: string;
	/** The key belongs to a kernel module that may be missing (br_netfilter): without it there is nothing to set. */
	readonly optional?: true;
};

/**
 * One whole nftables table. `text` is `table ip NAME { … }`; where it is given in parts too, a change touches only those that
 * are other, else all is replaced, in one transaction.
 */
export type NftOp = Common & {
	readonly kind: 'nft';
	readonly family: 'ip' | 'ip6' | 'inet' | 'bridge' | 'netdev';
	readonly table: string;
	/** The device that the chains of a `netdev` table hang on; they go with it. */
	readonly dev?: string;
	readonly text: string;
	/** The same as `text`. */
	readonly parts?: NftParts;
};

/** How a device sends: its root queueing discipline in place of the usual one, as tc(8) writes it: `tbf`, `rate`, `10mbit` … */
export type QdiscOp = Common & {
	readonly kind: 'qdisc';
	readonly dev: string;
	readonly arguments: readonly [kind: string, ...settings: string[]];
};

/** A file that the machine's programs read, `/run/flannel/subnet.env`. */
export type FileOp = Common & {readonly kind: 'file'; readonly path: string; readonly content: string};

export type Op =
	| NetnsOp
	| BridgeOp
	| VethOp
	| VxlanOp
	| IpipOp
	| LinkOp
	| AddressOp
	| RouteOp
	| BlackholeOp
	| NeighbourOp
	| FdbOp
	| SysctlOp
	| NftOp
	| QdiscOp
	| FileOp
	| DaemonOp
	| SessionOp
	| SettingOp
	| ForeignOp;

export type MachineKind = 'node' | 'router' | 'client';

/** A machine of the lab: what the runtime starts as a container. */
export type Machine = {
	readonly name: string;
	readonly kind: MachineKind;
	/** In the order in which they are applied. */
	readonly ops: readonly Op[];
	/** What the runtime `docker` makes it of. */
	readonly container?: ContainerWishes;
};

export type Plan = {
	/** The segments and the cables; their ops are `in` the underlay's namespace. Applied when all machines have started. */
	readonly underlay: readonly Op[];
	/** Routers and clients first, then nodes. They do not depend on each other. */
	readonly machines: readonly Machine[];
};

/** The file of a sysctl: `net.ipv4.ip_forward` → `/proc/sys/net/ipv4/ip_forward`. */
export function sysctlPath(key: string): string {
	return `/proc/sys/${key.replaceAll(/[./]/g, mark => (mark === '.' ? '/' : '.'))}`;
}

/** The machine part of an op's place. */
export function machineOf(place: string): string {
	const slash = place.indexOf('/');
	return slash < 0 ? place : place.slice(0, slash);
}

/** The pod's namespace inside its machine, if the place is a pod. */
export function netnsOf(place: string): string | undefined {
	const slash = place.indexOf('/');
	return slash < 0 ? undefined : place.slice(slash + 1);
}
