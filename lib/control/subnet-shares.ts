/**
 * A subnet of the pod network for each node, as flannel cuts it: a /24 (IPv4) or /64 (IPv6), four subnets of a
 * network that is too small for that. The first node gets the second subnet, as flannel's SubnetMin says.
 */
import {addressAt, type Cidr, formatCidr, sizeOf, subnetAt, subnetCount} from '../../topology/addresses.js';
import type {Family} from '../../topology/model.js';
import type {Report} from '../../topology/problems.js';
import type {Network, Share} from './allocate.js';

/** `shortest`: flannel's smallest network; `longest`: network, gateway, a pod and broadcast still fit. */
const limits = {
	ipv4: {usual: 24, shortest: 28, longest: 30},
	ipv6: {usual: 64, shortest: 124, longest: 126},
} as const;

export function subnetShares(
	{podCidrs, nodes}: Network,
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
	const length = subnetLength(cidr, nodes.length);
	const count = subnetCount(cidr, length);
	if (count < BigInt(nodes.length)) {
		const message = `the pod network ${formatCidr(cidr)} has ${count} subnets of length /${length} for ${nodes.length} nodes`;
		report({code: 'cidr-exhausted', message, hint: 'make the network larger', ...at});
		return new Map();
	}
	const start = count > BigInt(nodes.length) ? 1 : 0;
	return new Map(nodes.map(({name}, index) => [name, shareOf(subnetAt(cidr, length, index + start))]));
}

/** flannel leaves a network of up to 22 bits the usual subnets; a smaller one is cut as finely as the nodes need. */
function subnetLength(cidr: Cidr, nodes: number): number {
	const {usual, longest} = limits[cidr.family];
	if (cidr.length <= usual - 2) return usual;
	let length = cidr.length + 2;
	while (length < longest && subnetCount(cidr, length) < BigInt(nodes)) length++;
	return length;
}

/** .0 is the network, .1 the bridge, and IPv4's last address the broadcast. */
function shareOf(cidr: Cidr): Share {
	const last = sizeOf(cidr) - (cidr.family === 'ipv4' ? 2n : 1n);
	return {cidr, first: 2n, last, prefixLength: cidr.length, gateway: addressAt(cidr, 1)};
}
