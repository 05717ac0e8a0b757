/** StatefulSet → its pods, NAME-0, NAME-1 …, which keep their names. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import {templateHash} from '../../topology/kubernetes/generated-names.js';
import type {PodObject, StatefulSetObject} from '../../topology/kubernetes/objects.js';
import {bareTemplate} from './bare-template.js';
import {podsOf} from './owned.js';

export function statefulSetPods(statefulSet: StatefulSetObject): PodObject[] {
	const {template, replicas = 1, ordinals} = statefulSet.spec;
	const version = {template, revision: `${statefulSet.metadata.name}-${revisionHash(template)}`};
	return Array.from({length: replicas}, (_, index) =>
		statefulSetPod(statefulSet, (ordinals?.start ?? 0) + index, version),
	);
}

/** Of a template, as StatefulSets and DaemonSets name their revisions. */
export function revisionHash(template: PodTemplateSpec): string {
	return templateHash(bareTemplate(template));
}

export type Version = {readonly template: PodTemplateSpec; readonly revision: string};

export function statefulSetPod(
	statefulSet: StatefulSetObject,
	ordinal: number,
	{template, revision}: Version,
): PodObject {
	const {serviceName} = statefulSet.spec;
	const name = `${statefulSet.metadata.name}-${ordinal}`;
	const labels = {
		'apps.kubernetes.io/pod-index': String(ordinal),
		'controller-revision-hash': revision,
		'statefulset.kubernetes.io/pod-name': name,
	};
	const pod = podsOf(statefulSet, template)({name, labels});
	const subdomain = serviceName ? {subdomain: serviceName} : {};
	return {...pod, spec: {...pod.spec, hostname: name, ...subdomain}};
}
