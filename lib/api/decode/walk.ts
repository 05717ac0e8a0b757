/**
 * One walk over a value by its type, as Go decodes and writes it: unknown fields go away and are told, `null` is a field that
 * is not there, an empty value that is no pointer is not written, and a struct that is no pointer is always there.
 */
import type {Field, Struct, Type} from '../schema.js';
import {decodeScalar, type Refusal} from './scalar.js';

export type Findings = {
	/** `spec.containers[0].imag` */
	readonly unknown: string[];
	/** The first value that can't be decoded; Go tells one. */
	refused: string | undefined;
};

type Values = Record<string, unknown>;

/** Where the walk is; paths become text only when there is something to tell. */
type Place = {
	readonly up: Place | undefined;
	readonly step: string | number;
	/** The type that has the field. */
	readonly struct: Struct | undefined;
};

export function decodeStruct(struct: Struct, value: object, findings: Findings): Values {
	return walkStruct(struct, value as Values, {place: undefined, findings});
}

/** What Go writes for a struct of which nothing is set. */
export function emptyStruct(struct: Struct): Values {
	const out: Values = {};
	fill(struct, out);
	return out;
}

type Walk = {readonly place: Place | undefined; readonly findings: Findings};

function walkStruct(struct: Struct, value: Values, {place, findings}: Walk): Values {
	const out: Values = {};
	for (const name of Object.keys(value)) {
		const inner = value[name];
		const field = struct.fields.get(name);
		const here = {up: place, step: name, struct};
		if (!field) findings.unknown.push(pathOf(here));
		else if (inner !== null && inner !== undefined) {
			const decoded = walk(field.type, inner, {place: here, findings});
			if (!isOmitted(field, decoded)) out[name] = decoded;
		}
	}
	fill(struct, out);
	return out;
}

function fill(struct: Struct, out: Values): void {
	for (const {name, type} of struct.filled) {
		if (out[name] === undefined) {
			const value = emptyOf(type);
			if (value !== undefined) out[name] = value;
		}
	}
}

function walk(type: Type, value: unknown, where: Walk): unknown {
	switch (type.is) {
		case 'scalar': {
			const result = decodeScalar(type.scalar, value);
			if ('value' in result) return result.value;
			return refuse(result, value, where);
		}
		case 'list':
			if (!Array.isArray(value)) return refuse({want: goTypeOf(type)}, value, where);
			return value.map((item, step) => walkItem(type.item, item, step, where));
		case 'map':
			if (!isObject(value)) return refuse({want: goTypeOf(type)}, value, where);
			return walkMap(type.item, value, where);
		case 'struct':
			if (!isObject(value)) return refuse({want: goTypeOf(type)}, value, where);
			return walkStruct(type, value, where);
	}
}

function walkItem(type: Type, item: unknown, step: string | number, {place, findings}: Walk): unknown {
	if (item === null || item === undefined) return emptyOf(type);
	return walk(type, item, {place: {up: place, step, struct: undefined}, findings});
}

function walkMap(type: Type, value: Values, where: Walk): Values {
	const out: Values = {};
	for (const key of Object.keys(value)) {
		const item = walkItem(type, value[key], key, where);
		// An assignment to this key would set the prototype.
		if (key === '__proto__')
			Object.defineProperty(out, key, {value: item, enumerable: true, writable: true, configurable: true});
		else out[key] = item;
	}
	return out;
}

function emptyOf(type: Type): unknown {
	switch (type.is) {
		case 'list':
			return [];
		case 'map':
			return {};
		case 'struct':
			return emptyStruct(type);
		case 'scalar':
			return emptyScalars[type.scalar];
	}
}

const emptyScalars = {
	string: '',
	boolean: false,
	int32: 0,
	int64: 0,
	double: 0,
	'int-or-string': 0,
	quantity: '0',
	time: undefined,
	'micro-time': undefined,
	bytes: '',
	'as-number': 0,
	any: undefined,
} as const;

/** Go's omitempty. */
function isOmitted({pointer, always, type}: Field, value: unknown): boolean {
	if (pointer || always || type.is === 'struct') return false;
	if (value === '' || value === 0 || value === false)
		return type.is === 'scalar' && type.scalar !== 'int-or-string';
	if (type.is === 'list') return Array.isArray(value) && value.length === 0;
	return type.is === 'map' && isObject(value) && Object.keys(value).length === 0;
}

function isObject(value: unknown): value is Values {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(refusal: Refusal, value: unknown, {place, findings}: Walk): undefined {
	findings.refused ??=
		'says' in refusal
			? refusal.says
			: `json: cannot unmarshal ${goValueOf(value)} into Go ${goFieldOf(place)} of type ${refusal.want}`;
	return undefined;
}

function goValueOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value !== 'number') return typeof value;
	return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'number' : `number ${value}`;
}

/** `struct field DeploymentSpec.spec.replicas`: the struct that has the field, and the fields from the root. */
function goFieldOf(place: Place | undefined): string {
	let struct: Struct | undefined;
	const fields: string[] = [];
	for (let at = place; at; at = at.up) {
		if (at.struct) fields.unshift(String(at.step));
		struct ??= at.struct;
	}
	return struct ? `struct field ${shortName(struct)}.${fields.join('.')}` : 'value';
}

function goTypeOf(type: Type): string {
	switch (type.is) {
		case 'list':
			return `[]${goTypeOf(type.item)}`;
		case 'map':
			return `map[string]${goTypeOf(type.item)}`;
		case 'struct':
			return `v1.${shortName(type)}`;
		case 'scalar':
			return goScalars[type.scalar];
	}
}

const goScalars = {
	string: 'string',
	boolean: 'bool',
	int32: 'int32',
	int64: 'int64',
	double: 'float64',
	'int-or-string': 'intstr.IntOrString',
	quantity: 'resource.Quantity',
	time: 'v1.Time',
	'micro-time': 'v1.MicroTime',
	bytes: '[]uint8',
	'as-number': 'numorstring.ASNumber',
	any: 'runtime.RawExtension',
} as const;

function shortName({name}: Struct): string {
	return name.slice(name.lastIndexOf('.') + 1);
}

function pathOf(place: Place): string {
	const before = place.up ? pathOf(place.up) : '';
	if (typeof place.step === 'number') return `${before}[${place.step}]`;
	return before === '' ? place.step : `${before}.${place.step}`;
}
