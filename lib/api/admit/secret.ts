/** `stringData` is for writing only: it becomes base64 in `data`, and wins over what is there. */
import type {Draft} from '../object.js';

export function withoutStringData<T extends Draft>(object: T): T {
	const {stringData, data, ...rest} = object as T & {
		stringData?: Readonly<Record<string, string>>;
		data?: Readonly<Record<string, string>>;
	};
	if (stringData === undefined) return object;
	const encoded = Object.entries(stringData).map(([key, text]) => [
		key,
		Buffer.from(text).toString('base64'),
	]);
	return {...rest, data: {...data, ...Object.fromEntries(encoded)}} as unknown as T;
}
