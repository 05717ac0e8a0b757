/** What the API server asks of ConfigMaps and Secrets (kubernetes, pkg/apis/core/validation). */
import type {ConfigMap, Secret} from 'kubernetes-types/core/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {forbiddenValue, invalidValue, required, tooLong} from './cause.js';

/** Bytes of all values together. */
const sizeLimit = 1024 * 1024;

const keyForm =
	"a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

export function configMapCauses(object: ApiObject, causes: Cause[]): void {
	const {data = {}, binaryData = {}} = object as unknown as ConfigMap;
	keyCauses('data', data, causes);
	keyCauses('binaryData', binaryData, causes);
	for (const key of Object.keys(data)) {
		if (Object.hasOwn(binaryData, key)) {
			causes.push(invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'));
		}
	}
	const size = bytesOf(Object.values(data)) + decodedBytesOf(Object.values(binaryData));
	if (size > sizeLimit) causes.push(tooLong('', sizeLimit));
}

/** Keys that a Secret of the type must have. */
const wantedKeys: Readonly<Record<string, readonly string[]>> = {
	'kubernetes.io/tls': ['tls.crt', 'tls.key'],
	'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
	'kubernetes.io/dockercfg': ['.dockercfg'],
	'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

export function secretCauses(object: ApiObject, causes: Cause[]): void {
	const {data = {}, type = 'Opaque', metadata} = object as unknown as Secret;
	keyCauses('data', data, causes);
	if (decodedBytesOf(Object.values(data)) > sizeLimit) causes.push(tooLong('data', sizeLimit));
	for (const key of wantedKeys[type] ?? []) {
		if (!Object.hasOwn(data, key)) causes.push(required(`data[${key}]`));
	}
	if (type === 'kubernetes.io/basic-auth' && data.username === undefined && data.password === undefined) {
		causes.push(required('data[username]'), required('data[password]'));
	}
	const account = 'kubernetes.io/service-account.name';
	if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.[account]) {
		causes.push(required(`metadata.annotations[${account}]`));
	}
}

/** With `immutable`, contents stay for the object's life. */
export function configUpdateCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	if (object.kind === 'Secret' && object.type !== previous.type) {
		causes.push(invalidValue('type', object.type, 'field is immutable'));
	}
	if (previous.immutable !== true) return;
	const fixed = 'field is immutable when `immutable` is set';
	if (object.immutable !== true) causes.push(forbiddenValue('immutable', fixed));
	for (const field of ['data', 'binaryData']) {
		if (!sameValue(object[field], previous[field])) causes.push(forbiddenValue(field, fixed));
	}
}

function keyCauses(field: string, values: Readonly<Record<string, string>>, causes: Cause[]): void {
	for (const key of Object.keys(values)) {
		const at = `${field}[${key}]`;
		if (key.length > 253) causes.push(invalidValue(at, key, 'must be no more than 253 characters'));
		if (!/^[-._a-zA-Z0-9]+$/.test(key)) causes.push(invalidValue(at, key, keyForm));
		else if (key === '.') causes.push(invalidValue(at, key, "must not be '.'"));
		else if (key === '..') causes.push(invalidValue(at, key, "must not be '..'"));
		else if (key.startsWith('..')) causes.push(invalidValue(at, key, "must not start with '..'"));
	}
}

function bytesOf(texts: readonly string[]): number {
	return texts.reduce((size, text) => size + Buffer.byteLength(text), 0);
}

function decodedBytesOf(texts: readonly string[]): number {
	return texts.reduce((size, text) => size + Buffer.byteLength(text, 'base64'), 0);
}
