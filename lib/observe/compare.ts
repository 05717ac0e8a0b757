/** The kernel's state against the plan, both ways: is all of it there, and is nothing else there? Pure. */
import {type Machine, machineOf, type Op, type Plan} from '../plan/ops.js';
import {isPassive} from '../plan/passive.js';
import {absent, type Check, netnsKey, present} from './check.js';
import {compareAddresses} from './compare-addresses.js';
import {compareDaemons, compareSessions} from './compare-daemons.js';
import {compareFdb, compareNeighbours} from './compare-forwarding.js';
import {compareLinks} from './compare-links.js';
import {compareNft} from './compare-nft.js';
import {compareQdiscs} from './compare-qdiscs.js';
import {compareRoutes, compareRules} from './compare-routes.js';
import {compareFiles, compareNamespaces, compareSysctls} from './compare-settings.js';
import {devicesOf} from './devices.js';
import type {Expected, Facts} from './facts.js';
import type {Finding, Tally} from './report.js';
import {rootCause, withRemade} from './root-cause.js';

export type Comparison = {readonly findings: readonly Finding[]; readonly tally: Tally};

/** Findings with root causes first; what is only gone because something else is comes after them, and says so. */
export function compareFacts(plan: Plan, facts: Facts, expected: Expected): Comparison {
	return comparisonOf(checkFacts(plan, facts, expected), {unsure: unsureIn(plan)});
}

/** As compareFacts, of checks that were made. `unseen`: pieces of the plan that could not be looked at; `unsure`: that may be there or not. */
export function comparisonOf(checks: readonly Check[], {unseen = 0, unsure = 0} = {}): Comparison {
	const right = checks.filter(({wrong}) => wrong.length === 0).length;
	const of = checks.length + unseen + unsure;
	return {
		findings: orderedFindings(checks).map(({finding}) => finding),
		tally: {tried: checks.length, right, of, ...(unsure > 0 && {leftOut: unsure})},
	};
}

/** Findings, each with its check; the roots first. */
export function orderedFindings(
	checks: readonly Check[],
): {readonly finding: Finding; readonly check: Check}[] {
	const byKey = new Map(checks.flatMap(check => (check.key === undefined ? [] : [[check.key, check]])));
	const bad = checks
		.filter(({wrong}) => wrong.length > 0)
		.map(check => ({check, cause: rootCause(check, byKey)}));
	const ordered = [...bad.filter(({cause}) => !cause), ...bad.filter(({cause}) => cause)];
	return ordered.flatMap(({check, cause}) => toFindings(check, cause).map(finding => ({finding, check})));
}

/** How many pieces of the plan may be there or not, because of a fault that stands. */
export function unsureIn({machines}: Plan): number {
	return machines.flatMap(({ops}) => ops.filter(op => isPassive(op) && op.unsure !== undefined)).length;
}

/** In the order in which one thing stands on another. Of a dead machine one check: what was in it can't be looked at. */
export function checkFacts(plan: Plan, facts: Facts, expected: Expected): Check[] {
	const alive = plan.machines.filter(({name}) => !facts.dead.includes(name));
	const ops = [...plan.underlay, ...alive.flatMap(machine => machine.ops)];
	const of = <Kind extends Op['kind']>(kind: Kind) =>
		ops.filter((op): op is Extract<Op, {kind: Kind}> => op.kind === kind);
	const pods = of('netns').map(op => `${op.in}/${op.name}`);
	const machines = plan.machines.map(({name}) => name);
	const places = ['underlay', ...machines, ...pods].filter(place => facts.places[place]);
	// The far ends of a dead machine's cables are as dead as it.
	const devices = devicesOf(ops).filter(({place}) => !facts.dead.includes(machineOf(place)));
	const addressOps = of('address');
	const addresses = compareAddresses({ops: addressOps, devices, places}, facts);
	const entries = [
		...compareNeighbours({ops: of('neighbour'), places}, facts),
		...compareFdb({ops: of('fdb'), places}, facts),
	];
	const routes = compareRoutes(
		{ops: [...of('route'), ...of('blackhole')], addresses: addressOps, places},
		facts,
	);
	return [
		...plan.machines.map(machine => checkMachine(machine, facts)),
		...facts.strays.map(strayMachine),
		...compareNamespaces(of('netns'), [...machines, ...facts.strays], facts),
		...withRemade(compareLinks(devices, facts, places), {addresses, routes, entries}),
		...compareSysctls(of('sysctl'), facts),
		...addresses,
		...entries,
		...compareDaemons(of('daemon'), facts),
		...compareSessions({ops: of('session'), daemons: of('daemon')}, facts),
		...routes,
		...compareRules(places, facts),
		...compareQdiscs({ops: of('qdisc'), expectedQdiscs: expected.qdiscs}, facts),
		...compareNft({ops: of('nft'), places, expectedRules: expected.rules}, facts),
		...compareFiles(of('file'), facts),
	];
}

/** The process that holds its namespaces is gone, and with it all that was in them but the cables. */
function checkMachine({name, kind}: Machine, {dead}: Facts): Check {
	const check = {place: name, key: netnsKey(name), needs: [], why: `${name} is a ${kind} of the lab`};
	if (!dead.includes(name)) return {...check, lost: false, wrong: []};
	const found = 'gone: the process that held its namespaces was killed';
	const wrong = [{what: `machine ${name}`, expected: 'running', found}];
	return {...check, lost: true, gone: `${name} is gone`, wrong, starts: true};
}

/** It is stopped as a whole; what it has is not looked at. */
function strayMachine(name: string): Check {
	const wrong = [{what: `machine ${name}`, expected: absent, found: present}];
	return {place: 'underlay', wrong, needs: [], lost: false};
}

function toFindings({place, why, wrong}: Check, cause: string | undefined): Finding[] {
	return wrong.map(({what, expected, found}) => ({
		area: 'kernel',
		place,
		what,
		expected,
		found: cause === undefined ? found : `${found}, because ${cause}`,
		...(why !== undefined && {why}),
	}));
}
