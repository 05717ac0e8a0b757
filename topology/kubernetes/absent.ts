/**
 * `null` in a manifest is a field that is not there: `matchLabels:` with nothing after it, `creationTimestamp: null`
 * as kubectl writes it. In a map of strings it is the empty string, and a NetworkPolicy rule without anything
 * allows everything, as Go decodes them.
 */

const stringMaps = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector']);
const ruleLists = new Set(['ingress', 'egress']);

/** A copy without the fields that are null. No path to a value changes. */
export function withoutAbsent(value: unknown, key = ''): unknown {
	if (Array.isArray(value)) {
		return value.map(item => (item === null && ruleLists.has(key) ? {} : withoutAbsent(item)));
	}
	if (value === null || typeof value !== 'object') return value;
	const copy: Record<string, unknown> = {};
	for (const [name, inner] of Object.entries(value)) {
		if (inner !== null) copy[name] = withoutAbsent(inner, name);
		else if (stringMaps.has(key)) copy[name] = '';
	}
	return copy;
}
