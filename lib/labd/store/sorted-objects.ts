/** A list of objects that stays sorted: a change costs a binary search, reading costs nothing. */
import type {ApiObject} from '../../api/object.js';

export type Stored = {readonly resource: string; readonly object: ApiObject};

/** By resource, namespace, name: code unit by code unit, as the API server's own keys are sorted. */
export function byKey(a: Stored, b: Stored): number {
	return (
		compare(a.resource, b.resource) ||
		compare(a.object.metadata.namespace ?? '', b.object.metadata.namespace ?? '') ||
		compare(a.object.metadata.name, b.object.metadata.name)
	);
}

export class SortedObjects {
	/** Of one length, in one order. */
	readonly #entries: Stored[] = [];
	#objects: ApiObject[] = [];
	/** Somebody holds the list: the next change is made to a copy. */
	#lent = false;

	get size(): number {
		return this.#entries.length;
	}

	/** All of it, sorted. It never changes: the next change makes another one. */
	all(): readonly ApiObject[] {
		this.#lent = true;
		return this.#objects;
	}

	/** The objects of one namespace, sorted; of one resource, if there are several in this list. */
	inNamespace(resource: string, namespace: string): readonly ApiObject[] {
		const from = this.#place(edge(resource, namespace));
		// No namespace has this character in it, and none comes between.
		const to = this.#place(edge(resource, `${namespace}\0`));
		return this.#objects.slice(from, to);
	}

	/** Adds the object, or puts it in the place of the one with its key. */
	set(entry: Stored): void {
		const index = this.#place(entry);
		const old = this.#entries[index];
		const replaced = old !== undefined && byKey(old, entry) === 0 ? 1 : 0;
		this.#entries.splice(index, replaced, entry);
		this.#own().splice(index, replaced, entry.object);
	}

	delete(entry: Stored): void {
		const index = this.#place(entry);
		this.#entries.splice(index, 1);
		this.#own().splice(index, 1);
	}

	#own(): ApiObject[] {
		if (this.#lent) this.#objects = [...this.#objects];
		this.#lent = false;
		return this.#objects;
	}

	/** The index of the first entry that does not come before this one. */
	#place(entry: Stored): number {
		const entries = this.#entries;
		const last = entries.at(-1);
		if (last === undefined || byKey(last, entry) < 0) return entries.length;
		let from = 0;
		let to = entries.length;
		while (from < to) {
			const middle = (from + to) >> 1;
			const candidate = entries[middle];
			if (candidate !== undefined && byKey(candidate, entry) < 0) from = middle + 1;
			else to = middle;
		}
		return from;
	}
}

function edge(resource: string, namespace: string): Stored {
	const metadata = {namespace, name: '', uid: '', resourceVersion: '', creationTimestamp: ''};
	return {resource, object: {apiVersion: '', kind: '', metadata}};
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
