/**
 * What the API server does with an object before it stores it: decoding, defaults, the rules of metadata, validation.
 * The registry adds what needs the world: resourceVersion, conflicts, cluster IPs, the existence of the namespace.
 */
import {metadataOfCreated, metadataOfUpdated} from './admit/metadata.js';
import {withSpecOfServer, withStatusOfServer} from './admit/status.js';
import {decode, type FieldValidation} from './decode.js';
import {withDefaults} from './defaults.js';
import type {ApiKind} from './kinds.js';
import type {ApiObject} from './object.js';
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
	const named = {...decoded, metadata: metadataOfCreated(kind, decoded, context)};
	const object = withStatusOfServer(kind, withDefaults(kind, named)) as ApiObject;
	const causes = causesOfCreate(kind, object);
	if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
	return {object, warnings: [...warnings, ...warningsOf(kind, object)]};
}

/** Throws an ApiError: 400 for what is no object of this kind, 409 for another UID, 422 with all causes. */
export function admitUpdate(
	kind: ApiKind,
	value: unknown,
	previous: ApiObject,
	context: UpdateContext,
): Admitted {
	const {object: decoded, warnings} = decode(kind, value, context);
	const filled = withDefaults(kind, decoded);
	const merged = withSpecOfServer(kind, {object: filled, previous, subresource: context.subresource});
	const metadata = metadataOfUpdated(kind, {object: merged, previous, context});
	const object = {...merged, metadata} as ApiObject;
	const causes = causesOfUpdate(kind, {object, previous, subresource: context.subresource});
	if (causes.length > 0) throw invalid(kind, object.metadata.name, causes);
	return {object, warnings};
}
