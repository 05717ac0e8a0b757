/** The store: what lives, in memory; what was written, in a log beside it; what happened lately, for watches. */
import {join} from 'node:path';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiMetadata, ApiObject, Draft} from '../../api/object.js';
import {deepFreeze} from '../../control/freeze.js';
import {History} from './history.js';
import {Log, type LogEntry, readLog, type Snapshot} from './log.js';
import {keyFields, Objects} from './objects.js';
import type {Stored} from './sorted-objects.js';
import {type Key, type Preconditions, type Store, StoreError, type StoreEvent} from './types.js';

export type StoreOptions = {
	/** How many events a watch may lag behind before it has to list again. */
	readonly history?: number;
	/** Gets what a listener throws; by default it becomes an uncaught exception. */
	readonly failed?: (error: unknown) => void;
};

type NewEvent = Omit<StoreEvent, 'version'>;
type NewObject = {readonly resource: string; readonly object: Draft | ApiObject};

/** Opens, or begins, the store in a folder that nobody else has open. Throws a StateError. */
export function openStore(folder: string, options: StoreOptions = {}): OpenStore {
	return new OpenStore(join(folder, 'objects.log'), options);
}

/** Live handle: a store whose log is open. What the methods throw is said in `Store`; all that write throw a StateError too. */
export class OpenStore implements Store {
	readonly #objects = new Objects();
	readonly #log: Log;
	readonly #history: History;
	readonly #failed: (error: unknown) => void;
	#version = 0;
	#compaction: Generator<void, void> | undefined;
	readonly #snapshot = (): Snapshot => ({version: this.#version, live: [...this.#objects.all()]});

	constructor(file: string, {history: kept = 10_000, failed = throwLater}: StoreOptions) {
		for (const entry of readLog(file)) this.#version = Math.max(this.#version, restore(this.#objects, entry));
		this.#log = new Log(file);
		this.#history = new History({start: this.#version, kept, failed});
		this.#failed = failed;
	}

	get version(): number {
		return this.#version;
	}

	get(key: Key): ApiObject | undefined {
		return this.#objects.get(key);
	}

	withUid(uid: string): Stored | undefined {
		return this.#objects.withUid(uid);
	}

	list(resource: string, namespace?: string): readonly ApiObject[] {
		return this.#objects.list(resource, namespace);
	}

	/** The objects that have an owner reference with this UID; sorted by resource, namespace, name. */
	ownedBy(uid: string): readonly ApiObject[] {
		return this.#objects.ownedBy(uid);
	}

	create(resource: string, object: Draft | ApiObject): ApiObject {
		return this.#writeOne(this.#adding({resource, object}));
	}

	/** Creates all of them in one write, or none. */
	seed(entries: readonly NewObject[]): readonly ApiObject[] {
		refuseTwice(entries);
		return this.#write(entries.map(entry => this.#adding(entry)));
	}

	update(resource: string, object: ApiObject, expect?: Preconditions): ApiObject {
		const previous = this.#expected({resource, ...keyFields(object)}, expect);
		refuseOther('UID', previous.metadata.uid, object.metadata.uid);
		if (isSameObject(object, previous)) return previous;
		return this.#writeOne({type: 'MODIFIED', resource, object, previous});
	}

	remove(key: Key, expect?: Preconditions): ApiObject {
		const previous = this.#expected(key, expect);
		return this.#writeOne({type: 'DELETED', resource: key.resource, object: previous, previous});
	}

	watch(since: number, listener: (event: StoreEvent) => void, resource?: string): () => void {
		return this.#history.watch(since, listener, resource);
	}

	/** Leaves in the log only what lives; happens by itself too, bit by bit. When it fails, the old log goes on. */
	compact(): void {
		const parts = this.#compaction ?? this.#log.compaction(this.#snapshot);
		for (const _ of parts);
		this.#compaction = undefined;
	}

	close(): void {
		this.#compaction?.return();
		this.#log.close();
	}

