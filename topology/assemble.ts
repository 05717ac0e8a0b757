/** What is on a shape's segments, with the names and MACs that the kernel will know it by. */
import {addressOf, formatCidr, interfaceName, macOf} from './addresses.js';
import type {Allocation} from './allocate.js';
import type {SourceDocument} from './documents.js';
import {firstFree, type Kept, keptCable, keptDevices} from './keep.js';
import type {Host, Machines, RouterEntry} from './machines.js';
import {type Attachment, type Client, families, type PerFamily, type Router, type Segment} from './model.js';
import type {SegmentEntry} from './segments.js';
import type {Shape, ShapeNode} from './shape.js';

type Chosen = {
	readonly allocations: ReadonlyMap<string, Allocation>;
	readonly kept: Kept;
	readonly locate: SourceDocument['locate'];
};

/** Segments and machines, with what was chosen for them, as the kernel will know them: names of devices, MACs, gateways. */
export function assemble(
	entries: readonly SegmentEntry[],
	{hosts, routers}: Machines,
	chosen: Chosen,
): Shape {
	const {allocations, kept, locate} = chosen;
	// sysctl has conf/all and conf/default (net/core/dev.c refuses devices named so), and lo is there already.
	const devices = new Set(['lo', 'all', 'default', ...keptDevices(kept)]);
	const segments = entries.map(({name, cidrs, mtu}): Segment => {
		const texts = families.flatMap(family => (cidrs[family] ? [[family, formatCidr(cidrs[family])]] : []));
		const bridge = kept.segments.get(name)?.bridge ?? deviceName(`br-${name}`, devices);
		return {name, cidrs: Object.fromEntries(texts), mtu, bridge};
	});
	const attach = (machine: string, segment: string, leg: Leg): Attachment => {
		const addresses = allocations.get(segment)?.get(machine) ?? {};
		const mac = macFor(addresses, keptCable(kept, machine, segment)?.mac);
		const mtu = segments.find(({name}) => name === segment)?.mtu ?? 0;
		const port = leg.before?.port ?? deviceName(leg.port, devices);
		return {segment, interface: leg.interface, port, mac, mtu, addresses};
	};
	const routerOf = (router: RouterEntry): Router => {
		const {name, bgp} = router;
		const legs = legsOf(router, kept);
		return {name, attachments: legs.map(([segment, leg]) => attach(name, segment, leg)), ...bgp};
	};
	const clientOf = ({name, segment}: Host): Client => ({
		name,
		attachment: attach(name, segment, {interface: 'eth0', port: name, before: kept.cables.get(name)?.[0]}),
		gateways: gatewaysOf(segment, routers, allocations),
	});
	const numbers = numbersOf(hosts, kept);
	const nodes = hosts
		.filter(({kind}) => kind === 'node')
		.map((host): ShapeNode => {
			const place = locate(host.path, 'key');
			const index = numbers.get(host.name) ?? 0;
			const {labels, container} = host;
			return {...clientOf(host), index, labels, ...(container && {container}), ...(place && {place})};
		});
	const clients = hosts.filter(({kind}) => kind === 'client').map(clientOf);
	return {underlay: {segments, routers: routers.map(routerOf), clients}, nodes};
}

/** `before`: the cable that it has already. */
type Leg = {readonly interface: string; readonly port: string; readonly before: Attachment | undefined};

/** A router's interfaces by segment: eth0, eth1 … in the order of the file. */
function legsOf({name, segments}: RouterEntry, kept: Kept): (readonly [string, Leg])[] {
	const numberOf = (cable: Attachment) => Number(cable.interface.slice('eth'.length));
	const cables = segments.map(segment => keptCable(kept, name, segment));
	const taken = new Set(cables.flatMap(cable => (cable ? [numberOf(cable) + 1] : [])));
	return segments.map((segment, index) => {
		const before = cables[index];
		const number = before ? numberOf(before) : firstFree(taken) - 1;
		taken.add(number + 1);
		return [segment, {interface: `eth${number}`, port: `${name}-${segment}`, before}];
	});
}

/** Nodes count from 1; those that are there keep their number. */
function numbersOf(hosts: readonly Host[], {nodes}: Kept): ReadonlyMap<string, number> {
	const taken = new Set([...nodes.values()].map(({index}) => index));
	const numbers = new Map<string, number>();
	for (const {kind, name} of hosts) {
		if (kind !== 'node') continue;
		const number = nodes.get(name)?.index ?? firstFree(taken);
		taken.add(number);
		numbers.set(name, number);
	}
	return numbers;
}

/** The one that it has stays with the address that it was made from: whoever gets that address gets that MAC. */
function macFor(addresses: PerFamily<string>, before: string | undefined): string {
	const own = families.flatMap(family => addresses[family] ?? []).map(addressOf);
	const isKept = before !== undefined && own.some(address => macOf(address) === before);
	return isKept ? before : macOf(own[0] ?? '');
}

/** The first router on the segment, in each family. */
function gatewaysOf(
	segment: string,
	routers: readonly RouterEntry[],
	allocations: Chosen['allocations'],
): PerFamily<string> {
	const router = routers.find(({segments}) => segments.includes(segment));
	const addresses = router && allocations.get(segment)?.get(router.name);
	return Object.fromEntries(
		Object.entries(addresses ?? {}).map(([family, address]) => [family, addressOf(address)]),
	);
}

/** Bridges and ports share the underlay's namespace: a node may be named as a bridge is. */
function deviceName(readable: string, taken: Set<string>): string {
	let name = interfaceName(readable);
	for (let count = 2; taken.has(name); count++) name = interfaceName(`${readable}#${count}`);
	taken.add(name);
	return name;
}
