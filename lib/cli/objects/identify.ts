/** Of which of the API's kinds a document is. */
import {identifyCalico, isCalicoGroup} from '../../../topology/calico/kinds.js';
import {calicoApiVersion} from '../../../topology/calico/objects.js';
import {childValue, type SourceDocument} from '../../../topology/documents.js';
import {skippedKinds} from '../../../topology/kubernetes/kinds.js';
import {didYouMean, type Place, type Problem, type Report} from '../../../topology/problems.js';
import {type ApiKind, apiKinds, apiVersionOf, kindOfObject} from '../../api/kinds.js';

export type Located = Pick<SourceDocument, 'value' | 'locate'>;

/**
 * Undefined after it has reported why the document is of none. `skipped`: of a kind that no packet ever notices, which labs
 * do without.
 */
export function identify({value, locate}: Located, report: Report): ApiKind | 'skipped' | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		const hint = 'an object has apiVersion, kind and metadata';
		report(placed({code: 'not-a-mapping', message: 'this is no Kubernetes object', hint}, locate([])));
		return undefined;
	}
	const [apiVersion, kind] = [textAt(value, 'apiVersion'), textAt(value, 'kind')];
	if (apiVersion !== undefined && kind !== undefined) {
		const found = kindOfObject(servedAs({apiVersion, kind}));
		if (!found && (isSkipped({apiVersion, kind}) || isIgnored({apiVersion, kind}))) return 'skipped';
		if (!found) report(unknownKind({apiVersion, kind}, locate));
		return found;
	}
	for (const [field, text] of Object.entries({apiVersion, kind})) {
		const missing = {code: 'missing-field', message: `${field} is missing`} as const;
		if (text === undefined) report(placed(missing, locate([field], 'key')));
	}
	return undefined;
}

type Identity = {readonly apiVersion: string; readonly kind: string};

/** Calico's custom resources by their other group, and its Node, are served as something else. */
export function servedAs({apiVersion, kind}: Identity): Identity {
	if (!isCalicoGroup(apiVersion)) return {apiVersion, kind};
	const identity = identifyCalico(kind, apiVersion);
	if (!('read' in identity)) return {apiVersion, kind};
	if (identity.read === 'Node') return {apiVersion: 'v1', kind: 'Node'};
	return {apiVersion: calicoApiVersion, kind: identity.read};
}

/** Known to Calico, and not followed here. */
function isIgnored({apiVersion, kind}: Identity): boolean {
	return isCalicoGroup(apiVersion) && 'ignored' in identifyCalico(kind, apiVersion);
}

function isSkipped({apiVersion, kind}: {apiVersion: string; kind: string}): boolean {
	const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
	return Object.hasOwn(skippedKinds, kind) && skippedKinds[kind] === group;
}

function unknownKind(
	{apiVersion, kind}: {apiVersion: string; kind: string},
	locate: Located['locate'],
): Problem {
	const same = apiKinds.find(known => known.kind === kind);
	const kinds = apiKinds.map(known => known.kind);
	return placed(
		{
			code: 'unknown-kind',
			message: `the lab's API has no ${kind} in ${apiVersion}`,
			hint: same ? `${kind} is in ${apiVersionOf(same)}` : didYouMean(kind, kinds),
		},
		locate([same ? 'apiVersion' : 'kind']),
	);
}

/** A text that is there and not empty. */
export function textAt(value: unknown, field: string): string | undefined {
	const text = childValue(value, field);
	return typeof text === 'string' && text !== '' ? text : undefined;
}

export function placed(problem: Omit<Problem, 'at'>, at: Place | undefined): Problem {
	return at ? {...problem, at} : problem;
}
