/** What the API server fills in for the kinds that make pods (kubernetes, pkg/apis/apps/v1 and batch/v1, defaults.go). */
import type {
	DaemonSetSpec,
	DeploymentSpec,
	ReplicaSetSpec,
	StatefulSetSpec,
} from 'kubernetes-types/apps/v1.js';
import type {JobSpec} from 'kubernetes-types/batch/v1.js';
import type {PersistentVolumeClaim} from 'kubernetes-types/core/v1.js';
import {changedAll, changedFields} from './change.js';
import {withTemplateDefaults} from './pod.js';
import {withClaimDefaults} from './volume.js';

export function withDeploymentDefaults(spec: DeploymentSpec): DeploymentSpec {
	const strategy = {type: 'RollingUpdate', ...spec.strategy};
	const rollingUpdate = {maxUnavailable: '25%', maxSurge: '25%', ...strategy.rollingUpdate};
	return {
		replicas: 1,
		revisionHistoryLimit: 10,
		progressDeadlineSeconds: 600,
		...spec,
		strategy: strategy.type === 'RollingUpdate' ? {...strategy, rollingUpdate} : strategy,
		template: withTemplateDefaults(spec.template),
	};
}

export function withReplicaSetDefaults(spec: ReplicaSetSpec): ReplicaSetSpec {
	return {replicas: 1, ...spec, ...(spec.template && {template: withTemplateDefaults(spec.template)})};
}

export function withStatefulSetDefaults(spec: StatefulSetSpec): StatefulSetSpec {
	return changedFields(
		{
			replicas: 1,
			revisionHistoryLimit: 10,
			podManagementPolicy: 'OrderedReady',
			...spec,
			updateStrategy: statefulSetStrategy(spec.updateStrategy),
			persistentVolumeClaimRetentionPolicy: {
				whenDeleted: 'Retain',
				whenScaled: 'Retain',
				...spec.persistentVolumeClaimRetentionPolicy,
			},
			template: withTemplateDefaults(spec.template),
		},
		{volumeClaimTemplates: list => changedAll(list, withClaimTemplateDefaults)},
	);
}

/** A strategy that is given without parameters stays without them; one that is not given gets them. */
function statefulSetStrategy({type, rollingUpdate}: StatefulSetSpec['updateStrategy'] = {}) {
	const parameters = type === undefined ? (rollingUpdate ?? {}) : rollingUpdate;
	const partition = (type ?? 'RollingUpdate') === 'RollingUpdate' ? {partition: 0} : {};
	return {
		type: type ?? 'RollingUpdate',
		...(parameters && {rollingUpdate: {...partition, ...parameters}}),
	};
}

function withClaimTemplateDefaults(claim: PersistentVolumeClaim): PersistentVolumeClaim {
	return {
		...claim,
		apiVersion: 'v1',
		kind: 'PersistentVolumeClaim',
		spec: withClaimDefaults(claim.spec ?? {}),
		status: {phase: 'Pending', ...claim.status},
	};
}

export function withDaemonSetDefaults(spec: DaemonSetSpec): DaemonSetSpec {
	const strategy = {type: 'RollingUpdate', ...spec.updateStrategy};
	const rollingUpdate = {maxUnavailable: 1, maxSurge: 0, ...strategy.rollingUpdate};
	return {
		revisionHistoryLimit: 10,
		...spec,
		updateStrategy: strategy.type === 'RollingUpdate' ? {...strategy, rollingUpdate} : strategy,
		template: withTemplateDefaults(spec.template),
	};
}

export function withJobDefaults(spec: JobSpec): JobSpec {
	const once = spec.completions === undefined && spec.parallelism === undefined;
	return {
		...(once && {completions: 1}),
		parallelism: 1,
		backoffLimit: 6,
		completionMode: 'NonIndexed',
		suspend: false,
		podReplacementPolicy: spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed',
		...spec,
		template: withTemplateDefaults(spec.template),
	};
}
