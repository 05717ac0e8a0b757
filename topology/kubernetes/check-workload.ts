/** What the API server asks of the kinds that make pods. */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import {checkTemplate} from './check-pod.js';
import {checkNotNegative, checkOneOf} from './check-value.js';
import type {Fault} from './fault.js';
import type {
	DaemonSetObject,
	DeploymentObject,
	JobObject,
	ReplicaSetObject,
	StatefulSetObject,
} from './objects.js';
import {checkSelector, isEmptySelector, selects} from './selectors.js';

export function checkDeployment({spec}: DeploymentObject, fault: Fault): void {
	checkReplicated(spec, fault);
	const allowed = ['RollingUpdate', 'Recreate'];
	checkOneOf(spec.strategy?.type, {path: ['spec', 'strategy', 'type'], allowed}, fault);
	if (spec.strategy?.type === 'Recreate' && spec.strategy.rollingUpdate) {
		fault(['spec', 'strategy', 'rollingUpdate'], 'bad-value', 'is not allowed when the type is Recreate');
	}
}

export function checkReplicaSet({spec}: ReplicaSetObject, fault: Fault): void {
	const {template} = spec;
	if (!template) fault(['spec'], 'missing-field', 'must have the field `template`');
	else checkReplicated({...spec, template}, fault);
}

/** Pods are named NAME-0, NAME-1 …: the last one's name must fit. */
export function checkStatefulSet({metadata, spec}: StatefulSetObject, fault: Fault): void {
	const claims = (spec.volumeClaimTemplates ?? []).map(claim => claim.metadata?.name ?? '');
	checkReplicated(spec, fault, claims);
	const last = (spec.ordinals?.start ?? 0) + Math.max(0, (spec.replicas ?? 1) - 1);
	if (typeof metadata.name === 'string' && `${metadata.name}-${last}`.length > 63) {
		fault(
			['metadata', 'name'],
			'bad-name',
			`makes pods with names over 63 characters: ${metadata.name}-${last}`,
		);
	}
	const policies = ['OrderedReady', 'Parallel'];
	checkOneOf(spec.podManagementPolicy, {path: ['spec', 'podManagementPolicy'], allowed: policies}, fault);
}

export function checkDaemonSet({spec}: DaemonSetObject, fault: Fault): void {
	checkOwned(spec, fault);
	const allowed = ['RollingUpdate', 'OnDelete'];
	checkOneOf(spec.updateStrategy?.type, {path: ['spec', 'updateStrategy', 'type'], allowed}, fault);
}

export function checkJob({spec}: JobObject, fault: Fault): void {
	for (const field of ['parallelism', 'completions', 'backoffLimit'] as const) {
		checkNotNegative(spec[field], ['spec', field], fault);
	}
	checkOneOf(
		spec.completionMode,
		{path: ['spec', 'completionMode'], allowed: ['NonIndexed', 'Indexed']},
		fault,
	);
	if (spec.completionMode === 'Indexed' && spec.completions === undefined) {
		fault(['spec'], 'missing-field', 'must have the field `completions`, because the mode is Indexed');
	}
	if (spec.selector && spec.manualSelector !== true) {
		fault(['spec', 'selector'], 'bad-value', 'is made by Kubernetes for a Job; remove it');
	}
	const restartPolicies = ['OnFailure', 'Never'];
	checkTemplate(spec.template, {path: ['spec', 'template'], restartPolicies}, fault);
}

type Owned = {readonly selector: LabelSelector; readonly template: PodTemplateSpec};

function checkReplicated(
	spec: Owned & {readonly replicas?: number; readonly minReadySeconds?: number},
	fault: Fault,
	claims: readonly string[] = [],
): void {
	checkNotNegative(spec.replicas, ['spec', 'replicas'], fault);
	checkNotNegative(spec.minReadySeconds, ['spec', 'minReadySeconds'], fault);
	checkOwned(spec, fault, claims);
}

function checkOwned({selector, template}: Owned, fault: Fault, claims: readonly string[] = []): void {
	checkSelector(selector, ['spec', 'selector'], fault);
	const labels = template.metadata?.labels ?? {};
	if (isEmptySelector(selector)) {
		fault(['spec', 'selector'], 'selector-mismatch', {
			message: 'is empty: it must select the pods of the template',
			hint: `write matchLabels with labels of spec.template.metadata.labels${inWords(labels)}`,
		});
	} else if (!selects(selector, labels)) {
		fault(['spec', 'selector'], 'selector-mismatch', {
			message: 'does not select the pods of the template',
			hint: `the template's labels are${inWords(labels) || ' empty'}; the API server refuses pods that their owner can't find`,
		});
	}
	checkTemplate(template, {path: ['spec', 'template'], restartPolicies: ['Always'], claims}, fault);
}

function inWords(labels: Readonly<Record<string, string>>): string {
	const pairs = Object.entries(labels).map(([key, value]) => ` ${key}: ${value}`);
	return pairs.length === 0 ? '' : pairs.join(',');
}
