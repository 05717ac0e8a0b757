/** Which flows are tried, so that whatever policies tell apart is tried on both sides. Pure. */
import {addressOf} from '../../../topology/addresses.js';
import {
	type Client,
	type Cluster,
	families,
	type Node,
	type Pod,
	type Protocol,
} from '../../../topology/model.js';
import type {PolicyModel, PolicyRule, PortMatch, RuleProtocol} from '../../../topology/policy/types.js';
import {nameOfPod, placeOfPod} from '../../plan/places.js';
import type {Flow, FlowEnd} from '../../plan/policy/flow.js';
import {choosePairs} from '../choose-pairs.js';

export type TriedFlow = {
	readonly flow: Flow;
	/** Places. */
	readonly from: string;
	readonly to: string;
	/** The nodes that the ends are on; a client outside is on none, and the other end's is told twice. */
	readonly nodes: readonly [string, string];
};

export type Choice = {
	/** Flows in all, about; where there are more, pairs are sampled. */
	readonly most: number;
	/** The address that a node's own packets to another have. */
	readonly sourceOf: (node: string, to: string) => string | undefined;
};

/** Pods with each other, nodes and pods both ways, clients outside and pods both ways, in each family that both have, on every port that counts. `of`: all there are. */
export function flowsToTry(
	cluster: Cluster,
	{most, sourceOf}: Choice,
): {readonly flows: readonly TriedFlow[]; readonly of: number} {
	const ports = portsThatCount(cluster.policy, cluster.pods);
	const perPair = ports.length * cluster.families.length;
	const pods = cluster.pods.filter(({hostNetwork}) => !hostNetwork).map(podEnd);
	const nodes = cluster.nodes.map(nodeEnd);
	const clients = cluster.underlay.clients.map(clientEnd);
	const sides: readonly (readonly [from: readonly End[], to: readonly End[]])[] = [
		[pods, pods],
		...[nodes, clients]
			.filter(({length}) => length > 0)
			.flatMap(others => [[others, pods] as const, [pods, others] as const]),
		...(hasHosts(cluster.policy) ? hostSides(nodes, clients) : []),
	];
	const mostPairs = Math.max(1, Math.floor(most / perPair / sides.length));
	const chosen = sides.map(([from, to]) => choosePairs(from, to, {most: mostPairs, sample: mostPairs}));
	const flows = chosen
		.flatMap(({pairs}) => pairs.flatMap(pair => flowsBetween(pair, ports, sourceOf)))
		.filter(isTellable);
	const isSample = chosen.some(({pairs, of}) => pairs.length < of);
	const of = isSample ? chosen.reduce((sum, each) => sum + each.of, 0) * perPair : flows.length;
	return {flows, of};
}

/** Where nodes are policed, they are tried as pods are. */
function hostSides(
	nodes: readonly End[],
	clients: readonly End[],
): (readonly [readonly End[], readonly End[]])[] {
	const others = nodes.flatMap(node => [
		[[node], nodes.filter(other => other !== node)] as const,
		[clients, [node]] as const,
		[[node], clients] as const,
	]);
	return others.filter(([from, to]) => from.length > 0 && to.length > 0);
}

function hasHosts(policy: PolicyModel | undefined): boolean {
	return (policy?.hostEndpoints.length ?? 0) > 0;
}

/** What a node gets of a pod may be masqueraded, which Linux 6.18 does not do to SCTP over IPv6 (as seen on the wire). */
function isTellable({flow: {protocol, from, to}}: TriedFlow): boolean {
	return protocol !== 'SCTP' || (from.is === 'pod' && to.is === 'pod');
}

type End = {
	readonly place: string;
	/** Empty of a client outside. */
	readonly node: string;
	readonly name: string;
	readonly is: FlowEnd['is'];
	readonly addresses: Pod['addresses'];
};

function podEnd(pod: Pod): End {
	return {place: placeOfPod(pod), node: pod.node, name: nameOfPod(pod), is: 'pod', addresses: pod.addresses};
}

