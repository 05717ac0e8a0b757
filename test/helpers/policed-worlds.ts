/** Clusters with random pods, labels and policies on the machines of one plan, and random changes of them; from a seed. */
import {addressOf, macOf} from '../../topology/addresses.js';
import {parseSelector} from '../../topology/calico/selector.js';
import type {Cluster, Labels, Node, Pod} from '../../topology/model.js';
import {clusterPolicyOf} from '../../topology/policy/cluster.js';
import {policyOf as kubernetesPolicy} from '../../topology/policy/kubernetes.js';
import {ownTiers, tiersOf} from '../../topology/policy/tiers.js';
import type {
	EndpointSelector,
	Entity,
	HostEndpoint,
	Policy,
	PolicyRule,
	PortMatch,
} from '../../topology/policy/types.js';
import {containerOf} from './pods.js';
import {modelOf, policyOf, ruleOf, tierOf} from './policy-cluster.js';
import type {Random} from './random.js';
import {clusterPolicy} from './random-cluster-policies.js';
import {randomLabels, randomPolicy} from './random-policies.js';

export type World = {
	readonly pods: readonly Pod[];
	readonly namespaces: Readonly<Record<string, Labels>>;
	/** Kubernetes' NetworkPolicies, ClusterNetworkPolicies, and policies with all actions in two tiers. */
	readonly policies: readonly Policy[];
	readonly hostEndpoints: readonly HostEndpoint[];
};

/** 3–5 namespaces, 9–20 pods, 1–12 policies; in half of them host endpoints, and 1–4 policies of these. */
export function randomWorld(random: Random, cluster: Cluster): World {
	const names = Array.from({length: random.integer(3, 6)}, (_, index) => `ns-${index}`);
	const namespaces = Object.fromEntries(names.map(name => [name, labelsOf(random, name)]));
	const pods = Array.from({length: random.integer(9, 21)}, (_, index) =>
		podOf(random, cluster, index),
	).filter(({namespace}) => names.includes(namespace));
	const policies = Array.from({length: random.integer(1, 13)}, (_, index) => anyPolicy(random, index, names));
	const hostEndpoints =
		random.next() < 0.5 ? cluster.nodes.flatMap(node => hostEndpointsOf(random, node)) : [];
	const count = hostEndpoints.length === 0 ? 0 : random.integer(1, 5);
	const ofHosts = Array.from({length: count}, (_, index) => hostPolicy(random, index));
	return {pods, namespaces, policies: [...policies, ...ofHosts], hostEndpoints};
}

/** Pods relabelled, a namespace relabelled, a policy that comes, goes or is another one, a pod that goes. */
export function changedWorld(random: Random, world: World): World {
	const names = Object.keys(world.namespaces);
	switch (random.integer(0, world.hostEndpoints.length > 0 ? 7 : 5)) {
		case 0:
			return {
				...world,
				pods: world.pods.map(pod => (random.next() < 0.4 ? {...pod, labels: randomLabels(random)} : pod)),
			};
		case 1: {
			const name = random.choose(names);
			return {...world, namespaces: {...world.namespaces, [name]: labelsOf(random, name)}};
		}
		case 2:
			return {...world, policies: [...world.policies, anyPolicy(random, world.policies.length + 20, names)]};
		case 3:
			return {...world, policies: world.policies.slice(1)};
		case 5:
			return {...world, policies: [...world.policies, hostPolicy(random, world.policies.length + 40)]};
		case 6:
			return {...world, hostEndpoints: world.hostEndpoints.slice(1)};
		default:
			return {...world, pods: world.pods.slice(0, -1)};
	}
}

/** The cluster as the world has it. */
export function policed(cluster: Cluster, {pods, namespaces, policies, hostEndpoints}: World): Cluster {
	const own = tiersOf(
		policies.filter(({tier}) => tier !== 'first'),
		ownTiers,
	);
	const first = policies.filter(({tier}) => tier === 'first');
	const tiers =
		first.length > 0 ? [tierOf(first, {name: 'first', order: 10, defaultAction: 'Pass'}), ...own] : own;
	const sorted = pods.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	return {...cluster, pods: sorted, policy: modelOf({namespaces, tiers, hostEndpoints})};
}

function keyOf({node, namespace, name}: Pod): string {
	return `${node} ${namespace} ${name}`;
}

function labelsOf(random: Random, name: string): Labels {
	return {...randomLabels(random), 'kubernetes.io/metadata.name': name};
}

/** The same pod of a number is on the same node with the same address in every world. */
function podOf(random: Random, {families, pods}: Cluster, index: number): Pod {
	const [template] = pods;
	if (!template) throw new Error('a cluster without a pod to copy');
	const [number, host] = [(index % 3) + 1, 10 + Math.floor(index / 3)];
	const addresses = {
		ipv4: `10.244.${number}.${host}/32`,
		ipv6: `fd00:10:244:${number}::${host.toString(16)}/128`,
	};
	const [namespace, name] = [`ns-${index % 5}`, `pod-${index}`];
	return {
		...template,
		namespace,
		name,
		hostname: name,
		node: `node-${number}`,
		netns: `${namespace}.${name}`,
		mac: macOf(`10.244.${number}.${host}`),
		addresses: Object.fromEntries(families.map(family => [family, addresses[family]])),
		labels: randomLabels(random),
		containers: [
			containerOf({
				image: 'nginx',
				ports: [
					{name: 'http', port: random.choose([80, 8080]), protocol: 'TCP'},
					{name: 'dns', port: 53, protocol: random.choose(['UDP', 'TCP'] as const)},
				],
			}),
		],
	};
}

