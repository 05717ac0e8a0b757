/** The kernel's state against the plan, both ways: is all of it there, and is nothing else there? Pure. */
import type {Op, Plan} from '../plan/ops.js';
import type {Check} from './check.js';
import {compareAddresses} from './compare-addresses.js';
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
	const checks = allChecks(plan, facts, expected);
	const byKey = new Map(checks.flatMap(check => (check.key === undefined ? [] : [[check.key, check]])));
	const bad = checks
		.filter(({wrong}) => wrong.length > 0)
		.map(check => ({check, cause: rootCause(check, byKey)}));
	const ordered = [...bad.filter(({cause}) => !cause), ...bad.filter(({cause}) => cause)];
	return {
		findings: ordered.flatMap(({check, cause}) => toFindings(check, cause)),
		tally: {tried: checks.length, right: checks.length - bad.length, of: checks.length},
	};
}

/** In the order in which one thing stands on another. */
function allChecks(plan: Plan, facts: Facts, expected: Expected): Check[] {
	const ops = [...plan.underlay, ...plan.machines.flatMap(machine => machine.ops)];
	const of = <Kind extends Op['kind']>(kind: Kind) =>
		ops.filter((op): op is Extract<Op, {kind: Kind}> => op.kind === kind);
	const pods = of('netns').map(op => `${op.in}/${op.name}`);
	const machines = plan.machines.map(({name}) => name);
	const places = ['underlay', ...machines, ...pods].filter(place => facts.places[place]);
	const devices = devicesOf(ops);
	const addressOps = of('address');
	const addresses = compareAddresses({ops: addressOps, devices, places}, facts);
	const entries = [
		...compareNeighbours({ops: of('neighbour'), places}, facts),
		...compareFdb({ops: of('fdb'), places}, facts),
	];
	const routes = compareRoutes({ops: of('route'), addresses: addressOps, places}, facts);
	return [
		...compareNamespaces(of('netns'), machines, facts),
		...withRemade(compareLinks(devices, facts, places), {addresses, routes, entries}),
		...compareSysctls(of('sysctl'), facts),
		...addresses,
		...entries,
		...routes,
		...compareRules(places, facts),
		...compareQdiscs({ops: of('qdisc'), expectedQdiscs: expected.qdiscs}, facts),
		...compareNft({ops: of('nft'), places, expectedRules: expected.rules}, facts),
		...compareFiles(of('file'), facts),
	];
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
