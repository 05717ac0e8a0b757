/**
 * A range of its segment's subnet for each node: the upper half is the pods', cut evenly, as an administrator would
 * write host-local's rangeStart and rangeEnd. The machines' own addresses are in the lower half. In a lab that is up nodes
 * keep theirs; one that comes gets a range that is still free, also one of the lower half.
 */
import {
	addressOf,
	type Cidr,
	contains,
	formatCidr,
	parseAddress,
	parseCidr,
	sizeOf,
	subnetAt,
	subnetCount,
} from '../../topology/addresses.js';
import type {Attachment, Family, Segment, Underlay} from '../../topology/model.js';
import type {Report} from '../../topology/problems.js';
import type {AddressedNode, Network, Share} from './allocate.js';
import {partsBeside} from './segment-rest.js';

export function segmentShares(network: Network, family: Family, report: Report): ReadonlyMap<string, Share> {
	const {underlay, nodes} = network;
	const shares = new Map<string, Share>();
	for (const segment of underlay.segments) {
		const cidr = parseCidr(segment.cidrs[family] ?? '');
		const members = nodes.filter(node => node.attachment.segment === segment.name);
		if (!cidr || members.length === 0) continue;
		const parts = partsOf({cidr, segment, members}, network, report);
		for (const node of members) {
			const part = parts.get(node.name);
			const gateway = node.gateways[family];
			if (part) shares.set(node.name, segmentShare(part, {cidr, gateway}));
		}
	}
	return shares;
}

type Crowd = {readonly cidr: Cidr; readonly segment: Segment; readonly members: readonly AddressedNode[]};

/** Each node's part of the segment. */
function partsOf(crowd: Crowd, {underlay, leaving = []}: Network, report: Report): ReadonlyMap<string, Cidr> {
	const {cidr, segment, members} = crowd;
	const machines = machinesOn(segment, underlay, members);
	const given = members.flatMap(({kept}) => kept?.[cidr.family] ?? []);
	const length = partLength(cidr, members.length);
	if (given.length === 0 && length === undefined) {
		reportTooSmall(crowd, report);
		return new Map();
	}
	const half = subnetAt(cidr, cidr.length + 1, 1);
	const even = members.map((node, index) => [node.name, subnetAt(half, length ?? 0, index)] as const);
	const parts =
		given.length === 0
			? new Map(even)
			: partsBeside({cidr, members}, {leaving, addresses: machines.flatMap(numberIn(cidr.family))});
	const without = members.filter(({name}) => !parts.has(name));
	for (const node of without) reportFull({cidr, node}, report);
	checkMachines(machines, {ranges: [half, ...parts.values()], members}, report);
	return parts;
}

/** The longest prefix that cuts the upper half into enough parts; undefined if there are not enough addresses. */
function partLength(cidr: Cidr, nodes: number): number | undefined {
	const length = cidr.length + 1 + Math.ceil(Math.log2(nodes));
	return subnetCount(cidr, length) === 0n ? undefined : length;
}

/** The part at the end of an IPv4 segment has its broadcast address. */
export function segmentShare(
	part: Cidr,
	{cidr, gateway}: {readonly cidr: Cidr; readonly gateway: string | undefined},
): Share {
	const end = part.base + sizeOf(part) === cidr.base + sizeOf(cidr);
	const last = sizeOf(part) - (end && cidr.family === 'ipv4' ? 2n : 1n);
	return {cidr: part, first: 0n, last, prefixLength: cidr.length, ...(gateway !== undefined && {gateway})};
}

function reportTooSmall({segment, cidr, members}: Crowd, report: Report): void {
	const place = members[0]?.place;
	report({
		code: 'cidr-too-small',
		message: `the upper half of ${formatCidr(cidr)}, segment ${segment.name}, is too small to be shared by ${members.length} nodes`,
		hint: 'in this mode pods get their addresses from the segment: give it a larger subnet',
		...(place && {at: place}),
	});
}

function reportFull({cidr, node}: {cidr: Cidr; node: AddressedNode}, report: Report): void {
	report({
		code: 'cidr-exhausted',
		message: `the pods of ${node.name} get no range: ${formatCidr(cidr)} of segment ${node.attachment.segment} is shared out among the nodes that are up`,
		hint: "'npx cnilab down' and 'up' share it out anew; or put the node on another segment",
		...(node.place && {at: node.place}),
	});
}

type OnSegment = {readonly name: string; readonly attachment: Attachment};

function machinesOn(
	segment: Segment,
	underlay: Underlay,
	members: readonly AddressedNode[],
): readonly OnSegment[] {
	const legs = underlay.routers.flatMap(({name, attachments}) =>
		attachments.map(attachment => ({name, attachment})),
	);
	const all: readonly OnSegment[] = [...legs, ...underlay.clients, ...members];
	return all.filter(({attachment}) => attachment.segment === segment.name);
}

function addressIn(family: Family): (machine: OnSegment) => string {
	return ({attachment}) => addressOf(attachment.addresses[family] ?? '');
}

function numberIn(family: Family): (machine: OnSegment) => bigint[] {
	return machine => {
		const address = parseAddress(addressIn(family)(machine));
		return address ? [address.value] : [];
	};
}

/** An address that somebody fixed by hand may stand where pods will be. */
function checkMachines(
	machines: readonly OnSegment[],
	{ranges, members}: {readonly ranges: readonly Cidr[]; readonly members: readonly AddressedNode[]},
	report: Report,
): void {
	const [half] = ranges;
	for (const machine of half ? machines : []) {
		const address = addressIn(half?.family ?? 'ipv4')(machine);
		const range = ranges.find(each => contains(each, address));
		if (!range) continue;
		const place = members.find(({name}) => name === machine.name)?.place;
		report({
			code: 'address-taken',
			message: `${machine.name} has the address ${address}, but in this mode ${formatCidr(range)} is for pods`,
			hint: `give it an address in the lower half of the segment ${machine.attachment.segment}`,
			...(place && {at: place}),
		});
	}
}
