/** How a machine's kernel reaches an address of the underlay: what BIRD's `gateway recursive` finds. Pure. */
import {addressOf, type Cidr, contains, parseInterfaceAddress} from '../../../topology/addresses.js';
import {type Attachment, type Family, families, type Node, type Router} from '../../../topology/model.js';
import type {Surroundings} from '../mode.js';
import type {NextHop} from '../ops.js';
import {firstHops} from '../underlay.js';

/** `igp`: how far a next hop is; BIRD knows 0, on a link of its own, and unknown, through another kernel route. */
export type Way = NextHop & {readonly igp: number; readonly isOnLink: boolean};

/** IGP_METRIC_UNKNOWN (nest/route.h). */
const unknown = 0x80000000;

/** Undefined: no way, or an address of the machine's own. */
export type WayFinder = (machine: string, address: string, family: Family) => Way | undefined;

export function wayFinder({nodes, underlay}: Surroundings): WayFinder {
	const finders = new Map<string, (address: string, family: Family) => Way | undefined>([
		...nodes.map(node => [node.name, fromNode(node)] as const),
		...underlay.routers.map(router => [router.name, fromRouter(router, underlay.routers)] as const),
	]);
	return (machine, address, family) => finders.get(machine)?.(address, family);
}

function fromNode({attachment, gateways}: Node) {
	const connected = connectedBy([attachment]);
	return (address: string, family: Family): Way | undefined => {
		const link = connected(address);
		if (link) return link.own ? undefined : onLink(address, link.dev);
		const via = gateways[family];
		return via === undefined ? undefined : {via, dev: attachment.interface, igp: unknown, isOnLink: false};
	};
}

function fromRouter(router: Router, routers: readonly Router[]) {
	const connected = connectedBy(router.attachments);
	const far = routers.flatMap(({attachments}) => attachments);
	const hops = firstHops(router, routers);
	return (address: string, family: Family): Way | undefined => {
		const link = connected(address);
		if (link) return link.own ? undefined : onLink(address, link.dev);
		const segment = far.find(({addresses}) => {
			const cidr = parseInterfaceAddress(addresses[family] ?? '')?.cidr;
			return cidr !== undefined && contains(cidr, address);
		})?.segment;
		const hop = segment === undefined ? undefined : hops.get(segment);
		const via = hop?.to.addresses[family];
		return hop && via !== undefined
			? {via: addressOf(via), dev: hop.from.interface, igp: unknown, isOnLink: false}
			: undefined;
	};
}

function onLink(via: string, dev: string): Way {
	return {via, dev, igp: 0, isOnLink: true};
}

function connectedBy(attachments: readonly Attachment[]) {
	const links = attachments.flatMap(({interface: dev, addresses}) =>
		families.flatMap((family): {dev: string; own: string; cidr: Cidr}[] => {
			const text = addresses[family] ?? '';
			const parsed = parseInterfaceAddress(text);
			return parsed ? [{dev, own: addressOf(text), cidr: parsed.cidr}] : [];
		}),
	);
	return (address: string) => {
		const link = links.find(({cidr}) => contains(cidr, address));
		return link && {dev: link.dev, own: link.own === address};
	};
}
