/**
 * A lab that loses nodes changes in two stages: what is new comes first, and the nodes go when the objects have changed
 * too, so that their pods find a place elsewhere. Pure.
 */
import {addressOf, contains, overlaps, parseCidr} from '../../../topology/addresses.js';
import {
	type Attachment,
	type Cluster,
	type Family,
	families,
	type Node,
	type PerFamily,
} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import type {Mode} from '../../plan/mode.js';

/**
 * The lab with the nodes in it that will go; the later one itself if none does, or if they can't stay that long: their
 * segment goes or changes, what they have is given to others, or the mode does not carry both.
 */
export function meanwhile(before: Cluster, after: Cluster, mode: Mode): Cluster {
	const staying = new Set(after.nodes.map(({name}) => name));
	const going = before.nodes.filter(({name}) => !staying.has(name));
	const late = going.flatMap(node => standingIn(after, node));
	if (late.length === 0) return after;
	const both = {...after, nodes: [...after.nodes, ...late]};
	return [...mode.refuses(both, after.mode.options)].length === 0 ? both : after;
}

/** The node as it can go on beside the others, if it can. */
function standingIn(after: Cluster, node: Node): Node[] {
	const {attachment} = node;
	const segment = after.underlay.segments.find(({name}) => name === attachment.segment);
	const isThere = segment !== undefined && hasRoom(after, node) && routes(after, node);
	return isThere ? [{...node, attachment: {...attachment, mtu: segment.mtu}}] : [];
}

/** Nobody has what is the node's. */
function hasRoom(after: Cluster, {name, index, attachment, podCidrs}: Node): boolean {
	const cables = cablesOf(after);
	const addresses = bareOf([attachment]);
	const others = bareOf(cables.map(each => each.attachment));
	const devices = [
		...after.underlay.segments.map(({bridge}) => bridge),
		...cables.map(each => each.attachment.port),
	];
	return (
		!cables.some(each => each.name === name || each.attachment.mac === attachment.mac) &&
		!after.nodes.some(each => each.index === index) &&
		!devices.includes(attachment.port) &&
		![...addresses].some(address => others.has(address)) &&
		families.every(family => isApart(after, {family, podCidrs, addresses, others}))
	);
}

type Range = {
	readonly family: Family;
	readonly podCidrs: PerFamily<string>;
	readonly addresses: ReadonlySet<string>;
	readonly others: ReadonlySet<string>;
};

function isApart({nodes}: Cluster, {family, podCidrs, addresses, others}: Range): boolean {
	const ranges = nodes.flatMap(node => parseCidr(node.podCidrs[family] ?? '') ?? []);
	if (ranges.some(range => [...addresses].some(address => contains(range, address)))) return false;
	const own = parseCidr(podCidrs[family] ?? '');
	if (!own) return true;
	return !ranges.some(range => overlaps(own, range)) && ![...others].some(address => contains(own, address));
}

/** Its segment is the same, and its routers are there still. */
function routes({underlay}: Cluster, {attachment, gateways}: Node): boolean {
	const segment = underlay.segments.find(({name}) => name === attachment.segment);
	const legs = underlay.routers.flatMap(({attachments}) =>
		attachments.filter(leg => leg.segment === attachment.segment),
	);
	const routers = bareOf(legs);
	const isIn = (family: Family) => {
		const cidr = parseCidr(segment?.cidrs[family] ?? '');
		const [address, gateway] = [attachment.addresses[family], gateways[family]];
		const length = Number(address?.split('/')[1]);
		if (address !== undefined && (!cidr || cidr.length !== length || !contains(cidr, addressOf(address))))
			return false;
		return gateway === undefined || routers.has(gateway);
	};
	return (
		families.every(isIn) && sameValue(Object.keys(segment?.cidrs ?? {}), Object.keys(attachment.addresses))
	);
}

type Cable = {readonly name: string; readonly attachment: Attachment};

function cablesOf({nodes, underlay}: Cluster): readonly Cable[] {
	const legs = underlay.routers.flatMap(({name, attachments}) =>
		attachments.map(attachment => ({name, attachment})),
	);
	return [...legs, ...underlay.clients, ...nodes];
}

function bareOf(attachments: readonly Attachment[]): ReadonlySet<string> {
	return new Set(
		attachments.flatMap(({addresses}) => families.flatMap(family => addresses[family] ?? []).map(addressOf)),
	);
}
