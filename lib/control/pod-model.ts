/** A pod that has a node and addresses → what the planner and the workloads need of it. */
import type {Container as KubernetesContainer} from 'kubernetes-types/core/v1.js';
import {addressOf} from '../../topology/addresses.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import type {Container, ContainerPort, Node, Pod, Protocol} from '../../topology/model.js';
import type {Place} from '../../topology/problems.js';
import {environmentOf, expand} from './environment.js';
import {namespaceOf} from './owned.js';
import type {PodNetwork} from './pod-network.js';

/** Linux' limit of a hostname is 64 bytes, Kubernetes' 63. */
const hostnameLimit = 63;

export function podModel(
	pod: PodObject,
	node: Node,
	{network, place}: {readonly network: PodNetwork; readonly place: Place | undefined},
): Pod {
	const {spec, metadata} = pod;
	const hostNetwork = spec.hostNetwork === true;
	const namespace = namespaceOf(pod);
	const serviceAccount = serviceAccountOf(pod);
	const podIp = addressOf(network.addresses.ipv4 ?? network.addresses.ipv6 ?? '');
	const hostIp = addressOf(node.attachment.addresses.ipv4 ?? node.attachment.addresses.ipv6 ?? '');
	const facts = {pod, nodeName: node.name, podIp, hostIp};
	return {
		namespace,
		name: metadata.name,
		node: node.name,
		labels: {...metadata.labels},
		hostname: (hostNetwork ? node.name : (spec.hostname ?? metadata.name)).slice(0, hostnameLimit),
		hostNetwork,
		netns: `${namespace}.${metadata.name}`,
		...network,
		containers: runningContainers(pod).map(container =>
			containerModel(container, environmentOf(container, facts)),
		),
		...(serviceAccount && {serviceAccount}),
		...(place && {place}),
	};
}

/** Undefined for the one that the API server fills in: an object from a file has none, and means the same. */
function serviceAccountOf({spec: {serviceAccountName}}: PodObject): string | undefined {
	return serviceAccountName === 'default' ? undefined : serviceAccountName || undefined;
}

/** The containers, and the init containers that go on running beside them. */
function runningContainers({spec}: PodObject): readonly KubernetesContainer[] {
	const sidecars = (spec.initContainers ?? []).filter(({restartPolicy}) => restartPolicy === 'Always');
	return [...sidecars, ...spec.containers];
}

/** One container; `env` from `environmentOf`. */
export function containerModel(
	container: KubernetesContainer,
	env: Readonly<Record<string, string>>,
): Container {
	return {
		name: container.name,
		image: container.image ?? '',
		command: (container.command ?? []).map(word => expand(word, env)),
		args: (container.args ?? []).map(word => expand(word, env)),
		env,
		ports: (container.ports ?? []).map(
			({name, containerPort, protocol = 'TCP', hostPort}): ContainerPort => ({
				...(name !== undefined && {name}),
				port: containerPort,
				protocol: protocol as Protocol,
				...(hostPort !== undefined && hostPort !== 0 && {hostPort}),
			}),
		),
	};
}
