/** What controllers want: they are trusted, and told when they were too slow. */
import {metadataOfUpdated} from '../../api/admit/metadata.js';
import {type ApiKind, kindOfObject, resourceOf} from '../../api/kinds.js';
import type {ApiObject, Draft} from '../../api/object.js';
import {ApiError} from '../../api/status.js';
import {timeText} from '../../api/times.js';
import type {Change} from '../../control/live/controller.js';
import {StoreError} from '../store/types.js';
import {createFromController} from './create.js';
import {isFinished, removeObject} from './deletion.js';
import type {EventRecorder} from './events.js';
import type {RegistryParts} from './parts.js';
import type {Target} from './registry-types.js';

/** Somebody was faster. */
const lost: ReadonlySet<string> = new Set(['AlreadyExists', 'NotFound', 'Conflict']);

type Context = {readonly parts: RegistryParts; readonly events: EventRecorder; readonly controller: string};

/**
 * False when it was lost: the name is taken, the object is gone or has changed since, its namespace goes. Throws an ApiError
 * when it is refused for what it is.
 */
export function applyChange({parts, events, controller}: Context, change: Change): boolean {
	switch (change.do) {
		case 'create':
			return unlessLost(() => createFromController(parts, kindOf(change.object), change.object));
		case 'update':
			return unlessLost(() => update(parts, change.object));
		case 'delete':
			return unlessLost(() => remove(parts, change.object, change.graceSeconds));
		case 'event':
			events.record(change, controller);
			return true;
		case 'again':
			return true;
	}
}

function update(parts: RegistryParts, object: ApiObject): void {
	const target = targetOf(object);
	const resource = resourceOf(target.kind);
	const {uid, resourceVersion} = object.metadata;
	const {kind: _kind, ...key} = target;
	const previous = parts.store.get({resource, ...key});
	if (!previous) throw new StoreError('missing', `${resource} "${target.name}" is gone`);
	if (previous === object) return;
	const now = timeText(parts.environment.now());
	const metadata = {
		...metadataOfUpdated(target.kind, {object, previous, context: {now}}),
		resourceVersion,
	};
	const wanted = {...object, metadata};
	if (isFinished(wanted)) parts.store.remove({resource, ...key}, {uid, resourceVersion});
	else parts.store.update(resource, wanted, {uid, resourceVersion});
}

function remove(parts: RegistryParts, object: ApiObject, graceSeconds: number | undefined): void {
	const {uid} = object.metadata;
	removeObject(parts, targetOf(object), {
		preconditions: {uid},
		propagationPolicy: 'Background',
		...(graceSeconds !== undefined && {gracePeriodSeconds: graceSeconds}),
	});
}

function unlessLost(write: () => unknown): boolean {
	try {
		write();
		return true;
	} catch (error) {
		if (error instanceof StoreError || (error instanceof ApiError && isLost(error))) return false;
		throw error;
	}
}

/** A newer look at the world will not ask for it again. What a namespace refuses while it goes, goes with it. */
function isLost({reason, details}: ApiError): boolean {
	return lost.has(reason) || details?.causes?.some(cause => cause.reason === 'NamespaceTerminating') === true;
}

function targetOf(object: ApiObject): Target {
	const {namespace, name} = object.metadata;
	return {kind: kindOf(object), ...(namespace !== undefined && {namespace}), name};
}

function kindOf(object: ApiObject | Draft): ApiKind {
	const kind = kindOfObject(object);
	if (!kind) throw new TypeError(`the API has no kind ${object.apiVersion} ${object.kind}`);
	return kind;
}
