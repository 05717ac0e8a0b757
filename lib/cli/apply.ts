import {ignoredCalicoKinds} from '../../topology/calico/kinds.js';
import type {Notice} from '../../topology/model.js';
import {resourceOf} from '../api/kinds.js';
import type {Settled} from '../labd/settled.js';
import {type ApiClient, apiClient} from './api/client.js';
import {runningLab} from './labs/running.js';
import {checkAll, namespacesFirst, type Step, send} from './objects/apply-steps.js';
import {objectWord} from './objects/kind-words.js';
import {manifestsOf} from './objects/read-manifests.js';
import {calicoWatch} from './settle/calico-notices.js';
import {type Parts, PartTimes, tellParts, timeoutOf, untilTrue} from './settle/kernel.js';
import {ProblemsError, UsageError} from './terminal/errors.js';
import {InterruptedError, interruptible, orInterrupted} from './terminal/interrupt.js';
import type {Invocation, Result, RunVerb} from './verbs/verb.js';

/** With a lab file: makes the lab what it says. With -f: makes the lab's objects what the manifests say. */
export const run: RunVerb = async invocation => {
	if (invocation.args.length === 0) return applyManifests(invocation);
	const {applyLab} = await import('./apply-lab/apply.js');
	return applyLab(invocation);
};

/**
 * By server-side apply. First the API is asked about all of them: when it refuses one, nothing is changed. Returns when it is
 * true in the kernel.
 */
async function applyManifests(invocation: Invocation): Promise<Result> {
	if (invocation.list('set').length > 0)
		throw new UsageError(
			'--set is for a lab file, and none is given',
			"'apply LAB --set mode.options.port=4789'",
		);
	const times = new PartTimes();
	const record = runningLab(invocation);
	const timeoutMs = timeoutOf(invocation);
	const {manifests, problems, skipped} = manifestsOf(invocation);
	times.end('read');
	const api = apiClient(record);
	const {steps, refused} = await checkAll(api, namespacesFirst(manifests));
	times.end('check');
	if (problems.length + refused.length > 0) throw new ProblemsError([...problems, ...refused]);
	noteSkipped(invocation, skipped);
	if (invocation.flag('dryRun')) return report(invocation, steps, {ms: times.parts});
	return interruptible(async signal => {
		const tellNotices = await calicoWatch(record.name, manifests);
		const done = await sendAll(api, steps, signal);
		times.end('send');
		print(invocation, done, '');
		// What can't come true is told before it is waited for.
		await tellNotices(invocation);
		const settling = settle(invocation, record.name, {steps, timeoutMs});
		const settled = await orInterrupted(Promise.resolve(settling), signal, stillSettling);
		if (settled) times.end('kernel');
		const notices = await tellNotices(invocation);
		return report(invocation, done, {settled, notices, ms: times.parts});
	});
}

const stillSettling = 'stopped waiting: all of it has been applied, and the lab goes on making it true';

export type Sent = {readonly steps: readonly Step[]; readonly timeoutMs: number};

/** Of the whole lab the network, of what was applied what runs, too. */
export function settle(
	invocation: Invocation,
	lab: string,
	{steps, timeoutMs}: Sent,
): Promise<Settled> | undefined {
	const until = invocation.text('wait');
	if (until !== 'ready' && until !== 'network') return undefined;
	const objects = steps.map(({manifest: {kind, name, namespace}}) => ({
		resource: resourceOf(kind),
		...(namespace !== undefined && {namespace}),
		name,
	}));
	return untilTrue(invocation, lab, {until, objects, timeoutMs});
}

/** What Calico would follow and a lab does not is another thing than what no packet notices. */
function noteSkipped({output}: Invocation, kinds: readonly string[]): void {
	const isIgnored = (kind: string) => Object.hasOwn(ignoredCalicoKinds, kind);
	for (const kind of new Set(kinds.filter(isIgnored)))
		output.note(`Warning: ${kind} of projectcalico.org ${ignoredCalicoKinds[kind]}`);
	const skipped = kinds.filter(kind => !isIgnored(kind));
	if (skipped.length > 0) output.note(skippedText(skipped));
}

/** As `up` says it. */
function skippedText(kinds: readonly string[]): string {
	const counts = [...new Set(kinds)].map(kind => `${kinds.filter(each => each === kind).length} ${kind}`);
	return `skipped, as no packet ever notices them: ${counts.join(', ')}`;
}

/** Throws an InterruptedError between two objects. */
export async function sendAll(
	api: ApiClient,
	steps: readonly Step[],
	signal?: AbortSignal,
): Promise<readonly Step[]> {
	const done: Step[] = [];
	for (const step of steps) {
		if (signal?.aborted) throw new InterruptedError(stoppedAfter(done.length, steps.length), signal);
		done.push(await send(api, step));
	}
	return done;
}

function stoppedAfter(done: number, all: number): string {
	return `stopped: ${done} of ${all} objects have been applied, in the order of the files (namespaces first); apply again for the rest`;
}

/** What was done to each; before the wait, which may be long. */
export function print({output}: Invocation, steps: readonly Step[], suffix: string): void {
	for (const warning of new Set(steps.flatMap(({warnings}) => warnings))) output.note(`Warning: ${warning}`);
	for (const {manifest, result} of steps)
		output.print(`${objectWord(manifest.kind, manifest.name)} ${result}${suffix}`);
}

type Outcome = {
	readonly ms: Parts;
	readonly settled?: Settled | undefined;
	readonly notices?: readonly Notice[];
};

function report(
	invocation: Invocation,
	steps: readonly Step[],
	{ms, settled, notices = []}: Outcome,
): Result {
	const dryRun = invocation.flag('dryRun');
	if (dryRun) print(invocation, steps, ' (dry run)');
	else tellParts(invocation, ms);
	const objects = steps.map(stepJson);
	const isLate = settled !== undefined && !settled.settled;
	if (isLate) invocation.output.note('it has been applied, and is not true in the kernel yet');
	const {waitingFor, settled: isSettled} = settled ?? {};
	const json = {objects, dryRun, ms, notices, ...(settled && {settled: isSettled, waitingFor})};
	return {exit: isLate ? 1 : 0, json, text: ''};
}

export function stepJson({manifest: {kind, name, namespace}, result}: Step) {
	return {kind: kind.kind, ...(namespace !== undefined && {namespace}), name, result};
}
