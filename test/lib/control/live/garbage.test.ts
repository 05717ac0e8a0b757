import test from 'ava';
import {liveWorld, podDraft, workloadDraft} from '../../../helpers/live.js';

const deployments = 'deployments.apps';
const replicaSets = 'replicasets.apps';

test('in the background dependents go after their owner, down to the pods', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {replicas: 3}));
	live.remove(deployments, 'web');
	t.deepEqual([...live.names(replicaSets), ...live.names('pods')], []);
});

test('in the foreground the owner goes last', t => {
	const live = liveWorld({kubelet: 'told'});
	live.create(workloadDraft('Deployment', 'web', {replicas: 2}));
	live.remove(deployments, 'web', 'foregroundDeletion');
	const [first, second] = live.pods();
	t.is(live.pods().filter(({metadata}) => metadata.deletionTimestamp).length, 2);
	if (first) live.ended(first);
	t.deepEqual([live.names(deployments).length, live.names(replicaSets).length], [1, 1]);
	if (second) live.ended(second);
	t.deepEqual([...live.names(deployments), ...live.names(replicaSets)], []);
});

test('orphans stay and forget their owner, and a new one takes them', t => {
	const live = liveWorld();
	live.create(workloadDraft('Deployment', 'web', {replicas: 2}));
	const pods = live.pods().map(({metadata}) => metadata.uid);
	live.remove(deployments, 'web', 'orphan');
	t.deepEqual(live.names(deployments), []);
	t.deepEqual(
		live.world.list(replicaSets).map(({metadata}) => metadata.ownerReferences),
		[[]],
	);
	live.create(workloadDraft('Deployment', 'web', {replicas: 2}));
	t.deepEqual(
		live.pods().map(({metadata}) => metadata.uid),
		pods,
	);
});

test('an owner with the name but another UID is not the owner; one of a kind that nobody knows is', t => {
	const live = liveWorld();
	live.create(workloadDraft('ReplicaSet', 'web', {replicas: 0}));
	const owner = {name: 'web', uid: 'another'};
	live.create(podDraft('a', {}, {ownerReferences: [{apiVersion: 'apps/v1', kind: 'ReplicaSet', ...owner}]}));
	live.create(podDraft('b', {}, {ownerReferences: [{apiVersion: 'x.io/v1', kind: 'Thing', ...owner}]}));
	t.deepEqual(live.names('pods'), ['b']);
});

test('an object with two owners goes when both are gone', t => {
	const live = liveWorld();
	for (const name of ['a', 'b'])
		live.create({apiVersion: 'v1', kind: 'ConfigMap', metadata: {name, namespace: 'default'}});
	const ownerReferences = ['a', 'b'].map(name => ({
		apiVersion: 'v1',
		kind: 'ConfigMap',
		name,
		uid: live.get('configmaps', name).metadata.uid,
	}));
	live.create({
		apiVersion: 'v1',
		kind: 'Secret',
		metadata: {name: 's', namespace: 'default', ownerReferences},
	});
	live.remove('configmaps', 'a');
	t.deepEqual(live.names('secrets'), ['s']);
	live.remove('configmaps', 'b');
	t.deepEqual(live.names('secrets'), []);
});

test('a namespace has its ServiceAccount and the CA; who deletes or changes them finds them again', t => {
	const live = liveWorld();
	t.deepEqual(live.names('serviceaccounts'), ['default']);
	live.remove('serviceaccounts', 'default');
	t.deepEqual(live.names('serviceaccounts'), ['default']);
	live.world.put({...live.get('configmaps', 'kube-root-ca.crt'), data: {}});
	live.run();
	t.deepEqual(live.get('configmaps', 'kube-root-ca.crt').data, {'ca.crt': 'CA'});
});

test('a namespace goes when everything in it is gone, and nothing is made in it meanwhile', t => {
	const live = liveWorld({kubelet: 'told'});
	live.world.create({
		apiVersion: 'v1',
		kind: 'Namespace',
		metadata: {name: 'team'},
		spec: {finalizers: ['kubernetes']},
	});
	const draft = workloadDraft('Deployment', 'web', {replicas: 2});
	live.create({...draft, metadata: {...draft.metadata, namespace: 'team'}});
	live.remove('namespaces', 'team');
	t.deepEqual(live.names(deployments), []);
	t.is(live.pods().length, 2);
	t.deepEqual(live.names('configmaps'), ['kube-root-ca.crt']);
	for (const pod of live.pods()) live.ended(pod);
	t.deepEqual(live.names('namespaces'), ['default']);
});

test('pods of a node that is gone are removed after a while', t => {
	const live = liveWorld();
	live.create(podDraft('a', {nodeName: 'node-2'}));
	live.remove('nodes', 'node-2');
	t.deepEqual(live.names('pods'), ['a']);
	live.pass(41);
	t.deepEqual(live.names('pods'), []);
});
