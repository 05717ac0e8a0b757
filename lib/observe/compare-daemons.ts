/** Daemons, what they read, and the BGP sessions that they hold. Pure. */
import type {DaemonOp, SessionOp} from '../plan/ops.js';
import {absent, type Check, daemonKey, missing, netnsKey, present} from './check.js';
import {firstDifference} from './compare-settings.js';
import type {BgpFact, Facts} from './facts.js';

/** For each daemon a check, and one for each of its files. */
export function compareDaemons(ops: readonly DaemonOp[], facts: Facts): Check[] {
	return ops.flatMap(op => [checkDaemon(op, facts), ...op.files.map(file => checkFile(op, file, facts))]);
}

function checkDaemon(op: DaemonOp, facts: Facts): Check {
	const {in: place, name, why, killed = false} = op;
	const check = {place, why, key: daemonKey(place, name), needs: [netnsKey(place)], remedy: {out: [op]}};
	const running = facts.machines[place]?.bird?.running ?? false;
	const [expected, found] = [killed ? dead : runs, running ? runs : dead];
	const wrong = expected === found ? [] : [{what: `daemon ${name}`, expected, found}];
	if (running) return {...check, lost: false, wrong};
	return {...check, lost: true, gone: `${name} is dead`, wrong, starts: true};
}

const runs = 'running';
const dead = 'dead';

function checkFile(op: DaemonOp, file: DaemonOp['files'][number], facts: Facts): Check {
	const {in: place, why} = op;
	const found = facts.machines[place]?.files[file.path];
	const what = `file ${file.path}`;
	const check = {place, why, needs: [], lost: found === undefined, remedy: {out: [op]}};
	if (found === undefined) return {...check, wrong: [{what, expected: present, found: missing}]};
	return {
		...check,
		wrong: found === file.content ? [] : [{what, ...firstDifference(file.content, found)}],
	};
}

export const established = 'Established';

type Planned = {readonly ops: readonly SessionOp[]; readonly daemons: readonly DaemonOp[]};

/** For each session a check, but for those of which nobody knows; and one for each that nobody planned. */
export function compareSessions({ops, daemons}: Planned, facts: Facts): Check[] {
	const known = new Set(ops.map(({in: place, name}) => `${place} ${name}`));
	const sessionsOf = (place: string) => facts.machines[place]?.bird?.sessions ?? [];
	return [
		...ops.flatMap(op => (op.unsure === undefined ? [checkSession(op, sessionsOf(op.in))] : [])),
		...daemons.flatMap(({in: place}) =>
			sessionsOf(place)
				.filter(({name}) => !known.has(`${place} ${name}`))
				.map(session => extraSession(place, session)),
		),
	];
}

function checkSession(op: SessionOp, sessions: readonly BgpFact[]): Check {
	const {in: place, by, name, why} = op;
	const session = sessions.find(each => each.name === name);
	const found = session ? stateOf(session) : missing;
	const isUp = session?.state === established;
	const wrong = isUp ? [] : [{what: sessionName(op), expected: established, found}];
	return {place, why, needs: [daemonKey(place, by)], lost: !session, wrong};
}

/** `BGP session Mesh_192_168_50_12 with node-2` */
export function sessionName({name, machine, remote}: SessionOp): string {
	return `BGP session ${name} with ${machine ?? remote}`;
}

/** With BIRD's own reason: `Active (Received: Bad peer AS)`. */
export function stateOf({state, error}: BgpFact): string {
	return error === undefined || state === established ? state : `${state} (${error})`;
}

/** The configuration says so: where that is mended, it goes. */
function extraSession(place: string, session: BgpFact): Check {
	const wrong = [{what: `BGP session ${session.name}`, expected: absent, found: stateOf(session)}];
	return {place, needs: [], lost: false, wrong};
}
