/** Messages in protobuf, written by hand. */

/** A field of a message: a number, a text, bytes, or a message. */
export type Field = readonly [number: number, value: number | bigint | string | Buffer | readonly Field[]];

export function message(fields: readonly Field[]): Buffer {
	return Buffer.concat(
		fields.map(([number, value]) => {
			if (typeof value === 'number' || typeof value === 'bigint')
				return Buffer.concat([varint(number * 8), varint(value)]);
			const bytes =
				typeof value === 'string'
					? Buffer.from(value)
					: Buffer.isBuffer(value)
						? value
						: message(value as Field[]);
			return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
		}),
	);
}

export function varint(value: number | bigint): Buffer {
	let rest = BigInt.asUintN(64, BigInt(value));
	const bytes: number[] = [];
	for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
	return Buffer.from([...bytes, Number(rest)]);
}

/** An object as kubectl sends it. */
export function sent(apiVersion: string, kind: string, fields: readonly Field[]): Buffer {
	const told = message([
		[
			1,
			[
				[1, apiVersion],
				[2, kind],
			],
		],
		[2, fields],
		[3, ''],
		[4, ''],
	]);
	return Buffer.concat([Buffer.from('k8s\0'), told]);
}
