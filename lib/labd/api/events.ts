/** Events as the components of a cluster record them: the same one again is counted (client-go, tools/record). */
import type {ApiObject, Draft} from '../../api/object.js';
import {timeText} from '../../api/times.js';
import type {Change} from '../../control/live/controller.js';
import type {Store} from '../store/types.js';
import type {Environment} from './environment.js';

export type EventChange = Extract<Change, {do: 'event'}>;

/** The API server keeps an Event for an hour after it was last written. */
const kept = 3_600_000;
const sweepEvery = 60_000;
/**
 * And no more than so many: etcd has room for an hour of a cluster's life, but what happens in a lab in an hour may not fit
 * into this machine's memory.
 */
const room = {least: 2000, perPod: 10};

type Recorded = ApiObject & {readonly count?: number; readonly lastTimestamp?: string};

/** Live handle: remembers which Event says what. */
export class EventRecorder {
	/** What it says → its namespace and name. */
	readonly #known = new Map<string, {readonly namespace: string; readonly name: string}>();
	#swept: number;
	#addedSince = 0;
	#named = 0n;

	/** `told` hears each occurrence, also of what is only counted. */
	constructor(
		private readonly store: Store,
		private readonly environment: Environment,
		private readonly told: (change: EventChange, component: string) => void = () => {},
	) {
		this.#swept = environment.now();
		for (const event of store.list('events')) this.#remember(event);
	}

	/** Adds the Event, or counts it; nothing new comes into a namespace that is going. */
	record(change: EventChange, component: string): void {
		this.told(change, component);
		if (!this.#isOpen(change.about)) return;
		const now = this.environment.now();
		if (now - this.#swept >= sweepEvery || this.#addedSince > this.#most / 10) this.#sweep(now);
		const place = this.#known.get(saying(change, component));
		const before = place && (this.store.get({resource: 'events', ...place}) as Recorded | undefined);
		if (before) this.store.update('events', counted(before, now));
		else this.#add(this.#draft(change, component, now));
	}

	#add(event: Draft): void {
		this.#remember(this.store.create('events', event));
		this.#addedSince++;
	}

	get #most(): number {
		return Math.max(room.least, room.perPod * this.store.list('pods').length);
	}

	#isOpen({metadata: {namespace: name = 'default'}}: ApiObject): boolean {
		const namespace = this.store.get({resource: 'namespaces', name});
		return namespace !== undefined && namespace.metadata.deletionTimestamp === undefined;
	}

	#draft(change: EventChange, component: string, now: number): Draft {
		const {about, type, reason, message} = change;
		const {name, namespace = 'default'} = about.metadata;
		const at = timeText(now);
		const host = component === 'kubelet' ? hostOf(about) : undefined;
		return {
			apiVersion: 'v1',
			kind: 'Event',
			metadata: {
				name: `${name}.${this.#nanoseconds(now).toString(16)}`,
				namespace,
				uid: this.environment.uid(),
				creationTimestamp: at,
			},
			involvedObject: referenceTo(about),
			reason,
			message,
			source: {component, ...(host !== undefined && {host})},
			firstTimestamp: at,
			lastTimestamp: at,
			count: 1,
			type,
			eventTime: null,
			reportingComponent: component,
			reportingInstance: host ?? '',
		};
	}

	/** Never the same twice, so that no two Events get one name. */
	#nanoseconds(now: number): bigint {
		const time = BigInt(now) * 1_000_000n;
		this.#named = time > this.#named ? time : this.#named + 1n;
		return this.#named;
	}

	#remember(event: ApiObject): void {
		const {involvedObject, source, type, reason, message, metadata} = event as unknown as {
			involvedObject?: {uid?: string};
			source?: {component?: string};
			type: 'Normal' | 'Warning';
			reason: string;
			message: string;
			metadata: ApiObject['metadata'];
		};
		const text = textOf([involvedObject?.uid, source?.component, type, reason, message]);
		this.#known.set(text, {namespace: metadata.namespace ?? '', name: metadata.name});
	}

	/** The oldest go, by when they were written last. */
	#sweep(now: number): void {
		this.#swept = now;
		this.#addedSince = 0;
		const events = this.store.list('events').toSorted((a, b) => versionOf(a) - versionOf(b));
		const surplus = events.length - this.#most;
		for (const [index, event] of events.entries()) {
			if (index >= surplus && now - lastTimeOf(event) < kept) continue;
			const {namespace = '', name} = event.metadata;
			this.store.remove({resource: 'events', namespace, name});
		}
		for (const [text, place] of this.#known)
			if (!this.store.get({resource: 'events', ...place})) this.#known.delete(text);
	}
}

function versionOf({metadata}: ApiObject): number {
	return Number(metadata.resourceVersion);
}

function lastTimeOf(event: Recorded): number {
	return Date.parse(event.lastTimestamp ?? event.metadata.creationTimestamp);
}

/** The node whose kubelet tells it. */
function hostOf({kind, metadata, spec}: ApiObject): string | undefined {
	return kind === 'Node' ? metadata.name : (spec as {nodeName?: string} | undefined)?.nodeName;
}

function saying({about, type, reason, message}: EventChange, component: string): string {
	return textOf([about.metadata.uid, component, type, reason, message]);
}

function textOf(parts: readonly (string | undefined)[]): string {
	return parts.join('\0');
}

function counted(event: Recorded, now: number): ApiObject {
	return {...event, count: (event.count ?? 1) + 1, lastTimestamp: timeText(now)};
}

function referenceTo({apiVersion, kind, metadata}: ApiObject): object {
	const {namespace, name, uid, resourceVersion} = metadata;
	return {apiVersion, kind, ...(namespace !== undefined && {namespace}), name, uid, resourceVersion};
}
