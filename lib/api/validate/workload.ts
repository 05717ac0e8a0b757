/** What the API server asks of the kinds that make pods, beyond the checks of lab files (kubernetes, apps and batch validation). */
import type {JobSpec} from 'kubernetes-types/batch/v1.js';
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import {
	checkDaemonSet,
	checkDeployment,
	checkJob,
	checkReplicaSet,
	checkStatefulSet,
} from '../../../topology/kubernetes/check-workload.js';
import type {Fault} from '../../../topology/kubernetes/fault.js';
import {isEmptySelector, selects} from '../../../topology/kubernetes/selectors.js';
import type {ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {goSelector, invalidValue, required} from './cause.js';
import {podSpecCauses} from './pod.js';

type Owned = {readonly selector?: LabelSelector; readonly template: PodTemplateSpec};

export type Check = (object: ApiObject, fault: Fault, causes: Cause[]) => void;

export const workloadChecks: Readonly<Record<string, Check>> = {
	Deployment: owned((object, fault, causes) => {
		checkDeployment(as(object), fault);
		rollingCauses(object, causes);
	}),
	ReplicaSet: owned((object, fault) => checkReplicaSet(as(object), fault)),
	StatefulSet: owned((object, fault) => checkStatefulSet(as(object), fault)),
	DaemonSet: owned((object, fault) => checkDaemonSet(as(object), fault)),
	Job: jobCauses,
};

/** The checks take an object whose spec has what its type requires, and decoding has seen to that. */
function as<T>(object: ApiObject): T {
	return object as unknown as T;
}

function owned(check: Check): Check {
	return (object, fault, causes) => {
		const {selector, template} = object.spec as Owned;
		const labels = template.metadata?.labels ?? {};
		if (!selector) {
			causes.push(required('spec.selector'), mismatch(labels));
			check(
				{...object, spec: {...(object.spec as object), selector: {matchLabels: labels}}},
				quietly(fault),
				causes,
			);
		} else {
			if (isEmptySelector(selector)) causes.push(emptySelector(object.kind, selector));
			else if (!selects(selector, labels)) causes.push(mismatch(labels));
			check(object, quietly(fault), causes);
		}
		if (template.spec) podSpecCauses(template.spec, 'spec.template.spec', causes);
	};
}

/** What is wrong between selector and template is told above, at the places where the API server tells it. */
function quietly(fault: Fault): Fault {
	return (path, code, wrong) => {
		if (code !== 'selector-mismatch') fault(path, code, wrong);
	};
}

function mismatch(labels: Readonly<Record<string, string>>): Cause {
	const detail = '`selector` does not match template `labels`';
	const value = Object.keys(labels).length === 0 ? 'map[string]string(nil)' : undefined;
	const cause = invalidValue('spec.template.metadata.labels', labels, detail);
	return value === undefined ? cause : {...cause, message: `Invalid value: ${value}: ${detail}`};
}

function emptySelector(kind: string, selector: LabelSelector): Cause {
	const message = `Invalid value: ${goSelector(selector)}: empty selector is invalid for ${kind.toLowerCase()}`;
	return {reason: 'FieldValueInvalid', field: 'spec.selector', message};
}

function rollingCauses({spec}: ApiObject, causes: Cause[]): void {
	const {
		strategy,
		progressDeadlineSeconds = 600,
		minReadySeconds = 0,
	} = spec as {
		strategy?: {rollingUpdate?: {maxUnavailable?: unknown; maxSurge?: unknown}};
		progressDeadlineSeconds?: number;
		minReadySeconds?: number;
	};
	const path = 'spec.strategy.rollingUpdate';
	const {maxUnavailable, maxSurge} = strategy?.rollingUpdate ?? {};
	for (const [field, value] of Object.entries({maxUnavailable, maxSurge})) {
		if (typeof value === 'string' && !/^[0-9]+%$/.test(value)) {
			const detail =
				"a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
			causes.push(invalidValue(`${path}.${field}`, value, detail));
		} else if (typeof value === 'number' && value < 0) {
			causes.push(invalidValue(`${path}.${field}`, value, 'must be greater than or equal to 0'));
		}
	}
	if (isZero(maxUnavailable) && isZero(maxSurge)) {
		causes.push(invalidValue(`${path}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'));
	}
	if (progressDeadlineSeconds <= minReadySeconds) {
		const detail = 'must be greater than minReadySeconds';
		causes.push(invalidValue('spec.progressDeadlineSeconds', progressDeadlineSeconds, detail));
	}
}

function isZero(value: unknown): boolean {
	return value === 0 || value === '0%';
}

/** The selector of a Job is made by the server; the checks of lab files know it only as a mistake. */
function jobCauses(object: ApiObject, fault: Fault, causes: Cause[]): void {
	const {selector, ...spec} = object.spec as JobSpec;
	checkJob(as({...object, spec}), fault);
	podSpecCauses(spec.template.spec ?? {containers: []}, 'spec.template.spec', causes);
	const labels = spec.template.metadata?.labels ?? {};
	if (!selector) causes.push(required('spec.selector'));
	else if (!selects(selector, labels)) causes.push(mismatch(labels));
	else if (spec.manualSelector !== true && Object.keys(selector.matchLabels ?? {}).length > 1) {
		const message = `Invalid value: ${goSelector(selector)}: \`selector\` not auto-generated`;
		causes.push({reason: 'FieldValueInvalid', field: 'spec.selector', message});
	}
}
