/** What the API server answers when it refuses: Kubernetes' Status objects (apimachinery, pkg/api/errors). */
import type {ApiKind} from './kinds.js';

/** Why one field is refused. `reason` is one of Kubernetes' causes: FieldValueRequired, FieldValueInvalid, … */
export type Cause = {
	readonly reason:
		| 'FieldValueNotFound'
		| 'FieldValueRequired'
		| 'FieldValueDuplicate'
		| 'FieldValueInvalid'
		| 'FieldValueNotSupported'
		| 'FieldValueForbidden'
		| 'FieldValueTooLong'
		| 'FieldValueTooMany'
		| 'FieldValueTypeInvalid'
		| 'FieldManagerConflict'
		| 'NamespaceTerminating';
	/** With the words that begin it: `Required value`, `Invalid value: "x": …`. */
	readonly message: string;
	/** `spec.containers[0].name` */
	readonly field: string;
};

export type Status = {
	readonly kind: 'Status';
	readonly apiVersion: 'v1';
	readonly metadata: Readonly<Record<string, unknown>>;
	readonly status: 'Success' | 'Failure';
	readonly message?: string;
	readonly reason?: string;
	readonly details?: {
		readonly name?: string;
		readonly group?: string;
		readonly kind?: string;
		readonly uid?: string;
		readonly causes?: readonly Partial<Cause>[];
		readonly retryAfterSeconds?: number;
	};
	readonly code?: number;
};

/** A refusal; the API sends `status` as it is. */
export class ApiError extends Error {
	override readonly name = 'ApiError';

	constructor(
		readonly code: number,
		readonly reason: string,
		message: string,
		readonly details?: Status['details'],
	) {
		super(message);
	}

	get status(): Status {
		const {code, reason, message, details} = this;
		return {
			kind: 'Status',
			apiVersion: 'v1',
			metadata: {},
			status: 'Failure',
			message,
			reason,
			...(details && {details}),
			code,
		};
	}
}

type Which = Pick<ApiKind, 'group' | 'plural' | 'kind'>;

export function notFound(which: Which, name: string): ApiError {
	return new ApiError(404, 'NotFound', `${resourceText(which)} "${name}" not found`, detailsOf(which, name));
}

export function alreadyExists(which: Which, name: string): ApiError {
	const message = `${resourceText(which)} "${name}" already exists`;
	return new ApiError(409, 'AlreadyExists', message, detailsOf(which, name));
}

export function conflict(which: Which, name: string, why: string): ApiError {
	const message = `Operation cannot be fulfilled on ${resourceText(which)} "${name}": ${why}`;
	return new ApiError(409, 'Conflict', message, detailsOf(which, name));
}

/** What a write with an old resourceVersion is told. */
export const staleVersion =
	'the object has been modified; please apply your changes to the latest version and try again';

export function invalid({group, kind}: Which, name: string, causes: readonly Cause[]): ApiError {
	const text = causes.map(({field, message}) => `${field}: ${message}`);
	const list = text.length === 1 ? text[0] : `[${text.join(', ')}]`;
	const subject = group === '' ? kind : `${kind}.${group}`;
	return new ApiError(422, 'Invalid', `${subject} "${name}" is invalid: ${list}`, {
		name,
		...(group !== '' && {group}),
		kind,
		causes,
	});
}

export function badRequest(message: string): ApiError {
	return new ApiError(400, 'BadRequest', message);
}

export function forbidden(which: Which, name: string, why: string): ApiError {
	const message = `${resourceText(which)} "${name}" is forbidden: ${why}`;
	return new ApiError(403, 'Forbidden', message, detailsOf(which, name));
}

/** A watch or a list asks for a version that is no longer kept. */
export function expired(message: string): ApiError {
	return new ApiError(410, 'Expired', message);
}

function resourceText({group, plural}: Which): string {
	return group === '' ? plural : `${plural}.${group}`;
}

function detailsOf({group, plural}: Which, name: string): Status['details'] {
	return {name, ...(group !== '' && {group}), kind: plural};
}
