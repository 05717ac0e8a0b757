/** What is served, group by group, as discovery tells it. */
import {type ApiKind, apiKinds, apiVersionOf, type Subresource} from '../../api/kinds.js';
import {type Review, reviews} from './reviews.js';

export type Verb = 'create' | 'delete' | 'deletecollection' | 'get' | 'list' | 'patch' | 'update' | 'watch';
export type Kind = {readonly group: string; readonly version: string; readonly kind: string};

/** One resource, or a part of one (`pods/log`), as both forms of discovery tell it. */
export type Resource = {
	readonly name: string;
	readonly singularName: string;
	readonly namespaced: boolean;
	/** Another one than the resource's group, if it is not said there. */
	readonly response: Kind;
	readonly verbs: readonly Verb[];
	readonly shortNames?: readonly string[];
	readonly categories?: readonly string[];
	readonly parts: ReadonlyArray<{
		readonly name: Subresource;
		readonly response: Kind;
		readonly verbs: readonly Verb[];
	}>;
};

export type GroupVersion = {
	readonly group: string;
	readonly version: string;
	readonly resources: readonly Resource[];
};

const verbs: readonly Verb[] = [
	'create',
	'delete',
	'deletecollection',
	'get',
	'list',
	'patch',
	'update',
	'watch',
];
const written: readonly Verb[] = ['get', 'patch', 'update'];

/** The kind that a subresource speaks, where it is not that of its resource; and its verbs. */
const parts: Readonly<Record<Subresource, {readonly kind?: Kind; readonly verbs: readonly Verb[]}>> = {
	status: {verbs: written},
	scale: {kind: {group: 'autoscaling', version: 'v1', kind: 'Scale'}, verbs: written},
	log: {verbs: ['get']},
	exec: {kind: {group: '', version: 'v1', kind: 'PodExecOptions'}, verbs: ['create', 'get']},
	attach: {kind: {group: '', version: 'v1', kind: 'PodAttachOptions'}, verbs: ['create', 'get']},
	binding: {kind: {group: '', version: 'v1', kind: 'Binding'}, verbs: ['create']},
	eviction: {kind: {group: 'policy', version: 'v1', kind: 'Eviction'}, verbs: ['create']},
	finalize: {verbs: ['update']},
};

export const groupVersions: readonly GroupVersion[] = servedVersions();

function servedVersions(): GroupVersion[] {
	const served = [...apiKinds, ...reviews];
	const names = new Set(served.map(apiVersionOf));
	return [...names].map(name => {
		const [first] = served.filter(one => apiVersionOf(one) === name);
		const {group = '', version = ''} = first ?? {};
		const resources = [
			...apiKinds.filter(kind => apiVersionOf(kind) === name).map(resource),
			...reviews.filter(review => apiVersionOf(review) === name).map(reviewResource),
		];
		return {group, version, resources};
	});
}

function resource(kind: ApiKind): Resource {
	const {plural, singular, namespaced, shortNames, categories, subresources} = kind;
	const response = {group: kind.group, version: kind.version, kind: kind.kind};
	return {
		name: plural,
		singularName: singular,
		namespaced,
		response,
		verbs: kind.kind === 'Namespace' ? verbs.filter(verb => verb !== 'deletecollection') : verbs,
		...(shortNames.length > 0 && {shortNames}),
		...(categories.length > 0 && {categories}),
		parts: subresources.map(name => ({
			name,
			response: parts[name].kind ?? response,
			verbs: parts[name].verbs,
		})),
	};
}

function reviewResource({group, version, plural, kind}: Review): Resource {
	return {
		name: plural,
		singularName: kind.toLowerCase(),
		namespaced: false,
		response: {group, version, kind},
		verbs: ['create'],
		parts: [],
	};
}
