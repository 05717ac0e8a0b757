/**
 * Certificates as RFC 5280 has them, ECDSA with P-256. By hand: Node makes keys and signatures but no certificates, and the
 * package that does takes 90 ms to load and to make two of them; this takes 2 ms.
 */
import {createHash, generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto';
import {parseAddress, widthOf} from '../../../topology/addresses.js';
import {
	bits,
	boolean,
	integer,
	objectIdentifier,
	octets,
	pem,
	sequence,
	set,
	tagged,
	time,
	utf8,
} from './der.js';

/** PEM texts: PKCS #8 and X.509. */
export type KeyAndCertificate = {readonly key: string; readonly cert: string};

export type Subject = {
	readonly name: string;
	/** An authority signs servers, and no other authorities. */
	readonly kind: 'authority' | 'server';
	/** The names and addresses that a server may be reached by. */
	readonly hosts?: readonly string[];
};

/** Who has a key and can sign. */
export type Holder = KeyAndCertificate & {readonly subject: Subject; readonly keys: Keys};

type Keys = {readonly privateKey: KeyObject; readonly publicKey: KeyObject};

/** A new key, and a certificate for it. Without an issuer it signs itself. */
export function issue(subject: Subject, issuer?: Pick<Holder, 'subject' | 'keys'>): Holder {
	const keys = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const by = issuer ?? {subject, keys};
	const body = sequence(
		tagged(0, 'constructed', integer(2)),
		integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		ecdsaWithSha256(),
		nameOf(by.subject),
		sequence(time('200101000000Z'), time('491231235959Z')),
		nameOf(subject),
		spki(keys.publicKey),
		tagged(3, 'constructed', sequence(...extensions(subject, keys, by.keys))),
	);
	const signature = bits(sign('sha256', body, by.keys.privateKey));
	return {
		subject,
		keys,
		key: keys.privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
		cert: pem('CERTIFICATE', sequence(body, ecdsaWithSha256(), signature)),
	};
}

function ecdsaWithSha256(): Buffer {
	return sequence(objectIdentifier('1.2.840.10045.4.3.2'));
}

/** A common name alone. */
function nameOf({name}: Subject): Buffer {
	return sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8(name))));
}

function spki(key: KeyObject): Buffer {
	return key.export({type: 'spki', format: 'der'});
}

/** Some clients (OpenSSL when it is strict, as in Python 3.13) refuse a certificate without the key identifiers. */
function extensions({kind, hosts = []}: Subject, own: Keys, issuer: Keys): Buffer[] {
	const identifiers = [
		extension('2.5.29.14', octets(keyIdentifier(own))),
		extension('2.5.29.35', sequence(tagged(0, 'primitive', keyIdentifier(issuer)))),
	];
	if (kind === 'authority')
		return [
			critical('2.5.29.19', sequence(boolean(true), integer(0))),
			// keyCertSign and cRLSign: bits 5 and 6.
			critical('2.5.29.15', bits(Buffer.from([0b0000_0110]), 1)),
			...identifiers,
		];
	const names = hosts.map(generalName);
	return [
		// digitalSignature: bit 0.
		critical('2.5.29.15', bits(Buffer.from([0b1000_0000]), 7)),
		extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
		...identifiers,
		...(names.length > 0 ? [extension('2.5.29.17', sequence(...names))] : []),
	];
}

function extension(identifier: string, value: Buffer): Buffer {
	return sequence(objectIdentifier(identifier), octets(value));
}

function critical(identifier: string, value: Buffer): Buffer {
	return sequence(objectIdentifier(identifier), boolean(true), octets(value));
}

/** Any digest of the key will do (RFC 5280, 4.2.1.2). */
function keyIdentifier({publicKey}: Keys): Buffer {
	return createHash('sha1').update(spki(publicKey)).digest();
}

function generalName(host: string): Buffer {
	const address = parseAddress(host);
	if (address === undefined) return tagged(2, 'primitive', Buffer.from(host));
	const digits = address.value.toString(16).padStart(widthOf(address.family) / 4, '0');
	return tagged(7, 'primitive', Buffer.from(digits, 'hex'));
}
