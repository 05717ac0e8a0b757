/** Server-side apply of one object after another, with the API's opinion on all of them beforehand. */

import {isDeepStrictEqual} from 'node:util';
import {clusterPolicyGroup} from '../../../topology/cluster-policy/objects.js';
import type {Problem} from '../../../topology/problems.js';
import {admitCreate} from '../../api/admit.js';
import type {ApiObject} from '../../api/object.js';
import {ApiError} from '../../api/status.js';
import {type ApiClient, RefusedError} from '../api/client.js';
import {pathOf} from '../api/path.js';
import {type Manifest, wordOf} from './read-manifests.js';
import {problemsOf} from './refusal.js';

export type Step = {
	readonly manifest: Manifest;
	readonly result: 'created' | 'configured' | 'unchanged';
	/** Sending it would change nothing, not even who set what. */
	readonly settled: boolean;
	readonly warnings: readonly string[];
};

/** An object was refused after others had been applied: the lab changed meanwhile. */
export class AppliedInPartError extends Error {
	override readonly name = 'AppliedInPartError';
}

/**
 * The order of the files must not matter: what is in a namespace comes after it, a policy after its tier, and pods after the
 * pools that they get addresses of and the policies that select them.
 */
export function namespacesFirst(manifests: readonly Manifest[]): readonly Manifest[] {
	const rank = ({kind}: Manifest) => {
		if (kind.plural === 'namespaces') return 0;
		if (kind.plural === 'tiers') return 1;
		const isEarly =
			['projectcalico.org', clusterPolicyGroup].includes(kind.group) ||
			['nodes', 'networkpolicies'].includes(kind.plural);
		return isEarly ? 2 : 3;
	};
	return manifests.toSorted((a, b) => rank(a) - rank(b));
}

type Checked = {readonly steps: readonly Step[]; readonly refused: readonly Problem[]};

/** What applying would do, and every mistake that the API finds; changes nothing. Throws a LabdGoneError. */
export async function checkAll(api: ApiClient, manifests: readonly Manifest[]): Promise<Checked> {
	const coming = await toCome(api, manifests);
	const steps: Step[] = [];
	const refused: Problem[] = [];
	for (const manifest of manifests) {
		try {
			steps.push(isIn(coming, manifest) ? checkAlone(manifest) : await checkByApi(api, manifest));
		} catch (error) {
			const status = error instanceof ApiError || error instanceof RefusedError ? error.status : undefined;
			if (!status) throw error;
			refused.push(...problemsOf(manifest, status));
		}
	}
	return {steps, refused};
}

/** `namespaces/web`: what is made by the same files. The API can't be asked yet about what will be in them. */
async function toCome(api: ApiClient, manifests: readonly Manifest[]): Promise<ReadonlySet<string>> {
	const coming = new Set<string>();
	for (const manifest of manifests) {
		const {plural} = manifest.kind;
		if (plural !== 'namespaces' && plural !== 'tiers') continue;
		if (!(await current(api, manifest))) coming.add(`${plural}/${manifest.name}`);
	}
	return coming;
}

function isIn(coming: ReadonlySet<string>, {kind, namespace, value}: Manifest): boolean {
	const {tier} = (value as {spec?: {tier?: unknown}}).spec ?? {};
	if (kind.group === 'projectcalico.org' && coming.has(`tiers/${tier}`)) return true;
	return namespace !== undefined && coming.has(`namespaces/${namespace}`);
}

/** By the API's own rules, which need no API. */
function checkAlone(manifest: Manifest): Step {
	const {kind, value, name, namespace} = manifest;
	const where = namespace === undefined ? {name} : {name, namespace};
	const {warnings} = admitCreate(kind, value, {
		...where,
		now: '1970-01-01T00:00:00Z',
		uid: '00000000-0000-0000-0000-000000000000',
		fieldValidation: 'Strict',
		// The API knows, and says so when it is sent.
		enforcesPolicies: true,
	});
	return {manifest, result: 'created', settled: false, warnings};
}

async function checkByApi(api: ApiClient, manifest: Manifest): Promise<Step> {
	const before = await current(api, manifest);
	const {object: after, warnings} = await patch(api, manifest, 'All');
	if (!before) return {manifest, result: 'created', settled: false, warnings};
	const result = isDeepStrictEqual(contentOf(before), contentOf(after)) ? 'unchanged' : 'configured';
	const settled = result === 'unchanged' && isDeepStrictEqual(ownersOf(before), ownersOf(after));
	return {manifest, result, settled, warnings};
}

/** Applies it. Throws an AppliedInPartError. */
export async function send(api: ApiClient, step: Step): Promise<Step> {
	if (step.settled) return step;
	try {
		const {warnings} = await patch(api, step.manifest);
		return {...step, warnings};
	} catch (error) {
		if (!(error instanceof RefusedError)) throw error;
		const message = `${wordOf(step.manifest)}: ${error.message}\n  what came before it in the files has been applied`;
		throw new AppliedInPartError(message, {cause: error});
	}
}

async function current(api: ApiClient, {kind, ...where}: Manifest): Promise<ApiObject | undefined> {
	try {
		return (await api.send<ApiObject>({path: pathOf(kind, where)})).body;
	} catch (error) {
		if (error instanceof RefusedError && error.status.code === 404) return undefined;
		throw error;
	}
}

/** What the files say holds, whoever said something else before: scaled by hand, set by kubectl. */
async function patch(api: ApiClient, {kind, value, ...where}: Manifest, dryRun?: 'All') {
	const query = {fieldManager: 'cnilab', force: 'true', fieldValidation: 'Strict', dryRun};
	const {body, warnings} = await api.send<ApiObject>({
		method: 'PATCH',
		path: pathOf(kind, where, query),
		type: 'application/apply-patch+yaml',
		body: value,
	});
	return {object: body, warnings};
}

/** All but what every write changes, and the status, which is not the files' and goes its own way meanwhile. */
function contentOf({metadata, status: _status, ...rest}: ApiObject): object {
	const {resourceVersion: _, managedFields: __, ...kept} = metadata;
	return {...rest, metadata: kept};
}

function ownersOf({metadata: {managedFields = []}}: ApiObject): object {
	return managedFields.map(({time: _, ...entry}) => entry);
}
