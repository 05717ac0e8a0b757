/**
 * Where a packet goes next, as the plan has it: each machine's addresses, routes, bridges, cables and tunnels, and who is
 * found under an address on a segment. Pure. That the kernel has what the plan says is `verify`'s first proof.
 */
import {
	type Cidr,
	parseAddress,
	parseCidr,
	parseInterfaceAddress,
	widthOf,
} from '../../../topology/addresses.js';
import type {Family} from '../../../topology/model.js';
import type {Op, Plan} from '../../plan/ops.js';
import {remembered} from '../../plan/remember.js';

/** The other end of a device. */
export type Link =
	| {readonly is: 'pod'; readonly place: string; readonly bridge?: string}
	| {readonly is: 'segment'; readonly segment: string; readonly bridge?: string}
	| {readonly is: 'bridge'}
	| {readonly is: 'vxlan'; readonly port: number; readonly vni: number; readonly local: bigint}
	| {readonly is: 'ipip'; readonly local: bigint; readonly isSubstitute: boolean};

export type Route = {
	readonly to: Cidr;
	/** Not set: packets to it are dropped. */
	readonly dev?: string;
	readonly via?: bigint;
	/** What the machine itself sends there comes from this address. */
	readonly src?: bigint;
};

/** A machine, or a pod's namespace. */
export type Stack = {
	readonly place: string;
	readonly links: ReadonlyMap<string, Link>;
	readonly addresses: readonly {readonly dev: string; readonly value: bigint; readonly cidr: Cidr}[];
	/** The longest prefixes first. */
	readonly routes: readonly Route[];
	/** `dev address` → MAC, `dev MAC` → the VTEP: as the plan says them. */
	readonly neighbours: ReadonlyMap<string, string>;
	readonly vteps: ReadonlyMap<string, string>;
	/** What its bridges switch passes the IP hooks too. */
	readonly filtersBridged: Readonly<Record<Family, boolean>>;
};

/** Who answers for an address: a machine, the device by which it gets the packet, and the pod of it that has the address. */
export type Holder = {
	readonly place: string;
	/** The device that has the address, or the bridge. */
	readonly dev: string;
	/** The end of the cable. */
	readonly port: string;
	readonly pod?: string;
};

export type Network = {
	/** Throws if there is no such place. */
	stack(place: string): Stack;
	/** Who answers on a segment. */
	onSegment(segment: string, address: bigint): Holder | undefined;
	/** Whose address on any segment it is. */
	machineOf(address: bigint): string | undefined;
};

export function networkOf(plan: Plan): Network {
	const ops = new Map<string, Op[]>();
	for (const op of plan.machines.flatMap(machine => machine.ops)) add(ops, op.in, op);
	const cables = new Map<string, Link>();
	for (const op of plan.underlay) {
		if (op.kind !== 'veth' || op.master === undefined || op.down) continue;
		cables.set(`${op.peer.in} ${op.peer.name}`, {is: 'segment', segment: op.master});
	}
	const stacks = new Map([...ops].map(([place, own]) => [place, stackOf(place, own, cables)]));
	const stack = (place: string): Stack => {
		const found = stacks.get(place);
		if (!found) throw new Error(`the plan has nothing in ${place}`);
		return found;
	};
	const segments = holdersOf([...stacks.values()], stack);
	const machines = new Map<bigint, string>();
	for (const [key, {place, pod}] of segments)
		if (pod === undefined) machines.set(BigInt(key.slice(key.lastIndexOf(' ') + 1)), place);
	return {
		stack,
		onSegment: (segment, address) => segments.get(`${segment} ${address}`),
		machineOf: address => machines.get(address),
	};
}

/** The route to an address; undefined if there is none, or one that drops. */
export function routeTo(stack: Stack, address: bigint, family: Family): Route | undefined {
	const known = routesOf(stack)[family];
	if (!known.has(address))
		known.set(
			address,
			stack.routes.find(({to}) => to.family === family && isIn(to, address)),
		);
	return known.get(address);
}

/** Many flows go to the same few addresses. */
const routesOf = remembered((_: Stack) => ({
	ipv4: new Map<bigint, Route | undefined>(),
	ipv6: new Map<bigint, Route | undefined>(),
}));

export function isOwn({addresses}: Stack, address: bigint): boolean {
	return addresses.some(({value}) => value === address);
}

/** The address that the machine's own packets to another one have: the route's, or the device's first. */
export function sourceTo(stack: Stack, destination: bigint, family: Family): bigint | undefined {
	const route = routeTo(stack, destination, family);
	return route?.src ?? (route?.dev === undefined ? undefined : addressOn(stack, route.dev, family));
}

