/** What the API refuses, at the place in the file that it is about. */
import type {Locate, Path, Problem, ProblemCode} from '../../topology/problems.js';
import type {Cause, Status} from '../api/status.js';
import {placed} from './identify.js';
import {type Manifest, wordOf} from './read-manifests.js';

/** One Problem for each cause; one for the whole object when the API names no field. */
export function problemsOf(manifest: Manifest, {message = '', details}: Refusal): Problem[] {
	const {locate} = manifest;
	const strict = [...message.matchAll(/(unknown|duplicate) field "([^"]+)"/g)];
	if (strict.length > 0) return strict.map(([, what, field = '']) => fieldProblem(locate, {what, field}));
	const causes = (details?.causes ?? []).filter(({field}) => field);
	if (causes.length > 0) return causes.map(cause => causeProblem(locate, cause));
	const whole = {code: 'invalid-object', message: `${wordOf(manifest)}: ${message}`} as const;
	return [placed(whole, locate(['metadata', 'name']))];
}

type Refusal = Pick<Status, 'message' | 'details'>;

function fieldProblem(locate: Locate, {what, field}: {what: string | undefined; field: string}): Problem {
	const code = what === 'unknown' ? 'unknown-field' : 'duplicate';
	return placed({code, message: `${what} field ${field}`}, locate(pathOfField(field), 'key'));
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
};

/** `spec.containers[0].name`, `metadata.labels[app.kubernetes.io/name]` → its steps. */
export function pathOfField(field: string): Path {
	const steps = field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g);
	return [...steps].map(([, index, key = '']) => {
		if (index === undefined) return key;
		return /^\d+$/.test(index) ? Number(index) : index.replaceAll('"', '');
	});
}