	#writeOne(change: NewEvent): ApiObject {
		return this.#write([change])[0] as ApiObject;
	}

	/** Log, memory, listeners: in this order, so that what does not fit on the disk has not happened. */
	#write(changes: readonly NewEvent[]): readonly ApiObject[] {
		if (this.#history.isTelling) throw new Error('a listener of the store must not write to it');
		const events = changes.map((change, index) => versioned(change, this.#version + index + 1));
		this.#log.append(events.map(logEntry));
		this.#version += events.length;
		for (const event of events) remember(this.#objects, event);
		this.#history.add(events);
		if (this.#log.isLong && !this.#compaction) this.#compactSoon();
		return events.map(({object}) => object);
	}

	/** Nobody's write has failed if this does. */
	#compactSoon(): void {
		this.#compaction = this.#log.compaction(this.#snapshot);
		const goOn = (): void => {
			try {
				if (this.#compaction?.next().done === false) setImmediate(goOn);
				else this.#compaction = undefined;
			} catch (error) {
				this.#compaction = undefined;
				this.#failed(error);
			}
		};
		setImmediate(goOn);
	}

	#adding({resource, object}: NewObject): NewEvent {
		const {namespace, name, uid, creationTimestamp} = object.metadata;
		if (!name || !uid || !creationTimestamp)
			throw new TypeError('the store takes objects with name, uid and creationTimestamp');
		const key = {resource, ...(namespace !== undefined && {namespace}), name};
		if (this.get(key)) throw new StoreError('exists', `${resource} "${name}" already exists`);
		if (this.withUid(uid)) throw new StoreError('exists', `an object with UID ${uid} already exists`);
		return {type: 'ADDED', resource, object: object as ApiObject};
	}

	/** What is stored, if it is what the caller means. */
	#expected(key: Key, {uid, resourceVersion}: Preconditions = {}): ApiObject {
		const object = this.get(key);
		if (!object) throw new StoreError('missing', `${key.resource} "${key.name}" not found`);
		refuseOther('UID', object.metadata.uid, uid);
		refuseOther('resourceVersion', object.metadata.resourceVersion, resourceVersion);
		return object;
	}
}

/** Returns the version that the entry was written with. */
function restore(objects: Objects, entry: LogEntry): number {
	if ('object' in entry) {
		objects.set(deepFreeze(entry));
		return Number(entry.object.metadata.resourceVersion);
	}
	if ('removed' in entry) {
		const object = objects.get(entry.removed);
		if (object) objects.delete({resource: entry.removed.resource, object});
	}
	return entry.version;
}

function remember(objects: Objects, {type, resource, object}: StoreEvent): void {
	if (type === 'DELETED') objects.delete({resource, object});
	else objects.set({resource, object});
}

function logEntry({type, resource, object, version}: StoreEvent): LogEntry {
	return type === 'DELETED' ? {removed: {resource, ...keyFields(object)}, version} : {resource, object};
}

/** Frozen: everybody is given the same object. */
function versioned(event: NewEvent, version: number): StoreEvent {
	const metadata = {...event.object.metadata, resourceVersion: String(version)};
	return {...event, object: deepFreeze({...event.object, metadata}), version};
}

function refuseTwice(entries: readonly NewObject[]): void {
	const seen = new Set<string>();
	for (const {resource, object} of entries) {
		const {namespace = '', name = '', uid = ''} = object.metadata;
		for (const text of [`${resource}/${namespace}/${name}`, uid]) {
			if (seen.has(text)) throw new StoreError('exists', `${resource} "${name}" is there twice`);
			seen.add(text);
		}
	}
}

function refuseOther(what: string, found: string, wanted = found): void {
	if (found !== wanted) throw new StoreError('conflict', `its ${what} is ${found}, not ${wanted}`);
}

/** The version is the store's, whatever the caller says. */
function isSameObject(a: ApiObject, b: ApiObject): boolean {
	const {resourceVersion} = b.metadata;
	const metadata: ApiMetadata = {...a.metadata, resourceVersion};
	return sameValue({...a, metadata}, b);
}

function throwLater(error: unknown): void {
	queueMicrotask(() => {
		throw error;
	});
}
