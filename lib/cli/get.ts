import {stringify} from 'yaml';
import type {ApiKind} from '../api/kinds.js';
import type {ApiObject} from '../api/object.js';
import type {Table} from '../api/tables/table.js';
import {type ApiClient, apiClient} from './api/client.js';
import {fetchObjects, fetchTable, type Scope} from './api/objects.js';
import {runningLab} from './labs/running.js';
import {objectWord, type Wanted, wantedOf} from './objects/kind-words.js';
import {printTable} from './objects/print-table.js';
import {UsageError} from './terminal/errors.js';
import type {Output} from './terminal/output.js';
import type {Invocation, Result, RunVerb} from './verbs/verb.js';

/** Kubernetes objects of a running lab, as `kubectl get` prints them. */
export const run: RunVerb = async invocation => {
	const wanted = wantedOf(invocation.args);
	const scope = scopeOf(invocation, wanted);
	const api = apiClient(runningLab(invocation));
	const format = invocation.output.json ? 'json' : (invocation.text('output') ?? 'table');
	return format === 'json' || format === 'yaml'
		? documents(await collect(api, {wanted, scope, fetch: fetchObjects}), {format, wanted})
		: tables(await collect(api, {wanted, scope, fetch: fetchTable}), {
				format,
				wanted,
				scope,
				output: invocation.output,
			});
};

/** Throws a UsageError when names and a choice among all are given together. */
export function scopeOf({text, flag}: Invocation, wanted: readonly Wanted[]): Scope {
	const all = flag('allNamespaces');
	const [labels, fields] = [text('selector'), text('fieldSelector')];
	if (wanted.some(({names}) => names.length > 0)) {
		const given = all
			? '-A'
			: labels !== undefined
				? '-l'
				: fields !== undefined
					? '--field-selector'
					: undefined;
		if (given !== undefined)
			throw new UsageError(
				`names and ${given} are given`,
				`names are of one namespace; ${given} chooses among all`,
			);
	}
	return {namespace: all ? undefined : (text('namespace') ?? 'default'), labels, fields};
}

type Fetch<T> = (api: ApiClient, wanted: Wanted, scope: Scope) => Promise<T>;
type Group<T> = {readonly kind: ApiKind; readonly found: T};

async function collect<T>(
	api: ApiClient,
	{wanted, scope, fetch}: {wanted: readonly Wanted[]; scope: Scope; fetch: Fetch<T>},
): Promise<Group<T>[]> {
	const groups: Group<T>[] = [];
	for (const one of wanted) groups.push({kind: one.kind, found: await fetch(api, one, scope)});
	return groups;
}

/** One object by its name is itself, everything else a List. */
function documents(
	groups: readonly Group<readonly ApiObject[]>[],
	{format, wanted}: {format: 'json' | 'yaml'; wanted: readonly Wanted[]},
): Result {
	const items = groups.flatMap(({found}) => found).map(withoutManagedFields);
	const one = wanted.length === 1 && wanted[0]?.names.length === 1;
	const json = one ? items[0] : {apiVersion: 'v1', kind: 'List', metadata: {resourceVersion: ''}, items};
	if (format === 'json') return {exit: 0, json, text: JSON.stringify(json, null, 2)};
	return {exit: 0, json, text: stringify(json, {aliasDuplicateObjects: false, lineWidth: 0}).trimEnd()};
}

/** Who set which field: bookkeeping that is longer than the object. */
function withoutManagedFields({metadata: {managedFields: _, ...metadata}, ...object}: ApiObject): object {
	const {apiVersion, kind, ...rest} = object;
	return {apiVersion, kind, metadata, ...rest};
}

function tables(
	groups: readonly Group<Table>[],
	{format, wanted, scope, output}: {format: string; wanted: readonly Wanted[]; scope: Scope; output: Output},
): Result {
	const filled = groups.filter(({found}) => found.rows.length > 0);
	const options = {
		wide: format === 'wide',
		namespaces: scope.namespace === undefined,
		kinds: groups.length > 1,
	};
	const text =
		format === 'name'
			? filled.flatMap(({kind, found}) => namesOf(found).map(name => objectWord(kind, name))).join('\n')
			: filled.map(({kind, found}) => printTable(kind, found, options)).join('\n\n');
	// On stderr, as kubectl: a script that reads names must not read a sentence.
	if (filled.length === 0) output.note(nothing(wanted, scope));
	return {exit: 0, json: undefined, text};
}

function namesOf({rows}: Table): string[] {
	return rows.map(({object}) => object?.metadata.name ?? '');
}

function nothing(wanted: readonly Wanted[], {namespace, labels, fields}: Scope): string {
	const kinds = wanted.map(({kind}) => kind.plural).join(', ');
	const such = labels !== undefined || fields !== undefined ? ' that fit' : '';
	if (wanted.every(({kind}) => !kind.namespaced)) return `no ${kinds}${such}`;
	const where = namespace === undefined ? 'in any namespace' : `in namespace ${namespace} (-A looks in all)`;
	return `no ${kinds}${such} ${where}`;
}
