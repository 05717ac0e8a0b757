import {type ApiKind, kindOfObject} from '../../lib/api/kinds.js';
import type {ApiObject} from '../../lib/api/object.js';
import {ApiError} from '../../lib/api/status.js';

export const created = '2026-01-01T00:00:00Z';

/** As the server has stored it, in namespace default; `fields` may have metadata of its own. */
export function storedObject(
	apiVersion: string,
	kind: string,
	fields: Readonly<Record<string, unknown>>,
): ApiObject {
	const metadata = {
		name: 'web',
		namespace: 'default',
		uid: 'u-1',
		resourceVersion: '1',
		creationTimestamp: created,
	};
	return {apiVersion, kind, ...fields, metadata: {...metadata, ...(fields.metadata as object | undefined)}};
}

export function kindOf(object: {readonly apiVersion?: string; readonly kind?: string}): ApiKind {
	const kind = kindOfObject(object);
	if (kind === undefined) throw new Error(`no kind ${object.kind}`);
	return kind;
}

/** The ApiError that the call throws. */
export function refusal(call: () => unknown): ApiError {
	try {
		call();
	} catch (error) {
		if (error instanceof ApiError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}
