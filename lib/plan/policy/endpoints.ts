/**
 * Who can be meant by a selector: pods, network sets, host endpoints, nodes; with the labels that Calico gives them beside
 * their own. Facts: projectcalico/calico libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go.
 */
import {addressOf} from '../../../topology/addresses.js';
import type {Cluster, Labels, Node, Pod} from '../../../topology/model.js';
import type {HostEndpoint, NetworkSet, PolicyModel, RuleProtocol} from '../../../topology/policy/types.js';

export type Population = Pick<Cluster, 'pods' | 'nodes'> & {
	readonly policy: Omit<PolicyModel, 'tiers'>;
};

export type Endpoint = {
	readonly is: 'pod' | 'network set' | 'host endpoint' | 'node';
	/** `namespace/name`, or the name of what has no namespace. */
	readonly name: string;
	readonly namespace?: string;
	/** Of its namespace; none without one. */
	readonly namespaceLabels: Labels;
	readonly labels: Labels;
	readonly serviceAccount?: string;
	readonly serviceAccountLabels: Labels;
	/** Addresses without a length, and prefixes of network sets, in both families. */
	readonly nets: readonly string[];
	readonly ports: readonly NamedPort[];
};

export type NamedPort = {readonly name: string; readonly port: number; readonly protocol: RuleProtocol};

/**
 * A pod on its node's network is none: its address is the node's, and so it is nobody's in particular. Nor is a host
 * endpoint without `expectedIPs` anybody as a peer: Felix takes no addresses but these into its sets.
 */
export function endpointsOf({pods, nodes, policy}: Population): readonly Endpoint[] {
	return [
		...pods.filter(pod => !pod.hostNetwork).map(pod => ofPod(pod, policy)),
		...policy.networkSets.map(set => ofSet(set, policy)),
		...policy.hostEndpoints.map(ofHost),
		...nodes.map(ofNode),
	];
}

function ofPod(pod: Pod, policy: Population['policy']): Endpoint {
	const {namespace, serviceAccount = 'default'} = pod;
	return {
		is: 'pod',
		name: `${namespace}/${pod.name}`,
		namespace,
		namespaceLabels: ownLabels(policy.namespaces[namespace]),
		labels: ownLabels(pod.labels, {
			'projectcalico.org/namespace': namespace,
			'projectcalico.org/serviceaccount': serviceAccount,
			'projectcalico.org/orchestrator': 'k8s',
		}),
		serviceAccount,
		serviceAccountLabels: ownLabels(policy.serviceAccounts[`${namespace}/${serviceAccount}`]),
		nets: Object.values(pod.addresses).map(addressOf),
		ports: pod.containers.flatMap(({ports}) =>
			ports.flatMap(({name, port, protocol}) => (name === undefined ? [] : [{name, port, protocol}])),
		),
	};
}

function ofSet({namespace, name, labels, nets}: NetworkSet, policy: Population['policy']): Endpoint {
	const plain = {is: 'network set', serviceAccountLabels: none, nets, ports: []} as const;
	if (namespace === undefined) return {...plain, name, labels: ownLabels(labels), namespaceLabels: none};
	return {
		...plain,
		name: `${namespace}/${name}`,
		namespace,
		namespaceLabels: ownLabels(policy.namespaces[namespace]),
		labels: ownLabels(labels, {'projectcalico.org/namespace': namespace}),
	};
}

function ofHost({name, labels, addresses, ports}: HostEndpoint): Endpoint {
	return {
		is: 'host endpoint',
		name,
		namespaceLabels: none,
		labels: ownLabels(labels),
		serviceAccountLabels: none,
		nets: addresses.map(addressOf),
		ports,
	};
}

function ofNode({name, labels, attachment}: Node): Endpoint {
	return {
		is: 'node',
		name,
		namespaceLabels: none,
		labels: ownLabels(labels),
		serviceAccountLabels: none,
		nets: Object.values(attachment.addresses).map(addressOf),
		ports: [],
	};
}

/** A label may be called `constructor`, which every other object has. */
function ownLabels(...parts: readonly (Labels | undefined)[]): Labels {
	return Object.assign(Object.create(null), ...parts) as Labels;
}

const none: Labels = ownLabels();
