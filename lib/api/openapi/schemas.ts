/** Types as OpenAPI v3 schemas, with what Kubernetes adds to tell kinds and how lists merge. */
import type {ApiKind} from '../kinds.js';
import {type FieldFacts, factsOf} from '../patch/facts.js';
import {type Field, type Scalar, type Struct, structOf, type Type} from '../schema.js';

export type Descriptions = Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>>;

type Schema = Readonly<Record<string, unknown>>;

/** Every definition that the kinds reach, by name. */
export function schemasOf(
	kinds: readonly ApiKind[],
	descriptions: Descriptions,
): Readonly<Record<string, Schema>> {
	const found = new Map<string, Schema>(Object.entries(values));
	const open = kinds.map(({schema}) => schema);
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		if (found.has(name)) continue;
		const struct = structOf(name);
		const kind = kinds.find(({schema}) => schema === name);
		found.set(name, {...schemaOf(struct, descriptions), ...(kind && identityOf(kind))});
		for (const {type} of struct.fields.values()) {
			const inner = innermost(type);
			if (inner.is === 'struct') open.push(inner.name);
		}
	}
	return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function identityOf({group, version, kind}: ApiKind): Schema {
	return {'x-kubernetes-group-version-kind': [{group, kind, version}]};
}

function schemaOf(struct: Struct, descriptions: Descriptions): Schema {
	const [about, ofFields] = descriptions[struct.name] ?? ['', {}];
	const {atomic, fields} = factsOf(struct.name);
	const properties = [...struct.fields.values()].map(field => [
		field.name,
		{...propertyOf(field), ...mergeOf(fields[field.name]), description: ofFields[field.name] ?? ''},
	]);
	return {
		description: about,
		type: 'object',
		properties: Object.fromEntries(properties),
		...(struct.required.size > 0 && {required: [...struct.required]}),
		...(atomic && {'x-kubernetes-map-type': 'atomic'}),
	};
}

function propertyOf({name, type, pointer, always}: Field): Schema {
	if (type.is === 'struct') return {...wrapped(refTo(type.name)), ...(!pointer && {default: {}})};
	if (type.is !== 'scalar') return schemaOfType(type);
	const ref = refOf(type.scalar, name);
	if (ref !== undefined) return wrapped(ref);
	return {...plain[type.scalar], ...(always && {default: empty[type.scalar]})};
}

/** A reference has no room for anything beside it. */
function wrapped(ref: Schema): Schema {
	return {allOf: [ref]};
}

function schemaOfType(type: Type): Schema {
	switch (type.is) {
		case 'list':
			return {type: 'array', items: itemOf(type.item)};
		case 'map':
			return {type: 'object', additionalProperties: itemOf(type.item)};
		case 'struct':
			return refTo(type.name);
		case 'scalar':
			return refOf(type.scalar) ?? plain[type.scalar] ?? {};
	}
}

function itemOf(type: Type): Schema {
	if (type.is === 'struct') return {...wrapped(refTo(type.name)), default: {}};
	const schema = schemaOfType(type);
	return type.is === 'scalar' && type.scalar === 'string' ? {...schema, default: ''} : schema;
}

function innermost(type: Type): Type {
	return type.is === 'list' || type.is === 'map' ? innermost(type.item) : type;
}

function mergeOf(facts: FieldFacts | undefined): Schema {
	const {list, keys, strategy, mergeKey, atomic} = facts ?? {};
	return {
		...(list && {'x-kubernetes-list-type': list}),
		...(keys && {'x-kubernetes-list-map-keys': keys}),
		...(strategy !== undefined && {'x-kubernetes-patch-strategy': strategy}),
		...(mergeKey !== undefined && {'x-kubernetes-patch-merge-key': mergeKey}),
		...(atomic && {'x-kubernetes-map-type': 'atomic'}),
	};
}

const plain: Readonly<Partial<Record<Scalar, Schema>>> = {
	string: {type: 'string'},
	boolean: {type: 'boolean'},
	int32: {type: 'integer', format: 'int32'},
	int64: {type: 'integer', format: 'int64'},
	double: {type: 'number', format: 'double'},
	bytes: {type: 'string', format: 'byte'},
	'as-number': {type: 'integer', format: 'int64'},
};

const empty: Readonly<Partial<Record<Scalar, unknown>>> = {string: '', boolean: false, int32: 0, int64: 0};

const machinery = 'io.k8s.apimachinery.pkg';
const names = {
	quantity: `${machinery}.api.resource.Quantity`,
	time: `${machinery}.apis.meta.v1.Time`,
	'micro-time': `${machinery}.apis.meta.v1.MicroTime`,
	'int-or-string': `${machinery}.util.intstr.IntOrString`,
	fields: `${machinery}.apis.meta.v1.FieldsV1`,
	any: `${machinery}.runtime.RawExtension`,
} as const;

function refOf(scalar: Scalar, field = ''): Schema | undefined {
	if (field === 'fieldsV1') return refTo(names.fields);
	const name: string | undefined = Reflect.get(names, scalar);
	return name === undefined ? undefined : refTo(name);
}

function refTo(name: string): Schema {
	return {$ref: `#/components/schemas/${name}`};
}

/** Definitions that are a value in JSON. */
const values: Readonly<Record<string, Schema>> = {
	[names.quantity]: {
		description: 'A fixed-point number with a suffix: 500m, 1.5, 64Mi, 1e3.',
		oneOf: [{type: 'string'}, {type: 'number'}],
	},
	[names.time]: {
		description: 'A time as RFC 3339 writes it, in whole seconds.',
		format: 'date-time',
		type: 'string',
	},
	[names['micro-time']]: {
		description: 'A time as RFC 3339 writes it, in millionths of a second.',
		format: 'date-time',
		type: 'string',
	},
	[names['int-or-string']]: {
		description: 'A number or a text: a port or its name, a count or a percentage.',
		format: 'int-or-string',
		oneOf: [{type: 'integer'}, {type: 'string'}],
	},
	[names.fields]: {description: 'A set of fields, as a tree.', type: 'object'},
	[names.any]: {description: 'Any object.', type: 'object'},
};
