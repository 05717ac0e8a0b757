/**
 * Where a flow's packets come by, as the plan has it, whatever rules there are: what the model asks host endpoints about. Pure.
 */
import {addressOf, formatAddress, parseAddress} from '../../../topology/addresses.js';
import type {Cluster} from '../../../topology/model.js';
import type {Mode} from '../../plan/mode.js';
import {nameOfPod, placeOfPod} from '../../plan/places.js';
import {contextOf} from '../../plan/planner.js';
import type {Flow, FlowEnd} from '../../plan/policy/flow.js';
import type {Hop, HopsOf} from '../../plan/policy/hosts/hop.js';
import {enforcementOf} from '../../plan/policy/plan.js';
import {remembered} from '../../plan/remember.js';
import {neighbourHops} from './neighbour-hops.js';
import type {Network} from './network.js';
import type {Chain, Ruleset} from './ruleset.js';
import type {Passage} from './trip.js';
import {follow} from './walk.js';

type Policed = {readonly cluster: Cluster; readonly mode: Mode; readonly network: Network};

/** Of a lab without host endpoints that are enforced there are none. */
export function hopsIn(policed: Policed): HopsOf {
	const {cluster, mode, network} = policed;
	const isAsked = enforcementOf(mode, cluster)?.behaviour.hosts && cluster.policy?.hostEndpoints.length;
	if (!isAsked) return () => [];
	const places = placesIn(cluster, network);
	const nodes = new Set(cluster.nodes.map(({name}) => name));
	const masquerades = masqueradesIn(policed);
	return flow => {
		const [from, to] = [places(flow.from) ?? edgeOf(cluster), places(flow.to)];
		// An end without an address in the family has no way.
		const hasEnds = parseAddress(flow.from.address) && parseAddress(flow.to.address);
		if (from === undefined || !hasEnds) return [];
		const hops: Hop[] = [];
		const where = masquerades(flow);
		const world = {network, rulesOf: (machine: string) => (machine === where ? masquerading : nothing)};
		const neighbours: Hop[] = [];
		const met = new Set<string>();
		let last: Passage | undefined;
		const watch = (passage: Passage): void => {
			const {hook} = passage;
			neighbours.push(...neighbourHops(last, passage, {network, met}));
			if (isAskedAt(hook)) hops.push(hopOf({...passage, hook}));
			last = passage;
		};
		follow(flow, {from, ...(to !== undefined && {to})}, {...world, watch});
		// Who denies the flow itself is told before who does not let it find its way.
		return [...hops, ...neighbours].filter(({node}) => nodes.has(node));
	};
}

function isAskedAt(hook: Passage['hook']): hook is Hop['hook'] {
	return hook === 'prerouting' || hook === 'input' || hook === 'forward' || hook === 'output';
}

function hopOf({
	machine,
	hook,
	turn,
	packet,
	iif,
	oif,
	wrapping,
}: Passage & {readonly hook: Hop['hook']}): Hop {
	const {family, source, destination, ports} = packet;
	return {
		turn: turn === 'reply' ? 'reply' : 'first',
		node: machine,
		hook,
		iif,
		oif,
		source: formatAddress(family, source),
		destination: formatAddress(family, destination),
		...(wrapping && {other: {is: wrapping, family, ...(ports && {port: ports.destination})}}),
	};
}

/** Undefined: nobody of the lab. */
function placesIn(cluster: Cluster, network: Network): (end: FlowEnd) => string | undefined {
	const pods = new Map(cluster.pods.map(pod => [nameOfPod(pod), placeOfPod(pod)]));
	return end => {
		switch (end.is) {
			case 'pod':
				return pods.get(end.name);
			case 'node':
				return end.name;
			case 'outside': {
				const address = parseAddress(end.address);
				return address && network.machineOf(address.value);
			}
		}
	};
}

/** Where what comes from nobody of the lab comes in. */
function edgeOf({underlay: {routers, clients}}: Cluster): string | undefined {
	return clients[0]?.name ?? routers[0]?.name;
}

/** The node that gives the flow's packets its own address, if it does: who is outside is treated as another node is. */
function masqueradesIn({cluster, mode}: Policed): (flow: Flow) => string | undefined {
	const pods = new Map(cluster.pods.map(pod => [nameOfPod(pod), pod]));
	const views = new Map(
		cluster.nodes.map(node => [
			node.name,
			remembered((_: Mode) => contextOf(cluster, mode, {node, options: cluster.mode.options})),
		]),
	);
	return ({from, to, family}) => {
		const pod = from.is === 'pod' ? pods.get(from.name) : undefined;
		const context = pod && views.get(pod.node)?.(mode);
		if (!pod || !context || to.is === 'pod') return undefined;
		const peer = context.peers.find(({name}) => to.is === 'outside' || to.name === name);
		const address = addressOf(pod.addresses[family] ?? '');
		const seen = peer && mode.podSeenBy?.(peer, context, {family, address});
		return seen === undefined ? undefined : pod.node;
	};
}

const nobody = (table: string, name: string): never => {
	throw new Error(`there is no chain ${name} in table ${table}`);
};

const nothing: Ruleset = {bases: [], chain: nobody, elements: nobody};

/** All that leaves the machine: one flow alone is asked. */
const masquerading: Ruleset = {
	...nothing,
	bases: (['ip', 'ip6'] as const).map(
		(family): Chain => ({
			table: `${family} masquerade`,
			family,
			name: 'postrouting',
			base: {type: 'nat', hook: 'postrouting', priority: 100, policy: 'accept', devices: []},
			rules: [{handle: 1, statements: [{masquerade: null}]}],
		}),
	),
};
