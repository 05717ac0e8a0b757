/** Who owns what: the objects by the UIDs that their owner references name, so that nobody has to search for them. */
import type {ApiObject} from '../../api/object.js';
import {keyOf} from '../../api/object.js';
import type {WorldEvent} from './tasks.js';

export class OwnerIndex {
	readonly #owned = new Map<string, Map<string, ApiObject>>();

	/** In the order in which they came. */
	ownedBy(uid: string): readonly ApiObject[] {
		return [...(this.#owned.get(uid)?.values() ?? [])];
	}

	take({type, resource, object, previous}: WorldEvent): void {
		const key = `${resource} ${keyOf(object)}`;
		const owners = type === 'DELETED' ? [] : ownersOf(object);
		for (const uid of ownersOf(previous ?? object)) if (!owners.includes(uid)) this.#remove(uid, key);
		for (const uid of owners) this.#add(uid, key, object);
	}

	#add(uid: string, key: string, object: ApiObject): void {
		const owned = this.#owned.get(uid);
		if (owned) owned.set(key, object);
		else this.#owned.set(uid, new Map([[key, object]]));
	}

	#remove(uid: string, key: string): void {
		const owned = this.#owned.get(uid);
		owned?.delete(key);
		if (owned?.size === 0) this.#owned.delete(uid);
	}
}

function ownersOf({metadata}: ApiObject): readonly string[] {
	return (metadata.ownerReferences ?? []).map(({uid}) => uid);
}
