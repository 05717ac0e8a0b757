/** RFC 7386. */
import {isMap, type JsonMap} from './json.js';

/** Fields of the patch replace those of the target, maps are merged, null removes. */
export function mergePatched(target: JsonMap, patch: JsonMap): JsonMap {
	const result: Record<string, unknown> = {...target};
	for (const [field, value] of Object.entries(patch)) {
		if (value === null) delete result[field];
		else result[field] = isMap(value) ? mergePatched(mapOr(result[field]), value) : value;
	}
	return result;
}

function mapOr(value: unknown): JsonMap {
	return isMap(value) ? value : {};
}
