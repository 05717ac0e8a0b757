import type {ApiKind} from '../api/kinds.js';
import type {ApiObject} from '../api/object.js';
import {type ApiClient, apiClient} from './api/client.js';
import {fetchObjects, type Scope} from './api/objects.js';
import {scopeOf} from './get.js';
import {runningLab} from './labs/running.js';
import {type Deletion, type DeletionWay, deleteOne, type Target, untilGone} from './objects/deletion.js';
import {type Wanted, wantedOf} from './objects/kind-words.js';
import {soundManifests} from './objects/read-manifests.js';
import {PartTimes, tellParts, untilTrue} from './settle/kernel.js';
import {UsageError} from './terminal/errors.js';
import {interruptible, orInterrupted} from './terminal/interrupt.js';
import type {Invocation, RunVerb} from './verbs/verb.js';

/** Deletes objects and waits until they are gone, and what they had in the kernel. */
export const run: RunVerb = async invocation => {
	const {flag, output} = invocation;
	const times = new PartTimes();
	const record = runningLab(invocation);
	const choose = choiceOf(invocation);
	const api = apiClient(record);
	const targets = await choose(api);
	const way = wayOf(invocation);
	const ending: Deletion[] = [];
	for (const target of targets) ending.push(await deleteOne(api, target, way));
	for (const {target, found} of ending) {
		const suffix = found === 'nothing' ? 'was not there' : flag('dryRun') ? 'deleted (dry run)' : 'deleted';
		output.print(`${target.kind.singular} "${target.name}" ${suffix}`);
	}
	times.end('send');
	if (targets.length === 0) output.note('nothing is there that fits');
	const deleted = ending
		.filter(({found}) => found !== 'nothing')
		.map(({target: {kind, ...target}}) => ({kind: kind.kind, ...target}));
	if (flag('wait') && !flag('dryRun') && deleted.length > 0) {
		const gone = Promise.all(ending.map(deletion => untilGone(api, deletion)))
			// What they had made goes after them.
			.then(() => untilTrue(invocation, record.name, {objects: []}));
		await interruptible(signal => orInterrupted(gone, signal, stillGoing));
		times.end('kernel');
		tellParts(invocation, times.parts);
	}
	return {exit: 0, json: {deleted, dryRun: flag('dryRun'), ms: times.parts}, text: ''};
};

const stillGoing = 'stopped waiting: what was named is being deleted all the same';

type Choice = (api: ApiClient) => Promise<readonly Target[]>;

/** What the words and options mean, before the API is asked. Throws a UsageError or a ProblemsError. */
function choiceOf(invocation: Invocation): Choice {
	const {args, list, flag, text} = invocation;
	if (list('filename').length > 0) {
		if (args.length > 0) throw new UsageError(`-f and ${args.join(' ')} are given`, 'give one of them');
		// The other way round than they are applied: a namespace takes what is in it.
		const manifests = soundManifests(invocation).toReversed();
		return async () => manifests.map(({value: _, locate: __, ...target}) => target);
	}
	if (args.length === 0)
		throw new UsageError('nothing is named', "give KIND NAME, KIND --all, or -f FILE: 'delete pod web-0'");
	const wanted = wantedOf(args);
	const scope = scopeOf(invocation, wanted);
	const chosen = flag('all') || text('selector') !== undefined || text('fieldSelector') !== undefined;
	const named = wanted.some(({names}) => names.length > 0);
	if (named && flag('all')) throw new UsageError('names and --all are given', 'give one of them');
	if (!named && !chosen) throw new UsageError(`which ${args[0]}?`, 'give names, -l LABELS, or --all');
	return api => targetsOf(api, wanted, scope);
}

async function targetsOf(
	api: ApiClient,
	wanted: readonly Wanted[],
	scope: Scope,
): Promise<readonly Target[]> {
	const targets: Target[] = [];
	for (const {kind, names} of wanted) {
		const {namespace} = scope;
		const where = kind.namespaced && namespace !== undefined ? {namespace} : {};
		if (names.length > 0) targets.push(...names.map(name => ({kind, name, ...where})));
		else
			targets.push(...(await fetchObjects(api, {kind, names}, scope)).map(object => targetOf(kind, object)));
	}
	return targets;
}

function targetOf(kind: ApiKind, {metadata: {name, namespace}}: ApiObject): Target {
	return namespace === undefined ? {kind, name} : {kind, name, namespace};
}

function wayOf({text, flag}: Invocation): DeletionWay {
	const grace = text('gracePeriod');
	return {
		...(grace !== undefined && {graceSeconds: secondsOf(grace)}),
		dryRun: flag('dryRun'),
		ignoreNotFound: flag('ignoreNotFound'),
	};
}

function secondsOf(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	throw new UsageError(`--grace-period ${text} is no number of seconds`, 'for example --grace-period 0');
}
