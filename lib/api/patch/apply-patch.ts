/** The patches that say what is to change; the fourth, which says what is to be, is in server-side-apply.ts. */
import jsonPatch, {type Operation} from 'fast-json-patch';
import type {ApiKind} from '../kinds.js';
import type {ApiObject} from '../object.js';
import {ApiError, badRequest} from '../status.js';
import {factsOf, hasFacts} from './facts.js';
import {isMap, type JsonMap, jsonType} from './json.js';
import {mergePatched} from './merge-patch.js';
import {strategicallyMerged} from './strategic.js';

export type Patch = {
	readonly type:
		| 'application/json-patch+json'
		| 'application/merge-patch+json'
		| 'application/strategic-merge-patch+json';
	/** What the client sent, decoded from JSON. */
	readonly value: unknown;
};

const maxOperations = 10_000;

/**
 * The object as the patch wants it, still to be decoded and validated; parts that stay are those of `current`. Throws an
 * ApiError: 400, 413, 415 and 422 for the patch itself, without a reason (500) where the real server has no better word.
 */
export function applyPatch(kind: ApiKind, current: ApiObject, {type, value}: Patch): unknown {
	switch (type) {
		case 'application/json-patch+json':
			return jsonPatched(current, value);
		case 'application/merge-patch+json':
			return mergePatched(current, mapOf(value, 'error decoding patch: '));
		case 'application/strategic-merge-patch+json':
			if (!hasFacts(kind.schema)) throw unsupported();
			return strategicallyMerged(current, mapOf(value, ''), factsOf(kind.schema));
	}
}

function jsonPatched(current: ApiObject, value: unknown): unknown {
	const operations = operationsOf(value);
	try {
		return jsonPatch.applyPatch<unknown>(current, operations, true, false).newDocument;
	} catch {
		// The real server does not tell which operation it was either.
		const message = 'the server rejected our request due to an error in our request';
		throw new ApiError(422, 'Invalid', message, {});
	}
}

function operationsOf(value: unknown): Operation[] {
	const decoding = 'error decoding patch: json: cannot unmarshal';
	if (!Array.isArray(value)) {
		throw badRequest(`${decoding} ${jsonType(value)} into Go value of type []handlers.jsonPatchOp`);
	}
	const odd = value.find(operation => !isMap(operation));
	if (odd !== undefined) {
		throw badRequest(`${decoding} ${jsonType(odd)} into Go value of type handlers.jsonPatchOp`);
	}
	if (value.length > maxOperations) {
		const message = `The allowed maximum operations in a JSON patch is ${maxOperations}, got ${value.length}`;
		throw new ApiError(413, 'RequestEntityTooLarge', `Request entity too large: ${message}`);
	}
	return value;
}

function mapOf(value: unknown, prefix: string): JsonMap {
	if (isMap(value)) return value;
	const type = 'Go value of type map[string]interface {}';
	throw badRequest(`${prefix}json: cannot unmarshal ${jsonType(value)} into ${type}`);
}

/** Lists of a type that nobody has described can't be merged: so it is with custom resources. */
function unsupported(): ApiError {
	const known = ['json-patch+json', 'merge-patch+json', 'apply-patch+yaml'].map(
		type => `application/${type}`,
	);
	const message = 'the body of the request was in an unknown format - accepted media types include';
	return new ApiError(415, 'UnsupportedMediaType', `${message}: ${known.join(', ')}`);
}
