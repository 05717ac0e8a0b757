/** What somebody has changed in an object, in one line: `spec.replicas 2 → 5`. */
import {sameValue} from '../../topology/same-value.js';
import type {ApiObject} from '../api/object.js';

/** Fields that are named. */
const most = 4;
/** Characters of a value that are shown. */
const longest = 40;

/** Empty if nothing has changed but the status and what every write changes. */
export function changesBetween(before: ApiObject, after: ApiObject): string {
	const changes = fieldChanges('', written(before), written(after));
	const all = changes.map(({path, words}) => (after.kind === 'Secret' ? path : `${path}${words}`));
	const more = all.length > most ? [`and ${all.length - most} more`] : [];
	return [...all.slice(0, most), ...more].join(', ');
}

/** Kept by clients and controllers for themselves. */
const bookkeeping = /^(kubectl\.kubernetes\.io\/last-applied-configuration|deployment\.kubernetes\.io\/.*)$/;

function written({metadata, ...object}: ApiObject): object {
	const {labels = {}, annotations = {}, finalizers} = metadata;
	const {status: _, ...rest} = object;
	const kept = Object.fromEntries(Object.entries(annotations).filter(([key]) => !bookkeeping.test(key)));
	return {...rest, metadata: {labels, annotations: kept, finalizers}};
}

type FieldChange = {readonly path: string; readonly words: string};

function fieldChanges(path: string, before: unknown, after: unknown): FieldChange[] {
	if (sameValue(before, after)) return [];
	if (isMap(before) && isMap(after)) {
		const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
		return [...keys].flatMap(key =>
			fieldChanges(path === '' ? key : `${path}.${key}`, before[key], after[key]),
		);
	}
	if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
		return before.flatMap((item, index) => fieldChanges(`${path}[${index}]`, item, after[index]));
	}
	return [{path, words: wordsOf(before, after)}];
}

function wordsOf(before: unknown, after: unknown): string {
	if (after === undefined) return ' removed';
	if (typeof before === 'object' || typeof after === 'object') return '';
	return before === undefined ? ` ${textOf(after)}` : ` ${textOf(before)} → ${textOf(after)}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
	const [line = ''] = String(value).split('\n');
	const isWhole = line === String(value) && line.length <= longest;
	return isWhole ? line : `${line.slice(0, longest)}…`;
}
