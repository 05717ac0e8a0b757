/** Protobuf's encoding: numbered fields, each a number or bytes (protobuf.dev, encoding). */

export type WireField = {
	readonly number: number;
	/** A varint, or the bytes of a text, a message or a packed list. */
	readonly value: bigint | Uint8Array;
};

/** What is no protobuf. */
export class WireError extends Error {
	override readonly name = 'WireError';
}

/** The fields of one message, in the order in which they come. Throws a WireError. */
export function* fieldsOf(bytes: Uint8Array): Generator<WireField> {
	const at = {bytes, offset: 0};
	while (at.offset < bytes.length) {
		const tag = Number(varint(at));
		const number = Math.floor(tag / 8);
		switch (tag % 8) {
			case 0:
				yield {number, value: varint(at)};
				break;
			case 1:
				yield {number, value: take(at, 8)};
				break;
			case 2:
				yield {number, value: take(at, Number(varint(at)))};
				break;
			case 5:
				yield {number, value: take(at, 4)};
				break;
			default:
				throw new WireError(`proto: illegal wireType ${tag % 8}`);
		}
	}
}

/** The numbers of a packed list. Throws a WireError. */
export function* packed(bytes: Uint8Array): Generator<bigint> {
	const at = {bytes, offset: 0};
	while (at.offset < bytes.length) yield varint(at);
}

type At = {readonly bytes: Uint8Array; offset: number};

function varint(at: At): bigint {
	let value = 0n;
	for (let shift = 0n; shift < 70n; shift += 7n) {
		const byte = at.bytes[at.offset++];
		if (byte === undefined) throw new WireError('unexpected EOF');
		value |= BigInt(byte & 0x7f) << shift;
		if (byte < 0x80) return BigInt.asUintN(64, value);
	}
	throw new WireError('proto: integer overflow');
}

function take(at: At, length: number): Uint8Array {
	const end = at.offset + length;
	if (end > at.bytes.length) throw new WireError('unexpected EOF');
	const part = at.bytes.subarray(at.offset, end);
	at.offset = end;
	return part;
}
