/**
 * A range of its segment's subnet for each node: the upper half is the pods', cut evenly, as an administrator would
 * write host-local's rangeStart and rangeEnd. The machines' own addresses are in the lower half.
 */
import {
	addressOf,
	type Cidr,
	contains,
	formatCidr,
	parseCidr,
	sizeOf,
	subnetAt,
	subnetCount,
} from '../../topology/addresses.js';
import type {Attachment, Family, Segment, Underlay} from '../../topology/model.js';
import type {Report} from '../../topology/problems.js';
import type {AddressedNode, Network, Share} from './allocate.js';

export function segmentShares(
	{underlay, nodes}: Network,
	family: Family,
	report: Report,
): ReadonlyMap<string, Share> {
	const shares = new Map<string, Share>();
	for (const segment of underlay.segments) {
		const cidr = parseCidr(segment.cidrs[family] ?? '');
		const members = nodes.filter(node => node.attachment.segment === segment.name);
		if (!cidr || members.length === 0) continue;
		const length = partLength(cidr, members.length);
		if (length === undefined) {
			reportTooSmall({segment, cidr, members}, report);
			continue;
		}
		const half = subnetAt(cidr, cidr.length + 1, 1);
		checkMachines({half, segment, underlay, members}, report);
		for (const [index, node] of members.entries()) {
			shares.set(node.name, shareOf(subnetAt(half, length, index), {cidr, gateway: node.gateways[family]}));
		}
	}
	return shares;
}

/** The longest prefix that cuts the upper half into enough parts; undefined if there are not enough addresses. */
function partLength(cidr: Cidr, nodes: number): number | undefined {
	const length = cidr.length + 1 + Math.ceil(Math.log2(nodes));
	return subnetCount(cidr, length) === 0n ? undefined : length;
}

/** The part at the end of an IPv4 segment has its broadcast address. */
function shareOf(
	part: Cidr,
	{cidr, gateway}: {readonly cidr: Cidr; readonly gateway: string | undefined},
): Share {
	const end = part.base + sizeOf(part) === cidr.base + sizeOf(cidr);
	const last = sizeOf(part) - (end && cidr.family === 'ipv4' ? 2n : 1n);
	return {cidr: part, first: 0n, last, prefixLength: cidr.length, ...(gateway !== undefined && {gateway})};
}

function reportTooSmall(
	{segment, cidr, members}: {segment: Segment; cidr: Cidr; members: readonly AddressedNode[]},
	report: Report,
): void {
	const place = members[0]?.place;
	report({
		code: 'cidr-too-small',
		message: `the upper half of ${formatCidr(cidr)}, segment ${segment.name}, is too small to be shared by ${members.length} nodes`,
		hint: 'in this mode pods get their addresses from the segment: give it a larger subnet',
		...(place && {at: place}),
	});
}

type Half = {
	readonly half: Cidr;
	readonly segment: Segment;
	readonly underlay: Underlay;
	readonly members: readonly AddressedNode[];
};

/** An address that somebody fixed by hand may stand where pods will be. */
function checkMachines({half, segment, underlay, members}: Half, report: Report): void {
	const machines = [
		...underlay.routers.flatMap(({name, attachments}) => attachments.map(attachment => ({name, attachment}))),
		...underlay.clients.map(({name, attachment}) => ({name, attachment})),
		...members,
	];
	for (const {name, attachment} of machines) {
		if (attachment.segment === segment.name) checkMachine({name, attachment, half}, members, report);
	}
}

function checkMachine(
	{name, attachment, half}: {name: string; attachment: Attachment; half: Cidr},
	members: readonly AddressedNode[],
	report: Report,
): void {
	const address = addressOf(attachment.addresses[half.family] ?? '');
	if (!contains(half, address)) return;
	const place = members.find(member => member.name === name)?.place;
	report({
		code: 'address-taken',
		message: `${name} has the address ${address}, but in this mode ${formatCidr(half)} is for pods`,
		hint: `give it an address in the lower half of the segment ${attachment.segment}`,
		...(place && {at: place}),
	});
}
