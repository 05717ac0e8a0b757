/** The contract of the store: every object of the lab, versioned, watchable, durable. Resources are `pods`, `deployments.apps`. */
import type {ApiObject, Draft} from '../../api/object.js';

export type StoreEvent = {
	readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
	readonly resource: string;
	/** With DELETED: its last state, under the version of the deletion. */
	readonly object: ApiObject;
	/** What it was before; for watches that select. */
	readonly previous?: ApiObject;
	readonly version: number;
};

export type Key = {readonly resource: string; readonly namespace?: string; readonly name: string};

/** Only what matches is removed or replaced; otherwise a StoreError `conflict`. */
export type Preconditions = {readonly uid?: string; readonly resourceVersion?: string};

/** Why the store refused: the API makes a Status of it. */
export class StoreError extends Error {
	override readonly name = 'StoreError';

	constructor(
		readonly reason: 'exists' | 'missing' | 'conflict' | 'gone',
		message: string,
	) {
		super(message);
	}
}

/**
 * All calls are synchronous: when one returns, the write is in the log (a crash of labd does not lose it) and every
 * listener has been told, in order.
 */
export type Store = {
	/** Of the last write. */
	readonly version: number;
	get(key: Key): ApiObject | undefined;
	/** Sorted by namespace, then name. */
	list(resource: string, namespace?: string): readonly ApiObject[];
	/** `metadata.uid` and `creationTimestamp` must be there; sets the resourceVersion. */
	create(resource: string, object: Draft | ApiObject): ApiObject;
	/** The same content again is no write: returns what is stored. */
	update(resource: string, object: ApiObject, expect?: Preconditions): ApiObject;
	/** Returns the last state under the version of the deletion. */
	remove(key: Key, expect?: Preconditions): ApiObject;
	/**
	 * First what happened after version `since`, then what happens from now on; of all resources, or of one. The listener must
	 * not write. Returns what ends it. Throws a StoreError `gone` when `since` is older than the history that is kept.
	 */
	watch(since: number, listener: (event: StoreEvent) => void, resource?: string): () => void;
};
