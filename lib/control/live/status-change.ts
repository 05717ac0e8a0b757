/** Writing a status when it says something new. */

import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../../api/object.js';
import type {Change} from './controller.js';

/** Fields that are undefined are not written. */
export function statusChange(object: ApiObject, status: object): Change[] {
	const written = withoutAbsent(status);
	return sameValue(object.status ?? {}, written)
		? []
		: [{do: 'update', object: {...object, status: written}}];
}

export function withoutAbsent(fields: object): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
