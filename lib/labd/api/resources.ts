/** The verbs on resources: get, list, watch, create, update, patch, delete, deletecollection. */
import type {ApiKind} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {ApiError} from '../../api/status.js';
import {readObject, readPatch} from './body.js';
import {isFinished} from './deletion.js';
import type {Api, Exchange} from './exchange.js';
import {negotiate, type Wanted} from './negotiate.js';
import {deleteOptions, flag, includeOf, patchOptions, writeOptions} from './options.js';
import {existing} from './parts.js';
import type {DeleteOptions, Target} from './registry-types.js';
import type {View} from './represent.js';
import {send} from './respond.js';
import {type ResourceRoute, wrongMethod} from './router.js';
import {select, selectionOf} from './selection.js';
import {watch} from './watch.js';

type Answering = View & Pick<Wanted, 'format'>;

/** Of a collection, or of one object (or its status). Throws an ApiError. */
export async function answerResource(api: Api, exchange: Exchange, route: ResourceRoute): Promise<void> {
	const {kind, namespace, name, subresource} = route;
	if (name === undefined) return answerCollection(api, exchange, route);
	const target = {kind, name, ...(namespace !== undefined && {namespace})};
	switch (exchange.request.method) {
		case 'GET':
			return route.watch ? listOrWatch(api, exchange, route) : read(api, exchange, target);
		case 'PUT':
			return update(api, exchange, {target, subresource});
		case 'PATCH':
			return patch(api, exchange, {target, subresource});
		case 'DELETE':
			if (subresource) throw wrongMethod();
			return remove(api, exchange, target);
		default:
			throw wrongMethod();
	}
}

function answerCollection(api: Api, exchange: Exchange, route: ResourceRoute): Promise<void> {
	const {kind, namespace} = route;
	const complete = !kind.namespaced || namespace !== undefined;
	const {method} = exchange.request;
	if (method === 'GET') return listOrWatch(api, exchange, route);
	if (method === 'POST' && complete) return create(api, exchange, route);
	if (method === 'DELETE' && complete && kind.kind !== 'Namespace') return removeAll(api, exchange, route);
	throw wrongMethod();
}

/** How objects are to be shown. Throws an ApiError: 400, 406. */
export function viewOf({request, query}: Exchange): Answering {
	const wanted = negotiate(request.headers.accept, ['Table', 'PartialObjectMetadata']);
	return {...wanted, include: wanted.shape === 'Table' ? includeOf(query) : 'None'};
}

async function listOrWatch(api: Api, exchange: Exchange, route: ResourceRoute): Promise<void> {
	const view = viewOf(exchange);
	const selection = selectionOf(route, exchange.query);
	const {registry, representer, lister} = api;
	if (route.watch || flag(exchange.query, 'watch')) {
		if (view.format === 'yaml')
			throw new ApiError(
				406,
				'NotAcceptable',
				'only the following media types are accepted: application/json',
			);
		return watch(exchange, {store: registry.store, representer, selection, view});
	}
	const list = lister.list(selection, exchange.query);
	await send(exchange, {text: representer.list(list, view), format: view.format});
}

async function read(api: Api, exchange: Exchange, target: Target): Promise<void> {
	const view = viewOf(exchange);
	await answer(api, exchange, {kind: target.kind, object: existing(api.registry, target), view});
}

async function create(api: Api, exchange: Exchange, {kind, namespace}: ResourceRoute): Promise<void> {
	const view = viewOf(exchange);
	const {request, query, warn} = exchange;
	const options = writeOptions(query, 'CreateOptions', request.headers['user-agent']);
	const {value, duplicates} = await readObject(request);
	const where = {kind, ...(namespace !== undefined && {namespace})};
	const object = api.registry.create(where, value, {...options, duplicates, warn});
	await answer(api, exchange, {kind, object, view, code: 201});
}

type Aim = {readonly target: Target; readonly subresource: ResourceRoute['subresource']};

async function update(api: Api, exchange: Exchange, {target, subresource}: Aim): Promise<void> {
	const view = viewOf(exchange);
	const {request, query, warn} = exchange;
	const options = writeOptions(query, 'UpdateOptions', request.headers['user-agent']);
	const {value, duplicates} = await readObject(request);
	const object = api.registry.update(target, value, {
		...options,
		duplicates,
		warn,
		...(subresource === 'status' && {subresource}),
	});
	await answer(api, exchange, {kind: target.kind, object, view});
}

async function patch(api: Api, exchange: Exchange, {target, subresource}: Aim): Promise<void> {
	const view = viewOf(exchange);
	const {request, query, warn} = exchange;
	const {type, value, duplicates} = await readPatch(request);
	const options = patchOptions(query, type, request.headers['user-agent']);
	const {object, created} = api.registry.patch(
		target,
		{type, value},
		{...options, duplicates, warn, ...(subresource === 'status' && {subresource})},
	);
	await answer(api, exchange, {kind: target.kind, object, view, code: created ? 201 : 200});
}

/** Kinds of which the answer shows what was deleted; of the others it says only that it is. */
const shown: readonly string[] = ['Pod', 'Service', 'ServiceAccount', 'Namespace'];

async function remove(api: Api, exchange: Exchange, target: Target): Promise<void> {
	const view = viewOf(exchange);
	const {request, query} = exchange;
	const {value} = await readObject(request);
	const options = deleteOptions(query, value);
	warnOfOrphans(exchange, target.kind, options.propagationPolicy);
	const object = api.registry.remove(target, options);
	const isGone = object.metadata.deletionTimestamp === undefined || isFinished(object);
	if (!isGone || shown.includes(target.kind.kind))
		return answer(api, exchange, {kind: target.kind, object, view});
	await send(exchange, {text: JSON.stringify(deleted(target.kind, object)), format: view.format});
}

async function removeAll(api: Api, exchange: Exchange, route: ResourceRoute): Promise<void> {
	const view = viewOf(exchange);
	const {request, query} = exchange;
	const selection = selectionOf(route, query);
	const {value} = await readObject(request);
	const options = deleteOptions(query, value);
	warnOfOrphans(exchange, route.kind, options.propagationPolicy);
	const {registry, representer} = api;
	const objects = select(registry.store, selection);
	for (const {metadata} of objects) removeIfThere(api, {...route, ...metadata}, options);
	const list = {kind: route.kind, objects, metadata: {resourceVersion: String(registry.store.version)}};
	await send(exchange, {text: representer.list(list, view), format: view.format});
}

function removeIfThere(
	{registry}: Api,
	{kind, namespace, name}: {readonly kind: ApiKind; readonly namespace?: string; readonly name: string},
	options: DeleteOptions,
): void {
	try {
		registry.remove({kind, name, ...(namespace !== undefined && {namespace})}, options);
	} catch (error) {
		if (!(error instanceof ApiError && error.reason === 'NotFound')) throw error;
	}
}

function deleted({group, plural}: ApiKind, {metadata: {name, uid}}: ApiObject): object {
	const details = {name, ...(group !== '' && {group}), kind: plural, uid};
	return {kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details};
}

function warnOfOrphans({warn}: Exchange, {kind}: ApiKind, policy: DeleteOptions['propagationPolicy']): void {
	if (kind !== 'Job' || policy) return;
	warn(
		'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning',
	);
}

type Shown = {
	readonly kind: ApiKind;
	readonly object: ApiObject;
	readonly view: Answering;
	readonly code?: number;
};

function answer(
	{representer}: Api,
	exchange: Exchange,
	{kind, object, view, code = 200}: Shown,
): Promise<void> {
	return send(exchange, {code, text: representer.one(kind, object, view), format: view.format});
}
