/** Makes a lab that is up what its changed file says. */
import {meanwhile} from '../../control/live/lab-stages.js';
import type {ManifestKey} from '../../labd/desired.js';
import {type LabAnswer, revisionOf} from '../../labd/lab-order.js';
import {type ApiClient, apiClient} from '../api/client.js';
import {sendAll, settle} from '../apply.js';
import {namespacesFirst, type Step} from '../objects/apply-steps.js';
import type {Manifest} from '../objects/read-manifests.js';
import {noticeWatch} from '../settle/calico-notices.js';
import {PartTimes, timeoutOf} from '../settle/kernel.js';
import {UsageError} from '../terminal/errors.js';
import {interruptible, orInterrupted} from '../terminal/interrupt.js';
import type {Invocation, Result} from '../verbs/verb.js';
import {keyOfManifest, manifestsOfLab, silentNodes} from './manifests.js';
import {drop, dropped, stepsOf} from './objects.js';
import {orderLab} from './order.js';
import {type Input, readInput} from './read.js';
import {doneReport, dryRunReport, type Objects, printDone} from './report.js';

/** How often it begins anew when others change the lab at the same time. */
const attempts = 10;

/** Others change the lab all the time. */
export class LabBusyError extends Error {
	override readonly name = 'LabBusyError';
}

/**
 * First everything is read and checked, by the compiler and by the API; then the lab gets what is new, then the objects
 * change, then the nodes that the file no longer has go. Returns when it is true in the kernel.
 */
export async function applyLab(invocation: Invocation): Promise<Result> {
	refuseForeign(invocation);
	return interruptible(signal => orInterrupted(applyUntilDone(invocation), signal, stoppedHalfWay));
}

/** labd finishes the change of the network that it is at. */
const stoppedHalfWay =
	"stopped: some of what the file says may have been applied already; the same 'apply' again does the rest";

async function applyUntilDone(invocation: Invocation): Promise<Result> {
	for (let attempt = 1; attempt <= attempts; attempt++) {
		const result = await applyOnce(invocation);
		if (result) return result;
	}
	throw new LabBusyError('others change this lab at the same time, again and again: try later');
}

function refuseForeign({args: [lab], list, flag, text}: Invocation): void {
	const foreign = [
		...(list('filename').length > 0 ? ['-f'] : []),
		...(flag('recursive') ? ['-R'] : []),
		...(text('namespace') === undefined ? [] : ['-n']),
	];
	if (foreign.length === 0) return;
	throw new UsageError(
		`${foreign.join(' and ')}: for manifests of your own, but a lab is given: ${lab}`,
		'a lab file names its manifests; take one of them out',
	);
}

/** Undefined when somebody else has changed the lab meanwhile: what was read is old. */
async function applyOnce(invocation: Invocation): Promise<Result | undefined> {
	const timeoutMs = timeoutOf(invocation);
	const times = new PartTimes();
	const input = readInput(invocation);
	times.take(input.ms);
	const api = apiClient(input.record);
	const before = input.desired.manifests ?? [];
	const manifests = namespacesFirst(manifestsOfLab(input.compiled));
	const said = [...silentNodes(before, manifests, input.compiled.cluster), ...manifests];
	const steps = await stepsOf(api, said);
	const going = await dropped(api, before, manifests);
	times.end('check');
	if (invocation.flag('dryRun')) return dryRunReport(input, {steps, dropped: going}, invocation);
	const tellNotices = await noticeWatch(input.record.name);
	const made = await make(input, {
		api,
		manifests: said,
		keys: manifests.map(keyOfManifest),
		steps,
		dropped: going,
		times,
	});
	if (!made) return undefined;
	printDone(input, made, invocation);
	await tellNotices(invocation);
	const settled = await settle(invocation, input.record.name, {steps: made.steps, timeoutMs});
	if (settled) times.end('settled');
	const notices = await tellNotices(invocation);
	return doneReport(input, {...made, done: {...made, settled, notices, ms: times.parts}}, invocation);
}

type Work = Objects & {
	readonly api: ApiClient;
	/** All that is to be sent. */
	readonly manifests: readonly Manifest[];
	/** What the files say from now on. */
	readonly keys: readonly ManifestKey[];
	readonly times: PartTimes;
};

type Made = Objects & {readonly changes: number; readonly drained: readonly string[]};

async function make(input: Input, work: Work): Promise<Made | undefined> {
	const {desired, compiled} = input;
	const {api, manifests, keys, times} = work;
	// Until they are gone, what is no longer said is not forgotten.
	const all = [...keys, ...work.dropped.map(keyOfManifest)];
	const both = meanwhile(desired.cluster, compiled.cluster, compiled.mode);
	const first = await orderLab(input, {from: revisionOf(desired), cluster: both, manifests: all});
	if (!first.done) return undefined;
	times.end('kernel');
	const sent = await sendAll(api, first.drained.length > 0 ? await stepsOf(api, manifests) : work.steps);
	await drop(api, work.dropped);
	times.end('objects');
	const isDone = both === compiled.cluster && work.dropped.length === 0;
	const last = isDone
		? nothingMore(first.revision)
		: await orderLab(input, {from: first.revision, cluster: compiled.cluster, manifests: keys});
	if (!last.done) return undefined;
	times.end('kernel');
	const steps = last.drained.length > 0 ? await again(work, sent) : sent;
	times.end('objects');
	const drained = [...first.drained, ...last.drained];
	return {steps, dropped: work.dropped, changes: first.changes + last.changes, drained};
}

function nothingMore(revision: string): LabAnswer & {readonly done: true} {
	return {done: true, changes: 0, drained: [], revision, ms: {drain: 0, kernel: 0}};
}

/** A pod of the files that nobody but them makes may have gone with its node. */
async function again({api, manifests}: Work, sent: readonly Step[]): Promise<readonly Step[]> {
	const now = await sendAll(api, await stepsOf(api, manifests));
	return sent.map((step, index) => (step.result === 'unchanged' ? (now[index] ?? step) : step));
}
