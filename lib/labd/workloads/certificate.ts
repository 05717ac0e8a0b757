/** A certificate that signs itself, for the HTTPS ports of workloads: DER written by hand (RFC 5280), ECDSA with P-256. */
import {generateKeyPairSync, randomBytes, sign} from 'node:crypto';

export type KeyAndCertificate = {readonly key: string; readonly cert: string};

/** One for the whole process, made when the first is asked for. */
export function selfSigned(): KeyAndCertificate {
	made ??= make('cnilab');
	return made;
}

let made: KeyAndCertificate | undefined;

function make(commonName: string): KeyAndCertificate {
	const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const algorithm = sequence(objectIdentifier(1, 2, 840, 10045, 4, 3, 2));
	const name = sequence(
		der(0x31, sequence(objectIdentifier(2, 5, 4, 3), der(0x0c, Buffer.from(commonName)))),
	);
	const validity = sequence(time('200101000000Z'), time('491231235959Z'));
	const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
	const key = publicKey.export({type: 'spki', format: 'der'});
	const body = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, serial),
		algorithm,
		name,
		validity,
		name,
		key,
	);
	const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
	const certificate = sequence(body, algorithm, der(0x03, signature));
	return {key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(), cert: pem(certificate)};
}

/** Tag, length, content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
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

function sequence(...content: readonly Uint8Array[]): Buffer {
	return der(0x30, ...content);
}

/** UTCTime, which RFC 5280 asks for up to 2049. */
function time(text: string): Buffer {
	return der(0x17, Buffer.from(text));
}

function objectIdentifier(first: number, second: number, ...rest: readonly number[]): Buffer {
	return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
	const digits = [value & 0x7f];
	for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
	return digits;
}

function pem(bytes: Buffer): string {
	const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
	return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
