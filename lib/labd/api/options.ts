/** What the query of a request, or a DeleteOptions object, asks for. Everything throws an ApiError: 400, 422. */
import {ApiError, badRequest, type Cause, invalid} from '../../api/status.js';
import type {Include} from '../../api/tables/table.js';
import type {DeleteOptions, WriteOptions} from './registry-types.js';

const validations = ['Ignore', 'Strict', 'Warn'] as const;
const policies = ['Foreground', 'Background', 'Orphan'] as const;
const includes = ['None', 'Metadata', 'Object'] as const;

/** `kind` is what the options are called: `CreateOptions`. */
export function writeOptions(
	query: URLSearchParams,
	kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
	userAgent: string | undefined,
): WriteOptions {
	const causes: Cause[] = [];
	const dryRun = isDryRun(query.getAll('dryRun'), causes);
	const fieldValidation = oneOf(query, {field: 'fieldValidation', known: validations}, causes);
	const manager = query.get('fieldManager') || userAgent?.split('/')[0] || 'unknown';
	if (manager.length > 128) causes.push(tooLong(manager));
	if (causes.length > 0) throw invalidOptions(kind, causes);
	return {dryRun, fieldManager: manager, ...(fieldValidation && {fieldValidation})};
}

/** As a patch of this type may have them. */
export function patchOptions(
	query: URLSearchParams,
	type: string,
	userAgent: string | undefined,
): WriteOptions {
	const options = writeOptions(query, 'PatchOptions', userAgent);
	const isApply = type === 'application/apply-patch+yaml';
	const causes: Cause[] = [];
	if (isApply && !query.get('fieldManager'))
		causes.push({
			reason: 'FieldValueRequired',
			message: 'Required value: is required for apply patch',
			field: 'fieldManager',
		});
	if (!isApply && query.has('force'))
		causes.push({
			reason: 'FieldValueForbidden',
			message: 'Forbidden: may not be specified for non-apply patch',
			field: 'force',
		});
	if (causes.length > 0) throw invalidOptions('PatchOptions', causes);
	return {...options, force: flag(query, 'force')};
}

/** The body has the last word. */
export function deleteOptions(query: URLSearchParams, body: unknown): DeleteOptions {
	const sent = fieldsOf(body);
	const causes: Cause[] = [];
	const dryRun = isDryRun(listOf(sent.dryRun) ?? query.getAll('dryRun'), causes);
	const gracePeriodSeconds = whole(sent.gracePeriodSeconds ?? query.get('gracePeriodSeconds') ?? undefined);
	const policy = sent.propagationPolicy ?? query.get('propagationPolicy') ?? orphaned(sent, query);
	const propagationPolicy = policies.find(one => one === policy);
	if (policy !== undefined && !propagationPolicy)
		causes.push(unsupported('propagationPolicy', policy, policies));
	if (causes.length > 0) throw invalidOptions('DeleteOptions', causes);
	const {uid, resourceVersion} = fieldsOf(sent.preconditions) as Record<string, string | undefined>;
	return {
		dryRun,
		...(gracePeriodSeconds !== undefined && {gracePeriodSeconds}),
		...(propagationPolicy && {propagationPolicy}),
		preconditions: {...(uid && {uid}), ...(resourceVersion && {resourceVersion})},
	};
}

export function includeOf(query: URLSearchParams): Include {
	const causes: Cause[] = [];
	const include = oneOf(query, {field: 'includeObject', known: includes}, causes);
	if (causes[0])
		throw badRequest(`Unable to convert to Table as requested: includeObject: ${causes[0].message}`);
	return include ?? 'Metadata';
}

/** `1`, `true`; nothing else is. */
export function flag(query: URLSearchParams, name: string): boolean {
	return ['1', 't', 'true'].includes((query.get(name) ?? '').toLowerCase());
}

export function number(query: URLSearchParams, name: string): number | undefined {
	const text = query.get(name);
	return text === null || text === '' ? undefined : whole(text);
}

export function invalidOptions(kind: string, causes: readonly Cause[]): ApiError {
	return invalid({group: 'meta.k8s.io', kind, plural: ''}, '', causes);
}

export function unsupported(field: string, value: unknown, known: readonly string[]): Cause {
	const list = known.map(one => JSON.stringify(one)).join(', ');
	const message = `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`;
	return {reason: 'FieldValueNotSupported', message, field};
}

function isDryRun(values: readonly unknown[], causes: Cause[]): boolean {
	const wrong = values.find(value => value !== 'All');
	if (wrong !== undefined) causes.push(unsupported('dryRun', wrong, ['All']));
	return values.length > 0;
}

function oneOf<T extends string>(
	query: URLSearchParams,
	{field, known}: {readonly field: string; readonly known: readonly T[]},
	causes: Cause[],
): T | undefined {
	const value = query.get(field);
	if (value === null || value === '') return undefined;
	const found = known.find(one => one === value);
	if (!found) causes.push(unsupported(field, value, known));
	return found;
}

function tooLong(manager: string): Cause {
	const message = `Invalid value: ${JSON.stringify(manager)}: may not be longer than 128`;
	return {reason: 'FieldValueInvalid', message, field: 'fieldManager'};
}

function whole(value: unknown): number | undefined {
	if (value === undefined || value === null) return undefined;
	if (/^-?\d{1,15}$/.test(String(value))) return Number(value);
	throw new ApiError(
		400,
		'BadRequest',
		`strconv.ParseInt: parsing ${JSON.stringify(String(value))}: invalid syntax`,
	);
}

/** `orphanDependents`, which propagationPolicy has replaced. */
function orphaned(sent: Readonly<Record<string, unknown>>, query: URLSearchParams): string | undefined {
	const value = sent.orphanDependents ?? query.get('orphanDependents');
	if (value === undefined || value === null) return undefined;
	return value === true || value === 'true' ? 'Orphan' : 'Background';
}

function listOf(value: unknown): readonly unknown[] | undefined {
	return Array.isArray(value) ? value : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
