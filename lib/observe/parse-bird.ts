/** What `birdc show protocols` prints, with `all` or without → facts. Pure. Written for BIRD 2.0 (Debian 12) and 2.17 (Debian 13). */
import type {BgpFact, BirdFact} from './facts.js';

/** What stands for the answer of a BIRD that is there, and frozen. */
export const frozenBird = 'frozen';

/** Without the table's heading nobody has answered. A BIRD that is frozen runs, and tells of no sessions. */
export function parseBird(text: string): BirdFact {
	const running = /^Name\s+Proto\s/m.test(text) || text.trim() === frozenBird;
	return {running, sessions: parseSessions(text)};
}

/** A protocol's own line begins at its start, all that is said about it does not. */
function parseSessions(text: string): BgpFact[] {
	return text.split(/\n(?=\S)/).flatMap(part => {
		const [, name, info = ''] = ownLine.exec(part) ?? [];
		if (name === undefined) return [];
		const state = detail(part, 'BGP state');
		if (state === undefined) return [{name, ...inShort(info)}];
		const error = detail(part, 'Last error');
		return [{name, state, ...(error !== undefined && {error})}];
	});
}

/** Name, protocol, table, state, since (`08:25:35.931`, or the day and the time), info. */
const ownLine =
	/^(\S+)\s+BGP\s+\S+\s+\S+\s+(?:\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d(?:\.\d+)?)?|[\d:.]+)[^\S\n]*(.*)$/m;

/** Without its details: a protocol that is down has only an error (bgp_get_status, proto/bgp/bgp.c). */
function inShort(info: string): Pick<BgpFact, 'state' | 'error'> {
	const [, state, error = ''] =
		/^(Idle|Passive|Connect|Active|OpenSent|OpenConfirm|Established|Close)\b *(.*)$/.exec(info.trim()) ?? [];
	if (state === undefined) return {state: 'Down', ...(info.trim() !== '' && {error: info.trim()})};
	return {state, ...(error !== '' && {error})};
}

function detail(text: string, name: string): string | undefined {
	return new RegExp(`^ +${name}: +(.*\\S) *$`, 'm').exec(text)?.[1];
}
