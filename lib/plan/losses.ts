/** What goes when a link or a namespace goes, and so must be made again if it is to stay. Pure, but for what it collects. */
import type {ForeignOp, Op} from './ops.js';
import {isPassive} from './passive.js';

/** Names of links by place. */
type Links = Map<string, Set<string>>;

/** What is removed, collected in the order of the plan. */
export type Losses = {
	/** Places of pods whose namespace is to be another one, although it stays by name. */
	readonly renewed: ReadonlySet<string>;
	/** Machines that go, or go and come: the kernel ends a cable with the namespace of either end. */
	readonly stopped: ReadonlySet<string>;
	/** Places of pods whose namespace goes, or goes and comes. */
	readonly places: Set<string>;
	/** Links that go, or go and come. */
	readonly links: Links;
	/**
	 * Devices that stay, but lose an address or are set down. The kernel takes more with it: with an address the later ones
	 * of its subnet, with the last one all routes and neighbours (net/ipv4/devinet.c: __inet_del_ifa, inetdev_destroy).
	 */
	readonly drained: Links;
};

export function noLosses(renewed: ReadonlySet<string> = none, stopped: ReadonlySet<string> = none): Losses {
	return {renewed, stopped, places: new Set(), links: new Map(), drained: new Map()};
}

const none: ReadonlySet<string> = new Set();

export function isNothing({renewed, stopped, places, links, drained}: Losses): boolean {
	return renewed.size + stopped.size + places.size + links.size + drained.size === 0;
}

/** Notes that the op's thing is removed. */
export function lose({places, links, drained}: Losses, op: Op): void {
	switch (op.kind) {
		case 'netns':
			places.add(`${op.in}/${op.name}`);
			return;
		case 'veth':
			add(links, op.peer.in, op.peer.name);
			add(links, op.in, op.name);
			return;
		case 'bridge':
		case 'vxlan':
		case 'ipip':
			add(links, op.in, op.name);
			return;
		case 'foreign':
			loseForeign({links, drained}, op);
			return;
		case 'link':
			add(drained, op.in, op.name);
			return;
		case 'address':
			add(drained, op.in, op.dev);
			return;
		default:
			return;
	}
}

/** Notes that a link stays, but that the kernel forgets what it knew of its neighbours. */
export function drain(
	{drained}: Losses,
	{in: place, name}: {readonly in: string; readonly name: string},
): void {
	add(drained, place, name);
}

function loseForeign(
	{links, drained}: Pick<Losses, 'links' | 'drained'>,
	{in: place, thing}: ForeignOp,
): void {
	if (thing.what === 'address') add(drained, place, thing.dev);
	if (thing.what !== 'link') return;
	add(links, place, thing.name);
	if (thing.peer) add(links, thing.peer.in, thing.peer.name);
}

/** Whether the kernel takes the op's thing away by itself, with what it is in or on. */
export function isLost({stopped, places, links}: Losses, op: Op): boolean {
	if (places.has(op.in)) return true;
	if (op.kind === 'veth' && stopped.has(op.peer.in)) return true;
	const device = deviceOf(op);
	return device !== undefined && has(links, op.in, device);
}

/**
 * What must be done for an op that shall stay. `again`: it is lost with what it was part of, and is only added; `remake`: it
 * is removed and added; `replace`: it is said again.
 */
export type Fate = 'keep' | 'replace' | 'remake' | 'again';

export function lossOf(losses: Losses, op: Op): Fate {
	const {renewed, places, links, drained} = losses;
	// The daemon finds out, and does what is to be done.
	if (isPassive(op)) return 'keep';
	if (op.kind === 'netns') return renewed.has(`${op.in}/${op.name}`) ? 'remake' : 'keep';
	if (isLost(losses, op)) return 'again';
	if (op.kind === 'veth' && places.has(op.peer.in)) return 'remake';
	if (op.kind === 'vxlan' && has(links, op.in, op.parent)) return 'remake';
	// The kernel's own has no device below it.
	if (op.kind === 'ipip' && op.by && has(links, op.in, op.parent)) return 'remake';
	if (op.kind === 'nft') return op.dev !== undefined && has(links, op.in, op.dev) ? 'replace' : 'keep';
	if (op.kind === 'veth' || op.kind === 'link')
		return op.master !== undefined && has(links, op.in, op.master) ? 'replace' : 'keep';
	const device = deviceOf(op);
	return device !== undefined && has(drained, op.in, device) ? 'replace' : 'keep';
}

/** The link that the op's thing is a part of. */
function deviceOf(op: Op): string | undefined {
	switch (op.kind) {
		case 'link':
			return op.name;
		case 'address':
		case 'route':
		case 'neighbour':
		case 'fdb':
		case 'qdisc':
			return op.dev;
		case 'nft':
			// When the device goes, its chains see nothing any more, but the table stays (nf_tables_netdev_event,
			// net/netfilter/nft_chain_filter.c; before Linux 6.16 without the chains).
			return undefined;
		case 'sysctl':
			// net.ipv4.conf.eth0.rp_filter, net.ipv6.neigh.flannel/1.app_solicit
			return /^net\.ipv[46]\.(?:conf|neigh)\.([^.]+)\./.exec(op.key)?.[1]?.replaceAll('/', '.');
		case 'foreign':
			return 'dev' in op.thing ? op.thing.dev : undefined;
		case 'setting':
			return 'dev' in op.set ? op.set.dev : undefined;
		default:
			return undefined;
	}
}

function add(links: Links, place: string, name: string): void {
	const names = links.get(place);
	if (names) names.add(name);
	else links.set(place, new Set([name]));
}

function has(links: Links, place: string, name: string): boolean {
	return links.get(place)?.has(name) ?? false;
}
