/** What the API server fills in where nothing is said: the `default` of network-policy-api's definitions of v1alpha1. */
import type {AdminNetworkPolicyObject, BaselineAdminNetworkPolicyObject} from './objects.js';

type AnySpec = (AdminNetworkPolicyObject | BaselineAdminNetworkPolicyObject)['spec'];

/** Of a spec that may have mistakes: what is there already stays. */
export function withAdminDefaults(spec: AdminNetworkPolicyObject['spec']): AdminNetworkPolicyObject['spec'] {
	const {ingress, egress} = spec;
	return {
		...spec,
		...(ingress && {ingress: ingress.map(ofRule)}),
		...(egress && {egress: egress.map(ofRule)}),
	};
}

export function withBaselineDefaults(
	spec: BaselineAdminNetworkPolicyObject['spec'],
): BaselineAdminNetworkPolicyObject['spec'] {
	const {ingress, egress} = spec;
	return {
		...spec,
		...(ingress && {ingress: ingress.map(ofRule)}),
		...(egress && {egress: egress.map(ofRule)}),
	};
}

type Ports = NonNullable<NonNullable<AnySpec['ingress']>[number]['ports']>;

function ofRule<R extends {readonly ports?: Ports}>(rule: R): R {
	return rule.ports ? {...rule, ports: rule.ports.map(ofPort)} : rule;
}

function ofPort({portNumber, portRange, ...named}: Ports[number]): Ports[number] {
	return {
		...named,
		...(portNumber && {portNumber: {protocol: 'TCP' as const, ...portNumber}}),
		...(portRange && {portRange: {protocol: 'TCP' as const, ...portRange}}),
	};
}
