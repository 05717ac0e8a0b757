/**
 * Kubernetes' NetworkPolicy → a Policy of the tier `default` with the order 1000, as Calico converts it. Facts:
 * projectcalico/calico libcalico-go/lib/backend/k8s/conversion/conversion.go; kubernetes/api networking/v1/types.go.
 */
import type {IPBlock, NetworkPolicyPeer, NetworkPolicyPort} from 'kubernetes-types/networking/v1.js';
import {formatCidr, parseInterfaceAddress} from '../addresses.js';
import type {NetworkPolicyObject, SourceObject} from '../kubernetes/objects.js';
import type {Family} from '../model.js';
import type {Locate} from '../problems.js';
import {selectorOf} from './label-selector.js';
import type {
	Direction,
	EndpointSelector,
	Entity,
	Policy,
	PolicyRule,
	PortMatch,
	RuleProtocol,
} from './types.js';

/** The object is sound: `checkNetworkPolicy` has nothing to say about it. */
export function policyOf({object, locate}: SourceObject<NetworkPolicyObject>): Policy {
	const {apiVersion = 'networking.k8s.io/v1', kind, metadata, spec} = object;
	const {name, namespace = 'default'} = metadata;
	const place = locate(['metadata', 'name']);
	const context = {namespace, locate};
	return {
		kind,
		apiVersion,
		namespace,
		name,
		tier: 'default',
		order: 1000,
		subject: podsIn(namespace, {podSelector: spec.podSelector ?? {}}),
		directions: directionsOf(spec),
		ingress: (spec.ingress ?? []).flatMap(({from, ports}, index) =>
			rulesOf({peers: from, ports, direction: 'ingress', index}, context),
		),
		egress: (spec.egress ?? []).flatMap(({to, ports}, index) =>
			rulesOf({peers: to, ports, direction: 'egress', index}, context),
		),
		...(place && {place}),
	};
}

/** Left out, or empty: ingress, and egress if it has a rule. */
function directionsOf({policyTypes = [], egress = []}: NetworkPolicyObject['spec']): Direction[] {
	if (policyTypes.length === 0) return egress.length > 0 ? ['ingress', 'egress'] : ['ingress'];
	const isOf = (type: string) => policyTypes.includes(type);
	return [
		...(isOf('Ingress') ? (['ingress'] as const) : []),
		...(isOf('Egress') ? (['egress'] as const) : []),
	];
}

type Rule = {
	/** Absent or empty: anybody. */
	readonly peers: readonly NetworkPolicyPeer[] | undefined;
	/** Absent or empty: every port of every protocol. */
	readonly ports: readonly NetworkPolicyPort[] | undefined;
	readonly direction: Direction;
	readonly index: number;
};

type Context = {readonly namespace: string; readonly locate: Locate};

/** A rule for each peer and each protocol: any peer, and any port of any protocol. */
function rulesOf(
	{peers = [], ports = [], direction, index}: Rule,
	{namespace, locate}: Context,
): PolicyRule[] {
	const place = locate(['spec', direction, index]) ?? locate(['metadata', 'name']);
	const ends = peers.length === 0 ? [{entity: {}}] : peers.map(peer => endOf(peer, namespace));
	const matches = ports.length === 0 ? [{}] : portsByProtocol(ports);
	return ends.flatMap(({entity, family}) =>
		matches.map(({protocol, ports: matched}): PolicyRule => {
			const portsOf: Entity = matched ? {ports: matched} : {};
			const isIn = direction === 'ingress';
			return {
				action: 'Allow',
				path: `${direction}[${index}]`,
				...(place && {place}),
				...(family && {family}),
				...(protocol !== undefined && {protocol}),
				source: isIn ? entity : {},
				destination: isIn ? portsOf : {...entity, ...portsOf},
			};
		}),
	);
}

type End = {readonly entity: Entity; readonly family?: Family | undefined};

function endOf({ipBlock, ...selectors}: NetworkPolicyPeer, namespace: string): End {
	return ipBlock ? blockOf(ipBlock) : {entity: {endpoints: podsIn(namespace, selectors)}};
}

/** Host bits may be set, as the API server takes it. */
function blockOf({cidr, except = []}: IPBlock): End {
	const canonical = (text: string) => {
		const block = parseInterfaceAddress(text)?.cidr;
		return block ? [formatCidr(block)] : [];
	};
	const notNets = except.flatMap(canonical);
	return {
		entity: {nets: canonical(cidr), ...(notNets.length > 0 && {notNets})},
		family: parseInterfaceAddress(cidr)?.address.family,
	};
}

/** Without a namespaceSelector: those of the policy's own namespace. */
function podsIn(
	namespace: string,
	{podSelector, namespaceSelector}: Pick<NetworkPolicyPeer, 'podSelector' | 'namespaceSelector'>,
): EndpointSelector {
	const labels = podSelector && selectorOf(podSelector);
	const ofNamespace = namespaceSelector && selectorOf(namespaceSelector);
	const named = ofNamespace ? {labels: ofNamespace} : ('all' as const);
	return {
		...(labels && {labels}),
		namespaces: namespaceSelector ? named : {name: namespace},
		isPodsOnly: true,
	};
}

type PortsOfProtocol = {readonly protocol?: RuleProtocol; readonly ports?: readonly PortMatch[]};

/** In the order of the first one of each; without ports where one item is about all of them. */
function portsByProtocol(ports: readonly NetworkPolicyPort[]): PortsOfProtocol[] {
	const protocols = new Set(ports.map(protocolOf));
	return [...protocols].map(protocol => {
		const own = ports.filter(port => protocolOf(port) === protocol).map(portMatch);
		const all = own.flatMap(match => match ?? []);
		return all.length < own.length ? {protocol} : {protocol, ports: all};
	});
}

function protocolOf({protocol = 'TCP'}: NetworkPolicyPort): RuleProtocol {
	return protocol as RuleProtocol;
}

function portMatch({port, endPort}: NetworkPolicyPort): PortMatch | undefined {
	if (port === undefined) return undefined;
	return typeof port === 'number' ? {from: port, to: endPort ?? port} : {name: port};
}
