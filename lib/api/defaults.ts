/** What the API server fills in where the client says nothing. */
import type {ApiKind} from './kinds.js';
import type {Draft} from './object.js';

export function withDefaults(_kind: ApiKind, object: Draft): Draft {
	return object;
}
