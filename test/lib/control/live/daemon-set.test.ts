import test from 'ava';
import type {LiveDaemonSet, LivePod} from '../../../../lib/control/live/live-objects.js';
import {isLeaving, isReady} from '../../../../lib/control/live/pod-state.js';
import {type Live, liveWorld, nodeDraft, templateOf, workloadDraft} from '../../../helpers/live.js';
import {usualTolerations} from '../../../helpers/silence.js';

const resource = 'daemonsets.apps';
const image = (version: number) => ({template: templateOf('agent', `nginx:${version}`)});

function spread(live: Live): string {
	return live
		.pods()
		.map(({spec}) => `${spec.nodeName}=${spec.containers[0]?.image?.slice(-1)}`)
		.sort()
		.join(' ');
}

function settleAll(live: Live): void {
	for (let pod = live.due()[0]; pod; pod = live.due()[0]) {
		if (isLeaving(pod)) live.ended(pod);
		else live.ready(pod);
	}
}

test('every node has a pod; a new node gets one, and a node that goes leaves none', t => {
	const live = liveWorld();
	live.create(workloadDraft('DaemonSet', 'agent'));
	t.is(spread(live), 'node-1=1 node-2=1 node-3=1');
	live.create(nodeDraft('node-4'));
	t.is(spread(live), 'node-1=1 node-2=1 node-3=1 node-4=1');
	live.remove('nodes', 'node-2');
	live.pass(41);
	t.is(spread(live), 'node-1=1 node-3=1 node-4=1');
});

test('the node selector decides, and a relabelled node gets or loses its pod', t => {
	const live = liveWorld();
	live.create(
		workloadDraft('DaemonSet', 'agent', {
			template: templateOf('agent', 'nginx:1', {nodeSelector: {disk: 'ssd'}}),
		}),
	);
	t.is(spread(live), '');
	const node = live.get('nodes', 'node-2');
	live.world.put({...node, metadata: {...node.metadata, labels: {disk: 'ssd'}}});
	live.run();
	t.is(spread(live), 'node-2=1');
	live.world.put({
		...live.get('nodes', 'node-2'),
		metadata: {...live.get('nodes', 'node-2').metadata, labels: {}},
	});
	live.run();
	t.is(spread(live), '');
});

test('a cordoned node keeps and gets its daemon, and no other pod', t => {
	const live = liveWorld({nodes: 2});
	live.edit('nodes', 'node-1', {unschedulable: true});
	const taint = live.get('nodes', 'node-1').spec as {taints?: {key: string}[]};
	t.deepEqual(
		taint.taints?.map(({key}) => key),
		['node.kubernetes.io/unschedulable'],
	);
	live.create(workloadDraft('DaemonSet', 'agent'));
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 2}));
	t.is(spread(live), 'node-1=1 node-2=1 node-2=1 node-2=1');
	live.edit('nodes', 'node-1', {unschedulable: undefined});
	t.deepEqual(live.get('nodes', 'node-1').spec, {unschedulable: undefined});
});

test('a rolling update has never more nodes without a pod than maxUnavailable', t => {
	const live = liveWorld({nodes: 5, kubelet: 'told'});
	const updateStrategy = {type: 'RollingUpdate', rollingUpdate: {maxUnavailable: 2}};
	live.create(workloadDraft('DaemonSet', 'agent', {updateStrategy}));
	settleAll(live);
	live.edit(resource, 'agent', image(2));
	const working = () => live.pods().filter(pod => isReady(pod) && !isLeaving(pod)).length;
	for (let pod = live.due()[0]; pod; pod = live.due()[0]) {
		t.true(working() >= 3);
		if (isLeaving(pod)) live.ended(pod);
		else live.ready(pod);
	}
	t.is(spread(live), [1, 2, 3, 4, 5].map(node => `node-${node}=2`).join(' '));
});

test('with maxSurge the new pod works before the old one goes', t => {
	const live = liveWorld({kubelet: 'told'});
	const updateStrategy = {type: 'RollingUpdate', rollingUpdate: {maxSurge: 1, maxUnavailable: 0}};
	live.create(workloadDraft('DaemonSet', 'agent', {updateStrategy}));
	settleAll(live);
	live.edit(resource, 'agent', image(2));
	for (let pod = live.due()[0]; pod; pod = live.due()[0]) {
		t.is(live.pods().filter(each => isReady(each) && !isLeaving(each)).length >= 3, true);
		t.true(live.pods().filter(each => !isLeaving(each)).length <= 4);
		if (isLeaving(pod)) live.ended(pod);
		else live.ready(pod);
	}
	t.is(spread(live), 'node-1=2 node-2=2 node-3=2');
});

test('OnDelete: a pod gets the new template when somebody deletes it', t => {
	const live = liveWorld();
	live.create(workloadDraft('DaemonSet', 'agent', {updateStrategy: {type: 'OnDelete'}}));
	live.edit(resource, 'agent', image(2));
	t.is(spread(live), 'node-1=1 node-2=1 node-3=1');
	const first = live.pods().find(({spec}) => spec.nodeName === 'node-1') as LivePod;
	live.remove('pods', first.metadata.name);
	t.is(spread(live), 'node-1=2 node-2=1 node-3=1');
	const {status} = live.get(resource, 'agent') as LiveDaemonSet;
	t.is(status?.updatedNumberScheduled, 1);
	t.is(status?.desiredNumberScheduled, 3);
});

test('its pods tolerate for ever that their node is not heard of, whatever the template says', t => {
	const live = liveWorld({nodes: 1});
	const template = templateOf('web', 'nginx:1', {tolerations: usualTolerations});
	live.create(workloadDraft('DaemonSet', 'web', {template}));
	const [pod] = live.pods();
	t.deepEqual(
		pod?.spec.tolerations?.map(({key = '', effect, tolerationSeconds}) =>
			[key.split('/').at(-1), effect, tolerationSeconds].join(' '),
		),
		[
			'not-ready NoExecute ',
			'unreachable NoExecute ',
			'disk-pressure NoSchedule ',
			'memory-pressure NoSchedule ',
			'pid-pressure NoSchedule ',
			'unschedulable NoSchedule ',
		],
	);
});
