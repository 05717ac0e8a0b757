/** Objects that the API refuses, and what it says: tables of tests. */
import type {ExecutionContext} from 'ava';
import {admitCreate} from '../../lib/api/admit.js';
import type {ApiError, Cause} from '../../lib/api/status.js';
import {refusal} from './api-objects.js';
import {admissionContext, kindNamed, leastObject} from './least-objects.js';

export type Refused = {
	readonly kind: string;
	/** What is changed of the least object of the kind. */
	readonly with: Readonly<Record<string, unknown>>;
	/** `field: reason` without its `FieldValue`: all of them, in order. */
	readonly causes: readonly string[];
};

export const main = {name: 'main', image: 'nginx'};
export const labels = {app: 'web'};

export function ofPod(spec: object) {
	return {spec: {containers: [main], ...spec}};
}

/** The fields of a kind that owns pods; `podSpec` is of its template. */
export function owned(fields: object, podSpec: object = {}) {
	const template = {metadata: {labels}, spec: {containers: [main], ...podSpec}};
	return {spec: {selector: {matchLabels: labels}, template, ...fields}};
}

export function refusedAsSaid(t: ExecutionContext, refused: Refused): void {
	const error = refusalOf(refused);
	t.deepEqual([error.code, error.reason], [422, 'Invalid']);
	t.deepEqual(causesOf(error), refused.causes);
}

export function refusalOf({kind: name, with: fields}: Pick<Refused, 'kind' | 'with'>): ApiError {
	const kind = kindNamed(name);
	return refusal(() => admitCreate(kind, {...leastObject(kind), ...fields}, admissionContext(kind)));
}

export function causesOf({details}: ApiError): string[] {
	const causes = (details?.causes ?? []) as readonly Cause[];
	return causes.map(({field, reason}) => `${field}: ${reason.replace('FieldValue', '')}`);
}
