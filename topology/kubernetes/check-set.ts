/** What the API server asks of all objects together. */
import {didYouMean, type Report} from '../problems.js';
import {canonicalJson, generatedName} from './generated-names.js';
import {placeOf, type SourceObject, subjectOf} from './objects.js';

/** Namespaces that every cluster has. */
export const builtInNamespaces: readonly string[] = [
	'default',
	'kube-system',
	'kube-public',
	'kube-node-lease',
];

/** Gives the objects with generateName their names, from their content: the order of the files does not matter. */
export function nameGenerated(sources: readonly SourceObject[]): SourceObject[] {
	const seen = new Map<string, number>();
	return sources.map(source => {
		const {metadata} = source.object;
		if (metadata.name !== undefined || metadata.generateName === undefined) return source;
		const content = canonicalJson(source.object);
		const count = seen.get(content) ?? 0;
		seen.set(content, count + 1);
		const name = generatedName(metadata.generateName, `${content}#${count}`);
		return {...source, object: {...source.object, metadata: {...metadata, name}} as SourceObject['object']};
	});
}

/** Tells the second of two objects of one kind and name. */
export function checkDuplicates(sources: readonly SourceObject[], report: Report): void {
	const first = new Map<string, SourceObject>();
	for (const source of sources) {
		if (!source.object.metadata.name) continue;
		const subject = subjectOf(source.object);
		const before = first.get(subject);
		if (!before) {
			first.set(subject, source);
			continue;
		}
		const at = placeOf(source);
		const other = placeOf(before);
		const where = other ? `: the first one is at ${other.file}:${other.line}:${other.column}` : '';
		report({code: 'duplicate', message: `${subject} is there twice${where}`, ...(at && {at})});
	}
}

/** The API server takes no object into a namespace that does not exist; a policy is taken, and a notice says so. */
export function checkNamespaces(sources: readonly SourceObject[], report: Report): void {
	const declared = sources
		.filter(({object}) => object.kind === 'Namespace')
		.map(({object}) => object.metadata.name);
	const known = [...builtInNamespaces, ...declared];
	for (const {object, locate} of sources) {
		const {namespace} = object.metadata;
		if (object.kind === 'NetworkPolicy') continue;
		if (namespace === undefined || known.includes(namespace)) continue;
		const at = locate(['metadata', 'namespace']);
		report({
			code: 'unknown-reference',
			message: `there is no namespace '${namespace}'`,
			hint: `add a manifest 'kind: Namespace' with this name; ${didYouMean(namespace, known)}`,
			...(at && {at}),
		});
	}
}
