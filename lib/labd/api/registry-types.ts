/**
 * The contract of the registry: the store with the API server's rules on top (defaults, validation, generations, deletion).
 * The HTTP API, the controllers and the kubelet all write through it. Every function throws an ApiError.
 */

import type {ApiKind} from '../../api/kinds.js';
import type {ApiObject} from '../../api/object.js';
import type {Change} from '../../control/live/controller.js';
import type {Store} from '../store/types.js';

export type Target = {readonly kind: ApiKind; readonly namespace?: string; readonly name: string};

export type WriteOptions = {
	readonly dryRun?: boolean;
	readonly fieldManager?: string;
	readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
	/** server-side apply: take over the fields of others. */
	readonly force?: boolean;
	/** Paths of keys that the text of the body had twice. */
	readonly duplicates?: readonly string[];
	/** Told to the client in a Warning header each. */
	readonly warn?: (message: string) => void;
};

export type DeleteOptions = {
	readonly dryRun?: boolean;
	readonly gracePeriodSeconds?: number;
	readonly propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
	readonly preconditions?: {readonly uid?: string; readonly resourceVersion?: string};
};

export type PatchType =
	| 'application/json-patch+json'
	| 'application/merge-patch+json'
	| 'application/strategic-merge-patch+json'
	| 'application/apply-patch+yaml';

export type Registry = {
	readonly store: Store;
	/** `value` is what the client sent, decoded from JSON or YAML. */
	create(where: Omit<Target, 'name'>, value: unknown, options?: WriteOptions): ApiObject;
	update(
		target: Target,
		value: unknown,
		options?: WriteOptions & {subresource?: 'status' | 'scale'},
	): ApiObject;
	patch(
		target: Target,
		patch: {readonly type: PatchType; readonly value: unknown},
		options?: WriteOptions & {subresource?: 'status'},
	): {readonly object: ApiObject; readonly created: boolean};
	/** The object as it is now: gone, or on its way (deletionTimestamp, finalizers). */
	remove(target: Target, options?: DeleteOptions): ApiObject;
	/** What a controller wants, without validation. False when somebody was faster: the object has changed or gone since, the name is taken; throws an ApiError for other refusals. */
	change(change: Change, controller: string): boolean;
	/** The kubelet's report; nothing when the pod is gone or another one has its name. */
	reportPod(uid: string, key: {namespace: string; name: string}, status: object): void;
	/** The kubelet has ended the pod, and its network is gone: removes the object if no finalizer holds it. */
	podEnded(uid: string, key: {namespace: string; name: string}): void;
};
