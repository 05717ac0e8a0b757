/** Deployment → the ReplicaSet of its template. */
import {templateHash} from '../../topology/kubernetes/generated-names.js';
import type {DeploymentObject, ReplicaSetObject} from '../../topology/kubernetes/objects.js';
import {namespaceOf, ownerReference} from './owned.js';

export function deploymentReplicaSet(deployment: DeploymentObject): ReplicaSetObject {
	const {selector, template, replicas = 1, minReadySeconds} = deployment.spec;
	const hash = templateHash(template);
	const hashLabel = {'pod-template-hash': hash};
	const labels = {...template.metadata?.labels, ...hashLabel};
	return {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: {
			name: `${deployment.metadata.name}-${hash}`,
			namespace: namespaceOf(deployment),
			labels,
			ownerReferences: [ownerReference(deployment)],
		},
		spec: {
			replicas,
			...(minReadySeconds !== undefined && {minReadySeconds}),
			selector: {...selector, matchLabels: {...selector.matchLabels, ...hashLabel}},
			template: {...template, metadata: {...template.metadata, labels}},
		},
	};
}
