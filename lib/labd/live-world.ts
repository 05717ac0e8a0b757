/** The store as the controllers see it. */
import {apiKinds, resourceOf} from '../api/kinds.js';
import type {ApiObject} from '../api/object.js';
import type {World} from '../control/live/controller.js';
import {OwnerIndex} from '../control/live/owner-index.js';
import type {Store, StoreEvent} from './store/types.js';

export class LiveWorld implements World {
	readonly #store: Store;
	readonly #now: () => number;
	readonly #owners = new OwnerIndex();

	/** `now`: milliseconds since 1970. */
	constructor(store: Store, now: () => number) {
		this.#store = store;
		this.#now = now;
		for (const {resource, object} of this.all()) this.#owners.take({type: 'ADDED', resource, object});
	}

	get now(): number {
		return this.#now();
	}

	get(resource: string, namespace: string | undefined, name: string): ApiObject | undefined {
		return this.#store.get({resource, name, ...(namespace !== undefined && {namespace})});
	}

	list(resource: string, namespace?: string): readonly ApiObject[] {
		return this.#store.list(resource, namespace);
	}

	ownedBy(uid: string): readonly ApiObject[] {
		return this.#owners.ownedBy(uid);
	}

	all(): {readonly resource: string; readonly object: ApiObject}[] {
		return apiKinds
			.map(resourceOf)
			.flatMap(resource => this.list(resource).map(object => ({resource, object})));
	}

	/** Every event of the store, in order. */
	take(event: StoreEvent): void {
		this.#owners.take(event);
	}
}
