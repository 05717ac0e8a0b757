/** What a client sent → an object of the kind, or a 400. */
import {type ApiKind, apiVersionOf} from './kinds.js';
import type {Draft} from './object.js';
import {badRequest} from './status.js';

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export type Decoded = {readonly object: Draft; readonly warnings: readonly string[]};

export function decode(
	kind: ApiKind,
	value: unknown,
	_options: {readonly fieldValidation?: FieldValidation; readonly duplicates?: readonly string[]} = {},
): Decoded {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw badRequest('the body of the request is no object');
	}
	const {
		apiVersion = apiVersionOf(kind),
		kind: given = kind.kind,
		metadata = {},
		...rest
	} = value as Partial<Draft>;
	if (apiVersion !== apiVersionOf(kind)) {
		throw badRequest(
			`the API version in the data (${apiVersion}) does not match the expected API version (${apiVersionOf(kind)})`,
		);
	}
	return {object: {apiVersion, kind: given, metadata, ...rest}, warnings: []};
}