/** The device's first address: what is masqueraded has it. */
export function addressOn({addresses}: Stack, dev: string, family: Family): bigint | undefined {
	return addresses.find(each => each.dev === dev && each.cidr.family === family)?.value;
}

function stackOf(place: string, ops: readonly Op[], cables: ReadonlyMap<string, Link>): Stack {
	const links = new Map<string, Link>();
	const addresses: Stack['addresses'][number][] = [];
	const routes: Route[] = [];
	const [neighbours, vteps] = [new Map<string, string>(), new Map<string, string>()];
	const filtersBridged = {ipv4: false, ipv6: false};
	for (const [key, link] of cables)
		if (key.startsWith(`${place} `)) links.set(key.slice(place.length + 1), link);
	for (const op of ops) {
		switch (op.kind) {
			case 'veth':
				links.set(op.name, {
					is: 'pod',
					place: op.peer.in,
					...(op.master !== undefined && {bridge: op.master}),
				});
				break;
			case 'bridge':
				links.set(op.name, {is: 'bridge'});
				break;
			case 'link': {
				const link = links.get(op.name);
				if (link && op.master !== undefined) links.set(op.name, {...link, bridge: op.master} as Link);
				break;
			}
			case 'vxlan':
				links.set(op.name, {is: 'vxlan', port: op.port, vni: op.vni, local: numberOf(op.local)});
				break;
			case 'ipip':
				links.set(op.name, {is: 'ipip', local: numberOf(op.local), isSubstitute: op.by === 'tc-bpf'});
				break;
			case 'address': {
				const parsed = parseInterfaceAddress(op.address);
				if (!parsed) break;
				addresses.push({dev: op.dev, value: parsed.address.value, cidr: parsed.cidr});
				routes.push({to: parsed.cidr, dev: op.dev});
				break;
			}
			case 'route':
			case 'blackhole': {
				const to = op.to === 'default' ? everything[op.family] : parseCidr(op.to);
				if (!to) break;
				if (op.kind === 'blackhole') routes.push({to});
				else
					routes.push({
						to,
						dev: op.dev,
						...(op.via !== undefined && {via: numberOf(op.via)}),
						...(op.src !== undefined && {src: numberOf(op.src)}),
					});
				break;
			}
			case 'neighbour':
				neighbours.set(`${op.dev} ${numberOf(op.address)}`, op.mac);
				break;
			case 'fdb':
				vteps.set(`${op.dev} ${op.mac}`, op.dst);
				break;
			case 'sysctl':
				if (op.key === 'net.bridge.bridge-nf-call-iptables') filtersBridged.ipv4 = op.value === '1';
				if (op.key === 'net.bridge.bridge-nf-call-ip6tables') filtersBridged.ipv6 = op.value === '1';
				break;
			default:
		}
	}
	routes.sort((a, b) => b.to.length - a.to.length);
	return {place, links, addresses, routes, neighbours, vteps, filtersBridged};
}

/** A machine's address is on the cable, or on the bridge that the cable is a port of; a pod's behind that bridge. */
function holdersOf(stacks: readonly Stack[], stackOf: (place: string) => Stack): Map<string, Holder> {
	const holders = new Map<string, Holder>();
	for (const {place, links, addresses} of stacks) {
		for (const [dev, link] of links) {
			if (link.is !== 'segment') continue;
			const iif = link.bridge ?? dev;
			const own = addresses.filter(each => each.dev === iif);
			for (const {value} of own) holders.set(`${link.segment} ${value}`, {place, dev: iif, port: dev});
			for (const other of links.values()) {
				if (other.is !== 'pod' || other.bridge === undefined || other.bridge !== link.bridge) continue;
				const pod = other.place;
				for (const {value} of stackOf(pod).addresses)
					holders.set(`${link.segment} ${value}`, {place, dev: iif, port: dev, pod});
			}
		}
	}
	return holders;
}

const everything: Readonly<Record<Family, Cidr>> = {
	ipv4: {family: 'ipv4', base: 0n, length: 0},
	ipv6: {family: 'ipv6', base: 0n, length: 0},
};

function isIn({family, base, length}: Cidr, address: bigint): boolean {
	return (address ^ base) >> BigInt(widthOf(family) - length) === 0n;
}

function numberOf(address: string): bigint {
	return parseAddress(address)?.value ?? -1n;
}

function add(ops: Map<string, Op[]>, place: string, op: Op): void {
	const list = ops.get(place);
	if (list) list.push(op);
	else ops.set(place, [op]);
}
