/** DER, as far as certificates need it (ITU-T X.690): tag, length, content. */

/** One element of any tag. */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
	const bytes = Buffer.concat(content);
	const {length} = bytes;
	const header =
		length < 0x80
			? [tag, length]
			: length < 0x100
				? [tag, 0x81, length]
				: [tag, 0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from(header), bytes]);
}

export function sequence(...content: readonly Uint8Array[]): Buffer {
	return der(0x30, ...content);
}

export function set(...content: readonly Uint8Array[]): Buffer {
	return der(0x31, ...content);
}

/** The field `[number]` of a structure; constructed when it has others in it. */
export function tagged(number: number, kind: 'primitive' | 'constructed', ...content: readonly Uint8Array[]) {
	return der((kind === 'constructed' ? 0xa0 : 0x80) | number, ...content);
}

/** A non-negative number below 128, or the bytes of one whose first bit is 0. */
export function integer(value: number | Uint8Array): Buffer {
	return der(0x02, typeof value === 'number' ? Buffer.from([value]) : value);
}

export function boolean(value: boolean): Buffer {
	return der(0x01, Buffer.from([value ? 0xff : 0]));
}

export function utf8(text: string): Buffer {
	return der(0x0c, Buffer.from(text));
}

export function octets(...content: readonly Uint8Array[]): Buffer {
	return der(0x04, ...content);
}

/** Bits whose last byte leaves `unused` of its own out. */
export function bits(content: Uint8Array, unused = 0): Buffer {
	return der(0x03, Buffer.from([unused]), content);
}

/** UTCTime: `250101000000Z`; RFC 5280 asks for it up to 2049. */
export function time(text: string): Buffer {
	return der(0x17, Buffer.from(text));
}

/** `2.5.29.17` */
export function objectIdentifier(dotted: string): Buffer {
	const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
	return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

export function pem(label: string, bytes: Buffer): string {
	const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
	return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function base128(value: number): number[] {
	const digits = [value & 0x7f];
	for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
	return digits;
}
