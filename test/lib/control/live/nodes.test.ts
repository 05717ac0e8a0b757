import test from 'ava';
import type {LiveNode} from '../../../../lib/control/live/live-objects.js';
import {conditionOf} from '../../../../lib/control/live/pod-state.js';
import {liveWorld, nodeDraft, podDraft, start, templateOf, workloadDraft} from '../../../helpers/live.js';
import {conditions, hear, silence, taints, usualTolerations} from '../../../helpers/silence.js';

const healthy = [
	'MemoryPressure=False KubeletHasSufficientMemory',
	'DiskPressure=False KubeletHasNoDiskPressure',
	'PIDPressure=False KubeletHasSufficientPID',
	'Ready=True KubeletReady',
];

const unknown = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'].map(
	type => `${type}=Unknown NodeStatusUnknown`,
);

const serviceDraft = {
	apiVersion: 'v1',
	kind: 'Service',
	metadata: {name: 'web', namespace: 'default'},
	spec: {selector: {app: 'web'}, ports: [{port: 80}], clusterIP: '10.96.0.1', ipFamilies: ['IPv4']},
};

test('a node that nobody hears of is as it was until the grace period is over, then nothing is known of it', t => {
	const live = liveWorld();
	silence(live, 'node-2');
	live.pass(49);
	t.deepEqual(conditions(live, 'node-2'), healthy);
	t.deepEqual(taints(live, 'node-2'), []);
	t.deepEqual(live.changes.filter(change => change.do === 'again').at(-1), {do: 'again', at: start + 50_000});

	live.pass(1);
	t.deepEqual(conditions(live, 'node-2'), unknown);
	t.deepEqual(taints(live, 'node-2'), ['unreachable:NoSchedule', 'unreachable:NoExecute']);
	const {status, spec} = live.get('nodes', 'node-2') as LiveNode;
	t.is(status?.conditions?.[3]?.message, 'Kubelet stopped posting node status.');
	t.is(status?.conditions?.[3]?.lastHeartbeatTime, '2024-01-01T00:00:00Z');
	t.is(status?.conditions?.[3]?.lastTransitionTime, '2024-01-01T00:00:50Z');
	t.is(spec?.taints?.[1]?.timeAdded, '2024-01-01T00:00:50Z');
	t.deepEqual(live.events, ['Node NodeNotReady: Node node-2 status is now: NodeNotReady']);
	t.deepEqual(conditions(live, 'node-1'), healthy);
	t.deepEqual(taints(live, 'node-1'), []);
});

test('a node that is heard of again is ready, without its taints but with those of the user', t => {
	const live = liveWorld();
	live.edit('nodes', 'node-2', {unschedulable: true, taints: [{key: 'disk', effect: 'NoSchedule'}]});
	silence(live, 'node-2');
	live.pass(60);
	const cordon = ['disk:NoSchedule', 'unschedulable:NoSchedule'];
	t.deepEqual(taints(live, 'node-2'), [...cordon, 'unreachable:NoSchedule', 'unreachable:NoExecute']);
	live.events.length = 0;
	hear(live, 'node-2');
	t.deepEqual(conditions(live, 'node-2'), healthy);
	t.deepEqual(taints(live, 'node-2'), cordon);
	t.deepEqual(
		live.events.map(text => text.split(': ')[0]),
		['NodeHasSufficientMemory', 'NodeHasNoDiskPressure', 'NodeHasSufficientPID', 'NodeReady'].map(
			reason => `Node ${reason}`,
		),
	);
});

test('a silence that is shorter than the grace period is never noticed', t => {
	const live = liveWorld();
	silence(live, 'node-2');
	live.pass(49);
	hear(live, 'node-2');
	live.pass(60);
	t.deepEqual(conditions(live, 'node-2'), healthy);
	t.deepEqual(live.events, []);
});

test('a node that shuts down is not ready at once, and unreachable when the grace period is over', t => {
	const live = liveWorld();
	silence(live, 'node-3', {shutsDown: true});
	t.deepEqual(taints(live, 'node-3'), ['not-ready:NoSchedule', 'not-ready:NoExecute']);
	t.is(conditions(live, 'node-3').at(-1), 'Ready=False KubeletNotReady');
	live.pass(50);
	t.deepEqual(taints(live, 'node-3'), ['unreachable:NoSchedule', 'unreachable:NoExecute']);
	hear(live, 'node-3');
	t.deepEqual(taints(live, 'node-3'), []);
	t.deepEqual([...conditions(live, 'node-3')].sort(), [...healthy].sort());
});

