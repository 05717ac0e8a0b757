/** What the API server asks of every object's metadata (apimachinery, pkg/api/validation/objectmeta.go). */
import type {OwnerReference} from 'kubernetes-types/meta/v1.js';
import {
	dnsLabel,
	dnsLetterLabel,
	dnsSubdomain,
	labelKey,
	type NameRule,
	podName,
} from '../../../topology/kubernetes/names.js';
import {checkLabels} from '../../../topology/kubernetes/selectors.js';
import type {ApiKind} from '../kinds.js';
import type {ApiMetadata, ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {forbiddenValue, invalidValue, required, tooLong} from './cause.js';
import {faultsAsCauses} from './faults.js';
import {wrongs} from './names.js';

/** Names of the other kinds are DNS subdomains. */
const nameRules: Readonly<Record<string, NameRule>> = {
	Namespace: dnsLabel,
	Service: dnsLetterLabel,
	Pod: podName,
};

/** Bytes of all annotations together. */
const annotationLimit = 256 * 1024;

export function metadataCauses(kind: ApiKind, object: ApiObject, causes: Cause[]): void {
	const {metadata} = object;
	nameCauses(kind, metadata, causes);
	checkLabels(metadata.labels, ['metadata', 'labels'], faultsAsCauses(object, causes));
	annotationCauses(metadata, causes);
	for (const [index, owner] of (metadata.ownerReferences ?? []).entries()) {
		ownerCauses(owner, `metadata.ownerReferences[${index}]`, causes);
	}
	const controllers = (metadata.ownerReferences ?? []).filter(({controller}) => controller === true);
	if (controllers.length > 1) {
		const names = controllers.map(({kind: owner, name}) => `${owner}/${name}`).join(', ');
		causes.push(
			invalidValue(
				'metadata.ownerReferences',
				metadata.ownerReferences,
				`Only one reference can have Controller set to true. Found "true" in references for ${names}`,
			),
		);
	}
	for (const [index, finalizer] of (metadata.finalizers ?? []).entries()) {
		const wrong = wrongs(labelKey, finalizer);
		causes.push(...wrong.map(text => invalidValue(`metadata.finalizers[${index}]`, finalizer, text)));
	}
}

function nameCauses({kind, namespaced}: ApiKind, metadata: ApiMetadata, causes: Cause[]): void {
	const {name, generateName, namespace} = metadata;
	const rule = nameRules[kind] ?? dnsSubdomain;
	if (generateName !== undefined && name === '') {
		const base = generateName.replace(/-$/, '');
		causes.push(...wrongs(rule, base).map(text => invalidValue('metadata.generateName', generateName, text)));
	}
	if (name === '') causes.push(required('metadata.name', 'name or generateName is required'));
	else causes.push(...wrongs(rule, name).map(text => invalidValue('metadata.name', name, text)));
	if (!namespaced) {
		if (namespace !== undefined) {
			causes.push(forbiddenValue('metadata.namespace', 'not allowed on this type'));
		}
	} else if (namespace === undefined || namespace === '') causes.push(required('metadata.namespace'));
	else
		causes.push(
			...wrongs(dnsLabel, namespace).map(text => invalidValue('metadata.namespace', namespace, text)),
		);
}

function annotationCauses({annotations = {}}: ApiMetadata, causes: Cause[]): void {
	let size = 0;
	for (const [key, text] of Object.entries(annotations)) {
		size += key.length + text.length;
		// Capital letters are fine in an annotation's prefix.
		const wrong = wrongs(labelKey, key.toLowerCase());
		causes.push(...wrong.map(detail => invalidValue('metadata.annotations', key, detail)));
	}
	if (size > annotationLimit) causes.push(tooLong('metadata.annotations', annotationLimit));
}

function ownerCauses({apiVersion, kind, name, uid}: OwnerReference, path: string, causes: Cause[]): void {
	if (apiVersion === '') causes.push(invalidValue(`${path}.apiVersion`, '', 'version must not be empty'));
	if (kind === '') causes.push(invalidValue(`${path}.kind`, '', 'must not be empty'));
	if (name === '') causes.push(invalidValue(`${path}.name`, '', 'must not be empty'));
	if (uid === '') causes.push(invalidValue(`${path}.uid`, '', 'must not be empty'));
}

const fixedFields = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp'] as const;

/** What stays for an object's life. */
export function metadataUpdateCauses(now: ApiMetadata, before: ApiMetadata, causes: Cause[]): void {
	for (const field of fixedFields) {
		if (now[field] !== before[field]) {
			causes.push(invalidValue(`metadata.${field}`, now[field], 'field is immutable'));
		}
	}
	if (now.deletionTimestamp === undefined) return;
	const known = new Set(before.finalizers);
	const added = (now.finalizers ?? []).filter(finalizer => !known.has(finalizer));
	if (added.length > 0) {
		causes.push(
			forbiddenValue(
				'metadata.finalizers',
				`no new finalizers can be added if the object is being deleted, found new finalizers ${JSON.stringify(added)}`,
			),
		);
	}
}
