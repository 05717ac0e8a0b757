/** One packet on its way through the lab: by each machine's routes and hooks, to who answers for the address. Pure. */
import {parseAddress} from '../../../topology/addresses.js';
import {carriedBy} from './carried.js';
import type {Turn} from './connection.js';
import {isOwn, type Link, routeTo, type Stack} from './network.js';
import {type Packet, protocols} from './packet.js';
import {
	blank,
	confirm,
	cross,
	type End,
	type Flowing,
	type Journey,
	pass,
	passBridge,
	passDevice,
	type Trip,
	wrapped,
} from './trip.js';

/** From a pod or a machine, as a program there sends it. Throws a WalkError. */
export function travel(from: string, packet: Packet, turn: Turn, flowing: Flowing): Journey {
	const trip: Trip = {...flowing, packet, turn, hits: [], steps: 0};
	const end = sendFrom(trip, from);
	return {end, packet: trip.packet, hits: trip.hits};
}

function sendFrom(trip: Trip, place: string): End {
	const stack = trip.network.stack(place);
	if (isOwn(stack, trip.packet.destination)) return arrive(place);
	return place.includes('/') ? leavePod(trip, stack) : send(trip, stack);
}

/** No rules of ours are in a pod. */
function leavePod(trip: Trip, pod: Stack): End {
	const {place} = pod;
	const next = nextOf(trip, pod);
	if (!next) return lose(place, 'the pod has no route');
	const node = trip.network.stack(place.slice(0, place.indexOf('/')));
	const found = [...node.links].find(([, link]) => link.is === 'pod' && link.place === place);
	if (!found) return lose(place, `no device of ${node.place} leads to the pod`);
	const [dev, link] = found;
	const dropped = passDevice(trip, node.place, 'ingress', dev);
	if (dropped) return dropped;
	const bridge = bridgeOf(link);
	return bridge === undefined
		? receive(trip, node, dev)
		: acrossBridge(trip, node, {from: dev, bridge, to: next.hop});
}

type Crossing = {readonly from: string; readonly bridge: string; readonly to: bigint};

/** A frame that a port of a bridge gets. */
function acrossBridge(trip: Trip, stack: Stack, {from, bridge, to}: Crossing): End {
	const {place} = stack;
	if (isOwn(stack, to)) return receive(trip, stack, bridge);
	const port = portTo(trip, stack, {bridge, to});
	if (port === undefined) return lose(place, `nobody behind ${bridge} has the next hop`);
	for (const hook of ['prerouting', 'forward', 'postrouting'] as const) {
		const isOut = hook !== 'prerouting';
		// br_netfilter shows the IP hooks the bridge in place of its ports.
		const dropped =
			passBridge(trip, place, hook, {iif: from, oif: isOut ? port : ''}) ??
			(stack.filtersBridged[trip.packet.family]
				? pass(trip, place, hook, {iif: bridge, oif: isOut ? bridge : ''})
				: undefined);
		if (dropped) return dropped;
	}
	confirm(trip, place);
	return transmit(trip, stack, {dev: port, hop: to});
}

/** The port behind which the next hop is. */
function portTo(
	{network}: Trip,
	{place, links}: Stack,
	{bridge, to}: Pick<Crossing, 'bridge' | 'to'>,
): string | undefined {
	const isBehind = (link: Link): boolean => {
		if (bridgeOf(link) !== bridge) return false;
		if (link.is === 'pod') return isOwn(network.stack(link.place), to);
		const holder = link.is === 'segment' ? network.onSegment(link.segment, to) : undefined;
		return holder !== undefined && holder.place !== place;
	};
	return [...links].find(([, link]) => isBehind(link))?.[0];
}

/** The machine's own IP stack gets it. */
function receive(trip: Trip, stack: Stack, iif: string): End {
	const {place} = stack;
	const dropped = pass(trip, place, 'prerouting', {iif, oif: ''});
	if (dropped) return dropped;
	if (!isOwn(stack, trip.packet.destination)) return leave(trip, stack, iif);
	const refused = pass(trip, place, 'input', {iif, oif: ''});
	if (refused) return refused;
	confirm(trip, place);
	return arrive(place);
}

/** What a program of the machine sends. */
function send(trip: Trip, stack: Stack): End {
	const {place} = stack;
	const next = nextOf(trip, stack);
	if (!next) return lose(place, 'no route');
	return pass(trip, place, 'output', {iif: '', oif: next.dev}) ?? leave(trip, stack);
}

/** NAT may have turned it round meanwhile: the route is looked for after it. */
function leave(trip: Trip, stack: Stack, iif?: string): End {
	const {place} = stack;
	const next = nextOf(trip, stack);
	if (!next) return lose(place, 'no route');
	const oif = next.dev;
	const dropped =
		(iif === undefined ? undefined : pass(trip, place, 'forward', {iif, oif})) ??
		pass(trip, place, 'postrouting', {iif: '', oif});
	if (dropped) return dropped;
	confirm(trip, place);
	return transmit(trip, stack, next);
}

