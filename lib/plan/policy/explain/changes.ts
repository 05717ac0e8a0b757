/** What could be otherwise: a change to a connection or to the cluster around it, small enough to say in half a sentence. */
import type {Labels, Pod} from '../../../../topology/model.js';
import type {Policy, PolicyModel, PolicyRule} from '../../../../topology/policy/types.js';
import {nameOfPod} from '../../places.js';
import type {PolicyCluster} from '../evaluate.js';
import type {Flow, FlowEnd} from '../flow.js';

export type Situation = {
	readonly flow: Flow;
	readonly cluster: PolicyCluster & {readonly policy: PolicyModel};
};

export type Change = {
	readonly kind:
		| 'port'
		| 'protocol'
		| 'pod label'
		| 'namespace label'
		| 'namespace'
		| 'service account'
		| 'port name'
		| 'address'
		| 'rule';
	/** Goes after "would pass if". */
	readonly text: string;
	/** How much of a change it is; only the order counts. */
	readonly cost: number;
	apply(situation: Situation): Situation;
};

/** One that is rarely what was meant. */
export function dearer(change: Change): Change {
	return {...change, cost: change.cost + 2};
}

export type End = 'source' | 'destination';

export function portIs(port: number, text = `the port were ${port}`): Change {
	return {
		kind: 'port',
		text,
		cost: 1,
		apply: ({flow, cluster}) => ({cluster, flow: {...flow, port}}),
	};
}

export function protocolIs(protocol: Flow['protocol']): Change {
	return {
		kind: 'protocol',
		text: protocol === 'ICMP' ? 'it were a ping' : `the protocol were ${protocol}`,
		cost: 1.1,
		apply: ({flow: {port = 80, ...flow}, cluster}) => ({
			cluster,
			flow: protocol === 'ICMP' ? {...flow, protocol} : {...flow, protocol, port},
		}),
	};
}

/** An undefined value takes the label away. */
export type LabelEdit = {readonly label: string; readonly value: string | undefined};

export function podHasLabels(pod: Pod, edits: readonly LabelEdit[]): Change {
	const name = nameOfPod(pod);
	return {
		kind: 'pod label',
		text: `${name} ${labelsText(edits)}`,
		cost: 1.2 * edits.length,
		apply: changed(name, each => ({...each, labels: edited(each.labels, edits)})),
	};
}

export function namespaceHasLabels(namespace: string, edits: readonly LabelEdit[]): Change {
	return {
		kind: 'namespace label',
		text: `the namespace ${namespace} ${labelsText(edits)}`,
		cost: 1.4 * edits.length,
		apply: ({flow, cluster}) => {
			const {namespaces} = cluster.policy;
			const labels = edited(namespaces[namespace] ?? {}, edits);
			return {
				flow,
				cluster: {
					...cluster,
					policy: {...cluster.policy, namespaces: {...namespaces, [namespace]: labels}},
				},
			};
		},
	};
}

export function podIsInNamespace(pod: Pod, namespace: string): Change {
	const name = nameOfPod(pod);
	const moved = `${namespace}/${pod.name}`;
	const renamed = (end: FlowEnd): FlowEnd =>
		end.is === 'pod' && end.name === name ? {...end, name: moved} : end;
	return {
		kind: 'namespace',
		text: `${name} were in the namespace ${namespace}`,
		cost: 3,
		apply: situation => {
			const {flow, cluster} = changed(name, each => ({...each, namespace}))(situation);
			return {cluster, flow: {...flow, from: renamed(flow.from), to: renamed(flow.to)}};
		},
	};
}

export function podRunsAs(pod: Pod, serviceAccount: string): Change {
	const name = nameOfPod(pod);
	return {
		kind: 'service account',
		text: `${name} ran as the service account ${serviceAccount}`,
		cost: 2,
		apply: changed(name, each => ({...each, serviceAccount})),
	};
}

export function podCallsPort(pod: Pod, {port, name}: {readonly port: number; readonly name: string}): Change {
	const full = nameOfPod(pod);
	return {
		kind: 'port name',
		text: `${full} called its port ${port} '${name}'`,
		cost: 1.6,
		apply: situation =>
			changed(full, each => ({
				...each,
				containers: each.containers.map(container => ({
					...container,
					ports: [...container.ports, {name, port, protocol: protocolOf(situation.flow)}],
				})),
			}))(situation),
	};
}

function protocolOf({protocol}: Flow) {
	return protocol === 'ICMP' ? 'TCP' : protocol;
}

export function addressIs(
	end: End,
	{address, net}: {readonly address: string; readonly net: string},
): Change {
	const key = end === 'source' ? 'from' : 'to';
	return {
		kind: 'address',
		text: `${end === 'source' ? 'it came from' : 'it went to'} an address in ${net}`,
		cost: 2.5,
		apply: ({flow, cluster}) => ({cluster, flow: {...flow, [key]: {is: 'outside', address}}}),
	};
}

export type RuleAt = {readonly policy: Policy; readonly rule: PolicyRule};

/** A rule that says something else. */
export function ruleSays(
	at: RuleAt,
	{
		text,
		rule,
		cost = 2,
	}: {readonly text: string; readonly rule: readonly PolicyRule[]; readonly cost?: number},
): Change {
	return {kind: 'rule', text, cost, apply: replaced(at, rule)};
}

/** Rules are found by their place in their policy: other changes leave that alone. */
function replaced({policy, rule}: RuleAt, by: readonly PolicyRule[]): Change['apply'] {
	const swap = (rules: readonly PolicyRule[]) => rules.flatMap(each => (each === rule ? by : [each]));
	return ({flow, cluster}) => {
		const tiers = cluster.policy.tiers.map(tier => ({
			...tier,
			policies: tier.policies.map(each =>
				each === policy ? {...each, ingress: swap(each.ingress), egress: swap(each.egress)} : each,
			),
		}));
		return {flow, cluster: {...cluster, policy: {...cluster.policy, tiers}}};
	};
}

function changed(name: string, change: (pod: Pod) => Pod): Change['apply'] {
	return ({flow, cluster}) => ({
		flow,
		cluster: {...cluster, pods: cluster.pods.map(pod => (nameOfPod(pod) === name ? change(pod) : pod))},
	});
}

function edited(labels: Labels, edits: readonly LabelEdit[]): Labels {
	const now = new Map(Object.entries(labels));
	for (const {label, value} of edits) {
		if (value === undefined) now.delete(label);
		else now.set(label, value);
	}
	return Object.fromEntries(now);
}

function labelsText(edits: readonly LabelEdit[]): string {
	return edits
		.map(({label, value}) =>
			value === undefined ? `had no label ${label}` : `had the label ${label}=${value}`,
		)
		.join(' and ');
}
