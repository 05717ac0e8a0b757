/** The sessions that come up, from one end each: what routes travel over. Pure. */
import type {Bgp, BgpSession, BgpSpeaker, Family} from '../../../topology/model.js';
import {otherEnd, whyDown} from './ends.js';

/** One end of a session that comes up. */
export type Link = {
	readonly speaker: BgpSpeaker;
	readonly session: BgpSession;
	/** The other end, which has the same the other way round. */
	readonly peer: BgpSpeaker;
	readonly back: BgpSession;
	/** One AS: RFC 4271's internal peers. */
	readonly isInternal: boolean;
	/** More than the best path of a prefix is told (RFC 7911): nodes do it with each other, routers don't. */
	readonly hasAddPaths: boolean;
};

export type Links = {
	readonly of: (machine: string) => readonly Link[];
	/** Of these, all over which a path may go that came over an ordinary one: in a mesh none. */
	readonly beyond: (machine: string) => readonly Link[];
	/** The same session, seen from its other end. */
	readonly backOf: (link: Link) => Link;
};

export function linksOf(bgp: Bgp, family: Family): Links {
	const links = new Map(bgp.speakers.map(speaker => [speaker.machine, upFrom(bgp, speaker, family)]));
	const beyond = new Map(
		[...links].map(([machine, all]) => [machine, all.filter(link => !isOrdinary(link))]),
	);
	const bySession = new Map([...links.values()].flat().map(link => [link.session, link]));
	return {
		of: machine => links.get(machine) ?? [],
		beyond: machine => beyond.get(machine) ?? [],
		backOf: ({back}) => {
			const link = bySession.get(back);
			if (!link) throw new Error(`a session of BGP with one end: ${back.name}`);
			return link;
		},
	};
}

/** An internal one that is no client's: what came over such a one does not go on over such a one. */
export function isOrdinary({isInternal, session, speaker}: Link): boolean {
	return isInternal && !session.isClient && session.localAs === speaker.asNumber;
}

function upFrom(bgp: Bgp, speaker: BgpSpeaker, family: Family): Link[] {
	return speaker.sessions
		.filter(session => session.family === family)
		.flatMap(session => {
			const end = {speaker, session};
			const other = whyDown(bgp, end) === undefined ? otherEnd(bgp, end) : undefined;
			// Where the other has two sessions with this machine, one of them answers.
			const isHeld = other && otherEnd(bgp, other)?.session === session;
			return other && isHeld ? [linkOf(end, other)] : [];
		});
}

function linkOf(
	{speaker, session}: Pick<Link, 'speaker' | 'session'>,
	{speaker: peer, session: back}: Pick<Link, 'speaker' | 'session'>,
): Link {
	return {
		speaker,
		session,
		peer,
		back,
		isInternal: session.localAs === session.remoteAs,
		hasAddPaths: session.kind !== 'rack' && back.kind !== 'rack',
	};
}
