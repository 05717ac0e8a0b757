/** The `checks` of a lab file → expectations, every reference resolved; what does not exist is a Problem at its place. */
import type {Cluster, Pod} from '../../topology/model.js';
import {didYouMean, type Locate, type Path, type Report} from '../../topology/problems.js';
import {probedBy} from '../../topology/scenario.js';
import type {Check, ExecCheck, ProbeCheck, RouteCheck} from '../../topology/schema.js';
import type {Expectation, ProbeEnd} from '../plan/expectation.js';
import {bareAddresses, placeOfPod} from '../plan/places.js';
import {isMachine, type Known, knownReferences, podsOfReference} from './references.js';

type Context = {readonly known: Known; readonly locate: Locate; readonly report: Report};

/** `path` is where the list stands. */
export function resolveChecks(
	checks: readonly Check[],
	context: Context,
	path: Path = ['checks'],
): Expectation[] {
	return checks.flatMap((check, index) => {
		if ('probe' in check) return probe(check.probe, [...path, index, 'probe'], context) ?? [];
		if ('route' in check) return route(check.route, [...path, index, 'route'], context) ?? [];
		return exec(check.exec, [...path, index, 'exec'], context) ?? [];
	});
}

/** The checks of a lab whose pods come and go, for those that there are now; a check that means none of them expects what is missing. */
export function liveExpectations(checks: readonly Check[], known: Known): Expectation[] {
	return checks.flatMap(check => {
		const missing: Expectation[] = [];
		const report: Report = ({message}) => missing.push({kind: 'missing', title: message});
		const resolved = resolveChecks([check], {known, locate: () => undefined, report});
		return resolved.length > 0 ? resolved : missing.slice(0, 1);
	});
}

function probe(check: ProbeCheck, path: Path, context: Context): Expectation | undefined {
	const from = endsAt(check.from, [...path, 'from'], context);
	const to = endsAt(check.to, [...path, 'to'], context);
	if (from.length === 0 || to.length === 0) return undefined;
	const {port = 0, protocol = 'TCP', allowed = true} = check;
	return {
		kind: 'probe',
		title: `${check.from} ${allowed ? 'reaches' : 'does not reach'} ${check.to} ${probedBy(check)}`,
		from,
		to,
		port,
		protocol,
		allowed,
	};
}

/** Pods, or one machine. */
function endsAt(reference: string, path: Path, context: Context): ProbeEnd[] {
	const machine = machineEnd(reference, context.known.cluster);
	if (machine) return [machine];
	return podsAt(reference, path, context).map(pod => ({
		place: placeOfPod(pod),
		addresses: bareAddresses(pod.addresses),
	}));
}

function machineEnd(name: string, {nodes, underlay: {routers, clients}}: Cluster): ProbeEnd | undefined {
	const hosts = [
		...nodes,
		...clients,
		...routers.map(({attachments: [attachment], ...router}) => ({...router, attachment})),
	];
	const host = hosts.find(each => each.name === name);
	return host && {place: name, addresses: bareAddresses(host.attachment?.addresses ?? {}), isMachine: true};
}

function route(check: RouteCheck, _path: Path, _context: Context): Expectation | undefined {
	return {kind: 'route', title: `${check.node} has a route to ${check.to}`, ...check};
}

function exec(check: ExecCheck, path: Path, context: Context): Expectation | undefined {
	const {in: where, run, stdout} = check;
	const title = `${where}: ${run.join(' ')}`;
	const pattern = stdout === undefined ? {} : {stdout};
	if (isMachine(where, context.known.cluster)) return {kind: 'exec', title, place: where, run, ...pattern};
	const [pod] = podsAt(where, [...path, 'in'], context);
	return pod && {kind: 'exec', title, place: placeOfPod(pod), run, ...pattern};
}

function podsAt(reference: string, path: Path, context: Context): readonly Pod[] {
	const pods = podsOfReference(reference, context.known);
	if (pods.length === 0)
		unknown(reference, path, {
			...context,
			words: [...knownReferences(context.known), ...machineNames(context)],
		});
	return pods;
}

function unknown(
	word: string,
	path: Path,
	{words, ...context}: Context & {readonly words: readonly string[]},
): void {
	context.report({
		code: 'unknown-reference',
		message: `there is no '${word}' in this lab`,
		hint: didYouMean(word, words),
		...at(context, path),
	});
}

function machineNames({known: {cluster}}: Context): string[] {
	return [...cluster.nodes, ...cluster.underlay.routers, ...cluster.underlay.clients].map(({name}) => name);
}

function at({locate}: Pick<Context, 'locate'>, path: Path) {
	const place = locate(path);
	return place === undefined ? {} : {at: place};
}
