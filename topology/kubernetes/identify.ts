/** What an object is: a kind that is read, one that is skipped, or none that there is. */
import {clusterPolicyVersions} from '../cluster-policy/objects.js';
import {childValue, type SourceDocument} from '../documents.js';
import {nearest, type Path, type ProblemCode, type Report} from '../problems.js';
import {
	apiVersions,
	groupOf,
	isReadKind,
	knownKinds,
	type ReadKind,
	refusedKinds,
	skippedKinds,
} from './kinds.js';

/** `read` is not set for a kind that is skipped. */
export type Identity = {readonly kind: string; readonly read?: ReadKind};

/** Undefined if the document is no object that Kubernetes knows; the reason is reported. */
export function identify(document: SourceDocument, report: Report): Identity | undefined {
	const {value, locate} = document;
	const tell = (code: ProblemCode, message: string, {hint, path = []}: {hint?: string; path?: Path} = {}) => {
		const at = locate(path);
		report({code, message, ...(hint !== undefined && {hint}), ...(at && {at})});
		return undefined;
	};
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return tell('not-a-mapping', 'a Kubernetes object is a mapping: `apiVersion`, `kind`, `metadata` …');
	}
	const kind = childValue(value, 'kind') ?? undefined;
	const apiVersion = childValue(value, 'apiVersion') ?? undefined;
	for (const [field, inner] of Object.entries({kind, apiVersion})) {
		if (inner !== undefined && typeof inner !== 'string') {
			return tell('wrong-type', `${field} must be a string`, {path: [field]});
		}
	}
	if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
		const missing = Object.entries({kind, apiVersion}).filter(([, inner]) => inner === undefined);
		const fields = missing.map(([field]) => `\`${field}\``).join(' and ');
		return tell('missing-field', `a Kubernetes object must have ${fields}`, {hint: hintFor(kind)});
	}
	const wrong = wrongKind(kind, apiVersion);
	if (wrong) return tell('unknown-kind', wrong.message, wrong);
	return isReadKind(kind) ? {kind, read: kind} : {kind};
}

const readKinds = Object.keys(apiVersions);

type Wrong = {readonly message: string; readonly hint: string; readonly path: Path};

function wrongKind(kind: string, apiVersion: string): Wrong | undefined {
	const refused = refusedKinds[kind];
	if (refused !== undefined)
		return {message: `${kind} can't be read from a manifest`, hint: refused, path: ['kind']};
	if (isReadKind(kind)) return wrongVersion(kind, apiVersion, apiVersions[kind]);
	const ofCluster = Object.entries(clusterPolicyVersions).find(([name]) => name === kind)?.[1];
	if (ofCluster !== undefined) return wrongVersion(kind, apiVersion, ofCluster);
	if (kind === 'List') return wrongVersion(kind, apiVersion, 'v1');
	const group = Object.hasOwn(skippedKinds, kind) ? skippedKinds[kind] : undefined;
	if (group === groupOf(apiVersion)) return undefined;
	if (group !== undefined) return wrongVersion(kind, apiVersion, group === '' ? 'v1' : `${group}/…`);
	const near = nearest(kind, [...knownKinds, ...Object.keys(clusterPolicyVersions)]);
	const hint = `${near === undefined ? '' : `did you mean '${near}'? `}cnilab reads ${readKinds.join(', ')} and List`;
	return {message: `unknown kind '${kind}' of apiVersion '${apiVersion}'`, hint, path: ['kind']};
}

function wrongVersion(kind: string, apiVersion: string, right: string): Wrong | undefined {
	if (apiVersion === right) return undefined;
	const message = `there is no ${kind} in apiVersion '${apiVersion}'`;
	return {message, hint: `write apiVersion: ${right}`, path: ['apiVersion']};
}

function hintFor(kind: unknown): string {
	const known = typeof kind === 'string' ? nearest(kind, readKinds) : undefined;
	if (known !== undefined && isReadKind(known)) return `a ${known} has apiVersion: ${apiVersions[known]}`;
	return 'every object begins with both, for example apiVersion: v1 and kind: Pod';
}
