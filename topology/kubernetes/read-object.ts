/** One document of a kind that is read → the object, after all checks. */
import type {ErrorObject} from 'ajv';
import type {CalicoObject} from '../calico/objects.js';
import {problemsOf} from '../check.js';
import type {SourceDocument} from '../documents.js';
import {isUnder, type Path, type Report} from '../problems.js';
import {withoutAbsent} from './absent.js';
import {checkIngress} from './check-ingress.js';
import {checkMetadata} from './check-metadata.js';
import {checkNetworkPolicy} from './check-network-policy.js';
import {checkPodSpec} from './check-pod.js';
import {checkService} from './check-service.js';
import {
	checkDaemonSet,
	checkDeployment,
	checkJob,
	checkReplicaSet,
	checkStatefulSet,
} from './check-workload.js';
import {type Fault, faultsOf} from './fault.js';
import type {ReadKind} from './kinds.js';
import type {KubernetesObject, SourceObject} from './objects.js';
import {checkSchema} from './schema.js';

type Readable = Extract<Exclude<KubernetesObject, CalicoObject>, {readonly kind: ReadKind}>;

/** Undefined if it is too broken to be used; whatever is wrong is reported. */
export function readObject(
	kind: ReadKind,
	document: SourceDocument,
	report: Report,
): SourceObject | undefined {
	const {locate} = document;
	const value = withoutAbsent(document.value) as Record<string, unknown>;
	const {errors, repaired, readable} = checkSchema(kind, value);
	for (const problem of problemsOf(errors.map(inWords), {value: document.value, locate})) {
		report({...problem, message: problem.message.replace(/^this file/, `this ${kind}`)});
	}
	if (!readable) return undefined;
	const object = value as unknown as Readable;
	const fault = faultsOf(locate, report);
	checkObject(object, (path, code, wrong) => {
		const echoes = repaired.some(start => isUnder(path, start));
		const labelsChanged = repaired.some(
			start => isUnder(start, templateLabels) || isUnder(templateLabels, start),
		);
		if (!echoes && !(code === 'selector-mismatch' && labelsChanged)) fault(path, code, wrong);
	});
	return {object: inNamespace(object), locate};
}

const templateLabels: Path = ['spec', 'template', 'metadata', 'labels'];

/** Quantities are the one pattern in these schemas. */
function inWords(error: ErrorObject): ErrorObject {
	return error.keyword === 'pattern'
		? {...error, message: `is '${error.data}', which is no quantity`}
		: error;
}

function checkObject(object: Readable, fault: Fault): void {
	checkMetadata(object, fault);
	// The type can't follow that the key and the object are of one kind.
	(checks[object.kind] as Check<Readable>)(object, fault);
}

type Check<T> = (object: T, fault: Fault) => void;

const checks: {readonly [K in ReadKind]: Check<Extract<Readable, {readonly kind: K}>>} = {
	Namespace: () => undefined,
	ServiceAccount: () => undefined,
	Pod: ({spec}, fault) =>
		checkPodSpec(spec, {path: ['spec'], restartPolicies: ['Always', 'OnFailure', 'Never']}, fault),
	Deployment: checkDeployment,
	ReplicaSet: checkReplicaSet,
	StatefulSet: checkStatefulSet,
	DaemonSet: checkDaemonSet,
	Job: checkJob,
	Service: checkService,
	NetworkPolicy: checkNetworkPolicy,
	Ingress: checkIngress,
};

function inNamespace(object: Readable): Readable {
	if (object.kind === 'Namespace') return object;
	return {...object, metadata: {...object.metadata, namespace: object.metadata.namespace ?? 'default'}};
}
