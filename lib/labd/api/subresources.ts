/** What is done to an object under a name of its own: binding, eviction, finalize. */
import type {ApiObject} from '../../api/object.js';
import {badRequest, type Cause, conflict, invalid, staleVersion} from '../../api/status.js';
import {timeText} from '../../api/times.js';
import {readObject} from './body.js';
import type {Api, Exchange} from './exchange.js';
import {deleteOptions, writeOptions} from './options.js';
import {existing} from './parts.js';
import type {Target} from './registry-types.js';
import {viewOf} from './resources.js';
import {send} from './respond.js';
import {wrongMethod} from './router.js';

type Fields = Readonly<Record<string, unknown>>;

const done = JSON.stringify({kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201});

/** A scheduler's decision. Throws an ApiError. */
export async function bind(api: Api, exchange: Exchange, target: Target): Promise<void> {
	if (exchange.request.method !== 'POST') throw wrongMethod();
	const {dryRun} = writeOptions(exchange.query, 'CreateOptions', undefined);
	const {value} = await readObject(exchange.request);
	const node = nodeOf(target, value);
	const pod = existing(api.registry, target);
	const {deletionTimestamp, name} = pod.metadata;
	const {nodeName = ''} = pod.spec as {nodeName?: string};
	if (deletionTimestamp !== undefined)
		throw conflict(target.kind, name, `pod ${name} is being deleted, cannot be assigned to a host`);
	if (nodeName !== '')
		throw conflict(target.kind, name, `pod ${name} is already assigned to node ${JSON.stringify(nodeName)}`);
	if (!dryRun) change(api, target, bound(pod, node, timeText(api.now())));
	await send(exchange, {code: 201, text: done});
}

/** There are no disruption budgets: to evict is to delete. Throws an ApiError. */
export async function evict({registry}: Api, exchange: Exchange, target: Target): Promise<void> {
	if (exchange.request.method !== 'POST') throw wrongMethod();
	const {value} = await readObject(exchange.request);
	registry.remove(target, deleteOptions(exchange.query, (value as Fields | undefined)?.deleteOptions));
	await send(exchange, {code: 201, text: done});
}

/** A namespace's own finalizers, `spec.finalizers`: without them it goes. Throws an ApiError. */
export async function finalize(api: Api, exchange: Exchange, target: Target): Promise<void> {
	if (exchange.request.method !== 'PUT') throw wrongMethod();
	const view = viewOf(exchange);
	const {dryRun} = writeOptions(exchange.query, 'UpdateOptions', undefined);
	const {value} = await readObject(exchange.request);
	const {finalizers = []} = ((value as Fields | undefined)?.spec ?? {}) as {finalizers?: unknown};
	if (!Array.isArray(finalizers) || finalizers.some(one => typeof one !== 'string'))
		throw badRequest('spec.finalizers is a list of names');
	const object = existing(api.registry, target);
	const wanted: ApiObject = {...object, spec: {...(object.spec as Fields | undefined), finalizers}};
	if (!dryRun) change(api, target, wanted);
	await send(exchange, {text: api.representer.one(target.kind, wanted, view), format: view.format});
}

function change({registry}: Api, {kind, name}: Target, object: ApiObject): void {
	if (!registry.change({do: 'update', object}, 'api')) throw conflict(kind, name, staleVersion);
}

function nodeOf({name}: Target, value: unknown): string {
	const {target} = (value ?? {}) as {target?: {kind?: string; name?: string}};
	const causes: Cause[] = [];
	if (target?.kind && target.kind !== 'Node') {
		const message = `Unsupported value: ${JSON.stringify(target.kind)}: supported values: "Node", "<empty>"`;
		causes.push({reason: 'FieldValueNotSupported', message, field: 'target.kind'});
	}
	if (!target?.name)
		causes.push({reason: 'FieldValueRequired', message: 'Required value', field: 'target.name'});
	if (causes.length > 0 || !target?.name)
		throw invalid({group: '', plural: 'bindings', kind: 'Binding'}, name, causes);
	return target.name;
}

function bound(pod: ApiObject, nodeName: string, now: string): ApiObject {
	const status = (pod.status ?? {}) as {conditions?: ReadonlyArray<{type: string}>};
	const others = (status.conditions ?? []).filter(({type}) => type !== 'PodScheduled');
	const scheduled = {type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: now};
	return {
		...pod,
		spec: {...(pod.spec as Fields), nodeName},
		status: {...status, conditions: [...others, scheduled]},
	};
}
