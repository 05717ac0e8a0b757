import test from 'ava';
import type {LivePod} from '../../../../lib/control/live/live-objects.js';
import {type Live, liveWorld, nodeDraft, podDraft, workloadDraft} from '../../../helpers/live.js';

function nodeOf(live: Live, name: string): string | undefined {
	return (live.get('pods', name) as LivePod).spec.nodeName;
}

function counts(live: Live): Record<string, number> {
	const all: Record<string, number> = {};
	for (const {spec} of live.pods()) all[spec.nodeName ?? ''] = (all[spec.nodeName ?? ''] ?? 0) + 1;
	return all;
}

test('a pod that comes later goes where there is most room', t => {
	const live = liveWorld();
	live.create(podDraft('a'));
	live.create(podDraft('b', {nodeName: 'node-2'}));
	live.create(podDraft('c'));
	t.deepEqual([nodeOf(live, 'a'), nodeOf(live, 'c')], ['node-1', 'node-3']);
	t.true(live.events.includes('Pod Scheduled: Successfully assigned default/c to node-3'));
});

test('node-10 is after node-9 when all are alike', t => {
	const live = liveWorld({nodes: 11});
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 9}));
	t.is(counts(live)['node-10'], undefined);
	t.is(counts(live)['node-9'], 1);
});

test('a pod that fits nowhere waits with the reason, told once, until a node can take it', t => {
	const live = liveWorld();
	live.create(podDraft('a', {nodeSelector: {disk: 'ssd'}}));
	live.create(podDraft('b'));
	const message = "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.";
	const condition = (live.get('pods', 'a') as LivePod).status?.conditions?.[0];
	t.deepEqual(
		[condition?.status, condition?.reason, condition?.message],
		['False', 'Unschedulable', message],
	);
	t.deepEqual(
		live.events.filter(event => event.includes('FailedScheduling')),
		[`Pod FailedScheduling: ${message}`],
	);
	live.create(nodeDraft('node-4', {}, {disk: 'ssd'}));
	t.is(nodeOf(live, 'a'), 'node-4');
});

test('a host port that becomes free is taken by who waits for it', t => {
	const live = liveWorld({nodes: 1});
	const spec = {containers: [{name: 'm', image: 'x', ports: [{containerPort: 80, hostPort: 80}]}]};
	live.create(podDraft('a', spec));
	live.create(podDraft('b', spec));
	t.is(nodeOf(live, 'b'), undefined);
	live.remove('pods', 'a');
	t.is(nodeOf(live, 'b'), 'node-1');
});

test('a pod with an affinity waits for company', t => {
	const live = liveWorld();
	const labelSelector = {matchLabels: {app: 'z'}};
	const term = {topologyKey: 'kubernetes.io/hostname', labelSelector};
	const affinity = {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [term]}};
	for (const name of ['node-1', 'node-2', 'node-3']) {
		const node = live.get('nodes', name);
		live.world.put({...node, metadata: {...node.metadata, labels: {'kubernetes.io/hostname': name}}});
	}
	live.create(podDraft('a', {affinity}));
	t.is(nodeOf(live, 'a'), undefined);
	live.create(podDraft('z', {nodeName: 'node-3'}));
	t.is(nodeOf(live, 'a'), 'node-3');
});

test('taints keep away who does not tolerate them', t => {
	const live = liveWorld({nodes: 1});
	live.edit('nodes', 'node-1', {taints: [{key: 'gpu', value: 'yes', effect: 'NoSchedule'}]});
	live.create(podDraft('a'));
	live.create(podDraft('b', {tolerations: [{key: 'gpu', operator: 'Equal', value: 'yes'}]}));
	live.create(podDraft('c', {tolerations: [{operator: 'Exists'}]}));
	t.deepEqual([nodeOf(live, 'a'), nodeOf(live, 'b'), nodeOf(live, 'c')], [undefined, 'node-1', 'node-1']);
	const condition = (live.get('pods', 'a') as LivePod).status?.conditions?.[0];
	t.is(condition?.message, '0/1 nodes are available: 1 node(s) had untolerated taint {gpu: yes}.');
});

test('another scheduler’s pods, and pods behind a gate, are left alone', t => {
	const live = liveWorld();
	live.create(podDraft('a', {schedulerName: 'mine'}));
	live.create(podDraft('b', {schedulingGates: [{name: 'wait'}]}));
	t.deepEqual(counts(live), {'': 2});
	live.edit('pods', 'b', {schedulingGates: []});
	t.is(nodeOf(live, 'b'), 'node-1');
});
