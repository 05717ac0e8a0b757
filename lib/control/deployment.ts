/** Deployment → the ReplicaSet of its template. */
import {templateHash} from '../../topology/kubernetes/generated-names.js';
import type {DeploymentObject, ReplicaSetObject} from '../../topology/kubernetes/objects.js';
import type {Labels} from '../../topology/model.js';
import {bareTemplate} from './bare-template.js';
import {namespaceOf, ownerReference} from './owned.js';

export const hashLabel = 'pod-template-hash';
export const revisionNote = 'deployment.kubernetes.io/revision';

type Made = {
	readonly replicas?: number;
	/** Counts the templates that the Deployment has had. */
	readonly revision?: number;
	/** How often a ReplicaSet of another template had the name already. */
	readonly collisions?: number;
};

export function deploymentReplicaSet(
	deployment: DeploymentObject,
	{replicas, revision = 1, collisions = 0}: Made = {},
): ReplicaSetObject {
	const {selector, template, replicas: wanted = 1, minReadySeconds} = deployment.spec;
	const bare = bareTemplate(template);
	const hash = templateHash(collisions === 0 ? bare : {...bare, collisions});
	const marked = {[hashLabel]: hash};
	const labels = {...template.metadata?.labels, ...marked};
	return {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: {
			name: `${deployment.metadata.name}-${hash}`,
			namespace: namespaceOf(deployment),
			labels,
			annotations: {
				...inheritedAnnotations(deployment),
				...sizeAnnotations(deployment),
				[revisionNote]: String(revision),
			},
			ownerReferences: [ownerReference(deployment)],
		},
		spec: {
			replicas: replicas ?? wanted,
			...(minReadySeconds !== undefined && {minReadySeconds}),
			selector: {...selector, matchLabels: {...selector.matchLabels, ...marked}},
			template: {...template, metadata: {...template.metadata, labels}},
		},
	};
}

/** What a ReplicaSet does not take over from its Deployment. */
const ownAnnotations = new Set([
	'kubectl.kubernetes.io/last-applied-configuration',
	revisionNote,
	'deployment.kubernetes.io/revision-history',
	'deployment.kubernetes.io/desired-replicas',
	'deployment.kubernetes.io/max-replicas',
	'deprecated.deployment.rollback.to',
]);

export function inheritedAnnotations({metadata}: DeploymentObject): Labels {
	return Object.fromEntries(
		Object.entries(metadata.annotations ?? {}).filter(([key]) => !ownAnnotations.has(key)),
	);
}

/** What a ReplicaSet remembers of its Deployment's size, so that a change of it can be shared out. */
export function sizeAnnotations(deployment: DeploymentObject): Labels {
	const {replicas = 1} = deployment.spec;
	return {
		'deployment.kubernetes.io/desired-replicas': String(replicas),
		'deployment.kubernetes.io/max-replicas': String(replicas + rolloutLimits(deployment).maxSurge),
	};
}

type Limits = {readonly maxSurge: number; readonly maxUnavailable: number};

/** Pods above and below the wanted number during a rolling update. Surge is rounded up, unavailable down; not both are 0. */
export function rolloutLimits({spec}: DeploymentObject): Limits {
	const {replicas = 1, strategy} = spec;
	if (strategy?.type === 'Recreate') return {maxSurge: 0, maxUnavailable: 0};
	const {maxSurge = '25%', maxUnavailable = '25%'} = strategy?.rollingUpdate ?? {};
	const surge = share(maxSurge, replicas, Math.ceil);
	const unavailable = Math.min(share(maxUnavailable, replicas, Math.floor), replicas);
	return {maxSurge: surge, maxUnavailable: surge === 0 && unavailable === 0 ? 1 : unavailable};
}

/** `25%` or 3 of a number. */
export function share(value: number | string, of: number, round: (x: number) => number): number {
	const text = String(value);
	return text.endsWith('%') ? round((Number(text.slice(0, -1)) * of) / 100) : Number(text);
}
