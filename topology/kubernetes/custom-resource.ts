/** What all custom resources have around their spec: Calico's, and those of network-policy-api. */
import {type TProperties, type TSchema, Type} from '@sinclair/typebox';
import type {ObjectMeta} from 'kubernetes-types/meta/v1.js';
import {closed, optional} from '../calico/schema-parts.js';
import type {SourceDocument} from '../documents.js';
import type {Locate, Report} from '../problems.js';
import {soundPart} from '../sound.js';
import {withoutAbsent} from './absent.js';
import {checkAnnotations} from './check-metadata.js';
import {checkName} from './check-value.js';
import {type Fault, faultsOf} from './fault.js';
import {dnsLabel, dnsSubdomain} from './names.js';
import {checkLabels} from './selectors.js';

const anything = Type.Unknown();
const texts = Type.Record(Type.String(), Type.String());

/** What `kubectl get -o yaml` writes is in it, too. */
const metadataSchema = closed(
	optional({
		name: Type.String(),
		generateName: Type.String(),
		namespace: Type.String(),
		labels: texts,
		annotations: texts,
		uid: Type.String(),
		resourceVersion: Type.String(),
		generation: Type.Integer(),
		creationTimestamp: Type.String(),
		deletionTimestamp: Type.String(),
		deletionGracePeriodSeconds: Type.Integer(),
		finalizers: Type.Array(Type.String()),
		ownerReferences: Type.Array(anything),
		managedFields: Type.Array(anything),
		selfLink: Type.String(),
	}),
);

/** A whole object. */
export function customResourceSchema(spec: TSchema, needsSpec: boolean): TSchema {
	const parts: TProperties = {
		apiVersion: Type.String(),
		kind: Type.String(),
		metadata: metadataSchema,
		spec: needsSpec ? spec : Type.Optional(spec),
		status: Type.Optional(anything),
	};
	return closed(parts);
}

export type CustomResource = {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: ObjectMeta & {readonly name: string};
	readonly spec: object;
};

/** How documents of a kind are read. */
export type ReadAs<T extends CustomResource> = {
	readonly apiVersion: T['apiVersion'];
	readonly kind: T['kind'];
	readonly schema: TSchema;
	readonly isNamespaced: boolean;
	/** What its schema can't say. */
	check(object: T, fault: Fault): void;
};

/** Undefined if it is too broken to be used; whatever is wrong is reported. */
export function readCustomResource<T extends CustomResource>(
	{apiVersion, kind, schema, isNamespaced, check}: ReadAs<T>,
	document: SourceDocument,
	report: Report,
): {readonly object: T; readonly locate: Locate} | undefined {
	const {locate} = document;
	const value = {...(withoutAbsent(document.value) as object), kind, apiVersion};
	const {isEcho, ...sound} = soundPart(schema, {...document, value}, problem => {
		report({...problem, message: problem.message.replace(/^this file/, `this ${kind}`)});
	});
	const part = sound.value as Partial<T> | undefined;
	if (!part?.metadata || (part.spec === undefined && isEcho(['spec'], 'missing-field'))) return undefined;
	const object = {...part, spec: part.spec ?? {}} as T;
	const fault = faultsOf(locate, report);
	const tell: Fault = (path, code, wrong) => {
		if (!isEcho(path, code)) fault(path, code, wrong);
	};
	checkMetadata(object, isNamespaced, tell);
	check(object, tell);
	return {object: inItsNamespace(object, isNamespaced), locate};
}

function inItsNamespace<T extends CustomResource>(object: T, isNamespaced: boolean): T {
	const {namespace = 'default', ...metadata} = object.metadata;
	return {...object, metadata: isNamespaced ? {...metadata, namespace} : metadata};
}

function checkMetadata({kind, metadata}: CustomResource, isNamespaced: boolean, fault: Fault): void {
	const {name, generateName, namespace, labels, annotations}: Partial<ObjectMeta> = metadata;
	if (name === undefined) {
		const isGenerated = generateName !== undefined;
		if (!isGenerated) fault(['metadata'], 'missing-field', 'must have the field `name`');
		else fault(['metadata', 'generateName'], 'bad-value', 'is of no use here: give the object a name');
	}
	checkName(name, {path: ['metadata', 'name'], rule: dnsSubdomain}, fault);
	if (isNamespaced) checkName(namespace, {path: ['metadata', 'namespace'], rule: dnsLabel}, fault);
	else if (namespace !== undefined)
		fault(['metadata', 'namespace'], 'bad-value', `is not allowed: a ${kind} lives in no namespace`);
	checkLabels(labels, ['metadata', 'labels'], fault);
	checkAnnotations(annotations, fault);
}
