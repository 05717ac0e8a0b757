/** Objects from a lab's API, as the words of a command line select them. */
import {nearest} from '../../../topology/problems.js';
import {type ApiKind, apiVersionOf} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import type {Table} from '../../api/tables/table.js';
import type {Wanted} from '../objects/kind-words.js';
import {type ApiClient, RefusedError} from './client.js';
import {pathOf, type Query} from './path.js';

/** Where to look, and for what. */
export type Scope = {
	/** Of all namespaces if not set. */
	readonly namespace: string | undefined;
	/** `app=web`, as kubectl's -l. */
	readonly labels?: string | undefined;
	/** `status.phase=Running`, as kubectl's --field-selector. */
	readonly fields?: string | undefined;
};

const tableType = 'application/json;as=Table;v=v1;g=meta.k8s.io';

/** What the API prints of them. Throws a RefusedError that names the nearest name. */
export async function fetchTable(api: ApiClient, {kind, names}: Wanted, scope: Scope): Promise<Table> {
	if (names.length === 0)
		return (await api.send<Table>({path: listPath(kind, scope), accept: tableType})).body;
	const tables: Table[] = [];
	for (const name of names) {
		const path = pathOf(kind, {namespace: scope.namespace, name});
		tables.push(
			await orNearest(
				api,
				{kind, name, scope},
				async () => (await api.send<Table>({path, accept: tableType})).body,
			),
		);
	}
	const [first] = tables;
	if (!first) throw new Error('a table for no name');
	return {...first, rows: tables.flatMap(({rows}) => rows)};
}

type List = {readonly items: readonly ApiObject[]};

/** The objects themselves. Throws a RefusedError that names the nearest name. */
export async function fetchObjects(
	api: ApiClient,
	{kind, names}: Wanted,
	scope: Scope,
): Promise<readonly ApiObject[]> {
	if (names.length === 0) {
		const {items} = (await api.send<List>({path: listPath(kind, scope)})).body;
		// In a list only the list says what its items are.
		return items.map(item => ({...item, apiVersion: apiVersionOf(kind), kind: kind.kind}));
	}
	const found: ApiObject[] = [];
	for (const name of names) {
		const path = pathOf(kind, {namespace: scope.namespace, name});
		found.push(
			await orNearest(api, {kind, name, scope}, async () => (await api.send<ApiObject>({path})).body),
		);
	}
	return found;
}

function listPath(kind: ApiKind, {namespace, labels, fields}: Scope): string {
	const query: Query = {labelSelector: labels, fieldSelector: fields};
	return pathOf(kind, {namespace}, query);
}

type Sought = {readonly kind: ApiKind; readonly name: string; readonly scope: Scope};

/** A name that is not there is told with the nearest one that is. */
export async function orNearest<T>(api: ApiClient, sought: Sought, get: () => Promise<T>): Promise<T> {
	try {
		return await get();
	} catch (error) {
		if (!(error instanceof RefusedError) || error.status.code !== 404) throw error;
		const hint = await nearestText(api, sought);
		throw new RefusedError(error.status, `${error.message}${hint && `\n  hint: ${hint}`}`);
	}
}

const fewNames = 12;

async function nearestText(api: ApiClient, {kind, name, scope: {namespace}}: Sought): Promise<string> {
	const everywhere = await fetchObjects(api, {kind, names: []}, {namespace: undefined});
	const here = everywhere.filter(({metadata}) => !kind.namespaced || metadata.namespace === namespace);
	const names = here.map(({metadata}) => metadata.name);
	const elsewhere = everywhere.find(({metadata}) => metadata.name === name)?.metadata.namespace;
	if (elsewhere !== undefined) return `there is one in namespace ${elsewhere}: give '-n ${elsewhere}'`;
	const near = nearest(name, names);
	if (near !== undefined) return `did you mean '${near}'?`;
	const where = kind.namespaced ? ` in namespace ${namespace}` : '';
	if (names.length === 0) return `there are no ${kind.plural}${where}`;
	return names.length > fewNames ? '' : `the ${kind.plural}${where}: ${names.join(', ')}`;
}
