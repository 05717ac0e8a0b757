/** What the API server fills in for pods and templates of pods (kubernetes, pkg/apis/core/v1/defaults.go). */
import type {PodSpec, PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import {changedAll, changedFields} from './change.js';
import {withContainerDefaults, withHostPorts, withRequests} from './container.js';
import {withVolumeDefaults} from './volume.js';

/** Of pods and of templates. */
function withPodSpecDefaults(spec: PodSpec): PodSpec {
	const account = spec.serviceAccountName ?? spec.serviceAccount;
	const filled: PodSpec = {
		dnsPolicy: 'ClusterFirst',
		restartPolicy: 'Always',
		securityContext: {},
		terminationGracePeriodSeconds: 30,
		schedulerName: 'default-scheduler',
		...spec,
		// The older name of the field goes with it.
		...(account !== undefined && {serviceAccountName: account, serviceAccount: account}),
	};
	return changedFields(filled, {
		containers: list => changedAll(list, withContainerDefaults),
		initContainers: list => changedAll(list, withContainerDefaults),
		ephemeralContainers: list => changedAll(list, withContainerDefaults),
		volumes: list => changedAll(list, withVolumeDefaults),
	});
}

/** Of pods only: a template stays without them. */
export function withPodDefaults(spec: PodSpec): PodSpec {
	const filled = {enableServiceLinks: true, ...withPodSpecDefaults(spec)};
	const change = spec.hostNetwork === true ? [withRequests, withHostPorts] : [withRequests];
	const all = (list: PodSpec['containers']) =>
		change.reduce((containers, step) => changedAll(containers, step), list);
	return changedFields(filled, {containers: all, initContainers: all});
}

export function withTemplateDefaults(template: PodTemplateSpec): PodTemplateSpec {
	return {...template, spec: withPodSpecDefaults(template.spec ?? {containers: []})};
}
