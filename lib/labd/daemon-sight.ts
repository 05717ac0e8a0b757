/** One look at what the daemons of a machine have made of the plan. */
import {type Check, nothing} from '../observe/check.js';
import {orderedFindings} from '../observe/compare.js';
import {compareDaemons, compareSessions, established} from '../observe/compare-daemons.js';
import {compareRoutes} from '../observe/compare-routes.js';
import type {BirdFact, Facts, RouteFact} from '../observe/facts.js';
import {parseBird} from '../observe/parse-bird.js';
import {parseRoutes} from '../observe/parse-routes.js';
import type {Finding} from '../observe/report.js';
import type {Machine, SessionOp} from '../plan/ops.js';
import {birdSocket, daemonsOf, isLearned, isPassive, type PassiveOp} from '../plan/passive.js';
import {askBird, BirdError} from '../run/bird-control.js';
import {CommandError} from '../run/door.js';
import {MachineGoneError} from '../run/netns-machine.js';
import type {Runtime} from '../run/runtime.js';

/** What sees into machines. */
export type Sights = Pick<Runtime, 'script' | 'file'>;

export type Count = {readonly there: number; readonly of: number};

export type Counts = {readonly sessions: Count; readonly routes: Count};

export type Sight = Counts & {
	readonly unmet: readonly Finding[];
	/** For each session that is not there: whether it is refused for good, as far as configurations stay. */
	readonly refusals: readonly boolean[];
};

/**
 * Routes are looked at when the sessions stand, because before they can't all be there; or if it is to be `thorough`. Never
 * rejects for what is wrong in the machine.
 */
export async function lookAt(machine: Machine, sights: Sights, {thorough = false} = {}): Promise<Sight> {
	const {name} = machine;
	const wanted = sureIn(machine);
	const daemons = daemonsOf(machine);
	const sessions = wanted.filter(op => op.kind === 'session');
	const all = {sessions: sessions.length, routes: wanted.length - sessions.length};
	if (daemons.every(({killed}) => killed)) return sightOf(all, {sessions: [], routes: []});
	const facts = factsOf(name, {bird: await birdOf(name, sights)});
	const missing = [
		// What they read is verify's to compare.
		...findingsOf(
			compareDaemons(
				daemons.map(op => ({...op, files: []})),
				facts,
			),
		),
		...findingsOf(compareSessions({ops: sessions, daemons: []}, facts)),
	];
	const refusals = refusalsIn(sessions, facts.machines[name]?.bird);
	if (missing.length > 0 && !thorough) return sightOf(all, {sessions: missing, refusals});
	const routes = routesMissing(machine, await routesOf(name, sights));
	return sightOf(all, {sessions: missing, routes, refusals});
}

type Missing = {
	readonly sessions: readonly Finding[];
	/** Not set: nobody has looked. */
	readonly routes?: readonly Finding[];
	readonly refusals?: readonly boolean[];
};

function sightOf(
	all: {readonly sessions: number; readonly routes: number},
	{sessions, routes, refusals = []}: Missing,
): Sight {
	const left = (of: number, missing: number | undefined): Count => ({
		there: Math.max(0, of - (missing ?? of)),
		of,
	});
	return {
		sessions: left(all.sessions, sessions.length),
		routes: left(all.routes, routes?.length),
		unmet: [...sessions, ...(routes ?? [])],
		refusals,
	};
}

function sureIn({ops}: Machine): PassiveOp[] {
	return ops.filter(isPassive).filter(({unsure}) => unsure === undefined);
}

function findingsOf(checks: readonly Check[]): Finding[] {
	return orderedFindings(checks).map(({finding}) => finding);
}

/** OPEN messages that the other end does not take (RFC 4271, 6.2): they will not be others the next time. */
const refusal = /Bad peer AS|BGP identifier|Required capability|Unsupported/;

function refusalsIn(sessions: readonly SessionOp[], bird: BirdFact | undefined): boolean[] {
	const known = new Map(bird?.sessions.map(session => [session.name, session]));
	return sessions.flatMap(({name}) => {
		const session = known.get(name);
		return session?.state === established ? [] : [refusal.test(session?.error ?? '')];
	});
}

/** One that does not answer does not run. Without the details, which of many sessions would be much text. */
async function birdOf(machine: string, {file}: Sights): Promise<BirdFact> {
	try {
		return parseBird(await askBird(file(machine, birdSocket), 'show protocols'));
	} catch (error) {
		if (error instanceof BirdError || error instanceof MachineGoneError)
			return {running: false, sessions: []};
		throw error;
	}
}

const routesScript = ['-4', '-6'].map(family => `ip ${family} -j -d route show proto bird`).join('\n');

/** `ip` does not tell the protocol that it was asked for. */
async function routesOf(machine: string, {script}: Sights): Promise<RouteFact[]> {
	try {
		const output = await script(machine, routesScript, 'to see which routes bird has added');
		return parseRoutes(output).map(route => ({...route, protocol: 'bird'}));
	} catch (error) {
		if (error instanceof CommandError || error instanceof MachineGoneError) return [];
		throw error;
	}
}

/** Also of those that nobody knows of, so that they are not taken for others. */
function routesMissing({name, ops}: Machine, routes: readonly RouteFact[]): Finding[] {
	const learned = ops.filter(isLearned);
	return findingsOf(compareRoutes({ops: learned, addresses: [], places: [name]}, factsOf(name, {routes})));
}

function factsOf(
	machine: string,
	{bird, routes = []}: {readonly bird?: BirdFact; readonly routes?: readonly RouteFact[]},
): Facts {
	return {
		places: {[machine]: {...nothing, routes}},
		machines: {[machine]: {namespaces: [], files: {}, ...(bird && {bird})}},
		dead: [],
		strays: [],
	};
}
