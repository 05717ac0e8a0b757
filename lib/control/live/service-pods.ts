/** The pods behind a Service, each with the ports that it has there: what Endpoints and EndpointSlices are made of. */

import {isIPv6} from 'node:net';
import type {ServicePort} from 'kubernetes-types/core/v1.js';
import type {EndpointPort} from 'kubernetes-types/discovery/v1.js';
import {selects} from '../../../topology/kubernetes/selectors.js';
import type {Family} from '../../../topology/model.js';
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import type {World} from './controller.js';
import type {LivePod, LiveService} from './live-objects.js';
import {hasEnded} from './pod-state.js';

/** Undefined for Services that somebody else finds the endpoints of: those without a selector, and names of elsewhere. */
export function podsBehind({spec, metadata}: LiveService, world: World): readonly LivePod[] | undefined {
	const {selector, type} = spec;
	if (type === 'ExternalName' || !selector || Object.keys(selector).length === 0) return undefined;
	return (world.list('pods', metadata.namespace) as readonly LivePod[]).filter(
		pod =>
			!hasEnded(pod) &&
			selects({matchLabels: selector}, pod.metadata.labels ?? {}) &&
			addressesOf(pod).length > 0,
	);
}

/** For `related`. */
export function servicesOf({metadata}: ApiObject, world: World): readonly string[] {
	return (world.list('services', metadata.namespace) as readonly LiveService[])
		.filter(({spec: {selector}}) => selector && selects({matchLabels: selector}, metadata.labels ?? {}))
		.map(keyOf);
}

export function addressesOf({status}: LivePod): readonly string[] {
	const {podIP, podIPs = podIP ? [{ip: podIP}] : []} = status ?? {};
	return podIPs.flatMap(({ip}) => (ip ? [ip] : []));
}

export function addressIn(pod: LivePod, family: Family): string | undefined {
	return addressesOf(pod).find(address => isIPv6(address) === (family === 'ipv6'));
}

/** As the Service says; a single-stack cluster's are its first pod's. */
export function familiesOf({spec}: LiveService, pods: readonly LivePod[]): readonly Family[] {
	const {ipFamilies, clusterIP} = spec;
	if (ipFamilies && ipFamilies.length > 0)
		return ipFamilies.map(family => (family === 'IPv6' ? 'ipv6' : 'ipv4'));
	const address = clusterIP && clusterIP !== 'None' ? clusterIP : pods[0] && addressesOf(pods[0])[0];
	return [address !== undefined && isIPv6(address) ? 'ipv6' : 'ipv4'];
}

export function isHeadless({spec}: LiveService): boolean {
	return spec.clusterIP === 'None';
}

/** The ports of the Service at this pod; a port whose name the pod does not have is not there. */
export function portsAt({spec}: LiveService, pod: LivePod): EndpointPort[] {
	return (spec.ports ?? []).flatMap(port => {
		const number = numberAt(port, pod);
		if (number === undefined) return [];
		const {name = '', protocol = 'TCP', appProtocol} = port;
		return [{name, port: number, protocol, ...(appProtocol !== undefined && {appProtocol})}];
	});
}

function numberAt({targetPort, port, protocol = 'TCP'}: ServicePort, {spec}: LivePod): number | undefined {
	if (targetPort === undefined || targetPort === 0 || targetPort === '') return port;
	if (typeof targetPort === 'number') return targetPort;
	const sidecars = (spec.initContainers ?? []).filter(({restartPolicy}) => restartPolicy === 'Always');
	const ports = [...spec.containers, ...sidecars].flatMap(container => container.ports ?? []);
	return ports.find(known => known.name === targetPort && (known.protocol ?? 'TCP') === protocol)
		?.containerPort;
}

/** Its name within the Service's domain. */
export function hostnameAt({metadata}: LiveService, {spec}: LivePod): string | undefined {
	return spec.hostname && spec.subdomain === metadata.name ? spec.hostname : undefined;
}

export function targetOf({metadata}: LivePod) {
	const {name, uid, namespace = 'default'} = metadata;
	return {kind: 'Pod', namespace, name, uid};
}

export const changeNote = 'endpoints.kubernetes.io/last-change-trigger-time';
export const headlessLabel = 'service.kubernetes.io/headless';
