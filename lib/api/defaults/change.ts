/** Changed copies of objects; what does not change is the same object as before. */

/** Each field that is there, changed by its function. */
export function changedFields<T extends object>(
	object: T,
	changes: {readonly [K in keyof T]?: (value: NonNullable<T[K]>) => NonNullable<T[K]>},
): T {
	let copy = object;
	for (const field of Object.keys(changes) as (keyof T)[]) {
		const value = object[field];
		const change = changes[field];
		if (value === undefined || value === null || !change) continue;
		const changed = change(value as NonNullable<T[keyof T]>);
		if (changed === value) continue;
		if (copy === object) copy = {...object};
		copy[field] = changed;
	}
	return copy;
}

export function changedAll<T>(items: T[], change: (item: T) => T): T[] {
	const changed = items.map(change);
	return changed.every((item, index) => item === items[index]) ? items : changed;
}