/** By name, by address, of all interfaces; most nodes have one. */
function hostEndpointsOf(random: Random, {name: node, attachment}: Node): HostEndpoint[] {
	const kinds = random.choose([[], ['eth0'], ['eth0'], ['address'], ['*'], ['eth0', '*']]);
	return kinds.map(kind => ({
		name: `${node}-${kind === '*' ? 'all' : kind}`,
		node,
		...(kind !== 'address' && {interface: kind}),
		addresses: kind === '*' ? [] : Object.values(attachment.addresses).map(addressOf),
		labels: randomLabels(random),
		ports: [{name: 'http', port: 80, protocol: 'TCP' as const}],
		profiles: random.next() < 0.5 ? ['projectcalico-default-allow'] : [],
	}));
}

function hostPolicy(random: Random, index: number): Policy {
	const stage = random.choose(['normal', 'normal', 'forward', 'forward', 'preDNAT', 'doNotTrack'] as const);
	const rules = () => Array.from({length: random.integer(0, 4)}, () => hostRule(random));
	return policyOf({
		name: `host-policy-${index}`,
		tier: random.choose(['first', 'default']),
		order: random.integer(1, 2000),
		subject: {labels: parsed(random.choose(selectors)), ...(random.next() < 0.7 && {namespaces: 'none'})},
		ingress: rules(),
		egress: stage === 'preDNAT' ? [] : rules(),
		...(stage !== 'normal' && {applyOnForward: true}),
		...(stage === 'preDNAT' && {preDNAT: true}),
		...(stage === 'doNotTrack' && {doNotTrack: true}),
	});
}

/** Some are about answers: without connection tracking they are asked too. */
function hostRule(random: Random): PolicyRule {
	const kind = random.next();
	if (kind < 0.2) return ruleOf('Allow', {source: {nets: ['192.168.50.0/24']}, family: 'ipv4'});
	if (kind < 0.4) return ruleOf('Allow', {protocol: 'TCP', source: {ports: [{from: 80, to: 80}]}});
	if (kind < 0.5) return ruleOf('Allow', {protocol: 'TCP', source: {ports: [{name: 'http'}]}});
	return anyRule(random);
}

function anyPolicy(random: Random, index: number, namespaces: readonly string[]): Policy {
	const name = `policy-${index}`;
	if (random.next() < 0.25) {
		const choice = {random, hasNodes: true};
		return clusterPolicyOf({object: clusterPolicy(choice, name), locate: () => undefined});
	}
	if (random.next() < 0.65)
		return kubernetesPolicy({object: randomPolicy(random, name, namespaces), locate: () => undefined});
	const rules = () => Array.from({length: random.integer(0, 4)}, () => anyRule(random));
	return policyOf({
		name,
		tier: random.choose(['first', 'default']),
		order: random.integer(1, 2000),
		subject: selectorOf(random),
		ingress: rules(),
		egress: rules(),
	});
}

function anyRule(random: Random): PolicyRule {
	const protocol = random.choose([undefined, 'TCP', 'UDP', 'SCTP', 'ICMP'] as const);
	const hasPorts = protocol !== undefined && protocol !== 'ICMP';
	const action = random.choose(['Allow', 'Allow', 'Deny', 'Pass', 'Log'] as const);
	return ruleOf(action, {
		...(protocol && {protocol}),
		...(protocol === 'ICMP' && {family: 'ipv4'}),
		source: entityOf(random, false),
		destination: entityOf(random, hasPorts),
	});
}

function entityOf(random: Random, hasPorts: boolean): Entity {
	const port = (): PortMatch => random.choose([{from: 80, to: 80}, {from: 50, to: 85}, {name: 'http'}]);
	const nets = ['10.244.1.0/24', '10.244.2.8/29'];
	return {
		...(random.next() < 0.4 && {endpoints: selectorOf(random)}),
		...(random.next() < 0.15 && {notEndpoints: parsed(random.choose(selectors))}),
		...(random.next() < 0.15 && {nets}),
		...(random.next() < 0.1 && {notNets: ['10.244.1.8/29']}),
		...(hasPorts && random.next() < 0.5 && {ports: [port()]}),
		...(hasPorts && random.next() < 0.15 && {notPorts: [{from: 81, to: 85}]}),
	};
}

const selectors = ["app == 'web'", 'has(tier)', "!has(team) || app in {'db', 'api'}", "app != 'db'"];

function selectorOf(random: Random): EndpointSelector {
	return random.next() < 0.2
		? {namespaces: 'all'}
		: {labels: parsed(random.choose(selectors)), namespaces: 'all'};
}

function parsed(text: string) {
	const read = parseSelector(text);
	if ('error' in read) throw new Error(read.error);
	return read.selector;
}
