/** What follows from a part of a frozen cluster alone is worked out once, however many peers ask for it. */
export function remembered<Key extends object, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, {readonly value: Value}>();
	return key => {
		const found = known.get(key);
		if (found) return found.value;
		const value = workOut(key);
		known.set(key, {value});
		return value;
	};
}

/** Works it out when it is first asked for. */
export function once<T>(workOut: () => T): () => T {
	let done: {readonly value: T} | undefined;
	return () => {
		done ??= {value: workOut()};
		return done.value;
	};
}
