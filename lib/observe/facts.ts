/** What the kernel really has, read back with iproute2 and nft, and reduced to what can be compared. */
import type {Family} from '../../topology/model.js';

export type LinkFact = {
	readonly name: string;
	/** `veth`, `bridge`, `vxlan` …; not set for lo. */
	readonly kind?: string;
	readonly mtu: number;
	readonly mac?: string;
	readonly up: boolean;
	readonly master?: string;
	readonly qdisc?: string;
	/** The options of a bridge's port, as iproute2 names them; not set for a link that is no port. */
	readonly port?: Readonly<Record<string, unknown>>;
	/** The options of the link's kind, as iproute2 names them: `id`, `port`, `local` of a vxlan. */
	readonly data: Readonly<Record<string, unknown>>;
};

export type AddressFact = {
	readonly dev: string;
	/** `10.244.1.1/24`; `10.1.1.1 peer 10.1.1.2/32` for a point-to-point address. */
	readonly address: string;
	/** What the kernel gives to every device by itself: fe80::/64, and 127.0.0.1 and ::1 on lo. */
	readonly automatic: boolean;
	/** Another host answered for the address: IPv6 does not use it. */
	readonly duplicate: boolean;
};

export type RouteFact = {
	readonly family: Family;
	/** `default`, or a prefix with its length. */
	readonly to: string;
	/** `main`, `local`, or a number. */
	readonly table: string;
	/** `kernel`, `boot`, `static`, `bird` … */
	readonly protocol: string;
	readonly via?: string;
	readonly dev?: string;
	readonly onlink: boolean;
	/** Whatever else is not the kernel's default, as `ip route` writes it: `metric 7`, `blackhole`, `nexthop …`. */
	readonly rest: readonly string[];
};

/** A permanent neighbour. */
export type NeighbourFact = {readonly dev: string; readonly address: string; readonly mac: string};

export type FdbFact = {
	readonly dev: string;
	readonly mac: string;
	readonly dst?: string;
	/** `permanent`, `static`, or empty for a learned entry. */
	readonly state: string;
	/** Whose it is: the device's own, or of the bridge that it is a port of. */
	readonly of: 'self' | 'master';
	/** Another port, VNI or device than the vxlan's own. */
	readonly rest: readonly string[];
};

/** How a device sends, if not as usual. */
export type QdiscFact = {
	readonly dev: string;
	/** `tbf`, with the settings that tc tells of it, as one text to compare. */
	readonly text: string;
};

export type RuleFact = {readonly family: Family; readonly text: string};

/** One network namespace. */
export type PlaceFacts = {
	readonly links: readonly LinkFact[];
	readonly addresses: readonly AddressFact[];
	readonly routes: readonly RouteFact[];
	readonly neighbours: readonly NeighbourFact[];
	readonly fdb: readonly FdbFact[];
	readonly rules: readonly RuleFact[];
	/** The address families whose rules were read. */
	readonly ruleFamilies: readonly Family[];
	/** The keys that the plan sets, as far as they exist. */
	readonly sysctls: Readonly<Record<string, string>>;
	/** Root queueing disciplines; read where the plan has one. */
	readonly qdiscs: readonly QdiscFact[];
	/** `nft -s list ruleset`: without counters' values and handles. */
	readonly nft: string;
};

export type MachineFacts = {
	/** What is under /run/netns. */
	readonly namespaces: readonly string[];
	/** The files that the plan writes, as far as they exist: path → content. */
	readonly files: Readonly<Record<string, string>>;
	/** Set where the plan has a BIRD. */
	readonly bird?: BirdFact;
};

/** What a BIRD says of itself. */
export type BirdFact = {readonly running: boolean; readonly sessions: readonly BgpFact[]};

export type BgpFact = {
	/** The protocol's. */
	readonly name: string;
	/** RFC 4271's: `Idle`, `Connect`, `Active`, `OpenSent`, `OpenConfirm`, `Established`; `Down` if it is switched off. */
	readonly state: string;
	/** `Received: Bad peer AS` */
	readonly error?: string;
};

export type Facts = {
	/** By place: `underlay`, `node-1`, `node-1/default.web-0`. A namespace that can't be entered is not here. */
	readonly places: Readonly<Record<string, PlaceFacts>>;
	/** By machine; `underlay` counts as one. */
	readonly machines: Readonly<Record<string, MachineFacts>>;
	/** Machines whose holder is dead: of them there are no facts. */
	readonly dead: readonly string[];
	/** Machines that live though nobody planned them. */
	readonly strays: readonly string[];
};

/** How the tools list what is planned in their own words: so it can be compared with how they list the kernel's. */
export type Expected = {
	/** What nft makes of the planned tables, by place. */
	readonly rules: Readonly<Record<string, string>>;
	/** What tc makes of a qdisc, as in QdiscFact, by its planned arguments with blanks between. */
	readonly qdiscs: Readonly<Record<string, string>>;
};
