/**
 * What a lab that is up has given away already. When its file changes, names and numbers stay with whom they were given
 * to, as long as the file does not say otherwise; nobody is shifted by one who comes or goes. Pure.
 */
import {addressOf, type Cidr, contains, parseCidr, parseInterfaceAddress} from './addresses.js';
import {type Attachment, type Cluster, families, type Node, type Segment} from './model.js';

export type Kept = {
	readonly segments: ReadonlyMap<string, Segment>;
	readonly nodes: ReadonlyMap<string, Node>;
	/** The cables of a machine. */
	readonly cables: ReadonlyMap<string, readonly Attachment[]>;
	/** Ranges of pods that live on the segments. */
	readonly podRanges: readonly Cidr[];
};

/** `running`: the lab as it is up; nothing is kept without one. */
export function keptOf(running: Cluster | undefined): Kept {
	const {segments = [], routers = [], clients = []} = running?.underlay ?? {};
	const nodes = running?.nodes ?? [];
	const hosts = [...nodes, ...clients].map(({name, attachment}) => [name, [attachment]] as const);
	return {
		segments: new Map(segments.map(segment => [segment.name, segment])),
		nodes: new Map(nodes.map(node => [node.name, node])),
		cables: new Map([...routers.map(({name, attachments}) => [name, attachments] as const), ...hosts]),
		podRanges: nodes.flatMap(rangesOnSegment),
	};
}

/** The cable of a machine to a segment. */
export function keptCable({cables}: Kept, machine: string, segment: string): Attachment | undefined {
	return cables.get(machine)?.find(cable => cable.segment === segment);
}

/** The names of devices that are in use in the underlay. */
export function keptDevices({segments, cables}: Kept): string[] {
	const ports = [...cables.values()].flat().map(({port}) => port);
	return [...[...segments.values()].map(({bridge}) => bridge), ...ports];
}

/** Who has which number of a segment's subnet, in one family; numbers outside of the subnet as it is now are left out. */
export function keptNumbers(
	{cables}: Kept,
	{segment, cidr}: {readonly segment: string; readonly cidr: Cidr},
): ReadonlyMap<string, bigint> {
	const numbers = new Map<string, bigint>();
	for (const [machine, attachments] of cables) {
		const cable = attachments.find(each => each.segment === segment);
		const number = cable && numberIn(cidr, cable.addresses[cidr.family]);
		if (number !== undefined) numbers.set(machine, number);
	}
	return numbers;
}

/** The first number from 1 on that is not taken. */
export function firstFree(taken: ReadonlySet<number>): number {
	let number = 1;
	while (taken.has(number)) number++;
	return number;
}

function numberIn(cidr: Cidr, text: string | undefined): bigint | undefined {
	const address = parseInterfaceAddress(text ?? '')?.address;
	return address && contains(cidr, addressOf(text ?? '')) ? address.value - cidr.base : undefined;
}

/** In a mode whose pods live on the segments a node's share is a part of its segment's subnet. */
function rangesOnSegment({attachment, podCidrs}: Node): Cidr[] {
	return families.flatMap(family => {
		const range = parseCidr(podCidrs[family] ?? '');
		const segment = parseInterfaceAddress(attachment.addresses[family] ?? '')?.cidr;
		return range && segment && contains(segment, range) ? [range] : [];
	});
}
