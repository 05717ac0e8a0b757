/** The Secrets that passwords of BGP sessions are in; all others have nothing to do with the network. */
import {childValue, type SourceDocument} from '../documents.js';
import type {SecretObject, SourceObject} from '../kubernetes/objects.js';
import type {Path, Report} from '../problems.js';
import {type CalicoObject, isCalicoKind} from './objects.js';
import type {SecretKey} from './types.js';

/** Where Calico's node runs, and may read Secrets: by its manifest, and by its operator. */
export const calicoNamespaces: readonly string[] = ['kube-system', 'calico-system'];

export type PasswordReference = SecretKey & {readonly path: Path};

/** What an object refers to. */
export function passwordOf(object: CalicoObject): PasswordReference | undefined {
	const [field, password] = isCalicoKind('BGPPeer', object)
		? ['password', object.spec.password]
		: isCalicoKind('BGPConfiguration', object)
			? ['nodeMeshPassword', object.spec.nodeMeshPassword]
			: [];
	const reference = (password as {secretKeyRef?: SecretKey} | undefined)?.secretKeyRef;
	return (
		reference && {name: reference.name, key: reference.key, path: ['spec', String(field), 'secretKeyRef']}
	);
}

/** Those of the documents, all of kind Secret, that objects refer to. */
export function readSecrets(
	documents: readonly SourceDocument[],
	objects: readonly CalicoObject[],
	report: Report,
): SourceObject<SecretObject>[] {
	const wanted = new Set(objects.flatMap(object => passwordOf(object)?.name ?? []));
	return documents.flatMap(document => {
		const metadata = childValue(document.value, 'metadata');
		const [name, namespace] = [childValue(metadata, 'name'), childValue(metadata, 'namespace')];
		if (typeof name !== 'string' || !wanted.has(name)) return [];
		if (!isSound(document, report)) return [];
		const named = {
			...(metadata as object),
			name,
			namespace: typeof namespace === 'string' ? namespace : 'default',
		};
		const object = {...(document.value as object), metadata: named} as unknown as SecretObject;
		return [{object, locate: document.locate}];
	});
}

function isSound({value, locate}: SourceDocument, report: Report): boolean {
	let isSound = true;
	for (const field of ['data', 'stringData']) {
		for (const [key, text] of Object.entries(childValue(value, field) ?? {})) {
			const isText = typeof text === 'string';
			if (isText && (field === 'stringData' || isBase64(text))) continue;
			isSound = false;
			const at = locate([field, key]);
			const message = isText ? `'${field}.${key}' is no base64` : `'${field}.${key}' must be a string`;
			const hint = isText ? 'plain text goes under stringData' : 'put it in quotes';
			report({code: isText ? 'bad-value' : 'wrong-type', message, hint, ...(at && {at})});
		}
	}
	return isSound;
}

function isBase64(text: string): boolean {
	const plain = text.replaceAll(/\s/g, '');
	return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

/** `name/key` → text, of all that objects refer to. One that is nowhere is reported. */
export function passwordsOf(
	objects: readonly SourceObject<CalicoObject>[],
	sources: readonly SourceObject[],
	report: Report,
): ReadonlyMap<string, string> {
	const secrets = sources.flatMap(({object}) => (isSecret(object) ? [object] : []));
	const passwords = new Map<string, string>();
	for (const {object, locate} of objects) {
		const reference = passwordOf(object);
		if (!reference) continue;
		const {name, key, path} = reference;
		const text = secrets
			.filter(({metadata}) => metadata.name === name && calicoNamespaces.includes(metadata.namespace ?? ''))
			.map(secret => secretText(secret, key))
			.find(found => found !== undefined);
		if (text !== undefined) passwords.set(`${name}/${key}`, text);
		else {
			const at = locate([...path, 'name']);
			const hint = whyMissing(secrets, {name, key});
			const message = `the password of ${object.kind} ${object.metadata.name} is nowhere: there is no Secret '${name}' with the key '${key}' in ${calicoNamespaces.join(' or ')}`;
			report({code: 'unknown-reference', message, hint, ...(at && {at})});
		}
	}
	return passwords;
}

function whyMissing(secrets: readonly SecretObject[], {name, key}: SecretKey): string {
	const found = secrets.find(({metadata}) => metadata.name === name);
	if (!found) return `add a manifest 'kind: Secret' with this name, in namespace ${calicoNamespaces[0]}`;
	const {namespace = 'default'} = found.metadata;
	if (!calicoNamespaces.includes(namespace))
		return `Secret ${namespace}/${name} is where Calico's node may not read it: put it into ${calicoNamespaces[0]}`;
	const keys = [...Object.keys(found.data ?? {}), ...Object.keys(found.stringData ?? {})];
	return `Secret ${namespace}/${name} has not '${key}' but ${keys.join(', ') || 'nothing'}`;
}

function isSecret(object: SourceObject['object']): object is SecretObject {
	return object.kind === 'Secret';
}

/** The text of an entry; undefined if there is none. */
function secretText({data, stringData}: SecretObject, key: string): string | undefined {
	const plain = stringData?.[key];
	if (plain !== undefined) return plain;
	const encoded = data?.[key];
	return encoded === undefined ? undefined : new TextDecoder().decode(bytesOf(encoded));
}

function bytesOf(base64: string): Uint8Array {
	return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}
