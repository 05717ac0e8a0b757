/** The two ends of a session, and what keeps them from meeting. Pure. */
import type {Bgp, BgpSession, BgpSpeaker} from '../../../topology/model.js';
import {bgpPort} from './options.js';

export type End = {readonly speaker: BgpSpeaker; readonly session: BgpSession};

/** The session of the other machine that answers this one, if there is one. */
export function otherEnd({speakers}: Bgp, {speaker, session}: End): End | undefined {
	const other = speakers.find(({machine}) => machine === session.machine);
	const back = other?.sessions.find(
		each =>
			each.family === session.family &&
			each.remote === session.local &&
			each.local === session.remote &&
			each.machine === speaker.machine,
	);
	return other && back && {speaker: other, session: back};
}

/** Why the session can't come up by what both ends are told, if it can't: the end of a sentence. */
export function whyDown(bgp: Bgp, end: End): string | undefined {
	const {session} = end;
	if (session.machine === undefined) return `no machine of this lab has the address ${session.remote}`;
	if (!bgp.speakers.some(({machine}) => machine === session.machine))
		return `${session.machine} speaks no BGP`;
	const other = otherEnd(bgp, end);
	if (!other) return `${session.machine} has no session with ${session.local}`;
	return wrongNumber(end, other) ?? wrongNumber(other, end) ?? disagreement(end, other);
}

function wrongNumber({speaker, session}: End, other: End): string | undefined {
	const said = other.session.localAs;
	if (session.remoteAs === said) return undefined;
	const [self, {machine}] = [speaker.machine, other.speaker];
	return `${self} takes ${machine} for one of AS ${session.remoteAs}, but it is of AS ${said}`;
}

function disagreement(end: End, other: End): string | undefined {
	const [mine, theirs] = [end.session, other.session];
	if (mine.password !== theirs.password) return 'its two ends have different passwords, or only one has any';
	if (mine.localAs === mine.remoteAs && end.speaker.routerId === other.speaker.routerId)
		return `both have the router ID ${end.speaker.routerId}`;
	if ((mine.ttlSecurity === undefined) !== (theirs.ttlSecurity === undefined))
		return 'only one of its ends has TTL security';
	if (mine.passive && theirs.passive) return 'both ends wait for the other to connect';
	if (!reaches(end, other) && !reaches(other, end)) return 'none of its ends knows the port of the other';
	return undefined;
}

function reaches({session}: End, {speaker}: End): boolean {
	return !session.passive && (session.port ?? bgpPort) === (speaker.listenPort ?? bgpPort);
}
