/** Calico's objects as they are written; apiVersion is projectcalico.org/v3, whichever one the file says. */
import type {ObjectMeta} from 'kubernetes-types/meta/v1.js';
import type {CalicoKind, CalicoSpec} from './schema.js';

type Read<K extends CalicoKind> = {
	readonly apiVersion: typeof calicoApiVersion;
	readonly kind: K;
	readonly metadata: ObjectMeta & {readonly name: string};
	readonly spec: CalicoSpec<K>;
};

export type IpPoolObject = Read<'IPPool'>;
export type BgpConfigurationObject = Read<'BGPConfiguration'>;
export type BgpPeerObject = Read<'BGPPeer'>;
export type IpamConfigurationObject = Read<'IPAMConfiguration'>;
/** What calicoctl calls a node: in the API it is annotations of Kubernetes' Node. */
export type CalicoNodeObject = Read<'Node'>;

export type CalicoNetworkPolicyObject = Read<'NetworkPolicy'>;
export type GlobalNetworkPolicyObject = Read<'GlobalNetworkPolicy'>;
export type TierObject = Read<'Tier'>;
export type NetworkSetObject = Read<'NetworkSet'>;
export type GlobalNetworkSetObject = Read<'GlobalNetworkSet'>;
export type HostEndpointObject = Read<'HostEndpoint'>;
export type ProfileObject = Read<'Profile'>;

export type CalicoObject =
	| IpPoolObject
	| BgpConfigurationObject
	| BgpPeerObject
	| IpamConfigurationObject
	| CalicoNodeObject
	| CalicoNetworkPolicyObject
	| GlobalNetworkPolicyObject
	| TierObject
	| NetworkSetObject
	| GlobalNetworkSetObject
	| HostEndpointObject
	| ProfileObject;

export const calicoApiVersion = 'projectcalico.org/v3';

/** Not by the kind alone: Kubernetes has a Node, too. */
export function isCalico<T extends {readonly apiVersion?: string | undefined}>(
	object: T,
): object is Extract<T, CalicoObject> {
	return object.apiVersion === calicoApiVersion;
}

export function isCalicoKind<
	K extends CalicoKind,
	T extends {readonly apiVersion?: string; readonly kind: string},
>(kind: K, object: T): object is Extract<T, Read<K>> {
	return isCalico(object) && object.kind === kind;
}
