/** What the objects that a controller makes have in common. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {OwnerReference} from 'kubernetes-types/meta/v1.js';
import {uidOf} from '../../topology/kubernetes/generated-names.js';
import {type KubernetesObject, type PodObject, subjectOf} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';

type Made = {
	readonly name: string;
	/** What the name begins with; the owner's name and a hyphen if nothing is said. */
	readonly generateName?: string;
	readonly labels?: Labels;
	readonly annotations?: Labels;
	readonly finalizers?: readonly string[];
};

/** Makes pods from a template, with the labels that the owner's controller adds. */
export function podsOf(owner: KubernetesObject, template: PodTemplateSpec): (made: Made) => PodObject {
	const ownerReferences = [ownerReference(owner)];
	const namespace = namespaceOf(owner);
	const {metadata = {}, spec = {containers: []}} = template;
	const base = `${owner.metadata.name}-`;
	return ({name, generateName = base, labels, annotations, finalizers = []}) => ({
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			name,
			generateName,
			namespace,
			labels: {...metadata.labels, ...labels},
			...((metadata.annotations || annotations) && {annotations: {...metadata.annotations, ...annotations}}),
			...(metadata.finalizers || finalizers.length > 0
				? {finalizers: [...(metadata.finalizers ?? []), ...finalizers]}
				: {}),
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
		uid: metadata.uid ?? uidFor(owner),
		controller: true,
		blockOwnerDeletion: true,
	};
}

/** The UID that cnilab gives an object of the lab's files. */
export function uidFor(object: KubernetesObject): string {
	return uidOf(subjectOf(object));
}

export function namespaceOf({metadata}: KubernetesObject): string {
	return metadata.namespace ?? 'default';
}
