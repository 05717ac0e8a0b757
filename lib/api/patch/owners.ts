/** metadata.managedFields: who owns which fields. */
import type {ManagedFieldsEntry} from 'kubernetes-types/meta/v1.js';
import {type ApiKind, apiVersionOf} from '../kinds.js';
import {difference, type FieldSet, sorted, union} from './field-set.js';
import {isEmpty, isMap} from './json.js';

export type Manager = {
	readonly manager: string;
	readonly operation: 'Apply' | 'Update';
	readonly subresource?: string;
	/** Of its last change that changed something. */
	readonly time?: string;
	readonly fields: FieldSet;
};

/** More clients than these are not told apart: the oldest become one. */
const maxUpdaters = 10;
const oldest = 'ancient-changes';

/** Nothing if the list is not one; entries of other versions of the kind say nothing about this one. */
export function managersOf(kind: ApiKind, entries: unknown): readonly Manager[] | undefined {
	if (entries === undefined) return [];
	if (!Array.isArray(entries) || !entries.every(isEntry)) return undefined;
	const version = apiVersionOf(kind);
	return entries
		.filter(({apiVersion}) => apiVersion === version)
		.map(({manager, operation, subresource, time, fieldsV1 = {}}) => ({
			manager: manager ?? '',
			operation: operation as Manager['operation'],
			...(subresource && {subresource}),
			...(time && {time: String(time)}),
			fields: fieldsV1 as FieldSet,
		}));
}

/** Nothing for an object that nobody manages. */
export function entriesOf(kind: ApiKind, managers: readonly Manager[]): ManagedFieldsEntry[] | undefined {
	if (managers.length === 0) return undefined;
	return capped(managers)
		.toSorted((a, b) => compareText(sortKey(a), sortKey(b)))
		.map(({manager, operation, subresource, time, fields}) => ({
			manager,
			operation,
			apiVersion: apiVersionOf(kind),
			...(time !== undefined && {time}),
			fieldsType: 'FieldsV1',
			fieldsV1: sorted(fields),
			...(subresource !== undefined && {subresource}),
		}));
}

export function isSame(a: Omit<Manager, 'fields'>, b: Omit<Manager, 'fields'>): boolean {
	return a.manager === b.manager && a.operation === b.operation && a.subresource === b.subresource;
}

/** Who has nothing left is no manager. */
export function without(managers: readonly Manager[], fields: FieldSet): readonly Manager[] {
	if (isEmpty(fields)) return managers;
	return managers
		.map(manager => ({...manager, fields: difference(manager.fields, fields)}))
		.filter(manager => !isEmpty(manager.fields));
}

/** With the fields of `own` added to what this manager has, or in their place. */
export function withManager(
	managers: readonly Manager[],
	own: Manager,
	how: 'add' | 'replace',
): readonly Manager[] {
	const before = managers.find(manager => isSame(manager, own));
	const others = managers.filter(manager => manager !== before);
	const fields = how === 'add' && before ? union(before.fields, own.fields) : own.fields;
	return isEmpty(fields) ? others : [...others, {...own, fields}];
}

/** `"kubectl-client-side-apply" using apps/v1`, as conflicts name it. */
export function managerText(kind: ApiKind, {manager, operation, subresource}: Manager): string {
	const place = subresource === undefined ? '' : ` with subresource ${JSON.stringify(subresource)}`;
	const version = operation === 'Update' ? ` using ${apiVersionOf(kind)}` : '';
	return `${JSON.stringify(manager)}${place}${version}`;
}

function isEntry(entry: unknown): entry is ManagedFieldsEntry {
	if (!isMap(entry)) return false;
	const {operation, apiVersion, fieldsType, fieldsV1} = entry;
	return (
		(operation === 'Apply' || operation === 'Update') &&
		typeof apiVersion === 'string' &&
		apiVersion !== '' &&
		fieldsType === 'FieldsV1' &&
		(fieldsV1 === undefined || isMap(fieldsV1))
	);
}

function capped(managers: readonly Manager[]): readonly Manager[] {
	const updaters = managers
		.filter(({operation}) => operation === 'Update')
		.toSorted((a, b) => compareText(sortKey(a), sortKey(b)));
	const excess = updaters.length - maxUpdaters;
	if (excess <= 0) return managers;
	const merged = updaters.slice(0, excess + 1);
	const {time} = merged[excess] as Manager;
	const fields = merged.map(manager => manager.fields).reduce(union);
	const one: Manager = {manager: oldest, operation: 'Update', ...(time && {time}), fields};
	return [...managers.filter(manager => !merged.includes(manager)), one];
}

function sortKey({operation, time = '', manager, subresource = ''}: Manager): string {
	return [operation, time, manager, subresource].join('\0');
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
