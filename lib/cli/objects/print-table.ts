/** Tables of the API as kubectl prints them. */
import type {ApiKind} from '../../api/kinds.js';
import type {Row, Table} from '../../api/tables/table.js';
import {table} from '../terminal/output.js';
import {objectWord} from './kind-words.js';

export type PrintOptions = {
	readonly wide: boolean;
	/** In a column of its own. */
	readonly namespaces: boolean;
	/** Several kinds are printed: names have their kind before them. */
	readonly kinds: boolean;
};

export function printTable(kind: ApiKind, {columnDefinitions, rows}: Table, options: PrintOptions): string {
	const columns = columnDefinitions.flatMap((column, index) =>
		options.wide || column.priority === 0 ? [{...column, index}] : [],
	);
	const namespaced = options.namespaces && kind.namespaced;
	const header = columns.map(({name}) => name.toUpperCase());
	const lines = rows.map(row => [
		...(namespaced ? [row.object?.metadata.namespace ?? ''] : []),
		...columns.map(({index, format}) =>
			cellText(row, index, format === 'name' && options.kinds ? kind : undefined),
		),
	]);
	return table([...(namespaced ? ['NAMESPACE'] : []), ...header], lines);
}

/** A cell is one line: of a message with several, the first is shown. */
function cellText({cells}: Row, index: number, kind: ApiKind | undefined): string {
	const [first = '', ...more] = String(cells[index] ?? '').split('\n');
	const text = more.length > 0 ? `${first}...` : first;
	return kind === undefined ? text : objectWord(kind, text);
}
