/**
 * Kubernetes' NetworkPolicy, once more and otherwise: straight from the objects, policy by policy and rule by rule, with nothing
 * of what the project makes of them. Written from https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * and the comments of k8s.io/api/networking/v1. Slow, and for tests alone.
 */
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import type {NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort} from 'kubernetes-types/networking/v1.js';
import type {Labels, Pod, Protocol} from '../../topology/model.js';

export type World = {
	readonly pods: readonly Pod[];
	readonly namespaces: Readonly<Record<string, Labels>>;
	readonly policies: readonly NetworkPolicy[];
};

/** Somebody at an address: a pod, a node, or nobody of the cluster. */
export type Party = {
	readonly pod?: Pod;
	readonly node?: {readonly name: string; readonly labels: Labels};
	readonly ipv4: string;
};

export type Attempt = {
	readonly from: Party;
	readonly to: Party;
	readonly protocol: Protocol;
	readonly port: number;
};

export function kubernetesAllows(world: World, attempt: Attempt): boolean {
	const {from, to} = attempt;
	if (from.pod && from.pod === to.pod) return true;
	return mayLeave(world, attempt) && mayEnter(world, attempt);
}

function mayLeave(world: World, attempt: Attempt): boolean {
	const isolating = isolatingOf(world, attempt.from.pod, 'egress');
	return isolating.length === 0 || someRuleAllows(isolating, 'egress', {world, attempt});
}

function mayEnter(world: World, attempt: Attempt): boolean {
	const isolating = isolatingOf(world, attempt.to.pod, 'ingress');
	return isolating.length === 0 || someRuleAllows(isolating, 'ingress', {world, attempt});
}

export function isolatingOf(
	{policies}: World,
	pod: Pod | undefined,
	direction: 'ingress' | 'egress',
): readonly NetworkPolicy[] {
	const type = direction === 'ingress' ? 'Ingress' : 'Egress';
	return policies.filter(policy => isAbout(policy, pod) && typesOf(policy).includes(type));
}

export function someRuleAllows(
	isolating: readonly NetworkPolicy[],
	direction: 'ingress' | 'egress',
	{world, attempt}: {readonly world: World; readonly attempt: Attempt},
): boolean {
	return isolating.some(policy => {
		const rules =
			direction === 'ingress'
				? (policy.spec?.ingress ?? []).map(({from, ports}) => ({peers: from, ports}))
				: (policy.spec?.egress ?? []).map(({to, ports}) => ({peers: to, ports}));
		const party = direction === 'ingress' ? attempt.from : attempt.to;
		return rules.some(
			({peers, ports}) => isAmongPeers(peers, party, {world, policy}) && isAmongPorts(ports, attempt),
		);
	});
}

/** "If no policyTypes are specified on a NetworkPolicy then by default Ingress will always be set and Egress will be set if the NetworkPolicy has any egress rules." */
function typesOf({spec}: NetworkPolicy): readonly string[] {
	if (spec?.policyTypes?.length) return spec.policyTypes;
	return spec?.egress?.length ? ['Ingress', 'Egress'] : ['Ingress'];
}

function isAbout({metadata, spec}: NetworkPolicy, pod: Pod | undefined): boolean {
	return pod !== undefined && pod.namespace === metadata?.namespace && picks(spec?.podSelector, pod.labels);
}

type In = {readonly world: World; readonly policy: NetworkPolicy};

/** "If this field is empty or missing, this rule matches all sources." */
function isAmongPeers(
	peers: readonly NetworkPolicyPeer[] | undefined,
	party: Party,
	{world, policy}: In,
): boolean {
	if (!peers || peers.length === 0) return true;
	return peers.some(({ipBlock, podSelector, namespaceSelector}) => {
		if (ipBlock) {
			const {cidr, except = []} = ipBlock;
			return isInside(party.ipv4, cidr) && !except.some(inner => isInside(party.ipv4, inner));
		}
		const {pod} = party;
		if (!pod) return false;
		const inNamespace = namespaceSelector
			? picks(namespaceSelector, world.namespaces[pod.namespace] ?? {})
			: pod.namespace === policy.metadata?.namespace;
		return inNamespace && (!podSelector || picks(podSelector, pod.labels));
	});
}

/** "If this field is empty or missing, this rule matches all ports." A name is the destination pod's own. */
function isAmongPorts(
	ports: readonly NetworkPolicyPort[] | undefined,
	{to, port, protocol}: Attempt,
): boolean {
	if (!ports || ports.length === 0) return true;
	return ports.some(wanted => {
		if ((wanted.protocol ?? 'TCP') !== protocol) return false;
		if (wanted.port === undefined) return true;
		if (typeof wanted.port === 'number')
			return port >= wanted.port && port <= (wanted.endPort ?? wanted.port);
		const all = to.pod?.containers.flatMap(container => container.ports) ?? [];
		return all.some(each => each.name === wanted.port && each.protocol === protocol && each.port === port);
	});
}

export function picks(
	{matchLabels = {}, matchExpressions = []}: LabelSelector = {},
	labels: Labels,
): boolean {
	for (const [key, value] of Object.entries(matchLabels)) if (labels[key] !== value) return false;
	for (const {key, operator, values = []} of matchExpressions) {
		const isThere = key in labels;
		const isOne = values.includes(labels[key] ?? '');
		if (operator === 'Exists' && !isThere) return false;
		if (operator === 'DoesNotExist' && isThere) return false;
		if (operator === 'In' && !(isThere && isOne)) return false;
		if (operator === 'NotIn' && isThere && isOne) return false;
	}
	return true;
}

export function isInside(address: string, cidr: string): boolean {
	const [base = '', length = '32'] = cidr.split('/');
	const bits = (text: string) =>
		text
			.split('.')
			.map(octet => Number(octet).toString(2).padStart(8, '0'))
			.join('');
	return bits(address).slice(0, Number(length)) === bits(base).slice(0, Number(length));
}
