import {type Family, families, type PerFamily} from '../../topology/model.js';

/** A value for each family for which there is one, ipv4 first. */
export function perFamily<T>(valueFor: (family: Family) => T | undefined): PerFamily<T> {
	const entries = families.flatMap(family => {
		const value = valueFor(family);
		return value === undefined ? [] : [[family, value] as const];
	});
	return Object.fromEntries(entries) as PerFamily<T>;
}