type Next = {readonly dev: string; readonly hop: bigint};

/** A loop of routes ends as in the kernel: a packet has 64 hops. */
const mostSteps = 64;

function transmit(trip: Trip, stack: Stack, next: Next): End {
	const {place, links} = stack;
	const link = links.get(next.dev);
	if (!link) return lose(place, `no device ${next.dev}`);
	if (++trip.steps > mostSteps) return lose(place, 'a loop of routes');
	return passDevice(trip, place, 'egress', next.dev) ?? transmitBy(link, trip, stack, next);
}

function transmitBy(link: Link, trip: Trip, stack: Stack, {dev, hop}: Next): End {
	switch (link.is) {
		case 'pod':
			cross(trip);
			return isOwn(trip.network.stack(link.place), trip.packet.destination)
				? arrive(link.place)
				: lose(link.place, 'the pod has not this address');
		case 'segment':
			return ontoSegment(trip, stack.place, {segment: link.segment, hop});
		case 'bridge': {
			const port = portTo(trip, stack, {bridge: dev, to: hop});
			if (port === undefined) return lose(stack.place, `nobody behind ${dev} has the next hop`);
			const devices = {iif: '', oif: port};
			return (
				passBridge(trip, stack.place, 'output', devices) ??
				passBridge(trip, stack.place, 'postrouting', devices) ??
				transmit(trip, stack, {dev: port, hop})
			);
		}
		case 'vxlan': {
			const peer = parseAddress(stack.vteps.get(`${dev} ${stack.neighbours.get(`${dev} ${hop}`)}`) ?? '');
			if (!peer) return lose(stack.place, `${dev} knows no VTEP for the next hop`);
			const ports = {source: ephemeral, destination: link.port};
			return wrap(trip, stack.place, link, {
				family: peer.family,
				destination: peer.value,
				protocol: protocols.udp,
				ports,
			});
		}
		case 'ipip':
			return wrap(trip, stack.place, link, {
				family: 'ipv4',
				destination: hop,
				protocol: protocols.ipip,
			});
		default:
			return link satisfies never;
	}
}

/** A source port as the kernel chooses them for tunnels: which one decides nothing. */
const ephemeral = 49_152;

function ontoSegment(
	trip: Trip,
	from: string,
	{segment, hop}: {readonly segment: string; readonly hop: bigint},
): End {
	const holder = trip.network.onSegment(segment, hop);
	if (!holder) return lose(from, 'nobody on the segment has the next hop');
	cross(trip);
	const {place, dev, port, pod} = holder;
	const stack = trip.network.stack(place);
	return (
		passDevice(trip, place, 'ingress', port) ??
		(pod === undefined
			? receive(trip, stack, dev)
			: acrossBridge(trip, stack, {from: port, bridge: dev, to: hop}))
	);
}

type Tunnel = Extract<Link, {is: 'vxlan' | 'ipip'}>;

/** Inside another packet to the other end; the mark goes along (iptunnel_xmit scrubs it between namespaces only). */
function wrap(
	trip: Trip,
	machine: string,
	link: Tunnel,
	outer: Pick<Packet, 'family' | 'destination' | 'protocol' | 'ports'>,
): End {
	const packet: Packet = {...blank, ...outer, source: link.local, mark: trip.packet.mark};
	const {end, hits, ...carried} =
		link.is === 'ipip' && link.isSubstitute
			? besides(trip, packet)
			: carriedBy(trip, {machine, packet}, () => travel(machine, packet, 'first', wrapped(trip, link.is)));
	trip.hits.push(...hits);
	if (end.is !== 'arrived') return end;
	const stack = trip.network.stack(end.place);
	const isSame = (other: Link) =>
		other.is === link.is && (other.is !== 'vxlan' || (link.is === 'vxlan' && other.vni === link.vni));
	const [dev] = [...stack.links].find(([, other]) => isSame(other)) ?? [];
	if (dev === undefined) return lose(end.place, 'no tunnel device takes the packet out');
	cross(trip);
	trip.packet = {...trip.packet, mark: carried.packet.mark};
	return receive(trip, stack, dev);
}

/** The substitute's programs wrap and unwrap beside the hooks: on the way out after them, on the way in before. */
function besides({network}: Trip, packet: Packet): Journey {
	const place = network.machineOf(packet.destination);
	const end = place === undefined ? lose('underlay', 'nobody has the tunnel’s other end') : arrive(place);
	return {end, packet: {...packet, mark: 0}, hits: []};
}

function nextOf({packet: {destination, family}}: Trip, stack: Stack): Next | undefined {
	const route = routeTo(stack, destination, family);
	return route?.dev === undefined ? undefined : {dev: route.dev, hop: route.via ?? destination};
}

function bridgeOf(link: Link): string | undefined {
	return 'bridge' in link ? link.bridge : undefined;
}

function arrive(place: string): End {
	return {is: 'arrived', place};
}

function lose(place: string, why: string): End {
	return {is: 'lost', place, why};
}
