/** What `birdc show protocols all` prints → facts. Pure. Written for BIRD 2.0 (Debian 12) and 2.17 (Debian 13). */
import type {BgpFact, BirdFact} from './facts.js';

/** Without the table's heading nobody has answered. */
export function parseBird(text: string): BirdFact {
	return {running: /^Name\s+Proto\s/m.test(text), sessions: parseSessions(text)};
}

/** A protocol's own line begins at its start, all that is said about it does not. */
function parseSessions(text: string): BgpFact[] {
	return text.split(/\n(?=\S)/).flatMap(part => {
		const [, name] = /^(\S+)\s+BGP\s/.exec(part) ?? [];
		if (name === undefined) return [];
		const error = detail(part, 'Last error');
		return [{name, state: detail(part, 'BGP state') ?? 'unknown', ...(error !== undefined && {error})}];
	});
}

function detail(text: string, name: string): string | undefined {
	return new RegExp(`^ +${name}: +(.*\\S) *$`, 'm').exec(text)?.[1];
}
