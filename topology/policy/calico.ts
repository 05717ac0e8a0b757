/**
 * Calico's policies, tiers, sets and host endpoints → what policies are planned from. Facts: projectcalico/calico
 * libcalico-go/lib/backend/syncersv1/updateprocessors/{rules,networkpolicyprocessor,globalnetworkpolicyprocessor}.go.
 */
import {
	addressOf,
	formatCidr,
	parseAddress,
	parseInterfaceAddress,
	widthOf,
	withLength,
} from '../addresses.js';
import type {
	CalicoNetworkPolicyObject,
	GlobalNetworkPolicyObject,
	GlobalNetworkSetObject,
	HostEndpointObject,
	NetworkSetObject,
	TierObject,
} from '../calico/objects.js';
import {protocolOf} from '../calico/rule-values.js';
import type {SourceObject} from '../kubernetes/objects.js';
import {calicoRulesOf} from './calico-rules.js';
import {namespacesOf, selectorIn} from './calico-selectors.js';
import {lastOrder, type TierFacts} from './tiers.js';
import type {Direction, EndpointSelector, HostEndpoint, NetworkSet, Policy} from './types.js';

type PolicyObject = CalicoNetworkPolicyObject | GlobalNetworkPolicyObject;

/** The object is sound: Calico's checks have nothing to say about it. */
export function calicoPolicyOf({object, locate}: SourceObject<PolicyObject>): Policy {
	const {apiVersion, kind, metadata, spec} = object;
	const {name, namespace} = metadata;
	const place = locate(['metadata', 'name']);
	const context = {namespace, locate};
	return {
		kind,
		apiVersion,
		...(namespace !== undefined && {namespace}),
		name,
		tier: spec.tier || 'default',
		...(spec.order !== undefined && {order: spec.order}),
		subject: subjectOf(object),
		directions: directionsOf(spec),
		ingress: calicoRulesOf('ingress', spec.ingress, context),
		egress: calicoRulesOf('egress', spec.egress, context),
		...('doNotTrack' in spec && spec.doNotTrack && {doNotTrack: true as const}),
		...('preDNAT' in spec && spec.preDNAT && {preDNAT: true as const}),
		...('applyOnForward' in spec && spec.applyOnForward && {applyOnForward: true as const}),
		...(place && {place}),
	};
}

function subjectOf({metadata: {namespace}, spec}: PolicyObject): EndpointSelector {
	const labels = selectorIn(spec.selector);
	const accounts = selectorIn(spec.serviceAccountSelector);
	const chosen = 'namespaceSelector' in spec ? namespacesOf(spec.namespaceSelector) : undefined;
	const namespaces = namespace === undefined ? chosen : {name: namespace};
	return {
		...(labels && {labels}),
		...(namespaces && {namespaces}),
		...(accounts && {serviceAccounts: {labels: accounts}}),
	};
}

/** Not given: those that it has rules of; without any, ingress. */
function directionsOf({types = [], ingress = [], egress = []}: PolicyObject['spec']): Direction[] {
	const isEgress = types.length > 0 ? types.includes('Egress') : egress.length > 0;
	const isIngress = types.length > 0 ? types.includes('Ingress') : ingress.length > 0 || !isEgress;
	return [...(isIngress ? (['ingress'] as const) : []), ...(isEgress ? (['egress'] as const) : [])];
}

export function tierOf({object: {metadata, spec}}: SourceObject<TierObject>): TierFacts {
	return {name: metadata.name, order: spec.order ?? lastOrder, defaultAction: spec.defaultAction ?? 'Deny'};
}

export function networkSetOf({
	object: {metadata, spec},
	locate,
}: SourceObject<NetworkSetObject | GlobalNetworkSetObject>): NetworkSet {
	const {name, namespace, labels = {}} = metadata;
	const place = locate(['metadata', 'name']);
	return {
		...(namespace !== undefined && {namespace}),
		name,
		labels,
		nets: (spec.nets ?? []).flatMap(rangeOf),
		...(place && {place}),
	};
}

/** A bare address is a range of one. */
function rangeOf(text: string): string[] {
	const bare = parseAddress(text);
	const range = parseInterfaceAddress(bare ? withLength(text, widthOf(bare.family)) : text);
	return range ? [formatCidr(range.cidr)] : [];
}

export function hostEndpointOf({
	object: {metadata, spec},
	locate,
}: SourceObject<HostEndpointObject>): HostEndpoint {
	const place = locate(['metadata', 'name']);
	return {
		name: metadata.name,
		node: spec.node ?? '',
		...(spec.interfaceName && {interface: spec.interfaceName}),
		addresses: (spec.expectedIPs ?? []).map(addressOf),
		labels: metadata.labels ?? {},
		ports: (spec.ports ?? []).flatMap(({name, port, protocol}) => {
			const known = protocolOf(protocol);
			return known === undefined ? [] : [{name, port, protocol: known}];
		}),
		profiles: spec.profiles ?? [],
		...(place && {place}),
	};
}
