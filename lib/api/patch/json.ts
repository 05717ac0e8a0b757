/** Values as JSON.parse makes them. */
export type JsonMap = {readonly [key: string]: unknown};

export function isMap(value: unknown): value is JsonMap {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isEmpty(value: JsonMap): boolean {
	for (const _key in value) return false;
	return true;
}

/** A label may be called `constructor`. */
export function own(map: JsonMap, field: string): unknown {
	return Object.hasOwn(map, field) ? map[field] : undefined;
}

/** Fields that are null are none. */
export function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (!isMap(value)) return value;
	const fields = Object.entries(value).filter(([, inner]) => inner !== null);
	return Object.fromEntries(fields.map(([field, inner]) => [field, withoutNulls(inner)]));
}

/** What Go calls the type of a JSON value: error messages of the API server quote it. */
export function goType(value: unknown): string {
	if (value === null || value === undefined) return '%!s(<nil>)';
	if (Array.isArray(value)) return '[]interface {}';
	if (typeof value === 'object') return 'map[string]interface {}';
	if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
	return typeof value === 'boolean' ? 'bool' : 'string';
}

/** What `encoding/json` calls it when it can't decode a value. */
export function jsonType(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** A value as Go's `%v` prints it: `map[name:web ports:[map[containerPort:80]]]`. */
export function goText(value: unknown): string {
	if (value === null || value === undefined) return '<nil>';
	if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
	if (!isMap(value)) return String(value);
	const fields = Object.keys(value).sort();
	return `map[${fields.map(field => `${field}:${goText(value[field])}`).join(' ')}]`;
}
