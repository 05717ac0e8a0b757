import {type ApiClient, apiClient} from './api-client.js';
import {checkAll, type Step, send} from './apply-steps.js';
import {ProblemsError} from './errors.js';
import {objectWord} from './kind-words.js';
import {type Manifest, manifestsOf} from './read-manifests.js';
import {runningLab} from './running.js';
import type {Invocation, Result, RunVerb} from './verb.js';

/**
 * Makes the lab's objects what the files say, by server-side apply. First the API is asked about all of them: when it
 * refuses one, nothing is changed.
 */
export const run: RunVerb = async invocation => {
	const record = runningLab(invocation);
	const {manifests, problems, skipped} = manifestsOf(invocation);
	const api = apiClient(record);
	const {steps, refused} = await checkAll(api, namespacesFirst(manifests));
	if (problems.length + refused.length > 0) throw new ProblemsError([...problems, ...refused]);
	if (skipped.length > 0) invocation.output.note(skippedText(skipped));
	return invocation.flag('dryRun')
		? report(invocation, steps, ' (dry run)')
		: applyAll(api, steps, invocation);
};

/** As `up` says it. */
function skippedText(kinds: readonly string[]): string {
	const counts = [...new Set(kinds)].map(kind => `${kinds.filter(each => each === kind).length} ${kind}`);
	return `skipped, as no packet ever notices them: ${counts.join(', ')}`;
}

/** The order of the files must not matter: what is in a namespace comes after it. */
function namespacesFirst(manifests: readonly Manifest[]): readonly Manifest[] {
	const rank = ({kind}: Manifest) => (kind.plural === 'namespaces' ? 0 : 1);
	return manifests.toSorted((a, b) => rank(a) - rank(b));
}

async function applyAll(api: ApiClient, steps: readonly Step[], invocation: Invocation): Promise<Result> {
	const done: Step[] = [];
	for (const step of steps) done.push(await send(api, step));
	return report(invocation, done, '');
}

function report({output}: Invocation, steps: readonly Step[], suffix: string): Result {
	for (const warning of new Set(steps.flatMap(({warnings}) => warnings))) output.note(`Warning: ${warning}`);
	const objects = steps.map(({manifest: {kind, name, namespace}, result}) => ({
		kind: kind.kind,
		...(namespace !== undefined && {namespace}),
		name,
		result,
	}));
	const lines = steps.map(
		({manifest: {kind, name}, result}) => `${objectWord(kind, name)} ${result}${suffix}`,
	);
	return {exit: 0, json: {objects, dryRun: suffix !== ''}, text: lines.join('\n')};
}
