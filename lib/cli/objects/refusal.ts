/** What the API refuses, at the place in the file that it is about. */
import {type Locate, nearest, type Problem, type ProblemCode} from '../../../topology/problems.js';
import type {Cause, Status} from '../../api/status.js';
import {pathOfDecoding, pathOfField, siblingsOf} from './field-paths.js';
import {placed} from './identify.js';
import {type Manifest, wordOf} from './read-manifests.js';

/** One Problem for each cause; one for the whole object when the API names no field. */
export function problemsOf(manifest: Manifest, {message = '', details}: Refusal): Problem[] {
	const {locate} = manifest;
	const strict = [...message.matchAll(/(unknown|duplicate) field "([^"]+)"/g)];
	if (strict.length > 0) return strict.map(([, what, field = '']) => fieldProblem(manifest, {what, field}));
	const causes = (details?.causes ?? []).filter(({field}) => field);
	if (causes.length > 0) return causes.map(cause => causeProblem(locate, cause));
	const decoding = /cannot unmarshal (\w+) into Go struct field \w+\.(\S+) of type (\S+)/.exec(message);
	if (decoding) return [decodingProblem(manifest, decoding)];
	const whole = {code: 'invalid-object', message: `${wordOf(manifest)}: ${message}`} as const;
	return [placed(whole, locate(['metadata', 'name']))];
}

type Refusal = Pick<Status, 'message' | 'details'>;

function fieldProblem(
	{kind, locate}: Manifest,
	{what, field}: {what: string | undefined; field: string},
): Problem {
	const path = pathOfField(field);
	const at = locate(path, 'key');
	if (what !== 'unknown') return placed({code: 'duplicate', message: `${what} field ${field}`}, at);
	const near = nearest(String(path.at(-1)), siblingsOf(kind, path));
	const hint = near === undefined ? {} : {hint: `did you mean '${near}'?`};
	return placed({code: 'unknown-field', message: `unknown field ${field}`, ...hint}, at);
}

function decodingProblem(
	{value, locate}: Manifest,
	[, got = '', field = '', want = '']: readonly string[],
): Problem {
	const message = `${field} must be of type ${want}, not ${got}`;
	return placed({code: 'wrong-type', message}, locate(pathOfDecoding(value, field, got)));
}

function causeProblem(locate: Locate, {reason, field = '', message = ''}: Partial<Cause>): Problem {
	const code = codes[reason ?? 'FieldValueInvalid'];
	const part = code === 'missing-field' ? 'key' : 'value';
	return placed({code, message: `${field}: ${message}`}, locate(pathOfField(field), part));
}

const codes: Readonly<Record<Cause['reason'], ProblemCode>> = {
	FieldValueRequired: 'missing-field',
	FieldValueTypeInvalid: 'wrong-type',
	FieldValueDuplicate: 'duplicate',
	FieldValueTooLong: 'bad-value',
	FieldValueTooMany: 'too-many',
	FieldValueNotFound: 'unknown-reference',
	FieldValueNotSupported: 'bad-value',
	FieldValueInvalid: 'bad-value',
	FieldValueForbidden: 'invalid-object',
	FieldManagerConflict: 'invalid-object',
	NamespaceTerminating: 'invalid-object',
};
