/** A world in memory, for expanding objects without a lab: what the API server does with the controllers' changes, and no more. */

import {kindOfObject, resourceOf} from '../../lib/api/kinds.js';
import type {ApiObject, Draft} from '../../lib/api/object.js';
import {keyOf} from '../../lib/api/object.js';
import {timeText} from '../../lib/api/times.js';
import type {Change, World} from '../../lib/control/live/controller.js';
import {OwnerIndex} from '../../lib/control/live/owner-index.js';
import type {WorldEvent} from '../../lib/control/live/tasks.js';
import {uidOf} from '../../topology/kubernetes/generated-names.js';
import {compareText} from '../../topology/kubernetes/objects.js';
import {sameValue} from '../../topology/same-value.js';
import {Shelf} from './shelf.js';

export class MemoryWorld implements World {
	/** Milliseconds since 1970. */
	now: number;
	readonly #listener: (event: WorldEvent) => void;
	readonly #shelves = new Map<string, Shelf>();
	readonly #owners = new OwnerIndex();
	readonly #births = new Map<string, number>();
	#version = 0;

	constructor(now: number, listener: (event: WorldEvent) => void) {
		this.now = now;
		this.#listener = listener;
	}

	get(resource: string, namespace: string | undefined, name: string): ApiObject | undefined {
		const key = namespace === undefined ? name : `${namespace}/${name}`;
		return this.#shelves.get(resource)?.get(key);
	}

	list(resource: string, namespace?: string): readonly ApiObject[] {
		return this.#shelves.get(resource)?.list(namespace) ?? [];
	}

	ownedBy(uid: string): readonly ApiObject[] {
		return this.#owners.ownedBy(uid);
	}

	/** False if the object has changed since, or is not there any more. Events are nobody's business here. */
	apply(change: Change): boolean {
		switch (change.do) {
			case 'create':
				this.create(change.object);
				return true;
			case 'update':
				return this.#update(change.object);
			case 'delete':
				this.remove(change.object, change.graceSeconds);
				return true;
			case 'event':
			case 'again':
				return true;
		}
	}

	/** Throws if the name is taken or the kind unknown. */
	create(draft: Draft | ApiObject): ApiObject {
		const resource = resourceFor(draft);
		const key = keyOf(draft);
		if (this.#shelves.get(resource)?.get(key)) throw new Error(`${resource} ${key} is there already`);
		const {uid = this.#newUid(draft, key), creationTimestamp, generation = 1} = draft.metadata;
		const metadata = {
			...draft.metadata,
			name: draft.metadata.name ?? '',
			uid,
			creationTimestamp: creationTimestamp ?? timeText(this.now),
			generation,
		};
		return this.#store(resource, {...draft, metadata} as Draft);
	}

	/** Whatever the object was before. */
	put(object: ApiObject): void {
		const resource = resourceFor(object);
		const {namespace, name} = object.metadata;
		const previous = this.get(resource, namespace, name);
		if (!previous) throw new Error(`${resource} ${keyOf(object)} is not there`);
		const {generation = 1} = previous.metadata;
		const isNew = !sameValue(object.spec, previous.spec);
		const metadata = {...object.metadata, generation: isNew ? generation + 1 : generation};
		const next = {...object, metadata};
		if (metadata.deletionTimestamp !== undefined && !isHeld(next) && !runs(next)) {
			this.#drop(resource, previous);
		} else this.#store(resource, next, previous);
	}

	/** A pod that has a node goes when the kubelet says so (with a grace of 0); what has finalizers when it has none any more. */
	remove(object: ApiObject, graceSeconds?: number): void {
		const resource = resourceFor(object);
		const present = this.get(resource, object.metadata.namespace, object.metadata.name);
		if (!present || present.metadata.uid !== object.metadata.uid) return;
		const waits = isHeld(present) || (graceSeconds !== 0 && runs(present));
		if (!waits) {
			this.#drop(resource, present);
			return;
		}
		const metadata = {...present.metadata, deletionTimestamp: timeText(this.now)};
		const isKnown = present.metadata.deletionTimestamp !== undefined;
		if (!isKnown) this.#store(resource, {...present, metadata}, present);
	}

	#update(object: ApiObject): boolean {
		const {namespace, name, resourceVersion} = object.metadata;
		const present = this.get(resourceFor(object), namespace, name);
		if (present?.metadata.resourceVersion !== resourceVersion) return false;
		if (!sameValue(object, present)) this.put(object);
		return true;
	}

	#store(resource: string, draft: Draft, previous?: ApiObject): ApiObject {
		this.#version++;
		const metadata = {...draft.metadata, resourceVersion: String(this.#version)};
		const object = {...draft, metadata} as ApiObject;
		this.#shelfOf(resource).put(object);
		this.#tell({type: previous ? 'MODIFIED' : 'ADDED', resource, object, ...(previous && {previous})});
		return object;
	}

	#drop(resource: string, object: ApiObject): void {
		this.#shelfOf(resource).remove(object);
		this.#tell({type: 'DELETED', resource, object});
	}

	#tell(event: WorldEvent): void {
		this.#owners.take(event);
		this.#listener(event);
	}

	#shelfOf(resource: string): Shelf {
		const known = this.#shelves.get(resource);
		if (known) return known;
		const shelf = new Shelf();
		this.#shelves.set(resource, shelf);
		return shelf;
	}

	/** The first object of a name has the UID that the lab's files give it. */
	#newUid({kind}: Draft, key: string): string {
		const subject = `${kind} ${key}`;
		const births = this.#births.get(subject) ?? 0;
		this.#births.set(subject, births + 1);
		return uidOf(births === 0 ? subject : `${subject}#${births}`);
	}

	all(): ApiObject[] {
		return [...this.#shelves.keys()].sort(compareText).flatMap(resource => this.list(resource));
	}
}

function resourceFor(object: Draft | ApiObject): string {
	const kind = kindOfObject(object);
	if (!kind) throw new Error(`${object.apiVersion} ${object.kind} is no kind of this API`);
	return resourceOf(kind);
}

/** It has finalizers; those of a namespace are elsewhere. */
function isHeld({kind, metadata, spec}: ApiObject): boolean {
	const ofSpec =
		kind === 'Namespace' ? (spec as {finalizers?: readonly string[]} | undefined)?.finalizers : [];
	return Boolean(metadata.finalizers?.length) || Boolean(ofSpec?.length);
}

/** Somebody must end it first. */
function runs({kind, spec}: ApiObject): boolean {
	return kind === 'Pod' && (spec as {nodeName?: string} | undefined)?.nodeName !== undefined;
}
