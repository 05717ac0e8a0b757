/** RFC 7386. */
import {isMap, type JsonMap, own} from './json.js';
import {mapOr} from './structure.js';

/** Fields of the patch replace those of the target, maps are merged, null removes. */
export function mergePatched(target: JsonMap, patch: JsonMap): JsonMap {
	const result: Record<string, unknown> = {...target};
	for (const [field, value] of Object.entries(patch)) {
		if (value === null) delete result[field];
		else result[field] = isMap(value) ? mergePatched(mapOr(own(result, field)), value) : value;
	}
	return result;
}
