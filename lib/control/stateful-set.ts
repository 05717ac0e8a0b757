/** StatefulSet → its pods, NAME-0, NAME-1 …, which keep their names. */
import {templateHash} from '../../topology/kubernetes/generated-names.js';
import type {PodObject, StatefulSetObject} from '../../topology/kubernetes/objects.js';
import {podsOf} from './owned.js';

export function statefulSetPods(statefulSet: StatefulSetObject): PodObject[] {
	const {template, replicas = 1, ordinals, serviceName} = statefulSet.spec;
	const revision = `${statefulSet.metadata.name}-${templateHash(template)}`;
	const podFor = podsOf(statefulSet, template);
	return Array.from({length: replicas}, (_, index) => {
		const ordinal = (ordinals?.start ?? 0) + index;
		const name = `${statefulSet.metadata.name}-${ordinal}`;
		const labels = {
			'apps.kubernetes.io/pod-index': String(ordinal),
			'controller-revision-hash': revision,
			'statefulset.kubernetes.io/pod-name': name,
		};
		const pod = podFor({name, labels});
		const subdomain = serviceName ? {subdomain: serviceName} : {};
		return {...pod, spec: {...pod.spec, hostname: name, ...subdomain}};
	});
}
