/** What a kind's table is made of. */
import type {ApiObject} from '../object.js';
import {ageOf} from './text.js';

export type ColumnDefinition = {
	readonly name: string;
	readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
	/** `name` marks the column with the object's name: clients put the kind before it. */
	readonly format: '' | 'name';
	readonly description: string;
	/** 0 is always shown, 1 with `-o wide`. */
	readonly priority: 0 | 1;
};

export type Cell = string | number | boolean;

export type RowCondition = {
	readonly type: 'Completed';
	readonly status: 'True';
	readonly reason: string;
	readonly message: string;
};

export type Printer = {
	readonly columns: readonly ColumnDefinition[];
	/** One for each column; `now` in milliseconds since 1970. */
	readonly cells: (object: ApiObject, now: number) => readonly Cell[];
	readonly conditions?: (object: ApiObject) => readonly RowCondition[] | undefined;
};

/** A printer that reads one kind of Kubernetes' types; the registry hands it no other. */
export function printer<T>(
	columns: readonly ColumnDefinition[],
	cells: (object: T & ApiObject, now: number) => readonly Cell[],
): Printer {
	return {columns, cells: (object, now) => cells(object as T & ApiObject, now)};
}

/** Of a custom resource: name, columns, age where its definition names it. What is not set is an empty cell. */
export function specPrinter<Spec>(
	columns: readonly ColumnDefinition[],
	cells: (spec: Spec) => readonly (Cell | undefined)[],
	...age: readonly ColumnDefinition[]
): Printer {
	return printer<{readonly spec: Spec}>([nameColumn, ...columns, ...age], (object, now) => [
		object.metadata.name,
		...cells(object.spec).map(cell => cell ?? ''),
		...age.map(() => ageOf(object, now)),
	]);
}

export function column(
	name: string,
	description: string,
	more: Partial<Omit<ColumnDefinition, 'name' | 'description'>> = {},
): ColumnDefinition {
	return {name, type: 'string', format: '', description, priority: 0, ...more};
}

export function wide(name: string, description: string): ColumnDefinition {
	return column(name, description, {priority: 1});
}

export function count(name: string, description: string): ColumnDefinition {
	return column(name, description, {type: 'integer'});
}

export const nameColumn = column('Name', 'The name of the object, unique in its namespace.', {
	format: 'name',
});
export const ageColumn = column('Age', 'How long ago the object was created.');

/** Of whatever has a pod template. */
export const containerColumns = [
	wide('Containers', 'The names of the containers in the template.'),
	wide('Images', 'The images of the containers in the template.'),
];
export const selectorColumn = wide('Selector', 'Which pods belong to the object.');
