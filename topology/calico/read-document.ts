/** A document whose apiVersion is one of Calico's → its object, or what is said about one that is ignored. */
import {childValue, type SourceDocument} from '../documents.js';
import type {SourceObject} from '../kubernetes/objects.js';
import type {Notice} from '../model.js';
import {didYouMean, type Report} from '../problems.js';
import {identifyCalico, isCalicoGroup} from './kinds.js';
import type {CalicoObject} from './objects.js';
import {readCalicoObject} from './read-object.js';

export type CalicoDocument = {readonly object: SourceObject<CalicoObject>} | {readonly notice: Notice};

export function isCalicoDocument({value}: SourceDocument): boolean {
	const apiVersion = childValue(value, 'apiVersion');
	return typeof apiVersion === 'string' && isCalicoGroup(apiVersion);
}

/** Undefined if it is no object of Calico's, or too broken; the reason is reported. */
export function readCalicoDocument(document: SourceDocument, report: Report): CalicoDocument | undefined {
	const {value, locate} = document;
	const [kind, apiVersion] = [childValue(value, 'kind'), childValue(value, 'apiVersion')];
	if (typeof kind !== 'string' || kind === '') {
		const at = locate(['kind']);
		const hint = 'for example kind: IPPool';
		report({code: 'missing-field', message: 'a Kubernetes object must have `kind`', hint, ...(at && {at})});
		return undefined;
	}
	const identity = identifyCalico(kind, String(apiVersion));
	if ('ignored' in identity) return {notice: ignoredNotice(kind, document, identity.ignored)};
	if ('read' in identity) {
		const object = readCalicoObject(identity.read, document, report);
		return object && {object};
	}
	const at = locate([identity.wrong]);
	const isKind = identity.wrong === 'kind';
	const message = isKind
		? `unknown kind '${kind}' of apiVersion '${apiVersion}'`
		: `there is no apiVersion '${apiVersion}'`;
	const hint = didYouMean(isKind ? kind : String(apiVersion), identity.known);
	report({code: 'unknown-kind', message, hint, ...(at && {at})});
	return undefined;
}

function ignoredNotice(kind: string, {value, locate}: SourceDocument, message: string): Notice {
	const metadata = childValue(value, 'metadata');
	const [namespace, name] = ['namespace', 'name'].map(field => childValue(metadata, field));
	const at = locate(['metadata', 'name']);
	const path = typeof namespace === 'string' ? `${namespace}/${name}` : String(name ?? '(no name)');
	return {subject: `${kind} ${path}`, message, ...(at && {at})};
}
