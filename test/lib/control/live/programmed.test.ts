import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {type Condition, findCondition} from '../../../../lib/control/live/conditions.js';
import type {LiveNode, LivePod} from '../../../../lib/control/live/live-objects.js';
import {silencedNode} from '../../../../lib/control/live/node-health.js';
import {routedNode} from '../../../../lib/control/live/routing.js';
import {type Live, liveWorld, templateOf, workloadDraft} from '../../../helpers/live.js';

const deployments = 'deployments.apps';

function programmed(object: ApiObject): Condition | undefined {
	const {conditions} = (object.status ?? {}) as {readonly conditions?: readonly Condition[]};
	return findCondition(conditions, 'Programmed');
}

function stateOf(live: Live, resource = deployments, name = 'web'): string {
	const {status, reason} = programmed(live.get(resource, name)) ?? {};
	return `${status} ${reason}`;
}

function run(live: Live, pods = live.pods()): void {
	for (const pod of pods) live.ready(pod);
}

/** A world whose Deployment `web` has so many pods, all with a network. */
function standing(replicas: number): Live {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {replicas}));
	run(live);
	live.changes.length = 0;
	return live;
}

test('a Deployment is programmed when the last of its pods has its network', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {replicas: 3}));
	t.is(stateOf(live), 'False PodsWithoutNetwork');
	t.is(programmed(live.get(deployments, 'web'))?.message, '3 of 3 pods have no network yet');
	const [first, second, third] = live.pods();
	run(live, [first, second] as LivePod[]);
	t.is(programmed(live.get(deployments, 'web'))?.message, '1 of 3 pods have no network yet');
	run(live, [third] as LivePod[]);
	t.is(stateOf(live), 'True Programmed');
	const condition = programmed(live.get(deployments, 'web')) ?? {};
	t.true('lastTransitionTime' in condition && 'lastUpdateTime' in condition);
});

for (const [what, spec] of Object.entries({
	'another template': {template: templateOf('web', 'nginx:2', {})},
	'more pods': {replicas: 4},
	'fewer pods': {replicas: 1},
})) {
	test(`${what}: nobody sees it True before it is true`, t => {
		const live = standing(3);
		t.is(stateOf(live), 'True Programmed');
		const {generation: before = 0} = live.get(deployments, 'web').metadata;
		const object = live.get(deployments, 'web');
		live.world.put({
			...object,
			metadata: {...object.metadata, generation: before + 1},
			spec: {...(object.spec as object), ...spec},
		});
		live.run();
		const told = live.changes.flatMap(change => {
			const isIt = change.do === 'update' && change.object.kind === 'Deployment';
			return isIt ? [change.object] : [];
		});
		t.is(programmed(told[0] as ApiObject)?.status, 'False');
		t.like(told[0]?.status, {observedGeneration: before});
		for (const each of told) t.is(programmed(each)?.status, 'False');
		for (let round = 0; round < 20 && live.due().length > 0; round++) {
			t.is(programmed(live.get(deployments, 'web'))?.status, 'False');
			const [next] = live.due();
			if (next?.metadata.deletionTimestamp) live.ended(next);
			else if (next) live.ready(next);
		}
		t.is(stateOf(live), 'True Programmed');
	});
}

test('pods that are still there are told', t => {
	const live = standing(3);
	live.edit(deployments, 'web', {replicas: 1});
	t.is(stateOf(live), 'False PodsLeft');
	t.is(programmed(live.get(deployments, 'web'))?.message, '2 pods that shall not be there are left');
});

test('what the kubelet of a silent node said does not count', t => {
	const live = standing(3);
	const node = live.get('nodes', 'node-2');
	const annotations = {
		...node.metadata.annotations,
		'cnilab.io/silent-since': new Date(live.world.now).toISOString(),
	};
	live.world.put({...node, metadata: {...node.metadata, annotations}});
	live.run();
	t.is(stateOf(live), 'False PodsWithoutNetwork');
});

