/** Which of an object's metadata the client decides, and which the server. */

import {sameValue} from '../../../topology/same-value.js';
import type {CreateContext, UpdateContext} from '../admit.js';
import type {ApiKind} from '../kinds.js';
import type {ApiMetadata, ApiObject, Draft} from '../object.js';
import {ApiError, badRequest} from '../status.js';

/** Kinds whose objects count how often what is wanted of them has changed. */
const counted: ReadonlySet<string> = new Set([
	'Deployment',
	'ReplicaSet',
	'StatefulSet',
	'DaemonSet',
	'Job',
	'NetworkPolicy',
	'Ingress',
	'IngressClass',
	'EndpointSlice',
]);

export function metadataOfCreated(kind: ApiKind, object: Draft, context: CreateContext): ApiMetadata {
	const {
		deletionTimestamp: _deletion,
		deletionGracePeriodSeconds: _grace,
		generation: _generation,
		selfLink: _link,
		...given
	} = object.metadata;
	if ((given.resourceVersion ?? '') !== '') {
		throw badRequest('resourceVersion should not be set on objects to be created');
	}
	return {
		...given,
		name: nameOf(given, context),
		...namespaceOf(kind, given.namespace, context.namespace),
		uid: context.uid,
		resourceVersion: '',
		creationTimestamp: context.now,
		...(counted.has(kind.kind) && {generation: 1}),
	};
}

type Update = {readonly object: Draft; readonly previous: ApiObject; readonly context: UpdateContext};

/** What the server has decided stays; whether the client tried to change it is a matter of validation. */
export function metadataOfUpdated(kind: ApiKind, {object, previous, context}: Update): ApiMetadata {
	const {generation: _generation, selfLink: _link, ...given} = object.metadata;
	const {uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, name} = previous.metadata;
	if (given.uid !== undefined && given.uid !== '' && given.uid !== uid)
		throw otherUid(kind, given.uid, previous);
	const generation = generationOf(kind, object, previous);
	return {
		...given,
		name: given.name === undefined || given.name === '' ? name : nameOf(given, context),
		...namespaceOf(kind, given.namespace, context.namespace ?? previous.metadata.namespace),
		uid,
		resourceVersion: given.resourceVersion ?? '',
		creationTimestamp: given.creationTimestamp ?? creationTimestamp,
		...(deletionTimestamp !== undefined && {deletionTimestamp}),
		...(given.deletionTimestamp !== undefined && {deletionTimestamp: given.deletionTimestamp}),
		...(deletionGracePeriodSeconds !== undefined && {deletionGracePeriodSeconds}),
		...(generation !== undefined && {generation}),
	};
}

function nameOf(
	{name = '', generateName}: Draft['metadata'],
	context: UpdateContext & Partial<CreateContext>,
): string {
	if (name === '') {
		if (context.name !== undefined) return context.name;
		if (generateName !== undefined && generateName !== '') return context.generateName?.(generateName) ?? '';
	} else if (context.name !== undefined && context.name !== name) {
		throw badRequest(`the name of the object (${name}) does not match the name on the URL (${context.name})`);
	}
	return name;
}

function namespaceOf(
	{namespaced}: ApiKind,
	given: string | undefined,
	ofPath: string | undefined,
): {readonly namespace?: string} {
	const namespace = given === undefined || given === '' ? ofPath : given;
	if (ofPath !== undefined && namespaced && namespace !== ofPath) {
		throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
	}
	return namespace === undefined ? {} : {namespace};
}

function otherUid({group, plural, kind}: ApiKind, given: string, {metadata}: ApiObject): ApiError {
	const resource = group === '' ? plural : `${plural}.${group}`;
	const why = `Precondition failed: UID in precondition: ${given}, UID in object meta: ${metadata.uid}`;
	return new ApiError(
		409,
		'Conflict',
		`Operation cannot be fulfilled on ${resource} "${metadata.name}": ${why}`,
		{name: metadata.name, ...(group !== '' && {group}), kind: kind},
	);
}

function generationOf({kind}: ApiKind, object: Draft, previous: ApiObject): number | undefined {
	const {generation} = previous.metadata;
	if (!counted.has(kind)) return generation;
	const wanted = wantedOf(object);
	const before = wantedOf(previous);
	const same =
		Object.keys(wanted).length === Object.keys(before).length &&
		Object.entries(wanted).every(([field, value]) => sameValue(value, before[field]));
	// A deletion has counted already.
	return same ? generation : (generation ?? 0) + 1;
}

/** All but status and metadata; for an EndpointSlice, which has no spec, its labels are wanted too. */
function wantedOf(object: Draft | ApiObject): Readonly<Record<string, unknown>> {
	const {metadata, status: _status, apiVersion: _version, kind, ...wanted} = object;
	return kind === 'EndpointSlice' ? {...wanted, labels: metadata.labels} : wanted;
}
