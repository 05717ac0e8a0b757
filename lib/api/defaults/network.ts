/** What the API server fills in for Services, policies and endpoints (kubernetes, pkg/apis, v1/defaults.go of each group). */
import type {EndpointSubset, ServicePort, ServiceSpec} from 'kubernetes-types/core/v1.js';
import type {EndpointPort} from 'kubernetes-types/discovery/v1.js';
import type {IngressClassSpec, NetworkPolicyPort, NetworkPolicySpec} from 'kubernetes-types/networking/v1.js';
import {changedAll, changedFields} from './change.js';

/** Three hours. */
const stickySeconds = 10_800;

/** Families and addresses come from the cluster: service-addresses.ts. */
export function withServiceDefaults({sessionAffinityConfig, ...given}: ServiceSpec): ServiceSpec {
	const spec: ServiceSpec = {sessionAffinity: 'None', type: 'ClusterIP', ...given};
	const {type} = spec;
	const external =
		type === 'NodePort' ||
		type === 'LoadBalancer' ||
		(type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0);
	const sticky = sessionAffinityConfig?.clientIP?.timeoutSeconds ?? stickySeconds;
	return changedFields(
		{
			...(external && {externalTrafficPolicy: 'Cluster'}),
			...(type !== 'ExternalName' && {internalTrafficPolicy: 'Cluster'}),
			...(type === 'LoadBalancer' && {allocateLoadBalancerNodePorts: true}),
			...spec,
			...(spec.sessionAffinity === 'ClientIP' && {
				sessionAffinityConfig: {clientIP: {timeoutSeconds: sticky}},
			}),
		},
		{ports: ports => changedAll(ports, withPortDefaults)},
	);
}

function withPortDefaults(port: ServicePort): ServicePort {
	const {targetPort, ...rest} = port;
	const target = targetPort === undefined || targetPort === 0 || targetPort === '' ? port.port : targetPort;
	return {protocol: 'TCP', ...rest, targetPort: target};
}

export function withNetworkPolicyDefaults(spec: NetworkPolicySpec): NetworkPolicySpec {
	const policyTypes = (spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
	const withPorts = <T extends {ports?: NetworkPolicyPort[]}>(rule: T): T =>
		rule.ports ? {...rule, ports: changedAll(rule.ports, port => ({protocol: 'TCP', ...port}))} : rule;
	return changedFields(
		{policyTypes, ...spec},
		{ingress: rules => changedAll(rules, withPorts), egress: rules => changedAll(rules, withPorts)},
	);
}

export function withIngressClassDefaults(spec: IngressClassSpec): IngressClassSpec {
	return changedFields(spec, {parameters: parameters => ({scope: 'Cluster', ...parameters})});
}

export function withSubsetDefaults(subset: EndpointSubset): EndpointSubset {
	return changedFields(subset, {
		ports: ports => changedAll(ports, port => ({protocol: 'TCP', ...port})),
	});
}

export function withSlicePortDefaults(port: EndpointPort): EndpointPort {
	return {name: '', protocol: 'TCP', ...port};
}
