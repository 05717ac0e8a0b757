/** The end of an object, as the API tells it. */
import type {ApiKind} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import {type ApiClient, RefusedError} from '../api/client.js';
import {orNearest} from '../api/objects.js';
import {pathOf} from '../api/path.js';

export type Target = {readonly kind: ApiKind; readonly namespace?: string; readonly name: string};

export type Deletion = {
	readonly target: Target;
	/** The object on its way, when it is not gone at once. */
	readonly found: ApiObject | 'gone' | 'nothing';
};

export type DeletionWay = {
	/** How long containers may take to end; the pod's own if not set. */
	readonly graceSeconds?: number;
	readonly dryRun?: boolean;
	/** What is not there is fine. */
	readonly ignoreNotFound?: boolean;
};

type Answer = ApiObject | {readonly kind: 'Status'};

/** Asks for it. Throws a RefusedError that names the nearest name. */
export async function deleteOne(
	api: ApiClient,
	target: Target,
	{graceSeconds, dryRun = false, ignoreNotFound = false}: DeletionWay,
): Promise<Deletion> {
	const {kind, namespace, name} = target;
	const body = {
		kind: 'DeleteOptions',
		apiVersion: 'v1',
		propagationPolicy: 'Background',
		...(graceSeconds !== undefined && {gracePeriodSeconds: graceSeconds}),
		...(dryRun && {dryRun: ['All']}),
	};
	const path = pathOf(kind, target);
	try {
		const ask = async () => (await api.send<Answer>({method: 'DELETE', path, body})).body;
		const answer = await orNearest(api, {kind, name, scope: {namespace}}, ask);
		const isLeaving = 'metadata' in answer && answer.kind !== 'Status' && !dryRun;
		return {target, found: isLeaving ? answer : 'gone'};
	} catch (error) {
		const missing = error instanceof RefusedError && error.status.code === 404;
		if (missing && ignoreNotFound) return {target, found: 'nothing'};
		throw error;
	}
}

type WatchEvent = {readonly type: string; readonly object: ApiObject};

/** From the deletion on, so that its end can't be missed. */
export async function untilGone(
	api: ApiClient,
	{target: {kind, name, ...where}, found}: Deletion,
): Promise<void> {
	if (typeof found === 'string' || found.metadata.deletionTimestamp === undefined) return;
	const {resourceVersion, uid} = found.metadata;
	const query = {watch: 'true', fieldSelector: `metadata.name=${name}`, resourceVersion};
	for await (const {type, object} of api.watch<WatchEvent>(pathOf(kind, where, query))) {
		if (type === 'ERROR' || type === 'DELETED' || object.metadata.uid !== uid) return;
	}
}
