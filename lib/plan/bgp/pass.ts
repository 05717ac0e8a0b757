/**
 * What becomes of a path from one end of a session to the other: whether it is told, with which next hop, and whether it is
 * believed. Facts: CZ-NIC bird v2.0.12, bgp_preexport, bgp_update_attrs, bgp_finish_attrs (proto/bgp/attrs.c),
 * bgp_use_next_hop, bgp_use_gateway, bgp_apply_next_hop (proto/bgp/packets.c). Pure.
 */
import type {Family} from '../../../topology/model.js';
import type {Link} from './links.js';
import type {Path} from './path.js';
import type {WayFinder} from './ways.js';

/** What a speaker tells a peer. */
export type Told = Pick<Path, 'origin' | 'asPath' | 'originator' | 'clusters'> & {readonly nextHop: string};

/** Undefined if the path is not told over the session. The filters are asked after it. */
export function tell(path: Path, link: Link): Told | undefined {
	if (path.from && !mayPass(path, path.from, link)) return undefined;
	const nextHop = nextHopOver(path, link);
	if (nextHop === link.session.remote) return undefined;
	const {origin} = path;
	const reflected = path.from && isWithin(path.from, link);
	const own = reflected ? reflectedBy(path, path.from, link) : {clusters: []};
	if (!link.isInternal)
		return {origin, nextHop, asPath: [link.session.localAs, ...path.asPath], clusters: []};
	return {origin, nextHop, asPath: path.asPath, ...own};
}

/** Undefined if the peer does not believe it: a loop. `link` is the peer's end. */
export function hear(
	told: Told,
	link: Link,
	by: {readonly family: Family; readonly find: WayFinder},
): Path | undefined {
	const {session, speaker} = link;
	const seen = told.asPath.filter(number => number === session.localAs).length;
	if (seen > (session.allowedLocalAs ?? 0)) return undefined;
	if (link.isInternal && told.originator === speaker.routerId) return undefined;
	if (session.isClient && told.clusters.includes(clusterOf(link))) return undefined;
	const way = by.find(speaker.machine, told.nextHop, by.family);
	// With one hop to the peer the next hop must be on a link too, or the path is not taken.
	if (session.isDirect && !way?.isOnLink) return undefined;
	return {...told, preference: 100, from: link, ...(way && {way})};
}

function mayPass({clusters}: Path, from: Link, to: Link): boolean {
	if (from === to) return false;
	if (!isWithin(from, to)) return true;
	// What internal peers tell is told to internal peers by reflectors only, to and from their clients.
	if (!from.session.isClient && !to.session.isClient) return false;
	return !to.session.isClient || !clusters.includes(clusterOf(to));
}

/** From one internal peer to another. */
function isWithin(from: Link, to: Link): boolean {
	return from.isInternal && to.isInternal && from.session.localAs === to.session.localAs;
}

function reflectedBy(path: Path, from: Link, to: Link): Pick<Told, 'originator' | 'clusters'> {
	const ids = [to, from].filter(({session}) => session.isClient).map(clusterOf);
	return {
		originator: path.originator ?? from.peer.routerId,
		clusters: [...new Set(ids), ...path.clusters],
	};
}

/** Internal peers are told the next hop as it is; others that one is it oneself, but for who is on the link that it is on. */
function nextHopOver({nextHop, from}: Path, {session, isInternal}: Link): string {
	if (nextHop === undefined || session.nextHop === 'Self') return session.local;
	if (session.nextHop === 'Keep' || isInternal) return nextHop;
	const isHere = from?.session.isDirect && session.isDirect && from.session.local === session.local;
	return isHere ? nextHop : session.local;
}

function clusterOf({speaker}: Link): string {
	return speaker.clusterId ?? speaker.routerId;
}
