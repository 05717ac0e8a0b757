/** What a new object gets besides defaults: from its kind's strategy, and from the API server's admission plugins. */
import type {JobSpec} from 'kubernetes-types/batch/v1.js';
import type {NamespaceSpec} from 'kubernetes-types/core/v1.js';
import type {CreateContext} from '../admit.js';
import {emptyStruct} from '../decode/walk.js';
import {withDefaults} from '../defaults.js';
import type {ApiKind} from '../kinds.js';
import type {ApiObject} from '../object.js';
import {structOf} from '../schema.js';
import {withPodAdmission} from './pod.js';

/** The object with its name and UID, with defaults; its status is the server's. */
export function asCreated(kind: ApiKind, object: ApiObject, context: Completion): ApiObject {
	const complete = completions[kind.kind]?.(object, context) ?? object;
	const status = firstStatus(kind, complete);
	return status === undefined ? complete : {...complete, status};
}

type Completion = Pick<CreateContext, 'unreachableToleration'>;

const completions: Readonly<Record<string, (object: ApiObject, context: Completion) => ApiObject>> = {
	Namespace: withFinalizer,
	Pod: withPodAdmission,
	Job: withGeneratedSelector,
};

/** A kubelet that registers its Node tells the status with it, and the pod's is made with the rest of its admission. */
function firstStatus(kind: ApiKind, object: ApiObject): object | undefined {
	if (!kind.subresources.includes('status') || kind.kind === 'Node' || kind.kind === 'Pod') return undefined;
	const empty = emptyStatus(kind);
	return kind.kind === 'Namespace' ? {...empty, ...(object.status as object)} : empty;
}

/** A custom resource has none until somebody writes it. */
function emptyStatus({schema}: ApiKind): object | undefined {
	const type = structOf(schema).fields.get('status')?.type;
	return type?.is === 'struct' ? emptyStruct(type) : undefined;
}

function withFinalizer(object: ApiObject): ApiObject {
	const {finalizers = []} = object.spec as NamespaceSpec;
	if (finalizers.includes('kubernetes')) return object;
	return {...object, spec: {finalizers: [...finalizers, 'kubernetes']}, status: {phase: 'Active'}};
}

const controllerUid = 'batch.kubernetes.io/controller-uid';
const jobKind = {group: 'batch', version: 'v1', kind: 'Job'};
const jobName = 'batch.kubernetes.io/job-name';

/** A Job finds its pods by its UID; the labels without a prefix are those of older versions. */
function withGeneratedSelector(object: ApiObject): ApiObject {
	const spec = object.spec as JobSpec;
	if (spec.manualSelector === true) return object;
	const {uid, name} = object.metadata;
	const own = {[controllerUid]: uid, 'controller-uid': uid, [jobName]: name, 'job-name': name};
	const {metadata, ...template} = spec.template;
	// A Job without labels has those of its pods, these too.
	return withDefaults(jobKind, {
		...object,
		spec: {
			...spec,
			selector: {...spec.selector, matchLabels: {...spec.selector?.matchLabels, [controllerUid]: uid}},
			template: {...template, metadata: {...metadata, labels: {...metadata?.labels, ...own}}},
		},
	});
}
