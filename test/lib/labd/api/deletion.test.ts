import test from 'ava';
import type {DeleteOptions} from '../../../../lib/labd/api/registry-types.js';
import {testRegistry} from '../../../helpers/api.js';
import {deployment, makePod, map, namespace, pod, reasonOf, target, web} from '../../../helpers/registry.js';

test('a pod on a node goes after its grace, a pod on none at once', t => {
	const {registry, store} = testRegistry(t);
	makePod({registry}, 'idle');
	makePod({registry}, 'busy', {spec: {nodeName: 'node-1', terminationGracePeriodSeconds: 7}});
	registry.remove(target(pod, 'idle'));
	t.is(store.get({resource: 'pods', namespace, name: 'idle'}), undefined);
	const going = registry.remove(target(pod, 'busy'));
	t.is(going.metadata.deletionGracePeriodSeconds, 7);
	const wait = Date.parse(going.metadata.deletionTimestamp ?? '') - Date.now();
	t.true(wait > 5000 && wait <= 7000);
	t.is(registry.remove(target(pod, 'busy')), going, 'to ask again changes nothing');
	t.is(registry.remove(target(pod, 'busy'), {gracePeriodSeconds: 60}), going, 'nor does a longer grace');
	t.is(registry.remove(target(pod, 'busy'), {gracePeriodSeconds: 2}).metadata.deletionGracePeriodSeconds, 2);
	registry.podEnded(going.metadata.uid, {namespace, name: 'busy'});
	t.is(store.get({resource: 'pods', namespace, name: 'busy'}), undefined);
});

test('a pod goes at once by force, or when it has ended', t => {
	const {registry, store} = testRegistry(t);
	const busy = makePod({registry}, 'busy', {spec: {nodeName: 'node-1'}});
	registry.remove(target(pod, 'busy'), {gracePeriodSeconds: 0});
	t.is(store.list('pods').length, 0);
	const done = makePod({registry}, 'done', {spec: {nodeName: 'node-1'}});
	registry.reportPod(done.metadata.uid, {namespace, name: 'done'}, {phase: 'Succeeded'});
	registry.podEnded(busy.metadata.uid, {namespace, name: 'done'});
	registry.podEnded(done.metadata.uid, {namespace, name: 'done'});
	t.is(store.list('pods').length, 1, 'nobody has asked for its deletion');
	registry.remove(target(pod, 'done'));
	t.is(store.list('pods').length, 0);
});

test('finalizers hold an object until the last one is taken from it', t => {
	const {registry, store} = testRegistry(t);
	registry.create(
		{kind: map, namespace},
		{metadata: {name: 'a', finalizers: ['example.org/a', 'example.org/b']}},
	);
	const going = registry.remove(target(map, 'a'));
	t.truthy(going.metadata.deletionTimestamp);
	const left = (finalizers: string[]) =>
		registry.patch(target(map, 'a'), {type: 'application/merge-patch+json', value: {metadata: {finalizers}}});
	left(['example.org/b']);
	t.is(store.list('configmaps').length, 1);
	left([]);
	t.is(store.list('configmaps').length, 0);
});

test('a pod whose kubelet is done waits for its finalizers alone', t => {
	const {registry, store} = testRegistry(t);
	const object = makePod({registry}, 'a', {
		metadata: {finalizers: ['example.org/a']},
		spec: {nodeName: 'node-1'},
	});
	registry.remove(target(pod, 'a'));
	registry.podEnded(object.metadata.uid, {namespace, name: 'a'});
	t.is(store.list('pods')[0]?.metadata.deletionGracePeriodSeconds, 0);
	registry.patch(target(pod, 'a'), {
		type: 'application/merge-patch+json',
		value: {metadata: {finalizers: null}},
	});
	t.is(store.list('pods').length, 0);
});

const propagations: Readonly<Record<string, {options: DeleteOptions; finalizers: string[] | 'gone'}>> = {
	'in the background is to go': {options: {propagationPolicy: 'Background'}, finalizers: 'gone'},
	'without a word is to go': {options: {}, finalizers: 'gone'},
	'in the foreground is to wait for the dependents': {
		options: {propagationPolicy: 'Foreground'},
		finalizers: ['foregroundDeletion'],
	},
	'and to orphan is to wait until the dependents are free': {
		options: {propagationPolicy: 'Orphan'},
		finalizers: ['orphan'],
	},
};

for (const [what, {options, finalizers}] of Object.entries(propagations)) {
	test(`to delete ${what}`, t => {
		const {registry, store} = testRegistry(t);
		registry.create({kind: deployment, namespace}, web);
		registry.remove(target(deployment, 'web'), options);
		const left = store.list('deployments.apps')[0];
		if (finalizers === 'gone') return t.is(left, undefined);
		t.deepEqual(left?.metadata.finalizers, finalizers);
		t.is(left?.metadata.generation, 2);
	});
}

test('a deletion is of the object that was meant', t => {
	const {registry} = testRegistry(t);
	const {metadata} = registry.create({kind: map, namespace}, {metadata: {name: 'a'}});
	const remove = (preconditions: {uid?: string; resourceVersion?: string}) =>
		registry.remove(target(map, 'a'), {preconditions});
	t.is(
		reasonOf(() => remove({uid: 'other'})),
		'Conflict',
	);
	t.is(
		reasonOf(() => remove({resourceVersion: '1'})),
		'Conflict',
	);
	t.is(
		reasonOf(() => remove({uid: metadata.uid, resourceVersion: metadata.resourceVersion})),
		undefined,
	);
});
