/**
 * What the API server does with an object before it stores it: decoding, defaults, the rules of metadata, validation.
 * The registry adds what needs the world: resourceVersion, conflicts, cluster IPs, the existence of the namespace.
 */
import {asCreated} from './admit/created.js';
import {metadataOfCreated, metadataOfUpdated} from './admit/metadata.js';
import {withoutStringData} from './admit/secret.js';
import {withSpecOfServer} from './admit/status.js';
import {decode, type FieldValidation} from './decode.js';
import {withDefaults} from './defaults.js';
import type {ApiKind} from './kinds.js';
import type {ApiObject, Draft} from './object.js';
import {withAllocated} from './service-update.js';
import {invalid} from './status.js';
import {causesOfCreate, causesOfUpdate} from './validate.js';
import {warningsOf} from './warnings.js';

export type AdmitContext = {
	/** Of the path; nothing for kinds that live in no namespace. */
	readonly namespace?: string;
	/** Of the path, for updates and for creation by server-side apply. */
	readonly name?: string;
	/** RFC 3339, whole seconds, UTC. */
	readonly now: string;
	/** What is done with unknown and double fields; Warn if nobody says. */
	readonly fieldValidation?: FieldValidation;
	/** Paths of keys that the text of the body had twice, from `readBody`. */
	readonly duplicates?: readonly string[];
};

export type CreateContext = AdmitContext & {
	readonly uid: string;
	/** `web-` → `web-x7kzp` */
	readonly generateName?: (base: string) => string;
	/** Seconds; Kubernetes' own if nobody says. */
	readonly unreachableToleration?: number;
	/** Somebody in the lab does; nobody if nothing is said. */
	readonly enforcesPolicies?: boolean;
};

export type UpdateContext = AdmitContext & {readonly subresource?: 'status'};

export type Admitted = {
	/** `metadata.resourceVersion` is the client's ('' if it sent none): the registry compares and replaces it. */
	readonly object: ApiObject;
	readonly warnings: readonly string[];
};

/** Throws an ApiError: 400 for what is no object of this kind, 422 with all causes for an invalid one. */
export function admitCreate(kind: ApiKind, value: unknown, context: CreateContext): Admitted {
	const {object: decoded, warnings} = decode(kind, value, context);
	const object = asNew(kind, decoded, context);
	const causes = causesOfCreate(kind, object);
	if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
	return {object, warnings: [...warnings, ...warningsOf(kind, object, context)]};
}

/** An object that the server itself makes, a controller's: like a client's, with a status if it has one, and not checked. */
export function admitTrusted(kind: ApiKind, draft: Draft, context: CreateContext): ApiObject {
	const {object: decoded} = decode(kind, draft, {fieldValidation: 'Ignore'});
	const object = asNew(kind, decoded, context);
	return draft.status === undefined ? object : {...object, status: decoded.status};
}

function asNew(kind: ApiKind, draft: Draft, context: CreateContext): ApiObject {
	const named = {...withoutStringData(draft), metadata: metadataOfCreated(kind, draft, context)};
	return asCreated(kind, withDefaults(kind, named), context);
}

/** Throws an ApiError: 400 for what is no object of this kind, 409 for another UID, 422 with all causes. */
export function admitUpdate(
	kind: ApiKind,
	value: unknown,
	previous: ApiObject,
	context: UpdateContext,
): Admitted {
	const {object: decoded, warnings} = decode(kind, value, context);
	const {subresource} = context;
	const given = withDefaults(kind, withAllocated(withoutStringData(decoded), previous));
	const merged = withSpecOfServer(kind, {object: given, previous, subresource});
	const object: ApiObject = {
		...merged,
		metadata: metadataOfUpdated(kind, {object: merged, previous, context}),
	};
	const causes = causesOfUpdate(kind, {object, previous, subresource});
	if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
	return {object, warnings};
}
