/**
 * A subnet of the pod network for each node, as flannel cuts it: a /24 (IPv4) or /64 (IPv6), four subnets of a
 * network that is too small for that. The first node gets the second subnet, as flannel's SubnetMin says. In a lab that is
 * up nodes keep theirs, as they keep their lease, and one that comes gets the first that is free.
 */
import {addressAt, type Cidr, formatCidr, sizeOf, subnetAt, subnetCount} from '../../topology/addresses.js';
import type {Family} from '../../topology/model.js';
import type {Report} from '../../topology/problems.js';
import type {AddressedNode, Network, Share} from './allocate.js';

/** `shortest`: flannel's smallest network; `longest`: network, gateway, a pod and broadcast still fit. */
const limits = {
	ipv4: {usual: 24, shortest: 28, longest: 30},
	ipv6: {usual: 64, shortest: 124, longest: 126},
} as const;

export function subnetShares(
	{podCidrs, nodes, leaving = []}: Network,
	family: Family,
	report: Report,
): ReadonlyMap<string, Share> {
	const network = podCidrs[family];
	if (!network) return new Map();
	const {cidr, place} = network;
	const at = place && {at: place};
	if (cidr.length > limits[family].shortest) {
		const message = `the pod network ${formatCidr(cidr)} is too small to be cut into subnets for nodes`;
		report({code: 'cidr-too-small', message, hint: `a /${limits[family].shortest} is the least`, ...at});
		return new Map();
	}
	const given = nodes.flatMap(({kept}) => kept?.[family] ?? []);
	const length = given[0]?.length ?? subnetLength(cidr, nodes.length);
	const count = subnetCount(cidr, length);
	if (count < BigInt(nodes.length)) {
		const message = `the pod network ${formatCidr(cidr)} has ${count} subnets of length /${length} for ${nodes.length} nodes`;
		report({code: 'cidr-exhausted', message, hint: hintFor(cidr, length, nodes), ...at});
		return new Map();
	}
	const free = freeSubnets(cidr, length, {given, leaving, nodes: nodes.length});
	return new Map(nodes.flatMap(({name, kept}) => shareFor(name, kept?.[family] ?? free())));
}

/** flannel leaves a network of up to 22 bits the usual subnets; a smaller one is cut as finely as the nodes need. */
function subnetLength(cidr: Cidr, nodes: number): number {
	const {usual, longest} = limits[cidr.family];
	if (cidr.length <= usual - 2) return usual;
	let length = cidr.length + 2;
	while (length < longest && subnetCount(cidr, length) < BigInt(nodes)) length++;
	return length;
}

/** A network that was cut for the nodes there were can be cut anew for more. */
function hintFor(cidr: Cidr, length: number, nodes: readonly AddressedNode[]): string {
	const isCutFiner = subnetLength(cidr, nodes.length) > length;
	return isCutFiner
		? "it was cut for fewer nodes: 'npx cnilab down' and 'up' cut it anew"
		: 'make the network larger';
}

type Taken = {readonly given: readonly Cidr[]; readonly leaving: readonly Cidr[]; readonly nodes: number};

/** The subnets that nobody has, one after the other: from the second on, the first one last, then those of nodes that go. */
function freeSubnets(cidr: Cidr, length: number, {given, leaving, nodes}: Taken): () => Cidr | undefined {
	const count = subnetCount(cidr, length);
	const start = count > BigInt(nodes) ? 1n : 0n;
	const taken = new Set(given.map(({base}) => base));
	const held = new Set(leaving.map(({base}) => base));
	const lap = (avoided: ReadonlySet<bigint>) =>
		cyclic(count, start, index => {
			const {base} = subnetAt(cidr, length, index);
			return !taken.has(base) && !avoided.has(base);
		});
	const [first, second] = [lap(held), lap(new Set())];
	return () => {
		const index = first() ?? second();
		const subnet = index === undefined ? undefined : subnetAt(cidr, length, index);
		if (subnet) taken.add(subnet.base);
		return subnet;
	};
}

/** The numbers below `count` that fit, once around from `start`. */
function cyclic(count: bigint, start: bigint, fits: (index: bigint) => boolean): () => bigint | undefined {
	let steps = 0n;
	return () => {
		while (steps < count) {
			const index = (start + steps++) % count;
			if (fits(index)) return index;
		}
		return undefined;
	};
}

function shareFor(name: string, cidr: Cidr | undefined): (readonly [string, Share])[] {
	return cidr ? [[name, subnetShare(cidr)]] : [];
}

/** .0 is the network, .1 the bridge, and IPv4's last address the broadcast. */
export function subnetShare(cidr: Cidr): Share {
	const last = sizeOf(cidr) - (cidr.family === 'ipv4' ? 2n : 1n);
	return {cidr, first: 2n, last, prefixLength: cidr.length, gateway: addressAt(cidr, 1)};
}
