/**
 * The routers of the underlay that speak BGP: with each other where they share a segment, and with every node that
 * peers with one of their addresses. What they expect of a node is what the shape file says, not what the node's
 * BGPPeer says: a wrong AS or password on the node's side must fail, as it does at a real rack.
 */
import {addressOf, contains, parseInterfaceAddress} from '../../../topology/addresses.js';
import type {BgpSession, BgpSpeaker, Router, Segment} from '../../../topology/model.js';
import {families} from '../../../topology/model.js';
import type {BgpOptions} from '../../plan/bgp/options.js';
import {bareAddresses} from '../../plan/places.js';
import {firstOfName, sessionName, timersOf} from './mesh.js';
import {routerIdOf} from './speaking.js';

export type Rack = Router & {readonly asNumber: number};

type Around = {
	readonly racks: readonly Rack[];
	readonly segments: readonly Segment[];
	/** The speakers that are nodes. */
	readonly nodes: readonly BgpSpeaker[];
	readonly options: BgpOptions;
};

export function isRack(router: Router): router is Rack {
	return router.asNumber !== undefined;
}

export function rackSpeaker(rack: Rack, around: Around): BgpSpeaker {
	const ids = rack.attachments.map(({addresses}) => bareAddresses(addresses));
	const routerId = routerIdOf(rack.name, ids.find(({ipv4}) => ipv4 !== undefined) ?? {});
	const own = new Set(rack.attachments.map(({segment}) => segment));
	const reflects = rack.neighbors?.asNumber === rack.asNumber;
	return {
		machine: rack.name,
		asNumber: rack.asNumber,
		routerId,
		...(reflects && {clusterId: routerId}),
		sessions: firstOfName([...betweenRacks(rack, around), ...withNodes(rack, around)]),
		announces: around.segments.filter(({name}) => own.has(name)).flatMap(({cidrs}) => Object.values(cidrs)),
	};
}

function betweenRacks(rack: Rack, {racks, options}: Around): BgpSession[] {
	return families.flatMap(family =>
		racks.flatMap(other => {
			const [mine, theirs] = commonSegment(rack, other);
			const [local, remote] = [mine?.addresses[family], theirs?.addresses[family]].map(bare);
			if (other.name === rack.name || local === undefined || remote === undefined) return [];
			const ends = {family, local, remote, machine: other.name};
			const numbers = {localAs: rack.asNumber, remoteAs: other.asNumber};
			const why = `${rack.name} and ${other.name} are routers of segment ${mine?.segment}`;
			return [
				{
					...common(options),
					...ends,
					...numbers,
					name: sessionName('Router', remote),
					passive: remote > local,
					isClient: false,
					bfd: options.bfd,
					isDirect: true as const,
					why,
				},
			];
		}),
	);
}

/** It waits for nodes to connect, as a rack's router that is told a range of neighbours does. */
function withNodes(rack: Rack, {nodes, options}: Around): BgpSession[] {
	const {asNumber: remoteAs = 0, password} = rack.neighbors ?? {};
	return nodes.flatMap(({machine, sessions}) =>
		sessions
			.filter(session => session.machine === rack.name)
			.map((session): BgpSession => {
				const {family, local: remote, remote: local} = session;
				return {
					...common(options),
					family,
					local,
					remote,
					machine,
					localAs: rack.asNumber,
					remoteAs,
					name: sessionName('Node', remote),
					passive: true,
					isClient: remoteAs === rack.asNumber,
					...(password !== undefined && {password}),
					...(isOnLink(rack, session) && {isDirect: true}),
					why: `${machine} peers with ${rack.name}, which takes nodes of AS ${remoteAs}`,
				};
			}),
	);
}

function common(options: BgpOptions) {
	return {...timersOf(options), kind: 'rack', nextHop: 'Auto', bfd: false} as const;
}

function isOnLink(rack: Rack, {local, remote, family}: BgpSession): boolean {
	const own = rack.attachments.find(({addresses}) => bare(addresses[family]) === remote);
	const cidr = parseInterfaceAddress(own?.addresses[family] ?? '')?.cidr;
	return cidr !== undefined && contains(cidr, local);
}

function commonSegment(rack: Rack, other: Rack) {
	for (const mine of rack.attachments) {
		const theirs = other.attachments.find(({segment}) => segment === mine.segment);
		if (theirs) return [mine, theirs] as const;
	}
	return [];
}

function bare(address: string | undefined): string | undefined {
	return address === undefined ? undefined : addressOf(address);
}
