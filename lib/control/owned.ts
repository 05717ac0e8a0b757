/** What the objects that a controller makes have in common. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {OwnerReference} from 'kubernetes-types/meta/v1.js';
import {uidOf} from '../../topology/kubernetes/generated-names.js';
import {type KubernetesObject, type PodObject, subjectOf} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';

type Made = {readonly name: string; readonly labels?: Labels; readonly annotations?: Labels};

/** Makes pods from a template, with the labels that the owner's controller adds. */
export function podsOf(owner: KubernetesObject, template: PodTemplateSpec): (made: Made) => PodObject {
	const ownerReferences = [ownerReference(owner)];
	const namespace = namespaceOf(owner);
	const {metadata, spec = {containers: []}} = template;
	return ({name, labels, annotations}) => ({
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			...metadata,
			name,
			namespace,
			labels: {...metadata?.labels, ...labels},
			...(annotations && {annotations: {...metadata?.annotations, ...annotations}}),
			ownerReferences,
		},
		spec,
	});
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
