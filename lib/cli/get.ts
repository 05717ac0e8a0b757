import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import {didYouMean} from '../../topology/problems.js';
import {readDesired} from '../labd/desired.js';
import {labFolder} from '../run/state.js';
import {UsageError} from './errors.js';
import {table} from './output.js';
import {resourceOf, resources} from './resources.js';
import {runningLab} from './running.js';
import type {RunVerb} from './verb.js';

/** Kubernetes objects of a running lab, as `kubectl get` prints them. */
export const run: RunVerb = async invocation => {
	const {args, text, flag} = invocation;
	const [word = '', ...names] = args;
	const record = runningLab(invocation);
	const {objects} = readDesired(labFolder(record.name));
	const kinds =
		word === 'all'
			? resources.filter(({kind}) => kind !== 'Node' && kind !== 'Namespace')
			: [resourceOf(word)];
	const all = flag('allNamespaces');
	const namespace = text('namespace') ?? 'default';
	const inScope = ({metadata}: KubernetesObject) =>
		all || metadata.namespace === undefined || metadata.namespace === namespace;
	const groups = kinds.map(resource => {
		const found = objects.filter(object => object.kind === resource.kind && inScope(object));
		return {resource, found: choose(found, names, resource.name)};
	});
	const found = groups.flatMap(group => group.found);
	const json =
		names.length === 1 && word !== 'all' ? found[0] : {apiVersion: 'v1', kind: 'List', items: found};
	const where = all ? 'in any namespace' : `in namespace ${namespace} (-A looks in all)`;
	return {
		exit: 0,
		json,
		text: await print(groups, {json, format: text('format') ?? 'table', all, none: `no ${word} ${where}`}),
	};
};

function choose(
	found: readonly KubernetesObject[],
	names: readonly string[],
	resource: string,
): readonly KubernetesObject[] {
	if (names.length === 0) return found;
	return names.map(name => {
		const object = found.find(({metadata}) => metadata.name === name);
		if (object) return object;
		throw new UsageError(
			`${resource} "${name}" not found`,
			didYouMean(
				name,
				found.map(({metadata}) => metadata.name),
			),
		);
	});
}

type Group = {readonly resource: (typeof resources)[number]; readonly found: readonly KubernetesObject[]};

async function print(
	groups: readonly Group[],
	how: {json: unknown; format: string; all: boolean; none: string},
): Promise<string> {
	if (how.format === 'json') return JSON.stringify(how.json, null, 2);
	if (how.format === 'yaml')
		return (await import('yaml')).stringify(how.json, {aliasDuplicateObjects: false}).trimEnd();
	const filled = groups.filter(({found}) => found.length > 0);
	if (filled.length === 0) return how.none;
	if (how.format === 'name')
		return filled
			.flatMap(({resource, found}) => found.map(({metadata}) => `${resource.name}/${metadata.name}`))
			.join('\n');
	return filled.map(group => tableOf(group, how)).join('\n\n');
}

function tableOf({resource, found}: Group, {format, all}: {format: string; all: boolean}): string {
	const columns = resource.columns.filter(({wide}) => format === 'wide' || !wide);
	const namespaced = all && found.some(({metadata}) => metadata.namespace !== undefined);
	const header = [...(namespaced ? ['NAMESPACE'] : []), 'NAME', ...columns.map(({name}) => name)];
	const rows = found.map(object => [
		...(namespaced ? [object.metadata.namespace ?? ''] : []),
		object.metadata.name,
		...columns.map(({of}) => of(object)),
	]);
	return table(header, rows);
}
