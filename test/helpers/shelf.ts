/** The objects of one resource, by key and sorted. */

import type {ApiObject} from '../../lib/api/object.js';
import {keyOf} from '../../lib/api/object.js';
import {compareText} from '../../topology/kubernetes/objects.js';

export class Shelf {
	readonly #byKey = new Map<string, ApiObject>();
	#sorted: ApiObject[] = [];
	/** Somebody holds the list: the next change is made to a copy. */
	#lent = false;

	get(key: string): ApiObject | undefined {
		return this.#byKey.get(key);
	}

	/** By namespace and name. It never changes. */
	list(namespace?: string): readonly ApiObject[] {
		if (namespace === undefined) {
			this.#lent = true;
			return this.#sorted;
		}
		// No namespace has this character in it, and none comes between.
		return this.#sorted.slice(this.#place(namespace, ''), this.#place(`${namespace}\0`, ''));
	}

	put(object: ApiObject): void {
		const key = keyOf(object);
		const isNew = !this.#byKey.has(key);
		this.#byKey.set(key, object);
		this.#own();
		this.#sorted.splice(this.#placeOf(object), isNew ? 0 : 1, object);
	}

	remove(object: ApiObject): void {
		if (!this.#byKey.delete(keyOf(object))) return;
		this.#own();
		this.#sorted.splice(this.#placeOf(object), 1);
	}

	#own(): void {
		if (this.#lent) this.#sorted = [...this.#sorted];
		this.#lent = false;
	}

	#placeOf({metadata: {namespace = '', name}}: ApiObject): number {
		return this.#place(namespace, name);
	}

	/** Of the first object that does not come before this one. */
	#place(namespace: string, name: string): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const metadata = this.#sorted[middle]?.metadata;
			const order =
				compareText(metadata?.namespace ?? '', namespace) || compareText(metadata?.name ?? '', name);
			if (order < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