function nodeEnd({name, attachment}: Node): End {
	return {place: name, node: name, name, is: 'node', addresses: attachment.addresses};
}

function clientEnd({name, attachment}: Client): End {
	return {place: name, node: '', name, is: 'outside', addresses: attachment.addresses};
}

function flowsBetween(
	[a, b]: readonly [End, End],
	ports: readonly TriedPort[],
	sourceOf: Choice['sourceOf'],
): TriedFlow[] {
	return families.flatMap(family => {
		const [own, target] = [a.addresses[family], b.addresses[family]];
		if (own === undefined || target === undefined) return [];
		const address = addressOf(target);
		const source = a.is === 'pod' ? addressOf(own) : (sourceOf(a.name, address) ?? addressOf(own));
		const [from, to] = [flowEnd(a, source), flowEnd(b, address)];
		return ports.map(port => ({
			flow: {from, to, family, ...port},
			from: a.place,
			to: b.place,
			nodes: [a.node || b.node, b.node || a.node] as const,
		}));
	});
}

function flowEnd({is, name}: End, address: string): FlowEnd {
	return {is, name, address};
}

export type TriedPort = {readonly protocol: Flow['protocol']; readonly port?: number};

/** Nobody's in any policy, if it can be. */
const spare = 9;

/** Of the ports of nodes that no policy closes, one each way; BGP's is taken. */
const failsafe = [
	['TCP', 22],
	['UDP', 53],
] as const;

/** More would say nothing new, and each costs a packet a pair. */
const mostPorts = 24;

/** Of each range that a policy has its ends and what is beside them, what containers name, and one more; and an echo. */
export function portsThatCount(policy: PolicyModel | undefined, pods: readonly Pod[]): readonly TriedPort[] {
	const found: Record<Protocol, Set<number>> = {
		TCP: new Set([spare]),
		UDP: new Set([spare]),
		SCTP: new Set(),
	};
	const containerPorts = pods.flatMap(({containers}) => containers.flatMap(({ports}) => ports));
	for (const {port, protocol} of containerPorts) found[protocol].add(port);
	const numbersOf = (match: PortMatch): readonly number[] =>
		'name' in match
			? containerPorts.flatMap(({name, port}) => (name === match.name ? [port] : []))
			: match.from === match.to
				? [match.from]
				: [match.from - 1, match.from, match.to, match.to + 1];
	for (const rule of rulesOf(policy)) {
		const {source, destination} = rule;
		const matches = [...(destination.ports ?? []), ...(destination.notPorts ?? []), ...(source.ports ?? [])];
		for (const protocol of meantBy(rule.protocol))
			for (const port of matches.flatMap(numbersOf)) if (port > 0 && port < 65_536) found[protocol].add(port);
	}
	if (hasHosts(policy)) for (const [protocol, port] of failsafe) found[protocol].add(port);
	// Somebody speaks of SCTP: then also a port of it that nobody speaks of.
	if (found.SCTP.size > 0) found.SCTP.add(spare);
	const listed = (['TCP', 'UDP', 'SCTP'] as const).flatMap(protocol =>
		[...found[protocol]]
			.sort((a, b) => a - b)
			.slice(0, mostPorts)
			.map(port => ({protocol, port})),
	);
	return [...listed, {protocol: 'ICMP'}];
}

function rulesOf(policy: PolicyModel | undefined): PolicyRule[] {
	const policies = (policy?.tiers ?? []).flatMap(tier => tier.policies);
	return policies.flatMap(({ingress, egress}) => [...ingress, ...egress]);
}

function meantBy(protocol: RuleProtocol | undefined): readonly Protocol[] {
	switch (protocol) {
		case undefined:
			return ['TCP', 'UDP'];
		case 'TCP':
		case 'UDP':
		case 'SCTP':
			return [protocol];
		default:
			return [];
	}
}
