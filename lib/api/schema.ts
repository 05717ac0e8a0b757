/** The types of the API's objects, as Kubernetes' Go types decode and write them. */
import {customDefinitions} from './custom/definitions.js';
import {definitions} from './generated/definitions.js';

/** How the generated file has them: a type is `string`, `[]NAME`, `{}quantity`; `*` and `!` before it are as below. */
export type Definition = {
	readonly required?: readonly string[];
	readonly fields: Readonly<Record<string, string>>;
};

export type Scalar =
	| 'string'
	| 'boolean'
	| 'int32'
	| 'int64'
	/** A number that need not be whole. */
	| 'double'
	| 'int-or-string'
	| 'quantity'
	| 'time'
	| 'micro-time'
	| 'bytes'
	| 'any'
	/** A number, also as a text of two halves: Calico's. */
	| 'as-number';

export type Type =
	| {readonly is: 'scalar'; readonly scalar: Scalar}
	| {readonly is: 'list' | 'map'; readonly item: Type}
	| Struct;

export type Struct = {
	readonly is: 'struct';
	/** `io.k8s.api.core.v1.PodSpec` */
	readonly name: string;
	readonly required: ReadonlySet<string>;
	readonly fields: ReadonlyMap<string, Field>;
	/** Fields that are there although nobody set them. */
	readonly filled: readonly Field[];
};

export type Field = {
	readonly name: string;
	readonly type: Type;
	/** An empty value is another thing than none. */
	readonly pointer: boolean;
	/** Written although it is empty. */
	readonly always: boolean;
};

/** The type with the name that it has in Kubernetes' OpenAPI document. Throws a RangeError when there is none. */
export function structOf(name: string): Struct {
	const known = structs.get(name);
	if (known) return known;
	const definition = definitions[name] ?? customDefinitions[name];
	if (!definition) throw new RangeError(`there is no definition ${name}`);
	const fields = new Map<string, Field>();
	const filled: Field[] = [];
	const struct = {is: 'struct' as const, name, required: new Set(definition.required), fields, filled};
	// Known before its fields are: some types contain themselves.
	structs.set(name, struct);
	for (const [field, text] of Object.entries(definition.fields)) {
		const linked = fieldOf(field, text);
		fields.set(field, linked);
		if (linked.always || (!linked.pointer && linked.type.is === 'struct')) filled.push(linked);
	}
	return struct;
}

/** A cache of what follows from the generated file alone. */
const structs = new Map<string, Struct>();

function fieldOf(name: string, text: string): Field {
	const pointer = text.startsWith('*');
	const always = text.startsWith('!');
	return {name, pointer, always, type: typeOf(pointer || always ? text.slice(1) : text)};
}

function typeOf(text: string): Type {
	if (text.startsWith('[]')) return {is: 'list', item: typeOf(text.slice(2))};
	if (text.startsWith('{}')) return {is: 'map', item: typeOf(text.slice(2))};
	return text.startsWith('io.k8s.') || Object.hasOwn(customDefinitions, text)
		? structOf(text)
		: {is: 'scalar', scalar: text as Scalar};
}
