import type {ApiKind} from '../api/kinds.js';
import type {ApiObject} from '../api/object.js';
import {type ApiClient, apiClient, RefusedError} from './api-client.js';
import {fetchObjects, orNearest, type Scope} from './api-objects.js';
import {pathOf} from './api-path.js';
import {UsageError} from './errors.js';
import {scopeOf} from './get.js';
import {type Wanted, wantedOf} from './kind-words.js';
import {soundManifests} from './read-manifests.js';
import {runningLab} from './running.js';
import {PartTimes, tellParts, untilTrue} from './settle/kernel.js';
import type {Invocation, RunVerb} from './verb.js';

/** Deletes objects and waits until they are gone, and what they had in the kernel. */
export const run: RunVerb = async invocation => {
	const {flag, output} = invocation;
	const times = new PartTimes();
	const record = runningLab(invocation);
	const choose = choiceOf(invocation);
	const api = apiClient(record);
	const targets = await choose(api);
	const ending: Deletion[] = [];
	for (const target of targets) ending.push(await deleteOne(api, target, invocation));
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
		await Promise.all(ending.map(deletion => untilGone(api, deletion)));
		// What they had made goes after them.
		await untilTrue(invocation, record.name, {objects: []});
		times.end('kernel');
		tellParts(invocation, times.parts);
	}
	return {exit: 0, json: {deleted, dryRun: flag('dryRun'), ms: times.parts}, text: ''};
};

type Target = {readonly kind: ApiKind; readonly namespace?: string; readonly name: string};
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

type Deletion = {
	readonly target: Target;
	/** The object on its way, when it is not gone at once. */
	readonly found: ApiObject | 'gone' | 'nothing';
};

type Answer = ApiObject | {readonly kind: 'Status'};

async function deleteOne(api: ApiClient, target: Target, {text, flag}: Invocation): Promise<Deletion> {
	const {kind, namespace, name} = target;
	const grace = text('gracePeriod');
	const body = {
		kind: 'DeleteOptions',
		apiVersion: 'v1',
		propagationPolicy: 'Background',
		...(grace !== undefined && {gracePeriodSeconds: secondsOf(grace)}),
		...(flag('dryRun') && {dryRun: ['All']}),
	};
	const path = pathOf(kind, target);
	try {
		const ask = async () => (await api.send<Answer>({method: 'DELETE', path, body})).body;
		const answer = await orNearest(api, {kind, name, scope: {namespace}}, ask);
		return {
			target,
			found: 'metadata' in answer && answer.kind !== 'Status' && !flag('dryRun') ? answer : 'gone',
		};
	} catch (error) {
		const missing = error instanceof RefusedError && error.status.code === 404;
		if (missing && flag('ignoreNotFound')) return {target, found: 'nothing'};
		throw error;
	}
}

function secondsOf(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	throw new UsageError(`--grace-period ${text} is no number of seconds`, 'for example --grace-period 0');
}

type WatchEvent = {readonly type: string; readonly object: ApiObject};

/** From the deletion on, so that its end can't be missed. */
async function untilGone(api: ApiClient, {target: {kind, name, ...where}, found}: Deletion): Promise<void> {
	if (typeof found === 'string' || found.metadata.deletionTimestamp === undefined) return;
	const {resourceVersion, uid} = found.metadata;
	const query = {watch: 'true', fieldSelector: `metadata.name=${name}`, resourceVersion};
	for await (const {type, object} of api.watch<WatchEvent>(pathOf(kind, where, query))) {
		if (type === 'ERROR' || type === 'DELETED' || object.metadata.uid !== uid) return;
	}
}
