import test from 'ava';
import {formatIndexes, parseIndexes} from '../../../../lib/control/live/job-indexes.js';
import type {LiveJob, LivePod} from '../../../../lib/control/live/live-objects.js';
import {isActive} from '../../../../lib/control/live/pod-state.js';
import {type Live, liveWorld, templateOf, workloadDraft} from '../../../helpers/live.js';

const resource = 'jobs.batch';
const index = 'batch.kubernetes.io/job-completion-index';

function started(spec: Readonly<Record<string, unknown>>): Live {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Job', 'once', spec));
	return live;
}

function statusOf(live: Live) {
	return (live.get(resource, 'once') as LiveJob).status ?? {};
}

function conditions(live: Live): string[] {
	return (statusOf(live).conditions ?? [])
		.filter(({type, status}) => status === 'True' && type !== 'Programmed')
		.map(({type, reason}) => `${type} ${reason}`);
}

function active(live: Live): readonly LivePod[] {
	return live.pods().filter(isActive);
}

function end(live: Live, phase: 'Succeeded' | 'Failed', exitCode = phase === 'Failed' ? 1 : 0): void {
	const [pod] = active(live);
	if (!pod) throw new Error('no pod runs');
	const finishedAt = new Date(live.world.now).toISOString();
	live.phase(pod, phase, {
		containerStatuses: [{name: 'main', restartCount: 0, state: {terminated: {exitCode, finishedAt}}}],
	});
}

test('a job is complete when enough pods have succeeded, never more at a time than parallelism', t => {
	const live = started({completions: 3, parallelism: 2});
	t.is(active(live).length, 2);
	end(live, 'Succeeded');
	t.is(active(live).length, 2);
	end(live, 'Succeeded');
	t.is(active(live).length, 1);
	end(live, 'Succeeded');
	t.deepEqual(conditions(live), ['SuccessCriteriaMet CompletionsReached', 'Complete CompletionsReached']);
	const {succeeded, failed, uncountedTerminatedPods, completionTime, ready} = statusOf(live);
	t.deepEqual(
		{succeeded, failed, uncountedTerminatedPods, completionTime, ready},
		{
			succeeded: 3,
			failed: undefined,
			uncountedTerminatedPods: {},
			completionTime: '2024-01-01T00:00:00Z',
			ready: 0,
		},
	);
	t.true(live.pods().every(({metadata}) => metadata.finalizers?.length === 0));
	t.is(live.events.at(-1), 'Job Completed: Job completed');
});

test('a failed pod is replaced after a pause, until there are more than backoffLimit', t => {
	const live = started({completions: 1, backoffLimit: 1});
	end(live, 'Failed');
	t.is(active(live).length, 0);
	live.pass(9);
	t.is(active(live).length, 0);
	live.pass(1);
	t.is(active(live).length, 1);
	end(live, 'Failed');
	t.deepEqual(conditions(live), ['FailureTarget BackoffLimitExceeded', 'Failed BackoffLimitExceeded']);
	t.is(statusOf(live).failed, 2);
	t.is(live.events.at(-1), 'Job BackoffLimitExceeded: Job has reached the specified backoff limit');
});

test('a pod that is counted is not counted again when it is deleted', t => {
	const live = started({completions: 2});
	end(live, 'Succeeded');
	const done = live.pods().find(pod => !isActive(pod));
	live.remove('pods', done?.metadata.name ?? '');
	if (done) live.ended(live.pods().find(({metadata}) => metadata.uid === done.metadata.uid) ?? done);
	t.is(statusOf(live).succeeded, 1);
	end(live, 'Succeeded');
	t.is(statusOf(live).succeeded, 2);
	t.true(conditions(live).includes('Complete CompletionsReached'));
});

test('a running pod that somebody deletes counts as failed and is replaced', t => {
	const live = started({completions: 1});
	const [pod] = active(live);
	live.remove('pods', pod?.metadata.name ?? '');
	t.is(statusOf(live).failed, 1);
	t.is(active(live).length, 1);
	t.not(active(live)[0]?.metadata.uid, pod?.metadata.uid);
});

