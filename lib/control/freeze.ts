/** Freezes a value and everything in it, so that no later phase can change what was decided. */
export function deepFreeze<T>(value: T): T {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	Object.freeze(value);
	for (const key in value) deepFreeze(value[key]);
	return value;
}
