/** What a client sent → an object of the kind, as Go's decoder and encoder would make it, or a 400. */
import {decodeStruct, type Findings} from './decode/walk.js';
import {type ApiKind, apiVersionOf, kindOfObject} from './kinds.js';
import type {Draft} from './object.js';
import {structOf} from './schema.js';
import {type ApiError, badRequest} from './status.js';

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export type DecodeOptions = {
	readonly fieldValidation?: FieldValidation;
	/** Paths of keys that were there twice in the text, from `readBody`. */
	readonly duplicates?: readonly string[];
};

export type Decoded = {readonly object: Draft; readonly warnings: readonly string[]};

/** Throws an ApiError: another kind than the path's, a wrong type, or with Strict an unknown or a double field. */
export function decode(
	kind: ApiKind,
	value: unknown,
	{fieldValidation = 'Warn', duplicates = []}: DecodeOptions = {},
): Decoded {
	const given = identityOf(kind, value);
	const findings: Findings = {unknown: [], refused: undefined};
	const {apiVersion, kind: _kind, ...rest} = decodeStruct(structOf(kind.schema), value as object, findings);
	if (findings.refused !== undefined) throw cannotBe(kind, given, findings.refused);
	const warnings = fieldValidation === 'Ignore' ? [] : strictErrors(findings, duplicates);
	if (fieldValidation === 'Strict' && warnings.length > 0) {
		throw cannotBe(kind, given, `strict decoding error: ${warnings.join(', ')}`);
	}
	return {object: {apiVersion: apiVersionOf(kind), kind: kind.kind, ...rest} as Draft, warnings};
}

type Identity = {readonly apiVersion: string; readonly kind: string};

/** What is not said is what the path says. */
function identityOf(expected: ApiKind, value: unknown): Identity {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw badRequest(
			`couldn't get version/kind; json parse error: json: cannot unmarshal ${Array.isArray(value) ? 'array' : typeof value} into Go value of type struct`,
		);
	}
	const identity = {
		apiVersion: textOf(value, 'apiVersion') || apiVersionOf(expected),
		kind: textOf(value, 'kind') || expected.kind,
	};
	if (identity.kind !== expected.kind) throw cannotBe(expected, identity, otherKind(identity, expected));
	if (identity.apiVersion !== apiVersionOf(expected)) {
		throw badRequest(
			`the API version in the data (${identity.apiVersion}) does not match the expected API version (${apiVersionOf(expected)})`,
		);
	}
	return identity;
}

function textOf(value: object, field: string): string {
	const text: unknown = Reflect.get(value, field) ?? '';
	if (typeof text === 'string') return text;
	throw badRequest(
		`couldn't get version/kind; json parse error: json: cannot unmarshal ${typeof text} into Go struct field .${field} of type string`,
	);
}

function otherKind(identity: Identity, expected: ApiKind): string {
	return kindOfObject(identity)
		? `converting (v1.${identity.kind}) to (${expected.group.split('.')[0] || 'core'}.${expected.kind}): unknown conversion`
		: `no kind "${identity.kind}" is registered for version "${identity.apiVersion}"`;
}

function cannotBe(expected: ApiKind, {apiVersion, kind}: Identity, why: string): ApiError {
	const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
	return badRequest(`${kind} in version "${version}" cannot be handled as a ${expected.kind}: ${why}`);
}

function strictErrors({unknown}: Findings, duplicates: readonly string[]): string[] {
	return [
		...duplicates.map(path => `duplicate field "${path}"`),
		...unknown.map(path => `unknown field "${path}"`),
	];
}
