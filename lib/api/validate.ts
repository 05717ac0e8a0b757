/** Whether an object can be: all causes against it, with the fields that they concern. */
import type {ApiKind} from './kinds.js';
import type {ApiObject} from './object.js';
import type {Cause} from './status.js';

export function causesOfCreate(_kind: ApiKind, _object: ApiObject): readonly Cause[] {
	return [];
}

type Update = {
	readonly object: ApiObject;
	readonly previous: ApiObject;
	readonly subresource: 'status' | undefined;
};

export function causesOfUpdate(_kind: ApiKind, _update: Update): readonly Cause[] {
	return [];
}
