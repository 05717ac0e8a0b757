import test from 'ava';
import type {LivePod} from '../../../../lib/control/live/live-objects.js';
import {conditionOf, isLeaving} from '../../../../lib/control/live/pod-state.js';
import {type Live, liveWorld, podDraft, templateOf, workloadDraft} from '../../../helpers/live.js';
import {hear, silence, taint, tolerant, usualTolerations} from '../../../helpers/silence.js';

/** A workload whose pods have the tolerations of the API server. */
function workload(kind: string, spec: object) {
	return workloadDraft(kind, 'web', {
		...spec,
		template: templateOf('web', 'nginx:1', {tolerations: usualTolerations}),
	});
}

function podsOn(live: Live, node: string): readonly LivePod[] {
	return live.pods().filter(({spec}) => spec.nodeName === node);
}

test('the pods of an unreachable node are evicted when their toleration ends, and come up elsewhere', t => {
	const live = liveWorld();
	live.create(workload('Deployment', {replicas: 3}));
	const [lost] = podsOn(live, 'node-2');
	live.events.length = 0;
	silence(live, 'node-2');
	live.pass(50);
	live.pass(299);
	t.is(live.pods().length, 3);
	t.false(isLeaving(live.get('pods', lost?.metadata.name ?? '') as LivePod));

	live.pass(1);
	const evicted = live.get('pods', lost?.metadata.name ?? '') as LivePod;
	t.true(isLeaving(evicted), 'it stays, because no kubelet ends it');
	t.like(conditionOf(evicted, 'DisruptionTarget'), {
		status: 'True',
		reason: 'DeletionByTaintManager',
		message: 'Taint manager: deleting due to NoExecute taint',
	});
	t.true(
		live.events.includes(
			`Pod TaintManagerEviction: Marking for deletion Pod default/${evicted.metadata.name}`,
		),
	);
	t.is(live.pods().length, 4);
	t.is(live.pods().filter(pod => pod.spec.nodeName !== 'node-2').length, 3);
	live.pass(3600);
	t.is(live.pods().length, 4);
	hear(live, 'node-2');
	t.deepEqual(podsOn(live, 'node-2'), []);
});

test('a node that is back in time keeps its pods, and they are told so', t => {
	const live = liveWorld();
	live.create(tolerant('web', 'node-2'));
	silence(live, 'node-2');
	live.pass(50);
	live.pass(200);
	live.events.length = 0;
	hear(live, 'node-2');
	t.true(live.events.includes('Pod TaintManagerEviction: Cancelling deletion of Pod default/web'));
	live.pass(1000);
	t.false(isLeaving(live.get('pods', 'web') as LivePod));

	live.events.length = 0;
	silence(live, 'node-2');
	live.pass(50);
	live.pass(299);
	t.false(isLeaving(live.get('pods', 'web') as LivePod), 'the time begins anew');
	live.pass(1);
	t.true(isLeaving(live.get('pods', 'web') as LivePod));
});

test('the time of a shutdown goes on when the node becomes unreachable', t => {
	const live = liveWorld();
	live.create(tolerant('web', 'node-2'));
	silence(live, 'node-2', {shutsDown: true});
	live.pass(50);
	live.pass(249);
	t.false(isLeaving(live.get('pods', 'web') as LivePod));
	live.pass(1);
	t.true(isLeaving(live.get('pods', 'web') as LivePod));
});

test('a StatefulSet does not replace a pod before it is gone: by force, or when its node is back', t => {
	const live = liveWorld();
	live.create(workload('StatefulSet', {replicas: 3, serviceName: 'web'}));
	const lost = live.get('pods', 'web-1') as LivePod;
	const node = lost.spec.nodeName ?? '';
	silence(live, node);
	live.pass(50);
	live.pass(300);
	t.is((live.get('pods', 'web-1') as LivePod).metadata.uid, lost.metadata.uid);
	t.is(live.pods().length, 3);
	live.world.remove(live.get('pods', 'web-1'), 0);
	live.run();
	const next = live.get('pods', 'web-1') as LivePod;
	t.not(next.metadata.uid, lost.metadata.uid);
	t.not(next.spec.nodeName, node);
});

test("a DaemonSet's pods stay on a node that is unreachable, and no new ones come there", t => {
	const live = liveWorld();
	live.create(workload('DaemonSet', {}));
	const [daemon] = podsOn(live, 'node-2');
	silence(live, 'node-2');
	live.pass(50);
	live.pass(3600);
	t.deepEqual(
		podsOn(live, 'node-2').map(({metadata}) => metadata.uid),
		[daemon?.metadata.uid],
	);
	t.false(podsOn(live, 'node-2').some(isLeaving));
	live.world.remove(live.get('pods', daemon?.metadata.name ?? ''), 0);
	live.run();
	t.deepEqual(podsOn(live, 'node-2'), []);
	hear(live, 'node-2');
	t.is(podsOn(live, 'node-2').length, 1);
});

test('a taint of the user evicts at once, after seconds, or not at all, as the pods tolerate it', t => {
	const live = liveWorld();
	const key = 'maintenance';
	const [forever, soon] = [
		{key, operator: 'Exists'},
		{key, operator: 'Exists', tolerationSeconds: 30},
	];
	live.create(tolerant('forever', 'node-1', [forever]));
	live.create(tolerant('soon', 'node-1', [soon]));
	live.create(tolerant('both', 'node-1', [forever, soon]));
	live.create(tolerant('other', 'node-1', [{...forever, value: 'x', operator: 'Equal'}]));
	live.create(tolerant('elsewhere', 'node-2'));
	taint(live, 'node-1', key);
	t.deepEqual(live.names('pods'), ['both', 'elsewhere', 'forever', 'soon']);
	live.pass(29);
	t.deepEqual(live.names('pods'), ['both', 'elsewhere', 'forever', 'soon']);
	live.pass(1);
	t.deepEqual(live.names('pods'), ['elsewhere', 'forever']);
	live.create(tolerant('late', 'node-1', [soon]));
	live.pass(29);
	taint(live, 'node-1', key, 'other');
	t.deepEqual(live.names('pods'), ['elsewhere']);
	taint(live, 'node-2');
	live.pass(100);
	t.deepEqual(live.names('pods'), ['elsewhere']);
});

test('pods of a node that is no more have failed, and are removed by force', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(tolerant('web', 'node-2'));
	live.pass(40);
	live.changes.length = 0;
	live.remove('nodes', 'node-2');
	t.deepEqual(live.names('pods'), []);
	const [last] = live.changes.flatMap(change => (change.do === 'update' ? [change.object as LivePod] : []));
	t.is(last?.status?.phase, 'Failed');
	t.like(last && conditionOf(last, 'DisruptionTarget'), {
		reason: 'DeletionByPodGC',
		message: 'PodGC: node no longer exists',
	});
});

test('pods that end on a node which is out of service are removed by force, unless it is ready', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(tolerant('web', 'node-2'));
	live.create(podDraft('stays', {nodeName: 'node-2', tolerations: [{operator: 'Exists'}]}));
	live.remove('pods', 'web');
	const outOfService = {key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute'};
	live.edit('nodes', 'node-2', {taints: [outOfService]});
	t.deepEqual(live.names('pods'), ['stays', 'web']);
	silence(live, 'node-2');
	live.pass(50);
	t.deepEqual(live.names('pods'), ['stays']);
});
