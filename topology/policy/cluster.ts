/**
 * Policies of the whole cluster (network-policy-api) → Policies of tiers around that of NetworkPolicies, as Calico converts them.
 * Facts: projectcalico/calico libcalico-go/lib/backend/k8s/conversion/clusternetworkpolicy.go, read at 87c15906, and conversion.go of
 * v3.31.0 for the kinds of v1alpha1.
 */
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import {formatCidr, parseInterfaceAddress} from '../addresses.js';
import type {ClusterPolicyObject} from '../cluster-policy/objects.js';
import type {SourceObject} from '../kubernetes/objects.js';
import type {Locate} from '../problems.js';
import {matchesOfPorts, matchesOfProtocols, type PortsOfProtocol} from './cluster-ports.js';
import {selectorOf} from './label-selector.js';
import type {TierFacts} from './tiers.js';
import type {Direction, EndpointSelector, Entity, Policy, PolicyRule} from './types.js';

/**
 * Of the kinds of v1alpha1, as Calico 3.29–3.31 called them: later ones read ClusterNetworkPolicies alone, into `kube-admin` and
 * `kube-baseline`.
 */
export const elderTiers: readonly TierFacts[] = [
	{name: 'adminnetworkpolicy', order: 1000, defaultAction: 'Pass'},
	{name: 'baselineadminnetworkpolicy', order: 10_000_000, defaultAction: 'Pass'},
];

/** The object is sound: its checks have nothing to say about it. */
export function clusterPolicyOf({object, locate}: SourceObject<ClusterPolicyObject>): Policy {
	const {apiVersion, kind, metadata, spec} = object;
	const {ingress = [], egress = []} = spec;
	const place = locate(['metadata', 'name']);
	return {
		kind,
		apiVersion,
		name: metadata.name,
		...positionOf(object),
		subject: {...podsOf(spec.subject), isPodsOnly: true},
		// Their tiers pass on what none of their rules is about: who has no rules of a direction is not asked in it.
		directions: [
			...(ingress.length > 0 ? (['ingress'] as const) : []),
			...(egress.length > 0 ? (['egress'] as const) : []),
		],
		ingress: ingress.flatMap((rule, index) =>
			rulesOf(rule, rule.from, {direction: 'ingress', index, locate}),
		),
		egress: egress.flatMap((rule, index) => rulesOf(rule, rule.to, {direction: 'egress', index, locate})),
		...(place && {place}),
	};
}

function positionOf(object: ClusterPolicyObject): Pick<Policy, 'tier' | 'order'> {
	switch (object.kind) {
		case 'ClusterNetworkPolicy':
			return {
				tier: object.spec.tier === 'Admin' ? 'kube-admin' : 'kube-baseline',
				order: object.spec.priority,
			};
		case 'AdminNetworkPolicy':
			return {tier: 'adminnetworkpolicy', order: object.spec.priority};
		case 'BaselineAdminNetworkPolicy':
			return {tier: 'baselineadminnetworkpolicy', order: 1000};
	}
}

type Rule = NonNullable<ClusterPolicyObject['spec']['ingress' | 'egress']>[number];
type Peer = {
	readonly namespaces?: LabelSelector;
	readonly pods?: {readonly podSelector: LabelSelector; readonly namespaceSelector?: LabelSelector};
	readonly nodes?: LabelSelector;
	readonly networks?: readonly string[];
};
type Where = {readonly direction: Direction; readonly index: number; readonly locate: Locate};

/** A rule for each peer and each protocol. */
function rulesOf(rule: Rule, peers: readonly Peer[], {direction, index, locate}: Where): PolicyRule[] {
	const place = locate(['spec', direction, index]) ?? locate(['metadata', 'name']);
	return peers.map(entityOf).flatMap(entity =>
		portsOf(rule).map(({protocol, ports}): PolicyRule => {
			const own: Entity = ports ? {ports} : {};
			const isIn = direction === 'ingress';
			return {
				action: rule.action === 'Accept' ? 'Allow' : rule.action,
				path: `${direction}[${index}]`,
				...(rule.name && {name: rule.name}),
				...(place && {place}),
				...(protocol !== undefined && {protocol}),
				source: isIn ? entity : {},
				destination: isIn ? own : {...entity, ...own},
			};
		}),
	);
}

function portsOf(rule: Rule): readonly PortsOfProtocol[] {
	if ('protocols' in rule && rule.protocols) return matchesOfProtocols(rule.protocols);
	if ('ports' in rule && rule.ports) return matchesOfPorts(rule.ports);
	return [{}];
}

/** One of them alone is set; domainNames are refused by who enforces. */
function entityOf({nodes, networks, ...pods}: Peer): Entity {
	if (nodes) return {endpoints: {nodes: selectorOf(nodes) ?? {is: 'all'}}};
	if (networks) {
		const nets = networks.flatMap(text => {
			const range = parseInterfaceAddress(text);
			return range ? [formatCidr(range.cidr)] : [];
		});
		return {nets};
	}
	return {endpoints: podsOf(pods)};
}

/** `namespaces` is whoever lives in them: Calico's NetworkSets too. `pods` are pods alone. */
function podsOf({namespaces, pods}: Pick<Peer, 'namespaces' | 'pods'>): EndpointSelector {
	if (!pods) return {namespaces: namespacesOf(namespaces)};
	const labels = selectorOf(pods.podSelector);
	return {
		...(labels && {labels}),
		namespaces: namespacesOf(pods.namespaceSelector),
		isPodsOnly: true,
	};
}

function namespacesOf(selector: LabelSelector = {}): NonNullable<EndpointSelector['namespaces']> {
	const labels = selectorOf(selector);
	return labels ? {labels} : 'all';
}