test('with no node that is ready nobody is evicted, because it may be the control plane that is cut off', t => {
	const live = liveWorld({nodes: 2});
	silence(live, 'node-1');
	live.pass(50);
	t.deepEqual(taints(live, 'node-1'), ['unreachable:NoSchedule', 'unreachable:NoExecute']);
	silence(live, 'node-2');
	live.pass(50);
	t.deepEqual(taints(live, 'node-1'), ['unreachable:NoSchedule']);
	t.deepEqual(taints(live, 'node-2'), ['unreachable:NoSchedule']);
	hear(live, 'node-2');
	t.deepEqual(taints(live, 'node-1'), ['unreachable:NoSchedule', 'unreachable:NoExecute']);
});

test('from three nodes and 55 % of a zone on no more are evicted', t => {
	const live = liveWorld({nodes: 5});
	silence(live, 'node-1');
	live.pass(50);
	for (const name of ['node-2', 'node-3']) silence(live, name);
	live.pass(50);
	t.deepEqual(taints(live, 'node-1'), ['unreachable:NoSchedule', 'unreachable:NoExecute']);
	t.deepEqual(taints(live, 'node-2'), ['unreachable:NoSchedule']);
	t.deepEqual(taints(live, 'node-3'), ['unreachable:NoSchedule']);

	const zones = liveWorld({nodes: 5});
	for (const index of [1, 2, 3]) {
		const node = zones.get('nodes', `node-${index}`);
		const labels = {'topology.kubernetes.io/zone': 'a'};
		zones.world.put({...node, metadata: {...node.metadata, labels}});
	}
	for (const name of ['node-1', 'node-2', 'node-3']) silence(zones, name);
	zones.pass(50);
	t.deepEqual(taints(zones, 'node-3'), ['unreachable:NoSchedule', 'unreachable:NoExecute'], 'a whole zone');
});

test('pods of a node that is not ready are not ready, and Services drop them until their kubelet tells of them', t => {
	const live = liveWorld();
	const template = templateOf('web', 'nginx:1', {tolerations: usualTolerations});
	live.create(workloadDraft('Deployment', 'web', {replicas: 3, template}));
	for (const [index, pod] of live.pods().entries()) {
		const podIP = `10.244.0.${index + 1}`;
		const status = {...pod.status, podIP, podIPs: [{ip: podIP}]};
		live.world.put({...pod, status});
	}
	live.create(serviceDraft);
	const pod = live.pods().find(({spec}) => spec.nodeName === 'node-2');
	const name = pod?.metadata.name ?? '';
	const endpoints = () =>
		live.world
			.list('endpointslices.discovery.k8s.io')
			.flatMap(slice => (slice as unknown as {endpoints: {nodeName: string; conditions: object}[]}).endpoints)
			.find(({nodeName}) => nodeName === 'node-2')?.conditions;
	t.deepEqual(endpoints(), {ready: true, serving: true, terminating: false});
	live.events.length = 0;
	silence(live, 'node-2');
	live.pass(50);
	const ready = conditionOf(live.get('pods', name) as never, 'Ready');
	t.like(ready, {status: 'False', lastTransitionTime: '2024-01-01T00:00:50Z'});
	t.is((live.get('pods', name).status as {phase: string}).phase, 'Running');
	t.deepEqual(endpoints(), {ready: false, serving: false, terminating: false});
	t.true(live.events.includes('Pod NodeNotReady: Node is not ready'));
	t.is(live.events.filter(text => text.startsWith('Pod')).length, 1);
	hear(live, 'node-2');
	t.deepEqual(endpoints(), {ready: true, serving: true, terminating: false});
});

test('a pod that its kubelet calls ready a moment before its node is heard of stays ready', t => {
	const live = liveWorld({nodes: 2, kubelet: 'told'});
	live.create(podDraft('web', {nodeName: 'node-1'}));
	live.ready(live.get('pods', 'web') as never);
	silence(live, 'node-1');
	live.pass(50);
	t.is(conditionOf(live.get('pods', 'web') as never, 'Ready')?.status, 'False');
	live.pass(5);
	live.ready(live.get('pods', 'web') as never);
	hear(live, 'node-1');
	t.is(conditionOf(live.get('pods', 'web') as never, 'Ready')?.status, 'True');
});

test('a pod that fits no node says which of them are unreachable', t => {
	const live = liveWorld({nodes: 2});
	live.create(nodeDraft('node-3', {}, {disk: 'ssd'}));
	silence(live, 'node-3');
	live.pass(50);
	live.create(podDraft('picky', {nodeSelector: {disk: 'ssd'}, tolerations: usualTolerations}));
	t.is(
		conditionOf(live.get('pods', 'picky') as never, 'PodScheduled')?.message,
		"0/3 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }, 2 node(s) didn't match Pod's node affinity/selector.",
	);
	hear(live, 'node-3');
	t.is((live.get('pods', 'picky').spec as {nodeName?: string}).nodeName, 'node-3');
});
