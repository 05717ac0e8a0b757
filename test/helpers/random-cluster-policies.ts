/** Policies of the whole cluster, of the whole grammar of network-policy-api, from a seed. */
import type {
	AdminNetworkPolicyObject,
	BaselineAdminNetworkPolicyObject,
	ClusterNetworkPolicyObject,
	ClusterPolicyObject,
} from '../../topology/cluster-policy/objects.js';
import type {Random} from './random.js';
import {listOf, maybe, selectorOf} from './random-policies.js';

type Choice = {readonly random: Random; readonly hasNodes: boolean};

/** Of one version, as a cluster has them: nobody reads both. 0–4 of them, that may share a priority. */
export function randomClusterPolicies(random: Random, hasNodes: boolean): ClusterPolicyObject[] {
	const choice = {random, hasNodes};
	if (random.next() < 0.6) return listOf(random, 5, index => clusterPolicy(choice, `policy-${index}`));
	const admin = listOf(random, 4, index => adminPolicy(choice, `policy-${index}`));
	return random.next() < 0.5 ? admin : [...admin, baseline(choice)];
}

export function clusterPolicy(choice: Choice, name: string): ClusterNetworkPolicyObject {
	const {random} = choice;
	const common = () => {
		const protocols = maybe(random, () => some(random, () => protocolOf(random)));
		return {action: random.choose(['Accept', 'Deny', 'Pass'] as const), ...(protocols && {protocols})};
	};
	return {
		apiVersion: 'policy.networking.k8s.io/v1alpha2',
		kind: 'ClusterNetworkPolicy',
		metadata: {name},
		spec: {
			tier: random.choose(['Admin', 'Baseline'] as const),
			priority: random.integer(0, 4),
			subject: podsOf(random),
			ingress: listOf(random, 4, () => ({...common(), from: some(random, () => podsOf(random))})),
			egress: listOf(random, 4, () => {
				const rule = {...common(), to: some(random, () => peerOf(choice))};
				return 'protocols' in rule && isNamed(rule.protocols)
					? {...rule, to: rule.to.filter(isOfPods)}
					: rule;
			}).filter(({to}) => to.length > 0),
		},
	};
}

function adminPolicy(choice: Choice, name: string): AdminNetworkPolicyObject {
	const {random} = choice;
	const action = () => random.choose(['Allow', 'Deny', 'Pass'] as const);
	const spec = {priority: random.integer(0, 4), subject: podsOf(random), ...rulesOf(choice, action)};
	return {
		apiVersion: 'policy.networking.k8s.io/v1alpha1',
		kind: 'AdminNetworkPolicy',
		metadata: {name},
		spec,
	};
}

function baseline(choice: Choice): BaselineAdminNetworkPolicyObject {
	const action = () => choice.random.choose(['Allow', 'Deny'] as const);
	return {
		apiVersion: 'policy.networking.k8s.io/v1alpha1',
		kind: 'BaselineAdminNetworkPolicy',
		metadata: {name: 'default'},
		spec: {subject: podsOf(choice.random), ...rulesOf(choice, action)},
	};
}

function rulesOf<A>(choice: Choice, action: () => A) {
	const {random} = choice;
	const common = () => {
		const ports = maybe(random, () => some(random, () => portOf(random)));
		return {action: action(), ...(ports && {ports})};
	};
	return {
		ingress: listOf(random, 4, () => ({...common(), from: some(random, () => podsOf(random))})),
		egress: listOf(random, 4, () => {
			const rule = {...common(), to: some(random, () => peerOf(choice))};
			return 'ports' in rule && isNamed(rule.ports) ? {...rule, to: rule.to.filter(isOfPods)} : rule;
		}).filter(({to}) => to.length > 0),
	};
}

function podsOf(random: Random): Pick<Peer, 'namespaces' | 'pods'> {
	if (random.next() < 0.5) return {namespaces: selectorOf(random)};
	return {pods: {podSelector: selectorOf(random), namespaceSelector: selectorOf(random)}};
}

type Peer = NonNullable<ClusterNetworkPolicyObject['spec']['egress']>[number]['to'][number];

function peerOf({random, hasNodes}: Choice): Peer {
	const networks = [
		['203.0.113.0/25'],
		['10.244.0.0/16', 'fd00:10:244::/48'],
		['0.0.0.0/0'],
		['10.244.0.0/29', '10.244.1.8/29'],
	];
	switch (random.integer(0, 4)) {
		case 0:
			return {networks: random.choose(networks)};
		case 1:
			if (hasNodes) return {nodes: random.next() < 0.5 ? {} : {matchLabels: {rack: 'a'}}};
			return podsOf(random);
		default:
			return podsOf(random);
	}
}

/** Pods alone call their ports something: beside another peer a name is refused. */
function isNamed(ports: readonly object[] | undefined): boolean {
	return (ports ?? []).some(port => 'namedPort' in port || 'destinationNamedPort' in port);
}

function isOfPods(peer: object): boolean {
	return !('networks' in peer || 'nodes' in peer);
}

function protocolOf(random: Random) {
	const port = () =>
		random.choose([{number: 80}, {number: 8080}, {number: 53}, {range: {start: 50, end: 85}}]);
	return random.choose([
		{tcp: {destinationPort: port()}},
		{udp: {destinationPort: port()}},
		{sctp: {destinationPort: port()}},
		{destinationNamedPort: random.choose(['http', 'dns'])},
	]);
}

function portOf(random: Random) {
	const protocol = random.choose(['TCP', 'UDP', 'SCTP'] as const);
	return random.choose([
		{portNumber: {port: random.choose([80, 8080, 53])}},
		{portNumber: {port: random.choose([80, 53]), protocol}},
		{portRange: {start: 50, end: 85, protocol}},
		{namedPort: random.choose(['http', 'dns'])},
	]);
}

/** At least one. */
function some<T>(random: Random, make: () => T): T[] {
	return [make(), ...listOf(random, 2, make)];
}
