/** What the objects that a controller makes have in common. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {OwnerReference} from 'kubernetes-types/meta/v1.js';
import {uidOf} from '../../topology/kubernetes/generated-names.js';
import {type KubernetesObject, type PodObject, subjectOf} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';

/** A pod made from a template, with the labels that its controller adds. */
export function podFrom(
	owner: KubernetesObject,
	template: PodTemplateSpec,
	{name, labels = {}, annotations}: {name: string; labels?: Labels; annotations?: Labels},
): PodObject {
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			...template.metadata,
			name,
			namespace: namespaceOf(owner),
			labels: {...template.metadata?.labels, ...labels},
			...(annotations && {annotations: {...template.metadata?.annotations, ...annotations}}),
			ownerReferences: [ownerReference(owner)],
		},
		spec: template.spec ?? {containers: []},
	};
}

export function ownerReference(owner: KubernetesObject): OwnerReference {
	const {apiVersion = '', kind, metadata} = owner;
	return {
		apiVersion,
		kind,
		name: metadata.name,
		uid: uidFor(owner),
		controller: true,
		blockOwnerDeletion: true,
	};
}

/** The UID that cnilab gives an object. */
export function uidFor(object: KubernetesObject): string {
	return uidOf(subjectOf(object));
}

export function namespaceOf({metadata}: KubernetesObject): string {
	return metadata.namespace ?? 'default';
}
