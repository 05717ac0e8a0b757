/** Small clusters with policies of the whole grammar, from a seed. */
import type {LabelSelector, LabelSelectorRequirement} from 'kubernetes-types/meta/v1.js';
import type {NetworkPolicyPeer, NetworkPolicyPort} from 'kubernetes-types/networking/v1.js';
import type {NetworkPolicyObject} from '../../topology/kubernetes/objects.js';
import type {Labels, Pod} from '../../topology/model.js';
import {podOf} from './policy-cluster.js';
import type {Random} from './random.js';

export type RandomWorld = {
	readonly pods: readonly Pod[];
	readonly namespaces: Readonly<Record<string, Labels>>;
	readonly policies: readonly NetworkPolicyObject[];
};

const values = {app: ['web', 'db', 'api'], tier: ['gold', 'lead'], team: ['a', 'b']} as const;
type Key = keyof typeof values;
const keys = Object.keys(values) as Key[];

/** 3–5 namespaces, 6–12 pods, 1–8 policies. */
export function randomWorld(random: Random): RandomWorld {
	const names = Array.from({length: random.integer(3, 6)}, (_, index) => `ns-${index}`);
	const namespaces = Object.fromEntries(
		names.map(name => [name, {...randomLabels(random), 'kubernetes.io/metadata.name': name}]),
	);
	const pods = Array.from({length: random.integer(6, 13)}, (_, index) => {
		const ports = {http: random.choose([80, 8080]), dns: random.choose(['53/UDP', '53/TCP'] as const)};
		const node = `node-${random.integer(1, 4)}`;
		return podOf(`${random.choose(names)}/pod-${index}`, index + 1, {
			labels: randomLabels(random),
			ports,
			node,
		});
	});
	const policies = Array.from({length: random.integer(1, 9)}, (_, index) =>
		randomPolicy(random, `policy-${index}`, names),
	);
	return {pods, namespaces, policies};
}

export function randomLabels(random: Random): Labels {
	const chosen = keys.filter(() => random.next() < 0.6);
	return Object.fromEntries(chosen.map(key => [key, random.choose(values[key])]));
}

export function randomPolicy(
	random: Random,
	name: string,
	namespaces: readonly string[],
): NetworkPolicyObject {
	const types = random.choose([undefined, [], ['Ingress'], ['Egress'], ['Ingress', 'Egress']]);
	const rules = () => listOf(random, 3, () => ({peers: peersOf(random, namespaces), ports: portsOf(random)}));
	const [ingress, egress] = [maybe(random, rules), maybe(random, rules)];
	return {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata: {name, namespace: random.choose(namespaces)},
		spec: {
			podSelector: selectorOf(random),
			...(types && {policyTypes: types}),
			...(ingress && {
				ingress: ingress.map(({peers, ports}) => ({...(peers && {from: peers}), ...(ports && {ports})})),
			}),
			...(egress && {
				egress: egress.map(({peers, ports}) => ({...(peers && {to: peers}), ...(ports && {ports})})),
			}),
		},
	};
}

function peersOf(random: Random, namespaces: readonly string[]): NetworkPolicyPeer[] | undefined {
	return maybe(random, () => listOf(random, 3, () => peerOf(random, namespaces)));
}

function peerOf(random: Random, namespaces: readonly string[]): NetworkPolicyPeer {
	const named = () => ({matchLabels: {'kubernetes.io/metadata.name': random.choose(namespaces)}});
	const ofNamespace = () => (random.next() < 0.3 ? named() : selectorOf(random));
	switch (random.integer(0, 4)) {
		case 0:
			return {podSelector: selectorOf(random)};
		case 1:
			return {namespaceSelector: ofNamespace()};
		case 2:
			return {podSelector: selectorOf(random), namespaceSelector: ofNamespace()};
		default:
			return random.choose([
				{ipBlock: {cidr: '203.0.113.0/24', except: ['203.0.113.0/25']}},
				{ipBlock: {cidr: '10.244.0.0/16', except: ['10.244.0.4/30', '10.244.0.1/32']}},
				{ipBlock: {cidr: '0.0.0.0/0'}},
				{ipBlock: {cidr: '10.244.0.0/29'}},
			]);
	}
}

function portsOf(random: Random): NetworkPolicyPort[] | undefined {
	return maybe(random, () =>
		listOf(random, 3, (): NetworkPolicyPort => {
			const protocol = random.choose([undefined, 'TCP', 'UDP', 'SCTP']);
			const port = random.choose([undefined, 80, 8080, 53, 'http', 'dns', 50]);
			return {
				...(protocol && {protocol}),
				...(port !== undefined && {port}),
				...(port === 50 && {endPort: 85}),
			};
		}),
	);
}

export function selectorOf(random: Random): LabelSelector {
	const labels = keys.filter(() => random.next() < 0.25);
	const expressions = listOf(random, 2, (): LabelSelectorRequirement => {
		const key = random.choose(keys);
		const operator = random.choose(['In', 'NotIn', 'Exists', 'DoesNotExist']);
		return {
			key,
			operator,
			...(operator.endsWith('In') && {
				values: values[key].filter(() => random.next() < 0.6).concat(random.choose(values[key])),
			}),
		};
	});
	return {
		...(labels.length > 0 && {
			matchLabels: Object.fromEntries(labels.map(key => [key, random.choose(values[key])])),
		}),
		...(expressions.length > 0 && {matchExpressions: expressions}),
	};
}

export function listOf<T>(random: Random, most: number, make: (index: number) => T): T[] {
	return Array.from({length: random.integer(0, most)}, (_, index) => make(index));
}

export function maybe<T>(random: Random, make: () => T): T | undefined {
	return random.next() < 0.25 ? undefined : make();
}
