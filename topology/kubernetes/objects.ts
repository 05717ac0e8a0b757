/** The Kubernetes objects that cnilab reads, with the fields that are always there after reading. */
import type {DaemonSet, Deployment, ReplicaSet, StatefulSet} from 'kubernetes-types/apps/v1.js';
import type {Job} from 'kubernetes-types/batch/v1.js';
import type {Namespace, Node, Pod, Secret, Service, ServiceAccount} from 'kubernetes-types/core/v1.js';
import type {ObjectMeta} from 'kubernetes-types/meta/v1.js';
import type {Ingress, NetworkPolicy} from 'kubernetes-types/networking/v1.js';
import {type CalicoObject, isCalicoKind} from '../calico/objects.js';
import type {ClusterPolicyObject} from '../cluster-policy/objects.js';
import type {Locate, Place} from '../problems.js';

/** `namespace` is set for every kind that lives in one: reading fills in `default`. */
export type Metadata = ObjectMeta & {readonly name: string};

type Read<T extends {kind?: string; spec?: unknown}> = Omit<T, 'kind' | 'metadata' | 'spec'> & {
	readonly kind: NonNullable<T['kind']>;
	readonly metadata: Metadata;
	readonly spec: NonNullable<T['spec']>;
};

export type NamespaceObject = Omit<Read<Namespace>, 'spec'> & Pick<Namespace, 'spec'>;
/** Calico's policies select pods by the labels of theirs. */
export type ServiceAccountObject = Omit<Read<ServiceAccount & {spec?: never}>, 'spec'>;
export type PodObject = Read<Pod>;
export type DeploymentObject = Read<Deployment>;
export type ReplicaSetObject = Read<ReplicaSet>;
export type StatefulSetObject = Read<StatefulSet>;
export type DaemonSetObject = Read<DaemonSet>;
export type JobObject = Read<Job>;
export type ServiceObject = Read<Service>;
export type NetworkPolicyObject = Read<NetworkPolicy>;
export type IngressObject = Read<Ingress>;
/** One that a password of Calico's is in; the others are skipped. */
export type SecretObject = Omit<Read<Secret & {spec?: never}>, 'spec'>;
/** Nodes come from the topology, never from a manifest. */
export type NodeObject = Read<Node>;

export type KubernetesObject =
	| NamespaceObject
	| ServiceAccountObject
	| PodObject
	| DeploymentObject
	| ReplicaSetObject
	| StatefulSetObject
	| DaemonSetObject
	| JobObject
	| ServiceObject
	| NetworkPolicyObject
	| IngressObject
	| SecretObject
	| CalicoObject
	| ClusterPolicyObject
	| NodeObject;

/** An object and where its fields stand. An object that a controller made has its owner's places. */
export type SourceObject<T extends KubernetesObject = KubernetesObject> = {
	readonly object: T;
	readonly locate: Locate;
};

/** `Pod default/web`, `Namespace web`; with its group where Kubernetes has a kind of that name, too. */
export function subjectOf(object: KubernetesObject): string {
	const {metadata} = object;
	const kind = isCalicoKind('NetworkPolicy', object) ? 'NetworkPolicy.projectcalico.org' : object.kind;
	return metadata.namespace === undefined
		? `${kind} ${metadata.name}`
		: `${kind} ${metadata.namespace}/${metadata.name}`;
}

/** Where the object is named in its file. */
export function placeOf({locate}: SourceObject): Place | undefined {
	return locate(['metadata', 'name']);
}

/** By kind, namespace and name: the order of the user's files must not matter. */
export function compareObjects(a: KubernetesObject, b: KubernetesObject): number {
	return (
		compareText(a.kind, b.kind) ||
		compareText(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
		compareText(a.metadata.name, b.metadata.name) ||
		compareText(a.apiVersion ?? '', b.apiVersion ?? '')
	);
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
