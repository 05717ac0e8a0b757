import test from 'ava';
import type {LivePod} from '../../../../lib/control/live/live-objects.js';
import {victims} from '../../../../lib/control/live/victims.js';
import {readyPod} from '../../../helpers/instant-kubelet.js';
import {liveWorld, podDraft, start, workloadDraft} from '../../../helpers/live.js';

const replicaSets = 'replicasets.apps';

/** A pod of a ReplicaSet, ready for an hour on node-1, unless something else is said. */
function pod(
	name: string,
	{node = 'node-1', metadata = {}, status = {}}: {node?: string; metadata?: object; status?: object} = {},
): LivePod {
	const {world} = liveWorld();
	const made = world.create({
		...podDraft(name),
		metadata: {name, namespace: 'default', uid: name, ...metadata},
	}) as LivePod;
	const ready = readyPod({...made, spec: {...made.spec, ...(node && {nodeName: node})}}, start - 3_600_000);
	return {...ready, status: {...ready.status, ...status}} as LivePod;
}

const cases: ReadonlyArray<readonly [string, LivePod, LivePod]> = [
	['a pod without a node goes before one with', pod('b', {node: ''}), pod('a')],
	['a pending pod goes before a running one', pod('b', {status: {phase: 'Pending'}}), pod('a')],
	['a pod that is not ready goes before a ready one', pod('b', {status: {conditions: []}}), pod('a')],
	[
		'a cheap pod goes before a dear one',
		pod('b', {metadata: {annotations: {'controller.kubernetes.io/pod-deletion-cost': '-1'}}}),
		pod('a'),
	],
	[
		'a pod that was restarted goes before one that was not',
		pod('b', {status: {containerStatuses: [{name: 'm', restartCount: 1}]}}),
		pod('a'),
	],
	[
		'a young pod goes before an old one',
		pod('b', {metadata: {creationTimestamp: '2023-12-31T23:59:00Z'}}),
		pod('a', {metadata: {creationTimestamp: '2023-12-31T12:00:00Z'}}),
	],
];

for (const [what, first, second] of cases) {
	test(what, t => {
		const {world} = liveWorld();
		t.deepEqual(victims([second, first], 1, world), [first]);
		t.deepEqual(victims([first, second], 1, world), [first]);
	});
}

test('of a node with two pods one goes first', t => {
	const {world} = liveWorld();
	const pods = [pod('a', {node: 'node-2'}), pod('b'), pod('c')];
	t.is(victims(pods, 1, world)[0]?.spec.nodeName, 'node-1');
});

test('a deleted pod is replaced at once, under a name that nobody has', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 2}));
	const before = live.names('pods');
	live.remove('pods', before[0] ?? '');
	t.is(live.pods().length, 3);
	t.is(new Set(live.names('pods')).size, 3);
});

test('a ReplicaSet that is scaled down and up again has the same names', t => {
	const live = liveWorld();
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 4}));
	const before = live.names('pods');
	live.edit(replicaSets, 'web', {replicas: 1});
	t.is(live.pods().length, 1);
	live.edit(replicaSets, 'web', {replicas: 4});
	t.deepEqual(live.names('pods'), before);
});

test('a pod without an owner is adopted; one that is relabelled is let go and replaced', t => {
	const live = liveWorld();
	live.create(podDraft('stray', {}, {labels: {app: 'web'}}));
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 2}));
	t.is(live.pods().length, 2);
	t.is(live.get('pods', 'stray').metadata.ownerReferences?.[0]?.name, 'web');
	const stray = live.get('pods', 'stray');
	live.world.put({...stray, metadata: {...stray.metadata, labels: {app: 'debug'}}});
	live.run();
	t.deepEqual(live.get('pods', 'stray').metadata.ownerReferences, []);
	t.is(live.pods().length, 3);
});

test('many pods are told of in ten Events', t => {
	const live = liveWorld();
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 30}));
	const told = live.events.filter(event => event.startsWith('ReplicaSet'));
	t.is(told.length, 10);
	t.regex(told[9] ?? '', /^ReplicaSet SuccessfulCreate: \(combined from similar events\): Created pod: web-/);
});

test('the status counts pods, and ready ones', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 2}));
	const [first] = live.pods();
	if (first) live.ready(first);
	const {conditions: _, ...counts} = live.get(replicaSets, 'web').status as Record<string, unknown>;
	t.deepEqual(counts, {
		replicas: 2,
		fullyLabeledReplicas: 2,
		readyReplicas: 1,
		availableReplicas: 1,
		observedGeneration: 1,
	});
});
