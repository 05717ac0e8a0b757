/** A Kubernetes object as the API stores and serves it. Never changed in place: a change is a new object. */
import type {ObjectMeta} from 'kubernetes-types/meta/v1.js';

export type ApiObject = {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: ApiMetadata;
	readonly [field: string]: unknown;
};

/** What the API server always fills in is not optional. */
export type ApiMetadata = Readonly<Omit<ObjectMeta, 'annotations' | 'labels'>> & {
	readonly name: string;
	readonly uid: string;
	/** Decimal; grows with every write to any object of the lab. */
	readonly resourceVersion: string;
	/** RFC 3339, whole seconds, UTC. */
	readonly creationTimestamp: string;
	readonly labels?: Readonly<Record<string, string>>;
	readonly annotations?: Readonly<Record<string, string>>;
};

/** An object that somebody wants to have: the API fills in the rest. */
export type Draft = {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: Readonly<ObjectMeta>;
	readonly [field: string]: unknown;
};

type Named = {readonly metadata: {readonly namespace?: string; readonly name?: string}};

/** `default/web`, `node-1`: what is unique within one resource. */
export function keyOf({metadata: {namespace, name = ''}}: Named): string {
	return namespace === undefined ? name : `${namespace}/${name}`;
}
