/**
 * Whether two values of plain data say the same. The order of fields means nothing, and a field that is undefined is none.
 * What they share is not looked at: an object that was changed shares most of it.
 */
export function sameValue(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameItems(a, b);
	return sameFields(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
	return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
}

function sameFields(a: Fields, b: Fields): boolean {
	for (const key in a) if (!sameValue(a[key], own(b, key))) return false;
	for (const key in b) if (b[key] !== undefined && own(a, key) === undefined) return false;
	return true;
}

/** A label may be called `constructor`, which every object has. */
function own(fields: Fields, key: string): unknown {
	return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
