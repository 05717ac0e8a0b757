/** What can be asked at which path, as far as clients look there: which kind it is, and which parameters a write takes. */
import type {ApiKind} from '../kinds.js';
import {hasFacts} from '../patch/facts.js';

type Operation = Readonly<Record<string, unknown>>;

/** Methods, and the parameters in the path. */
type PathItem = Readonly<Record<string, Operation | readonly Operation[]>>;

/** `prefix` is `api/v1` or `apis/apps/v1`. */
export function pathsOf(prefix: string, kinds: readonly ApiKind[]): Readonly<Record<string, PathItem>> {
	return Object.fromEntries(kinds.flatMap(kind => entriesOf(`/${prefix}`, kind)));
}

function entriesOf(prefix: string, kind: ApiKind): (readonly [path: string, item: PathItem])[] {
	const {namespaced, plural, subresources} = kind;
	const base = namespaced ? `${prefix}/namespaces/{namespace}/${plural}` : `${prefix}/${plural}`;
	const parameters = namespaced ? [pathParameter('namespace')] : [];
	const item = {parameters: [...parameters, pathParameter('name')]};
	return [
		...(namespaced ? [[`${prefix}/${plural}`, {get: reading(kind, 'list', selecting)}] as const] : []),
		[base, {...listMethods(kind), parameters}],
		[`${base}/{name}`, {...itemMethods(kind), ...item}],
		...(subresources.includes('status')
			? [[`${base}/{name}/status`, {...writeMethods(kind), ...item}] as const]
			: []),
	];
}

const selecting = ['labelSelector', 'fieldSelector', 'limit', 'continue', 'watch', 'resourceVersion'];

function listMethods(kind: ApiKind): PathItem {
	return {
		get: reading(kind, 'list', selecting),
		post: writing(kind, 'post', json),
		delete: reading(kind, 'deletecollection', [
			'labelSelector',
			'fieldSelector',
			'dryRun',
			'propagationPolicy',
		]),
	};
}

function itemMethods(kind: ApiKind): PathItem {
	return {
		...writeMethods(kind),
		delete: reading(kind, 'delete', ['dryRun', 'gracePeriodSeconds', 'propagationPolicy']),
	};
}

function writeMethods(kind: ApiKind): PathItem {
	return {
		get: reading(kind, 'get', []),
		put: writing(kind, 'put', json),
		patch: writing(kind, 'patch', patchesOf(kind)),
	};
}

const json = ['application/json', 'application/yaml'];

const patches = [
	'application/apply-patch+yaml',
	'application/json-patch+json',
	'application/merge-patch+json',
];

/** Custom resources have none that goes by the meaning of fields; kubectl looks here which one it may send. */
function patchesOf({schema}: ApiKind): readonly string[] {
	return hasFacts(schema) ? [...patches, 'application/strategic-merge-patch+json'] : patches;
}

function reading(kind: ApiKind, action: string, parameters: readonly string[]): Operation {
	return {
		...aboutKind(kind, action),
		parameters: ['pretty', ...parameters].map(queryParameter),
		responses: answers(kind),
	};
}

function writing(kind: ApiKind, action: string, types: readonly string[]): Operation {
	const parameters = [
		'pretty',
		'dryRun',
		'fieldManager',
		'fieldValidation',
		...(action === 'patch' ? ['force'] : []),
	];
	const schema = action === 'patch' ? {type: 'object'} : refTo(kind);
	return {
		...aboutKind(kind, action),
		parameters: parameters.map(queryParameter),
		requestBody: {required: true, content: Object.fromEntries(types.map(type => [type, {schema}]))},
		responses: answers(kind),
	};
}

function aboutKind({group, version, kind}: ApiKind, action: string): Operation {
	return {'x-kubernetes-action': action, 'x-kubernetes-group-version-kind': {group, kind, version}};
}

function answers(kind: ApiKind): Operation {
	const content = Object.fromEntries(json.map(type => [type, {schema: refTo(kind)}]));
	return {200: {description: 'OK', content}, 401: {description: 'Unauthorized'}};
}

function refTo({schema}: ApiKind): Operation {
	return {$ref: `#/components/schemas/${schema}`};
}

const types: Readonly<Record<string, string>> = {
	limit: 'integer',
	gracePeriodSeconds: 'integer',
	watch: 'boolean',
	force: 'boolean',
};

function queryParameter(name: string): Operation {
	return {name, in: 'query', schema: {type: types[name] ?? 'string', uniqueItems: true}};
}

function pathParameter(name: string): Operation {
	return {name, in: 'path', required: true, schema: {type: 'string', uniqueItems: true}};
}
