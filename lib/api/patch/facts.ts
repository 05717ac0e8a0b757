/** How Kubernetes' types merge: lib/api/generated/lists.ts has the facts, this is how they are read. */
import {customFacts} from '../custom/definitions.js';
import {typeFacts} from '../generated/lists.js';

/** A definition. What is not mentioned is a scalar, a list that is replaced, or a map whose values are such. */
export type TypeFacts = {
	/** All of it belongs to one manager. */
	readonly atomic?: true;
	readonly fields: Readonly<Record<string, FieldFacts>>;
};

export type FieldFacts = {
	/** The definition of the value, of the items of a list, or of the values of a map. */
	readonly of?: string;
	/** `x-kubernetes-list-type`. A list without it is atomic. */
	readonly list?: 'atomic' | 'set' | 'map';
	/** With `map`: `x-kubernetes-list-map-keys`. */
	readonly keys?: readonly string[];
	/** What a key is when the item does not have it: `{protocol: 'TCP'}`. */
	readonly keyDefaults?: Readonly<Record<string, string>>;
	/** A map or a struct of which all belongs to one manager: `x-kubernetes-map-type: atomic`. */
	readonly atomic?: true;
	/** Of a strategic merge patch: `merge`, `retainKeys`, `merge,retainKeys`. Without it, lists are replaced. */
	readonly strategy?: string;
	/** With `merge`, in a list of maps: `x-kubernetes-patch-merge-key`. */
	readonly mergeKey?: string;
};

export type EmptyObject = {readonly [field: string]: EmptyObject | null};

const nothing: TypeFacts = {fields: {}};
const noField: FieldFacts = {};

export function hasFacts(definition: string): boolean {
	return Object.hasOwn(typeFacts, definition);
}

/** `io.k8s.api.core.v1.PodSpec` → its facts. */
export function factsOf(definition: string | undefined): TypeFacts {
	return (definition !== undefined && (typeFacts[definition] ?? customFacts[definition])) || nothing;
}

export function fieldFacts(type: TypeFacts, field: string): FieldFacts {
	return Object.hasOwn(type.fields, field) ? (type.fields[field] ?? noField) : noField;
}
