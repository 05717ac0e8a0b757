/** YAML documents → Kubernetes objects, checked as the API server checks them. */

import {checkTiers} from '../calico/check-tiers.js';
import {type CalicoObject, isCalico} from '../calico/objects.js';
import {isCalicoDocument, readCalicoDocument} from '../calico/read-document.js';
import {readSecrets} from '../calico/secrets.js';
import {isClusterPolicyDocument, readClusterPolicy} from '../cluster-policy/read-document.js';
import {childValue, type SourceDocument, subDocument} from '../documents.js';
import type {Notice} from '../model.js';
import type {Report} from '../problems.js';
import {checkDuplicates, checkNamespaces, nameGenerated} from './check-set.js';
import {identify} from './identify.js';
import type {SourceObject} from './objects.js';
import {readObject} from './read-object.js';
import {reportingTemplates} from './templates.js';

export type ReadResult = {
	readonly objects: readonly SourceObject[];
	/** How many objects of each kind have nothing to do with the network, by kind. */
	readonly skipped: ReadonlyMap<string, number>;
	/** Objects that do concern the network, and that are not read. */
	readonly ignored: readonly Notice[];
};

/** Reads every object of the documents and of the Lists in them. Reports every mistake, in one pass. */
export function readObjects(documents: readonly SourceDocument[], report: Report): ReadResult {
	const told = reportingTemplates(report);
	const skipped = new Map<string, number>();
	const ignored: Notice[] = [];
	const objects: SourceObject[] = [];
	const secrets: SourceDocument[] = [];
	for (const document of documents.flatMap(document => unfold(document))) {
		if (isCalicoDocument(document)) {
			const read = readCalicoDocument(document, told);
			if (read && 'object' in read) objects.push(read.object);
			else if (read) ignored.push(read.notice);
			continue;
		}
		if (isClusterPolicyDocument(document)) {
			const policy = readClusterPolicy(document, told);
			if (policy) objects.push(policy);
			continue;
		}
		const identity = identify(document, told);
		if (!identity) continue;
		if (identity.read === undefined || isOwned(document.value)) {
			if (identity.kind === 'Secret') secrets.push(document);
			skipped.set(identity.kind, (skipped.get(identity.kind) ?? 0) + 1);
			continue;
		}
		const object = readObject(identity.read, document, told);
		if (object) objects.push(object);
	}
	const passwords = readSecrets(secrets, calicoIn(objects), told);
	if (secrets.length > 0 && secrets.length === passwords.length) skipped.delete('Secret');
	else if (passwords.length > 0) skipped.set('Secret', secrets.length - passwords.length);
	const named = nameGenerated([...objects, ...passwords]);
	checkDuplicates(named, told);
	checkNamespaces(named, told);
	checkTiers(named, told);
	return {objects: named, skipped, ignored};
}

function calicoIn(sources: readonly SourceObject[]): CalicoObject[] {
	return sources.flatMap(({object}) => (isCalico(object) ? [object] : []));
}

/** The items of a List, and of the Lists in it. `PodList` gives its items their kind, as the API server writes it. */
export function unfold(document: SourceDocument): SourceDocument[] {
	const kind = childValue(document.value, 'kind');
	const items = childValue(document.value, 'items');
	if (typeof kind !== 'string' || !kind.endsWith('List') || !(Array.isArray(items) || items === null))
		return [document];
	const apiVersion = childValue(document.value, 'apiVersion');
	return (items ?? []).flatMap((item: unknown, index: number) => {
		const inner = subDocument(document, ['items', index]);
		if (kind === 'List' || typeof item !== 'object' || item === null || Array.isArray(item))
			return unfold(inner);
		return unfold({...inner, value: {apiVersion, kind: kind.slice(0, -'List'.length), ...item}});
	});
}

/**
 * A dump of a cluster has the ReplicaSets and Pods beside the Deployment that made them. The API server would let
 * its garbage collector remove them, because their owner's UID is gone; here they are made again.
 */
function isOwned(value: unknown): boolean {
	const owners = childValue(childValue(value, 'metadata'), 'ownerReferences');
	return Array.isArray(owners) && owners.some(owner => childValue(owner, 'controller') === true);
}
