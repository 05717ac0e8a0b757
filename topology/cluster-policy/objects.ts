/** Policies of the whole cluster, by who runs it: network-policy-api's objects as they are written. */
import type {Static} from '@sinclair/typebox';
import type {ObjectMeta} from 'kubernetes-types/meta/v1.js';
import type {ClusterPolicyKind, clusterPolicySpecs} from './schema.js';

export const clusterPolicyGroup = 'policy.networking.k8s.io';

/** The one apiVersion that each kind has. */
export const clusterPolicyVersions = {
	ClusterNetworkPolicy: 'policy.networking.k8s.io/v1alpha2',
	AdminNetworkPolicy: 'policy.networking.k8s.io/v1alpha1',
	BaselineAdminNetworkPolicy: 'policy.networking.k8s.io/v1alpha1',
} as const;

type Read<K extends ClusterPolicyKind> = {
	readonly apiVersion: (typeof clusterPolicyVersions)[K];
	readonly kind: K;
	readonly metadata: ObjectMeta & {readonly name: string};
	readonly spec: Static<(typeof clusterPolicySpecs)[K]>;
};

export type ClusterNetworkPolicyObject = Read<'ClusterNetworkPolicy'>;
export type AdminNetworkPolicyObject = Read<'AdminNetworkPolicy'>;
export type BaselineAdminNetworkPolicyObject = Read<'BaselineAdminNetworkPolicy'>;

export type ClusterPolicyObject =
	| ClusterNetworkPolicyObject
	| AdminNetworkPolicyObject
	| BaselineAdminNetworkPolicyObject;

export function isClusterPolicy<T extends {readonly kind: string; readonly apiVersion?: string | undefined}>(
	object: T,
): object is Extract<T, ClusterPolicyObject> {
	return object.apiVersion !== undefined && isClusterPolicyGroup(object.apiVersion);
}

export function isClusterPolicyGroup(apiVersion: string): boolean {
	return apiVersion.split('/')[0] === clusterPolicyGroup;
}
