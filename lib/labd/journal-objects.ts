/**
 * What the journal tells of the lab's objects: Kubernetes' Events, and what Kubernetes has none for, that an object was made,
 * changed or deleted, and by whom.
 */
import type {ApiObject} from '../api/object.js';
import type {EventChange} from './api/events.js';
import type {Registry} from './api/registry-types.js';
import type {Journal, JournalEntry} from './journal-types.js';
import {changesBetween} from './object-changes.js';
import type {StoreEvent} from './store/types.js';

/** A registry whose writes are told. */
export function journaled(registry: Registry, journal: Journal): Registry {
	// All writes are synchronous, and so are the store's listeners: who is at work now has written.
	let actor: Actor = {name: 'up', isClient: false};
	const as = <T>(next: Actor, write: () => T): T => {
		const before = actor;
		actor = next;
		try {
			return write();
		} finally {
			actor = before;
		}
	};
	const {store} = registry;
	store.watch(store.version, event => tellObject(journal, event, actor));
	return {
		...registry,
		create: (where, value, options) => as(client(options), () => registry.create(where, value, options)),
		update: (target, value, options) => as(client(options), () => registry.update(target, value, options)),
		patch: (target, patch, options) => as(client(options), () => registry.patch(target, patch, options)),
		remove: (target, options) => as(client(), () => registry.remove(target, options)),
		change: (change, controller) => as(component(controller), () => registry.change(change, controller)),
		reportPod: (uid, key, status) => as(component('kubelet'), () => registry.reportPod(uid, key, status)),
		podEnded: (uid, key) => as(component('kubelet'), () => registry.podEnded(uid, key)),
	};
}

export function tellEvent(
	journal: Journal,
	{about, type, reason, message}: EventChange,
	source: string,
): void {
	journal.tell({type, reason, ...subjectOf(about), source, message});
}

type Actor = {readonly name: string; readonly isClient: boolean};

function client({fieldManager}: {readonly fieldManager?: string} = {}): Actor {
	return {name: fieldManager ?? 'client', isClient: true};
}

function component(name: string): Actor {
	return {name, isClient: false};
}

/** Of what the cluster does by itself these are told: the rest is its bookkeeping. */
const watched: ReadonlySet<string> = new Set([
	'pods',
	'deployments.apps',
	'replicasets.apps',
	'statefulsets.apps',
	'daemonsets.apps',
	'jobs.batch',
	'services',
	'networkpolicies.networking.k8s.io',
	'ingresses.networking.k8s.io',
]);
const silent: ReadonlySet<string> = new Set(['events', 'leases.coordination.k8s.io']);

function tellObject(journal: Journal, event: StoreEvent, actor: Actor): void {
	if (actor.isClient ? silent.has(event.resource) : !watched.has(event.resource)) return;
	const told = sayingOf(event, actor);
	if (told) journal.tell({type: 'Normal', ...told, ...subjectOf(event.object), source: actor.name});
}

type Saying = Pick<JournalEntry, 'reason' | 'message'>;

function sayingOf({type, object, previous}: StoreEvent, {name, isClient}: Actor): Saying | undefined {
	if (type === 'ADDED') return {reason: 'Created', message: `${madeFor(object)}by ${name}`};
	if (type === 'DELETED') return {reason: 'Deleted', message: 'is gone'};
	const {deletionTimestamp, deletionGracePeriodSeconds: seconds} = object.metadata;
	if (deletionTimestamp !== undefined && previous?.metadata.deletionTimestamp === undefined) {
		const within = seconds === undefined ? '' : `, within ${seconds} s`;
		return {reason: 'Deleting', message: `by ${name}${within}`};
	}
	if (!isClient || !previous) return undefined;
	const changes = changesBetween(previous, object);
	return changes === '' ? undefined : {reason: 'Updated', message: `by ${name}: ${changes}`};
}

function madeFor({metadata: {ownerReferences = []}}: ApiObject): string {
	const owner = ownerReferences.find(({controller}) => controller);
	return owner ? `for ${owner.kind} ${owner.name} ` : '';
}

/** The object in the journal's words, and its node if it has one. */
function subjectOf({
	kind,
	metadata: {namespace, name},
	spec,
}: ApiObject): Pick<JournalEntry, 'object' | 'node'> {
	const object = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
	if (kind === 'Node') return {object, node: name};
	const node = kind === 'Pod' ? (spec as {readonly nodeName?: string} | undefined)?.nodeName : undefined;
	return node === undefined ? {object} : {object, node};
}
