/**
 * Objects in protobuf, as kubectl sends what it makes of its own types (`kubectl create deployment`): read as if they had been
 * sent as JSON. Nothing is ever answered in protobuf; those clients take JSON too.
 */
import {numbered} from '../generated/protobuf.js';
import {kindOfObject} from '../kinds.js';
import {type Scalar, type Struct, structOf, type Type} from '../schema.js';
import {badRequest} from '../status.js';
import {fieldsOf, packed, WireError} from './wire.js';

type Message = Record<string, unknown>;
type Value = bigint | Uint8Array;

/** `k8s\0`, before a message that tells what the object is and has its bytes (apimachinery, pkg/runtime). */
const prefix = [0x6b, 0x38, 0x73, 0];

/** Throws an ApiError 400. Of kinds that the API does not store, only what is read of them is there. */
export function readProtobuf(bytes: Uint8Array): Message {
	if (!prefix.every((byte, index) => bytes[index] === byte))
		throw badRequest(
			'provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]',
		);
	try {
		return unknown(bytes.subarray(prefix.length));
	} catch (error) {
		// A message in a message in a message …: the stack has an end.
		if (error instanceof WireError || error instanceof RangeError) throw badRequest(error.message);
		throw error;
	}
}

function unknown(bytes: Uint8Array): Message {
	let [apiVersion, kind] = ['', ''];
	let raw = new Uint8Array();
	for (const {number, value} of fieldsOf(bytes)) {
		if (number === 1) [apiVersion = '', kind = ''] = texts(value);
		if (number === 2) raw = new Uint8Array(bytesOf(value));
	}
	const known = kindOfObject({apiVersion, kind});
	const fields = known ? message(raw, structOf(known.schema)) : other(kind, raw);
	return {apiVersion, kind, ...fields};
}

function message(bytes: Uint8Array, struct: Struct, name = struct.name): Message {
	const names = (numbered[name] ?? '').split(',');
	const found: Message = {};
	for (const {number, value} of fieldsOf(bytes)) {
		const json = names[number - 1];
		if (json?.startsWith('+'))
			Object.assign(found, message(bytesOf(value), struct, sibling(name, json.slice(1))));
		else if (json) add(found, {struct, json, value});
	}
	return found;
}

function sibling(name: string, type: string): string {
	return `${name.slice(0, name.lastIndexOf('.'))}.${type}`;
}

type Found = {readonly struct: Struct; readonly json: string; readonly value: Value};

function add(message: Message, {struct, json, value}: Found): void {
	const field = struct.fields.get(json);
	if (!field) return;
	const {type, pointer} = field;
	if (type.is === 'list') {
		const values = isPacked(type.item, value) ? [...packed(bytesOf(value))] : [value];
		const list = (message[json] ?? []) as unknown[];
		message[json] = [...list, ...values.map(one => readValue(type.item, one))];
	} else if (type.is === 'map') {
		const [key, item] = entry(type.item, value);
		message[json] = {...(message[json] as Message | undefined), [key]: item};
	} else {
		const read = readValue(type, value);
		// Go sends the empty value of what is no pointer; in JSON it would not be there.
		if (pointer || !isEmpty(read)) message[json] = read;
	}
}

function isPacked(type: Type, value: Value): boolean {
	return (
		type.is === 'scalar' && ['int32', 'int64', 'boolean'].includes(type.scalar) && typeof value !== 'bigint'
	);
}

function isEmpty(value: unknown): boolean {
	return value === '' || value === 0 || value === false || value === null;
}

function entry(type: Type, value: Value): readonly [string, unknown] {
	let key = '';
	let item: unknown = type.is === 'struct' ? {} : '';
	for (const {number, value: part} of fieldsOf(bytesOf(value))) {
		if (number === 1) key = textOf(part);
		if (number === 2) item = readValue(type, part);
	}
	return [key, item];
}

