/** Clusters with policies, made by hand: pods and namespaces in a few words. */
import type {Behaviour} from '../../lib/plan/policy/enforcement.js';
import type {Flow, FlowEnd} from '../../lib/plan/policy/flow.js';
import {addressOf} from '../../topology/addresses.js';
import type {Family, Pod, Protocol} from '../../topology/model.js';
import type {Policy, PolicyModel, PolicyRule, Tier} from '../../topology/policy/types.js';

export type PodWords = {
	readonly labels?: Readonly<Record<string, string>>;
	readonly node?: string;
	readonly serviceAccount?: string;
	readonly hostNetwork?: true;
	/** `http: 80`, or `dns: 53/UDP`. */
	readonly ports?: Readonly<Record<string, number | `${number}/${Protocol}`>>;
};

/** Of `namespace/name`; the address ends in the number. */
export function podOf(fullName: string, number: number, words: PodWords = {}): Pod {
	const [namespace = '', name = ''] = fullName.split('/');
	const ports = Object.entries(words.ports ?? {}).map(([portName, port]) => {
		const [digits, protocol = 'TCP'] = String(port).split('/');
		return {name: portName, port: Number(digits), protocol: protocol as Protocol};
	});
	return {
		namespace,
		name,
		node: words.node ?? 'node-1',
		labels: words.labels ?? {},
		hostname: name,
		hostNetwork: words.hostNetwork ?? false,
		netns: `${namespace}.${name}`,
		mac: '0a:58:00:00:00:01',
		addresses: {
			ipv4: `10.244.${number >> 8}.${number & 255}/32`,
			ipv6: `fd00:10:244::${number.toString(16)}/128`,
		},
		gateways: {},
		containers: [{name: 'main', image: 'nginx', command: [], args: [], env: {}, ports}],
		...(words.serviceAccount && {serviceAccount: words.serviceAccount}),
	};
}

export function modelOf(parts: Partial<PolicyModel> = {}): PolicyModel {
	return {
		tiers: [],
		namespaces: {},
		serviceAccounts: {},
		networkSets: [],
		hostEndpoints: [],
		...parts,
	};
}

export function policyOf(parts: Partial<Policy> & Pick<Policy, 'name'>): Policy {
	const {ingress = [], egress = []} = parts;
	return {
		kind: 'GlobalNetworkPolicy',
		apiVersion: 'projectcalico.org/v3',
		tier: 'default',
		subject: {},
		directions: [
			...(ingress.length > 0 ? (['ingress'] as const) : []),
			...(egress.length > 0 ? (['egress'] as const) : []),
		],
		ingress,
		egress,
		...parts,
	};
}

/** The first word is the action. */
export function ruleOf(action: PolicyRule['action'], parts: Partial<PolicyRule> = {}): PolicyRule {
	return {action, path: 'ingress[0]', source: {}, destination: {}, ...parts};
}

export function tierOf(policies: readonly Policy[], parts: Partial<Tier> = {}): Tier {
	return {name: 'default', order: 1_000_000, defaultAction: 'Deny', policies, ...parts};
}

/** Of Calico; each test says what it changes. */
export const felix: Behaviour = {
	denied: 'drop',
	established: 'kept',
	podToOwnNode: 'policed',
	otherProtocols: 'policed',
	ipBlockMeansPods: true,
};

/** Between two pods, in IPv4: `80`, `53/UDP`, or `ping`. */
export function flowBetween(from: Pod, to: Pod, what = '80'): Flow {
	return flowOf(endOf(from), endOf(to), what);
}

export function flowOf(from: FlowEnd, to: FlowEnd, what = '80'): Flow {
	const family = to.address.includes(':') ? 'ipv6' : 'ipv4';
	if (what === 'ping') return {from, to, family, protocol: 'ICMP'};
	const [port, protocol = 'TCP'] = what.split('/');
	return {from, to, family, protocol: protocol as Protocol, port: Number(port)};
}

export function endOf({namespace, name, addresses}: Pod, family: Family = 'ipv4'): FlowEnd {
	return {is: 'pod', name: `${namespace}/${name}`, address: addressOf(addresses[family] ?? '')};
}
