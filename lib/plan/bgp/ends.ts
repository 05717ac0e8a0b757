/** The two ends of a session, and what keeps them from meeting. Pure. */
import type {Bgp, BgpSession, BgpSpeaker} from '../../../topology/model.js';
import {remembered} from '../remember.js';
import {bgpPort} from './options.js';

export type End = {readonly speaker: BgpSpeaker; readonly session: BgpSession};

/** The session of the other machine that answers this one, if there is one. */
export function otherEnd(bgp: Bgp, {speaker, session}: End): End | undefined {
	const {machine, local, remote} = session;
	return endsOf(bgp).get(keyOf({machine, local: remote, remote: local, to: speaker.machine}));
}

/** Why the session can't come up by what both ends are told, if it can't: the end of a sentence. */
export function whyDown(bgp: Bgp, end: End): string | undefined {
	const {session} = end;
	if (session.machine === undefined) return `no machine of this lab has the address ${session.remote}`;
	if (!speakersOf(bgp).has(session.machine)) return `${session.machine} speaks no BGP`;
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

const speakersOf = remembered(({speakers}: Bgp) => new Set(speakers.map(({machine}) => machine)));

/** Where one machine has two sessions with one address, the first one is held. */
const endsOf = remembered(({speakers}: Bgp): ReadonlyMap<string, End> => {
	const ends = new Map<string, End>();
	for (const speaker of speakers) {
		for (const session of speaker.sessions) {
			const {local, remote, machine: to} = session;
			const key = keyOf({machine: speaker.machine, local, remote, to});
			if (!ends.has(key)) ends.set(key, {speaker, session});
		}
	}
	return ends;
});

type Key = {
	readonly machine: string | undefined;
	readonly local: string;
	readonly remote: string;
	readonly to: string | undefined;
};

function keyOf({machine, local, remote, to}: Key): string {
	return `${machine} ${local} ${remote} ${to}`;
}
