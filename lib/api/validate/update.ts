/** What of an object stays for its life, by kind (kubernetes, pkg/apis validation: Validate…Update). */
import type {StatefulSetSpec} from 'kubernetes-types/apps/v1.js';
import type {JobSpec} from 'kubernetes-types/batch/v1.js';
import type {ServiceSpec} from 'kubernetes-types/core/v1.js';
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {forbiddenValue, goSelector, invalidValue} from './cause.js';
import {nodeUpdateCauses} from './cluster.js';
import {configUpdateCauses} from './config.js';
import {podUpdateCauses} from './update-pod.js';

type Compare = (object: ApiObject, previous: ApiObject, causes: Cause[]) => void;

/** Of a write to the object itself, not to its status. */
export function fixedFieldCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	comparisons[object.kind]?.(object, previous, causes);
}

const comparisons: Readonly<Record<string, Compare>> = {
	Pod: podUpdateCauses,
	Node: nodeUpdateCauses,
	ConfigMap: configUpdateCauses,
	Secret: configUpdateCauses,
	Service: serviceCauses,
	Deployment: selectorCauses,
	ReplicaSet: selectorCauses,
	DaemonSet: selectorCauses,
	StatefulSet: statefulSetCauses,
	Job: jobCauses,
	ControllerRevision: fixed(['data']),
	EndpointSlice: fixed(['addressType']),
	IngressClass: fixed(['spec', 'controller']),
	IPPool: (object, previous, causes) => {
		for (const field of ['cidr', 'blockSize']) fixed(['spec', field])(object, previous, causes);
	},
};

function selectorCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	const {selector} = object.spec as {selector?: LabelSelector};
	const {selector: before} = previous.spec as {selector?: LabelSelector};
	if (sameValue(selector, before)) return;
	const message = `Invalid value: ${goSelector(selector ?? {})}: field is immutable`;
	causes.push({reason: 'FieldValueInvalid', field: 'spec.selector', message});
}

/** Addresses may come and go with the type ExternalName only. */
function serviceCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	const now = object.spec as ServiceSpec;
	const before = previous.spec as ServiceSpec;
	if (now.type === 'ExternalName' || before.type === 'ExternalName') return;
	const [first] = before.clusterIPs ?? [];
	const address = now.clusterIPs?.[0] ?? now.clusterIP;
	if (first !== undefined && address !== first) {
		causes.push(invalidValue('spec.clusterIPs[0]', now.clusterIPs ?? [address], 'may not change once set'));
	}
	const [family] = before.ipFamilies ?? [];
	if (family !== undefined && now.ipFamilies?.[0] !== undefined && now.ipFamilies[0] !== family) {
		causes.push(invalidValue('spec.ipFamilies[0]', now.ipFamilies[0], 'may not change once set'));
	}
}

const statefulSetChanges = [
	'replicas',
	'ordinals',
	'template',
	'updateStrategy',
	'revisionHistoryLimit',
	'persistentVolumeClaimRetentionPolicy',
	'minReadySeconds',
] as const;

function statefulSetCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	const now = withoutFields(object.spec as StatefulSetSpec);
	if (sameValue(now, withoutFields(previous.spec as StatefulSetSpec))) return;
	const names = statefulSetChanges.map(field => `'${field}'`);
	const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
	causes.push(
		forbiddenValue('spec', `updates to statefulset spec for fields other than ${list} are forbidden`),
	);
}

function withoutFields(spec: StatefulSetSpec): object {
	return Object.fromEntries(
		Object.entries(spec).filter(([field]) => !statefulSetChanges.some(one => one === field)),
	);
}

const jobFields = ['selector', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex'] as const;

/** The pods' place may change while a Job is suspended and has not begun; the number of an indexed one with its parallelism. */
function jobCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	const now = object.spec as JobSpec;
	const before = previous.spec as JobSpec;
	const elastic = now.completionMode === 'Indexed' && now.completions === now.parallelism;
	if (now.completions !== before.completions && !elastic) {
		causes.push(invalidValue('spec.completions', now.completions, 'field is immutable'));
	}
	for (const field of jobFields) {
		if (!sameValue(now[field], before[field])) {
			causes.push(invalidValue(`spec.${field}`, now[field], 'field is immutable'));
		}
	}
	const {startTime} = (previous.status ?? {}) as {startTime?: string};
	const free = before.suspend === true && startTime === undefined;
	if (!sameValue(free ? withoutPlace(now) : now.template, free ? withoutPlace(before) : before.template)) {
		causes.push(invalidValue('spec.template', now.template, 'field is immutable'));
	}
}

function withoutPlace({template}: JobSpec): object {
	const {metadata: _metadata, spec, ...rest} = template;
	const {
		nodeSelector: _selector,
		affinity: _affinity,
		tolerations: _tolerations,
		...kept
	} = spec ?? {containers: []};
	return {...rest, spec: kept};
}

function fixed(path: readonly string[]): Compare {
	const at = (object: ApiObject) =>
		path.reduce<unknown>((value, step) => Reflect.get(value as object, step), object);
	return (object, previous, causes) => {
		if (!sameValue(at(object), at(previous))) {
			causes.push(invalidValue(path.join('.'), at(object), 'field is immutable'));
		}
	};
}
