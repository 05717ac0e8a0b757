/**
 * What the API server fills in where the client says nothing (kubernetes, pkg/apis, defaults.go of each group and version). Twice is
 * the same as once; what is there already stays.
 */

import type {EndpointSubset} from 'kubernetes-types/core/v1.js';
import type {EndpointPort} from 'kubernetes-types/discovery/v1.js';
import {
	withConfigurationDefaults,
	withIpamDefaults,
	withPolicyDefaults,
	withPoolDefaults,
	withTierDefaults,
} from '../../topology/calico/defaults.js';
import {withAdminDefaults, withBaselineDefaults} from '../../topology/cluster-policy/defaults.js';
import {
	withIngressClassDefaults,
	withNetworkPolicyDefaults,
	withServiceDefaults,
	withSlicePortDefaults,
	withSubsetDefaults,
} from './defaults/network.js';
import {withPodDefaults} from './defaults/pod.js';
import {
	withDaemonSetDefaults,
	withDeploymentDefaults,
	withJobDefaults,
	withReplicaSetDefaults,
	withStatefulSetDefaults,
} from './defaults/workload.js';
import {type ApiKind, apiVersionOf, ruleNameOf} from './kinds.js';
import type {Draft} from './object.js';

/** `object` is decoded: its fields have their types, and its structs are there. */
export function withDefaults<T extends Draft>(
	kind: Pick<ApiKind, 'group' | 'version' | 'kind'>,
	object: T,
): T {
	return defaults[ruleNameOf({...kind, apiVersion: apiVersionOf(kind)})]?.(object) ?? object;
}

type Fill = <T extends Draft>(object: T) => T;

const defaults: Readonly<Record<string, Fill>> = {
	Namespace: withNameLabel,
	Node: withAllocatable,
	Pod: ofSpec(withPodDefaults),
	Service: ofSpec(withServiceDefaults),
	Deployment: ofSpec(withDeploymentDefaults),
	ReplicaSet: ofSpec(withReplicaSetDefaults),
	StatefulSet: ofSpec(withStatefulSetDefaults),
	DaemonSet: ofSpec(withDaemonSetDefaults),
	Job: withJobLabels,
	NetworkPolicy: ofSpec(withNetworkPolicyDefaults),
	IngressClass: ofSpec(withIngressClassDefaults),
	IPPool: ofSpec(withPoolDefaults),
	BGPConfiguration: ofSpec(withConfigurationDefaults),
	IPAMConfiguration: ofSpec(withIpamDefaults),
	CalicoNetworkPolicy: ofSpec(withPolicyDefaults),
	GlobalNetworkPolicy: ofSpec(withPolicyDefaults),
	Tier: object => ({...object, spec: withTierDefaults(object.spec ?? {}, object.metadata.name)}),
	AdminNetworkPolicy: ofSpec(withAdminDefaults),
	BaselineAdminNetworkPolicy: ofSpec(withBaselineDefaults),
	Secret: object => ({type: 'Opaque', ...object}),
	Endpoints: ofList<EndpointSubset>('subsets', withSubsetDefaults),
	EndpointSlice: ofList<EndpointPort>('ports', withSlicePortDefaults),
};

function ofSpec<S>(fill: (spec: S) => S): Fill {
	return object => ({...object, spec: fill(object.spec as S)});
}

function ofList<I>(field: string, fill: (item: I) => I): Fill {
	return object => {
		const items = object[field];
		return Array.isArray(items) ? {...object, [field]: items.map(fill)} : object;
	};
}

function withNameLabel<T extends Draft>(object: T): T {
	const {name, labels} = object.metadata;
	if (name === undefined || name === '') return object;
	return {
		...object,
		metadata: {...object.metadata, labels: {...labels, 'kubernetes.io/metadata.name': name}},
		status: {phase: 'Active', ...(object.status as object | undefined)},
	};
}

function withAllocatable<T extends Draft>(object: T): T {
	const status = object.status as {capacity?: object; allocatable?: object} | undefined;
	if (!status?.capacity || status.allocatable) return object;
	return {...object, status: {...status, allocatable: status.capacity}};
}

/** A Job without labels has those of its pods. */
function withJobLabels<T extends Draft>(object: T): T {
	const filled = ofSpec(withJobDefaults)(object);
	const {template} = filled.spec as unknown as Parameters<typeof withJobDefaults>[0];
	const {labels = {}} = object.metadata;
	if (Object.keys(labels).length > 0 || !template.metadata?.labels) return filled;
	return {...filled, metadata: {...object.metadata, labels: template.metadata.labels}};
}