test('Indexed: each index succeeds once, the lowest free ones run', t => {
	const live = started({completions: 3, parallelism: 2, completionMode: 'Indexed'});
	const running = () =>
		active(live)
			.map(({metadata}) => metadata.annotations?.[index])
			.sort();
	t.deepEqual(running(), ['0', '1']);
	end(live, 'Succeeded');
	t.deepEqual(running(), ['1', '2']);
	end(live, 'Succeeded');
	t.is(statusOf(live).completedIndexes, '0,1');
	end(live, 'Succeeded');
	t.is(statusOf(live).completedIndexes, '0-2');
	t.true(conditions(live).includes('Complete CompletionsReached'));
	t.true(live.pods().every(({metadata, spec}) => spec.hostname === `once-${metadata.annotations?.[index]}`));
});

test('a job that takes too long fails, and its pods are ended', t => {
	const live = started({activeDeadlineSeconds: 30});
	t.true(live.changes.some(change => change.do === 'again' && change.at === live.world.now + 30_000));
	live.pass(30);
	t.deepEqual(conditions(live), ['FailureTarget DeadlineExceeded']);
	for (const pod of live.pods()) live.ended(pod);
	t.deepEqual(conditions(live), ['FailureTarget DeadlineExceeded', 'Failed DeadlineExceeded']);
});

test('a suspended job has no pods; it starts when it goes on, and its time begins then', t => {
	const live = started({suspend: true});
	t.is(live.pods().length, 0);
	t.is(statusOf(live).startTime, undefined);
	t.deepEqual(conditions(live), ['Suspended JobSuspended']);
	live.pass(60);
	live.edit(resource, 'once', {suspend: false});
	t.is(active(live).length, 1);
	t.is(statusOf(live).startTime, '2024-01-01T00:01:00Z');
	live.edit(resource, 'once', {suspend: true});
	t.is(active(live).length, 0);
	t.is(statusOf(live).failed, undefined);
});

test('a job that is over is deleted after ttlSecondsAfterFinished', t => {
	const live = started({ttlSecondsAfterFinished: 100});
	end(live, 'Succeeded');
	live.pass(99);
	t.deepEqual(live.names(resource), ['once']);
	live.pass(1);
	t.deepEqual(live.names(resource), []);
});

test('a failure policy ends the job at once, or does not count the failure', t => {
	const podFailurePolicy = {
		rules: [
			{action: 'FailJob', onExitCodes: {operator: 'In', values: [42]}},
			{action: 'Ignore', onExitCodes: {containerName: 'main', operator: 'NotIn', values: [1, 42]}},
		],
	};
	const live = started({backoffLimit: 0, podFailurePolicy});
	end(live, 'Failed', 7);
	t.is(statusOf(live).failed, undefined);
	end(live, 'Failed', 42);
	t.true(conditions(live).includes('Failed PodFailurePolicy'));
	const failed = statusOf(live).conditions?.find(({type}) => type === 'Failed');
	t.regex(
		failed?.message ?? '',
		/^Container main for pod default\/once-\w+ failed with exit code 42 matching FailJob rule at index 0$/,
	);
});

test('restartPolicy OnFailure: restarts count', t => {
	const live = started({backoffLimit: 2, template: templateOf('once', 'x', {restartPolicy: 'OnFailure'})});
	const [pod] = active(live);
	const restarted = (restartCount: number) => ({containerStatuses: [{name: 'main', restartCount}]});
	if (pod) live.phase(pod, 'Running', restarted(1));
	t.deepEqual(conditions(live), []);
	if (pod) live.phase(pod, 'Running', restarted(2));
	t.deepEqual(conditions(live), ['FailureTarget BackoffLimitExceeded']);
});

test('the pods of a deleted job lose the finalizer that held them', t => {
	const live = liveWorld();
	live.create(workloadDraft('Job', 'once', {parallelism: 2, completions: 4}));
	t.is(live.pods().length, 2);
	live.remove(resource, 'once');
	t.is(live.pods().length, 0);
});

for (const [text, indexes] of [
	['', []],
	['4', [4]],
	['1,2', [1, 2]],
	['0-2,4,6-8', [0, 1, 2, 4, 6, 7, 8]],
] as const) {
	test(`the indexes ${text || 'of nothing'} are read as they are written`, t => {
		t.deepEqual([...parseIndexes(text)], [...indexes]);
		t.is(formatIndexes(new Set(indexes)), text);
	});
}