function readValue(type: Type, value: Value): unknown {
	if (type.is === 'struct') return message(bytesOf(value), type);
	if (type.is !== 'scalar') throw new WireError(`proto: a ${type.is} of lists`);
	return scalarOf(type.scalar, value);
}

function scalarOf(scalar: Scalar, value: Value): unknown {
	switch (scalar) {
		case 'string':
			return textOf(value);
		case 'boolean':
			return value !== 0n;
		case 'int32':
		case 'int64':
			return numberOf(value);
		case 'int-or-string':
			return intOrString(bytesOf(value));
		case 'quantity':
			return texts(value)[0] ?? '';
		case 'time':
		case 'micro-time':
			return timeOf(bytesOf(value), scalar);
		case 'bytes':
			return Buffer.from(bytesOf(value)).toString('base64');
		case 'any':
			return jsonOf(bytesOf(value));
	}
}

function intOrString(bytes: Uint8Array): string | number {
	const parts = new Map([...fieldsOf(bytes)].map(({number, value}) => [number, value]));
	return parts.get(1) === 1n ? textOf(parts.get(3) ?? new Uint8Array()) : numberOf(parts.get(2) ?? 0n);
}

/** Null is the time that Go's zero value stands for: none. */
function timeOf(bytes: Uint8Array, scalar: 'time' | 'micro-time'): string | null {
	const parts = new Map([...fieldsOf(bytes)].map(({number, value}) => [number, value]));
	const seconds = parts.get(1);
	if (seconds === undefined) return null;
	const time = new Date(numberOf(seconds) * 1000);
	if (Number.isNaN(time.getTime())) throw new WireError('a time that no year has');
	const micros = String(Math.floor(numberOf(parts.get(2) ?? 0n) / 1000)).padStart(6, '0');
	return time.toISOString().replace(/\.\d+Z$/, scalar === 'time' ? 'Z' : `.${micros}Z`);
}

function jsonOf(bytes: Uint8Array): unknown {
	const [raw = new Uint8Array()] = [...fieldsOf(bytes)].map(({value}) => bytesOf(value));
	try {
		return JSON.parse(textOf(raw));
	} catch {
		throw new WireError('a raw extension that is no JSON');
	}
}

/** The texts of a message, by their numbers. */
function texts(value: Value): string[] {
	const found: string[] = [];
	for (const {number, value: part} of fieldsOf(bytesOf(value)))
		if (number <= 16) found[number - 1] = textOf(part);
	return found;
}

function bytesOf(value: Value): Uint8Array {
	if (typeof value === 'bigint') throw new WireError('proto: wrong wireType = 0');
	return value;
}

function textOf(value: Value): string {
	return Buffer.from(bytesOf(value)).toString('utf8');
}

function numberOf(value: Value): number {
	if (typeof value !== 'bigint') throw new WireError('proto: wrong wireType = 2');
	return Number(BigInt.asIntN(64, value));
}

/** What is told with a request and not stored: how to delete (DeleteOptions, and Eviction, which has one in it). */
function other(kind: string, raw: Uint8Array): Message {
	if (kind === 'DeleteOptions') return deleteOptions(raw);
	if (kind !== 'Eviction') return {};
	const options = [...fieldsOf(raw)].find(({number}) => number === 2);
	return options ? {deleteOptions: deleteOptions(bytesOf(options.value))} : {};
}

function deleteOptions(bytes: Uint8Array): Message {
	const found: Message = {};
	for (const {number, value} of fieldsOf(bytes)) {
		if (number === 1) found.gracePeriodSeconds = numberOf(value);
		if (number === 2) {
			const [uid, resourceVersion] = texts(value);
			found.preconditions = {...(uid && {uid}), ...(resourceVersion && {resourceVersion})};
		}
		if (number === 3) found.orphanDependents = value !== 0n;
		if (number === 4) found.propagationPolicy = textOf(value);
		if (number === 5) found.dryRun = [...((found.dryRun ?? []) as string[]), textOf(value)];
	}
	return found;
}
