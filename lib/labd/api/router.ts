/** Which path means what (apiserver, pkg/endpoints/request/requestinfo.go). */
import {type ApiKind, apiVersionOf, kindOfResource, resourceOf, type Subresource} from '../../api/kinds.js';
import {ApiError, badRequest} from '../../api/status.js';
import {type Review, reviews} from './reviews.js';

export type ResourceRoute = {
	readonly to: 'resource';
	readonly kind: ApiKind;
	readonly namespace?: string;
	readonly name?: string;
	readonly subresource?: Subresource;
	/** `/api/v1/watch/pods`, the old form. */
	readonly watch: boolean;
};

export type Route =
	| ResourceRoute
	| {readonly to: 'review'; readonly review: Review}
	| {readonly to: 'versions'}
	| {readonly to: 'groups'}
	| {readonly to: 'group'; readonly group: string}
	| {readonly to: 'resources'; readonly group: string; readonly version: string}
	| {readonly to: 'root'}
	| {readonly to: 'version'}
	| {readonly to: 'health'; readonly check: string; readonly part: string}
	| {readonly to: 'openapi'; readonly path: readonly string[]}
	| {readonly to: 'nowhere'};

/** `path` without its query. Throws an ApiError 404 for what a served group has not. */
export function route(path: string): Route {
	const [first = '', ...rest] = segments(path);
	switch (first) {
		case '':
			return {to: 'root'};
		case 'api':
			return rest.length === 0 ? {to: 'versions'} : inGroup('', rest);
		case 'apis':
			return inGroups(rest);
		case 'version':
			return rest.length === 0 ? {to: 'version'} : {to: 'nowhere'};
		case 'healthz':
		case 'livez':
		case 'readyz':
			return {to: 'health', check: first, part: rest.join('/')};
		case 'openapi':
			return {to: 'openapi', path: rest};
		default:
			return {to: 'nowhere'};
	}
}

/** What a served group answers for a path that it does not have. */
export function unknownPath(): ApiError {
	return new ApiError(404, 'NotFound', 'the server could not find the requested resource', {});
}

export function wrongMethod(): ApiError {
	const message = 'the server does not allow this method on the requested resource';
	return new ApiError(405, 'MethodNotAllowed', message, {});
}

function segments(path: string): readonly string[] {
	try {
		return path.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent);
	} catch {
		throw badRequest(`the path ${path} has a % that begins no character`);
	}
}

function inGroups([group, ...rest]: readonly string[]): Route {
	if (group === undefined) return {to: 'groups'};
	return rest.length === 0 ? {to: 'group', group} : inGroup(group, rest);
}

function inGroup(group: string, [version = '', ...rest]: readonly string[]): Route {
	if (rest.length === 0) return {to: 'resources', group, version};
	const watch = rest[0] === 'watch';
	return resource({group, version}, watch ? rest.slice(1) : rest, watch);
}

/** What follows a namespace and is no resource in it, but a part of the namespace. */
const ofNamespaces: readonly string[] = ['status', 'finalize'];

function resource(of: {group: string; version: string}, path: readonly string[], watch: boolean): Route {
	const review = reviews.find(({plural}) => path.length === 1 && path[0] === plural);
	if (review && review.group === of.group && review.version === of.version) return {to: 'review', review};
	const inNamespace = path[0] === 'namespaces' && path.length > 2 && !ofNamespaces.includes(path[2] ?? '');
	const namespace = inNamespace ? path[1] : undefined;
	const [plural = '', name, subresource, ...more] = inNamespace ? path.slice(2) : path;
	const kind = kindOfResource(resourceOf({group: of.group, plural}));
	if (!kind || apiVersionOf(kind) !== apiVersionOf(of) || more.length > 0) throw unknownPath();
	if (kind.namespaced ? name !== undefined && !inNamespace : inNamespace) throw unknownPath();
	return {
		to: 'resource',
		kind,
		watch,
		...(namespace !== undefined && {namespace}),
		...(name !== undefined && {name}),
		...(subresource !== undefined && {subresource: known(kind, subresource)}),
	};
}

function known(kind: ApiKind, subresource: string): Subresource {
	const found = kind.subresources.find(one => one === subresource);
	if (!found) throw unknownPath();
	return found;
}