test('while a node has not all of its routes nothing is programmed; a silent one does not count', t => {
	const live = standing(3);
	const tell = (name: string, status: 'True' | 'False') => {
		const routing = {status, reason: 'Because', message: `${status} of it`};
		live.world.put(routedNode(live.get('nodes', name) as LiveNode, routing, live.world.now));
		live.run();
	};
	tell('node-1', 'True');
	t.is(stateOf(live), 'True Programmed');
	tell('node-2', 'False');
	t.is(stateOf(live), 'False RoutesMissing');
	t.is(programmed(live.get(deployments, 'web'))?.message, 'node-2: False of it');
	tell('node-2', 'True');
	t.is(stateOf(live), 'True Programmed');
	live.create(workloadDraft('Deployment', 'none', {replicas: 0}));
	tell('node-3', 'False');
	t.is(stateOf(live, deployments, 'none'), 'True Programmed');
	for (const pod of live.pods().filter(({spec}) => spec.nodeName === 'node-3'))
		live.remove('pods', pod.metadata.name);
	live.world.put(silencedNode(live.get('nodes', 'node-3') as LiveNode, live.world.now, {shutsDown: false}));
	live.run();
	t.not(stateOf(live), 'False RoutesMissing');
});

test('a Node that says so already is not written again; a new reason is no transition', t => {
	const live = liveWorld();
	const routing = {status: 'False', reason: 'Converging', message: 'not yet'} as const;
	const node = live.get('nodes', 'node-1') as LiveNode;
	const told = routedNode(node, routing, live.world.now);
	t.not(told, node);
	t.is(routedNode(told, routing, live.world.now + 5000), told);
	const since = (object: LiveNode) =>
		findCondition(object.status?.conditions, 'Programmed')?.lastTransitionTime;
	const later = routedNode(told, {...routing, reason: 'NotConverged'}, live.world.now + 5000);
	t.is(since(later), since(told));
	t.not(since(routedNode(later, {...routing, status: 'True'}, live.world.now + 5000)), since(told));
	t.is(later.status?.conditions?.length, told.status?.conditions?.length);
});

for (const [kind, resource, spec] of [
	['Deployment', deployments, {replicas: 3}],
	['ReplicaSet', 'replicasets.apps', {replicas: 3}],
	['StatefulSet', 'statefulsets.apps', {replicas: 3, serviceName: 'web'}],
	['DaemonSet', 'daemonsets.apps', {}],
	['Job', 'jobs.batch', {parallelism: 3, completions: 3}],
] as const) {
	test(`a ${kind} becomes programmed, and stays so while its status changes`, t => {
		const live = liveWorld();
		live.create(workloadDraft(kind, 'web', spec));
		t.is(stateOf(live, resource), 'True Programmed');
		const [pod] = live.pods();
		const since = programmed(live.get(resource, 'web'));
		live.pass(60);
		if (kind !== 'Job') live.remove('pods', pod?.metadata.name ?? '');
		t.is(stateOf(live, resource), 'True Programmed');
		t.is(live.pods().length, 3);
		if (kind === 'Job') t.deepEqual(programmed(live.get(resource, 'web')), since);
	});
}

test('a rollout that is paused, or waits for its user, is not waited for', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {replicas: 2}));
	live.edit(deployments, 'web', {paused: true});
	live.edit(deployments, 'web', {template: templateOf('web', 'nginx:2', {})});
	t.is(stateOf(live), 'True Programmed');
	const updateStrategy = {type: 'OnDelete'};
	live.create(workloadDraft('StatefulSet', 'db', {replicas: 2, serviceName: 'db', updateStrategy}));
	live.edit('statefulsets.apps', 'db', {template: templateOf('db', 'nginx:2', {})});
	t.is(stateOf(live, 'statefulsets.apps', 'db'), 'True Programmed');
});

test('many pods that come one by one are a few writes, and each message holds until the next', t => {
	const count = 200;
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {replicas: count}));
	const messages = new Set<string>();
	for (const [index, pod] of live.pods().entries()) {
		live.ready(pod);
		const {message = '', status} = programmed(live.get(deployments, 'web')) ?? {};
		messages.add(message);
		const left = count - index - 1;
		t.is(status, left === 0 ? 'True' : 'False');
		const [, most] = /(\d+) of/.exec(message) ?? [];
		if (left > 0) t.true(Number(most) >= left && Number(most) < 2 * left + 1, message);
	}
	t.true(messages.size < 20, `${messages.size}`);
});
