/** What lives in the lab: every object by its key, its UID and its owners. In memory alone. */
import type {ApiObject} from '../../api/object.js';
import {SortedObjects, type Stored} from './sorted-objects.js';
import type {Key} from './types.js';

export class Objects {
	readonly #byKey = new Map<string, ApiObject>();
	readonly #byUid = new Map<string, Stored>();
	readonly #byResource = new Map<string, SortedObjects>();
	readonly #byOwner = new Map<string, SortedObjects>();

	get(key: Key): ApiObject | undefined {
		return this.#byKey.get(textOf(key));
	}

	withUid(uid: string): Stored | undefined {
		return this.#byUid.get(uid);
	}

	/** Sorted by namespace, then name. */
	list(resource: string, namespace?: string): readonly ApiObject[] {
		const list = this.#byResource.get(resource);
		if (!list) return [];
		return namespace === undefined ? list.all() : list.inNamespace(resource, namespace);
	}

	/** Sorted by resource, namespace, name. */
	ownedBy(uid: string): readonly ApiObject[] {
		return this.#byOwner.get(uid)?.all() ?? [];
	}

	/** Every object, resource by resource. */
	*all(): Generator<Stored> {
		for (const [resource, list] of this.#byResource)
			for (const object of list.all()) yield {resource, object};
	}

	set(entry: Stored): void {
		const {resource, object} = entry;
		const key = textOf({resource, ...keyFields(object)});
		const old = this.#byKey.get(key);
		this.#byKey.set(key, object);
		this.#byUid.set(object.metadata.uid, entry);
		listIn(this.#byResource, resource).set(entry);
		this.#setOwners(entry, old);
	}

	delete(entry: Stored): void {
		const {resource, object} = entry;
		this.#byKey.delete(textOf({resource, ...keyFields(object)}));
		this.#byUid.delete(object.metadata.uid);
		removeFrom(this.#byResource, resource, entry);
		for (const uid of ownersOf(object)) removeFrom(this.#byOwner, uid, entry);
	}

	#setOwners(entry: Stored, old: ApiObject | undefined): void {
		const owners = ownersOf(entry.object);
		for (const uid of owners) listIn(this.#byOwner, uid).set(entry);
		if (!old) return;
		const lost = ownersOf(old).filter(uid => !owners.includes(uid));
		for (const uid of lost) removeFrom(this.#byOwner, uid, entry);
	}
}

/** Namespace and name of an object, as a Key has them. */
export function keyFields({metadata: {namespace, name}}: ApiObject): Omit<Key, 'resource'> {
	return {...(namespace !== undefined && {namespace}), name};
}

/** No resource has a slash in it. */
function textOf({resource, namespace, name}: Key): string {
	return namespace === undefined ? `${resource}//${name}` : `${resource}/${namespace}/${name}`;
}

/** Each of them once, though it be told twice. */
function ownersOf({metadata: {ownerReferences}}: ApiObject): readonly string[] {
	if (!ownerReferences?.length) return [];
	return [...new Set(ownerReferences.map(({uid}) => uid))];
}

function listIn(lists: Map<string, SortedObjects>, key: string): SortedObjects {
	const known = lists.get(key);
	if (known) return known;
	const made = new SortedObjects();
	lists.set(key, made);
	return made;
}

function removeFrom(lists: Map<string, SortedObjects>, key: string, entry: Stored): void {
	const list = lists.get(key);
	list?.delete(entry);
	if (list?.size === 0) lists.delete(key);
}
