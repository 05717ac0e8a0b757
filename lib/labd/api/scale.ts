/** autoscaling/v1 Scale: how many replicas an object of the apps group shall have. */
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import type {ApiObject} from '../../api/object.js';
import {applyPatch} from '../../api/patch/apply-patch.js';
import {badRequest, invalid} from '../../api/status.js';
import {readObject, readPatch} from './body.js';
import type {Api, Exchange} from './exchange.js';
import {negotiate} from './negotiate.js';
import {patchOptions, writeOptions} from './options.js';
import {existing} from './parts.js';
import type {Target} from './registry-types.js';
import {send} from './respond.js';
import {wrongMethod} from './router.js';

const scaleKind = {group: 'autoscaling', plural: 'scales', kind: 'Scale'};

/** Throws an ApiError. */
export async function answerScale(api: Api, exchange: Exchange, target: Target): Promise<void> {
	const {format} = negotiate(exchange.request.headers.accept, []);
	const object = await written(api, exchange, target);
	await send(exchange, {text: JSON.stringify(scaleOf(object)), format});
}

/** The object that is scaled, as it is after the request. */
async function written(
	{registry}: Api,
	{request, query, warn}: Exchange,
	target: Target,
): Promise<ApiObject> {
	const agent = request.headers['user-agent'];
	switch (request.method) {
		case 'GET':
			return existing(registry, target);
		case 'PUT': {
			const options = writeOptions(query, 'UpdateOptions', agent);
			const {value} = await readObject(request);
			const object = existing(registry, target);
			return registry.update(target, scaled(object, value), {...options, warn, subresource: 'scale'});
		}
		case 'PATCH': {
			const {type, value} = await readPatch(request);
			const options = {...patchOptions(query, type, agent), warn, subresource: 'scale' as const};
			const object = existing(registry, target);
			const patch = type === 'application/json-patch+json' ? type : 'application/merge-patch+json';
			const scale = applyPatch(target.kind, scaleOf(object), {type: patch, value});
			return registry.update(target, scaled(object, scale), options);
		}
		default:
			throw wrongMethod();
	}
}

type Scaled = {readonly spec?: object; readonly status?: {readonly replicas?: number}};

function scaleOf(object: ApiObject): ApiObject {
	const {name, namespace, uid, resourceVersion, creationTimestamp} = object.metadata;
	const {replicas = 0, selector} = (object.spec ?? {}) as {replicas?: number; selector?: LabelSelector};
	const {status} = object as Scaled;
	return {
		kind: 'Scale',
		apiVersion: 'autoscaling/v1',
		metadata: {name, ...(namespace !== undefined && {namespace}), uid, resourceVersion, creationTimestamp},
		spec: {replicas},
		status: {replicas: status?.replicas ?? 0, selector: selectorText(selector)},
	};
}

/** The object with the replicas of a Scale; a version in it must be the object's. */
function scaled(object: ApiObject, value: unknown): unknown {
	const scale = (value ?? {}) as Partial<ApiObject>;
	if (scale.kind !== 'Scale' || scale.apiVersion !== 'autoscaling/v1')
		throw badRequest('the object provided is no Scale of autoscaling/v1');
	const {replicas = 0} = (scale.spec ?? {}) as {replicas?: unknown};
	if (!Number.isInteger(replicas)) throw badRequest('json: cannot unmarshal spec.replicas into an int32');
	if (Number(replicas) < 0) throw negative(object, replicas);
	const resourceVersion = scale.metadata?.resourceVersion ?? '';
	return {
		...object,
		metadata: {...object.metadata, resourceVersion},
		spec: {...(object as Scaled).spec, replicas},
	};
}

function negative({metadata}: ApiObject, replicas: unknown): Error {
	const message = `Invalid value: ${replicas}: must be greater than or equal to 0`;
	return invalid(scaleKind, metadata.name, [{reason: 'FieldValueInvalid', message, field: 'spec.replicas'}]);
}

/** As a query has it. */
function selectorText({matchLabels = {}, matchExpressions = []}: LabelSelector = {}): string {
	const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
	const expressions = matchExpressions.map(({key, operator, values = []}) => {
		if (operator === 'Exists') return key;
		if (operator === 'DoesNotExist') return `!${key}`;
		return `${key} ${operator.toLowerCase()} (${values.join(',')})`;
	});
	return [...labels, ...expressions].sort().join(',');
}
