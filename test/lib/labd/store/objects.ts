/** Objects and folders for the tests of the store. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ApiObject} from '../../../../lib/api/object.js';

export type ConfigMapFields = {
	readonly namespace?: string;
	readonly name: string;
	readonly uid?: string;
	readonly owners?: readonly string[];
	readonly data?: Readonly<Record<string, string>>;
};

export function configMap({namespace = 'default', name, uid, owners = [], data = {}}: ConfigMapFields) {
	const ownerReferences = owners.map(owner => ({apiVersion: 'v1', kind: 'Pod', name: owner, uid: owner}));
	return {
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: {
			namespace,
			name,
			uid: uid ?? `uid-${namespace}-${name}`,
			creationTimestamp: '2025-01-01T00:00:00Z',
			...(owners.length > 0 && {ownerReferences}),
		},
		data,
	};
}

export function withData(object: ApiObject, data: Readonly<Record<string, string>>): ApiObject {
	return {...object, data};
}

export function logFile(folder: string): string {
	return join(folder, 'objects.log');
}

export function logBytes(folder: string): Buffer {
	return readFileSync(logFile(folder));
}
