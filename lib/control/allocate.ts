/** Pod addresses: first each node's share, then the pods of each node in the order of their names. */
import {addressAt, type Cidr, formatCidr, withLength} from '../../topology/addresses.js';
import {type Attachment, type Family, families, type PerFamily, type Underlay} from '../../topology/model.js';
import type {Place, Report} from '../../topology/problems.js';
import type {Addressing} from '../plan/mode.js';
import {perFamily} from './per-family.js';
import {networkWith, type PodNetwork} from './pod-network.js';
import {segmentShares} from './segment-shares.js';
import {subnetShares} from './subnet-shares.js';

/** The addresses that a node may give to its pods, in one family. */
export type Share = {
	readonly cidr: Cidr;
	/** Numbers of the first and the last one in the CIDR. */
	readonly first: bigint;
	readonly last: bigint;
	/** The prefix length that a pod's interface has. */
	readonly prefixLength: number;
	/** Where a pod's default route points to. */
	readonly gateway?: string;
};

/** What allocation needs to know of a node. */
export type AddressedNode = {
	readonly name: string;
	readonly attachment: Attachment;
	readonly gateways: PerFamily<string>;
	readonly place?: Place;
	/** What it has in the lab that is up, and keeps. */
	readonly kept?: PerFamily<Cidr> | undefined;
};

export type Network = {
	readonly addressing: Addressing;
	/** Those that pods get addresses in. */
	readonly families: readonly Family[];
	/** The pod network, for `node-cidr`. */
	readonly podCidrs: PerFamily<{readonly cidr: Cidr; readonly place?: Place}>;
	readonly underlay: Underlay;
	readonly nodes: readonly AddressedNode[];
	/** Ranges of nodes that are up and are about to go, or to move: nobody else gets them as long as there are others. */
	readonly leaving?: readonly Cidr[];
};

/** Each node's share, by name; none where addresses come from blocks. A node that gets none is reported. */
export function shareOut(network: Network, report: Report): ReadonlyMap<string, PerFamily<Share>> {
	if (network.addressing === 'blocks') return new Map();
	const byFamily = network.families.map(family => {
		const shares = network.addressing === 'segment' ? segmentShares : subnetShares;
		return [family, shares(network, family, report)] as const;
	});
	const entries = network.nodes.map(({name}) => {
		const own = perFamily(family => byFamily.find(([each]) => each === family)?.[1].get(name));
		return [name, own] as const;
	});
	return new Map(entries);
}

/** The network of a node's pods, by their number. The share must be large enough: see `checkShares`. */
export function podNetwork(shares: PerFamily<Share>, index: number): PodNetwork {
	const addresses = perFamily(family => {
		const share = shares[family];
		return share && withLength(addressAt(share.cidr, share.first + BigInt(index)), share.prefixLength);
	});
	const gateways = perFamily(family => shares[family]?.gateway);
	return networkWith({addresses, gateways});
}

/** Reports a node that has more pods than addresses. True if every pod gets one. */
export function checkShares(
	node: {readonly name: string; readonly place?: Place; readonly pods: number},
	shares: PerFamily<Share>,
	report: Report,
): boolean {
	const short = families.filter(family => node.pods > sizeOfShare(shares[family], node.pods));
	for (const family of short) reportExhausted(node, {family, share: shares[family]}, report);
	return short.length === 0;
}

/** Families without a share have room for anything: they are not used, or reported elsewhere. */
function sizeOfShare(share: Share | undefined, otherwise: number): number {
	return share ? Number(share.last - share.first) + 1 : otherwise;
}

function reportExhausted(
	{name, place, pods}: {readonly name: string; readonly place?: Place; readonly pods: number},
	{family, share}: {readonly family: Family; readonly share: Share | undefined},
	report: Report,
): void {
	const range = share ? formatCidr(share.cidr) : family;
	report({
		code: 'cidr-exhausted',
		message: `the node ${name} has ${pods} pods, but its share ${range} has addresses for ${Math.max(0, sizeOfShare(share, 0))}`,
		hint: 'add nodes, or make the network larger that the shares are cut from',
		...(place && {at: place}),
	});
}
