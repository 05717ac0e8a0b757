/**
 * What a write of a Service need not say: addresses and ports that it has been given stay, and go with the type that needed
 * them (kubernetes, pkg/registry/core/service: patchAllocatedValues, dropTypeDependentFields).
 */
import type {ServicePort, ServiceSpec} from 'kubernetes-types/core/v1.js';
import {sameValue} from '../../topology/same-value.js';
import type {ApiObject, Draft} from './object.js';

/** `object` is decoded, without defaults. Other kinds are as they are. */
export function withAllocated<T extends Draft>(object: T, previous: ApiObject): T {
	if (object.kind !== 'Service') return object;
	const before = previous.spec as ServiceSpec;
	const after = object.spec as ServiceSpec;
	return {...object, spec: withoutLeftovers(withAddresses(withNodePorts(after, before), before), before)};
}

function withAddresses(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
	if (!hasAddress(after) || !hasAddress(before)) return after;
	const clusterIP = after.clusterIP ?? before.clusterIP;
	const {clusterIPs = clusterIP === before.clusterIP ? before.clusterIPs : undefined} = after;
	const {ipFamilies = before.ipFamilies, ipFamilyPolicy = before.ipFamilyPolicy} = after;
	return {
		...after,
		...(clusterIP !== undefined && {clusterIP}),
		...(clusterIPs && {clusterIPs}),
		...(ipFamilies && {ipFamilies}),
		...(ipFamilyPolicy !== undefined && {ipFamilyPolicy}),
	};
}

/** A port is known by its name; its number may have changed. */
function withNodePorts(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
	if (!hasNodePorts(after) || !hasNodePorts(before)) return after;
	const known = new Map((before.ports ?? []).map(({name = '', nodePort}) => [name, nodePort]));
	const used = new Set((after.ports ?? []).map(({nodePort}) => nodePort));
	const ports = after.ports?.map((port): ServicePort => {
		const nodePort = port.nodePort ?? known.get(port.name ?? '');
		return port.nodePort !== undefined || nodePort === undefined || used.has(nodePort)
			? port
			: {...port, nodePort};
	});
	const healthCheckNodePort =
		needsHealthCheck(after) && needsHealthCheck(before) ? before.healthCheckNodePort : undefined;
	return {
		...(healthCheckNodePort !== undefined && {healthCheckNodePort}),
		...after,
		...(ports && {ports}),
	};
}

/** What the old type needed and the new one does not, unless the write changes it: then validation tells it. */
function withoutLeftovers(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
	const spec: Record<string, unknown> = {...after};
	const drop = (field: keyof ServiceSpec) => {
		if (sameValue(after[field], before[field])) delete spec[field];
	};
	if (hasAddress(before) && !hasAddress(after)) {
		for (const field of [
			'clusterIP',
			'clusterIPs',
			'ipFamilies',
			'ipFamilyPolicy',
			'internalTrafficPolicy',
		] as const)
			drop(field);
	}
	if (hasNodePorts(before) && !hasNodePorts(after)) {
		drop('externalTrafficPolicy');
		if (after.ports && sameNodePorts(after, before)) spec.ports = after.ports.map(withoutNodePort);
	}
	if (needsHealthCheck(before) && !needsHealthCheck(after)) drop('healthCheckNodePort');
	if (before.type === 'LoadBalancer' && after.type !== 'LoadBalancer') {
		drop('allocateLoadBalancerNodePorts');
		drop('loadBalancerClass');
	}
	return spec as ServiceSpec;
}

function sameNodePorts(after: ServiceSpec, before: ServiceSpec): boolean {
	const old = new Set((before.ports ?? []).map(({nodePort}) => nodePort));
	return (after.ports ?? []).every(({nodePort}) => nodePort === undefined || old.has(nodePort));
}

function withoutNodePort({nodePort: _nodePort, ...port}: ServicePort): ServicePort {
	return port;
}

/** Not an ExternalName; the type is ClusterIP when nobody says. */
function hasAddress({type}: ServiceSpec): boolean {
	return type !== 'ExternalName';
}

export function hasNodePorts({type}: ServiceSpec): boolean {
	return type === 'NodePort' || type === 'LoadBalancer';
}

/** A load balancer must find out which nodes have a pod. */
export function needsHealthCheck({type, externalTrafficPolicy}: ServiceSpec): boolean {
	return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}
