/** The objects of a lab's files: those that they say, and those that they say no longer. */
import {builtInNamespaces} from '../../../topology/kubernetes/check-set.js';
import {kindOfResource} from '../../api/kinds.js';
import type {ManifestKey} from '../../labd/desired.js';
import {type ApiClient, RefusedError} from '../api/client.js';
import {pathOf} from '../api/path.js';
import {checkAll, type Step} from '../objects/apply-steps.js';
import {deleteOne, type Target, untilGone} from '../objects/deletion.js';
import type {Manifest} from '../objects/read-manifests.js';
import {ProblemsError} from '../terminal/errors.js';
import {keyOfManifest} from './manifests.js';

/** What applying them would do. Changes nothing. Throws a ProblemsError with every mistake that the API finds. */
export async function stepsOf(api: ApiClient, manifests: readonly Manifest[]): Promise<readonly Step[]> {
	const {steps, refused} = await checkAll(api, manifests);
	if (refused.length > 0) throw new ProblemsError(refused);
	return steps;
}

/** Those that the files had before and have no longer, as far as they are there; what is in a namespace comes before it. */
export async function dropped(
	api: ApiClient,
	before: readonly ManifestKey[],
	manifests: readonly Manifest[],
): Promise<readonly Target[]> {
	const said = new Set(manifests.map(manifest => textOf(keyOfManifest(manifest))));
	const gone = before.filter(key => !said.has(textOf(key)) && !isBuiltIn(key));
	// Of a Node the files say something, they do not make it.
	const targets = gone.filter(({resource}) => resource !== 'nodes').flatMap(targetOf);
	const there: Target[] = [];
	for (const target of targets) if (await isThere(api, target)) there.push(target);
	const rank = ({kind}: Target) => (kind.kind === 'Namespace' ? 1 : 0);
	return there.toSorted((a, b) => rank(a) - rank(b));
}

/** Resolves when they are gone. */
export async function drop(api: ApiClient, targets: readonly Target[]): Promise<void> {
	for (const target of targets) await untilGone(api, await deleteOne(api, target, {ignoreNotFound: true}));
}

function textOf({resource, namespace = '', name}: ManifestKey): string {
	return `${resource} ${namespace}/${name}`;
}

/** Every cluster has them. */
function isBuiltIn({resource, name}: ManifestKey): boolean {
	return resource === 'namespaces' && builtInNamespaces.includes(name);
}

function targetOf({resource, ...where}: ManifestKey): Target[] {
	const kind = kindOfResource(resource);
	return kind ? [{kind, ...where}] : [];
}

async function isThere(api: ApiClient, {kind, ...where}: Target): Promise<boolean> {
	try {
		await api.send({path: pathOf(kind, where)});
		return true;
	} catch (error) {
		if (error instanceof RefusedError && error.status.code === 404) return false;
		throw error;
	}
}
