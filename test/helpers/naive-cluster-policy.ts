/**
 * Policies of the whole cluster around NetworkPolicies, once more and otherwise: straight from the objects, as the comments of
 * sigs.k8s.io/network-policy-api say it, with nothing of what the project makes of them. For tests alone.
 */
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import type {ClusterPolicyObject} from '../../topology/cluster-policy/objects.js';
import type {Labels, Pod} from '../../topology/model.js';
import {
	type Attempt,
	isInside,
	isolatingOf,
	type Party,
	picks,
	someRuleAllows,
	type World,
} from './naive-policy.js';

export type ClusterWorld = World & {readonly clusterPolicies: readonly ClusterPolicyObject[]};

export function clusterAllows(world: ClusterWorld, attempt: Attempt): boolean {
	const {from, to} = attempt;
	if (from.pod && from.pod === to.pod) return true;
	const isOwnNode = from.node !== undefined && from.node.name === to.pod?.node;
	return (
		(!from.pod || allows('egress', from.pod, {world, attempt})) &&
		(!to.pod || isOwnNode || allows('ingress', to.pod, {world, attempt}))
	);
}

type Direction = 'ingress' | 'egress';
type Asked = {readonly world: ClusterWorld; readonly attempt: Attempt};

/** "Admin tier, NetworkPolicy tier, Baseline tier"; what none of them decides passes. */
function allows(direction: Direction, pod: Pod, asked: Asked): boolean {
	const admin = verdict('Admin', direction, pod, asked);
	if (admin !== undefined) return admin;
	const isolating = isolatingOf(asked.world, pod, direction);
	if (isolating.length > 0) return someRuleAllows(isolating, direction, asked);
	return verdict('Baseline', direction, pod, asked) ?? true;
}

/** Undefined: it has no final decision. */
function verdict(tier: string, direction: Direction, pod: Pod, asked: Asked): boolean | undefined {
	const {world} = asked;
	const own = world.clusterPolicies
		.filter(policy => tierOf(policy) === tier && isAbout(policy.spec.subject, pod, world.namespaces))
		.toSorted((a, b) => priorityOf(a) - priorityOf(b) || (a.metadata.name < b.metadata.name ? -1 : 1));
	for (const policy of own) {
		for (const rule of (policy.spec[direction] ?? []) as readonly AnyRule[]) {
			if (!isMatch(rule, direction, asked)) continue;
			return rule.action === 'Pass' ? undefined : rule.action !== 'Deny';
		}
	}
	return undefined;
}

function tierOf({kind, spec}: ClusterPolicyObject): string {
	if ('tier' in spec) return spec.tier;
	return kind === 'AdminNetworkPolicy' ? 'Admin' : 'Baseline';
}

function priorityOf({spec}: ClusterPolicyObject): number {
	return 'priority' in spec ? spec.priority : 0;
}

type Pods = {
	readonly namespaces?: LabelSelector;
	readonly pods?: {readonly podSelector: LabelSelector; readonly namespaceSelector?: LabelSelector};
};

type Peer = Pods & {readonly nodes?: LabelSelector; readonly networks?: readonly string[]};

type AnyRule = {
	readonly action: string;
	readonly from?: readonly Peer[];
	readonly to?: readonly Peer[];
	readonly protocols?: readonly Service[];
	readonly ports?: readonly Service[];
};

type Range = {readonly start: number; readonly end: number; readonly protocol?: string};
type Numbered = {readonly destinationPort?: {readonly number?: number; readonly range?: Range}};

type Service = {
	readonly tcp?: Numbered;
	readonly udp?: Numbered;
	readonly sctp?: Numbered;
	readonly destinationNamedPort?: string;
	readonly namedPort?: string;
	readonly portNumber?: {readonly port: number; readonly protocol?: string};
	readonly portRange?: Range;
};

function isMatch(rule: AnyRule, direction: Direction, {world, attempt}: Asked): boolean {
	const [peers, party] =
		direction === 'ingress' ? [rule.from ?? [], attempt.from] : [rule.to ?? [], attempt.to];
	const services = rule.protocols ?? rule.ports;
	return (
		peers.some(peer => isPeer(peer, party, world.namespaces)) &&
		(services === undefined || services.some(service => isService(service, attempt)))
	);
}

function isPeer(
	{nodes, networks, ...pods}: Peer,
	{pod, node, ipv4}: Party,
	namespaces: Readonly<Record<string, Labels>>,
): boolean {
	if (networks) return networks.some(range => !range.includes(':') && isInside(ipv4, range));
	if (nodes) return node !== undefined && picks(nodes, node.labels);
	return pod !== undefined && isAbout(pods, pod, namespaces);
}

function isAbout({namespaces, pods}: Pods, pod: Pod, all: Readonly<Record<string, Labels>>): boolean {
	const own = all[pod.namespace] ?? {};
	if (namespaces) return picks(namespaces, own);
	return pods !== undefined && picks(pods.namespaceSelector, own) && picks(pods.podSelector, pod.labels);
}

function isService(service: Service, {to, port, protocol}: Attempt): boolean {
	const name = service.destinationNamedPort ?? service.namedPort;
	if (name !== undefined)
		return (to.pod?.containers.flatMap(({ports}) => ports) ?? []).some(
			each => each.name === name && each.port === port && each.protocol === protocol,
		);
	if (service.portNumber)
		return (service.portNumber.protocol ?? 'TCP') === protocol && service.portNumber.port === port;
	if (service.portRange)
		return (service.portRange.protocol ?? 'TCP') === protocol && isIn(service.portRange, port);
	const {number, range} =
		{TCP: service.tcp, UDP: service.udp, SCTP: service.sctp}[protocol]?.destinationPort ?? {};
	return number === port || (range !== undefined && isIn(range, port));
}

function isIn({start, end}: Range, port: number): boolean {
	return start <= port && port <= end;
}
