import test, {type ExecutionContext} from 'ava';
import {kindOfObject} from '../../../lib/api/kinds.js';
import type {ApiObject, Draft} from '../../../lib/api/object.js';
import type {Controller} from '../../../lib/control/live/controller.js';
import {liveControllers} from '../../../lib/control/live/index.js';
import type {LiveDeployment, LivePod} from '../../../lib/control/live/live-objects.js';
import {isLeaving, isReady} from '../../../lib/control/live/pod-state.js';
import {Reconciler} from '../../../lib/labd/reconcile.js';
import {testRegistry} from '../../helpers/api.js';
import {eventually} from '../../helpers/eventually.js';
import {readyPod} from '../../helpers/instant-kubelet.js';
import {nodeDraft, templateOf, workloadDraft} from '../../helpers/live.js';

const controllers = liveControllers({clusterCa: 'CA'});

function lab(
	t: ExecutionContext,
	{nodes = 3, used = controllers}: {nodes?: number; used?: readonly Controller[]} = {},
) {
	const {registry, store} = testRegistry(t);
	for (let index = 1; index <= nodes; index++) {
		const node = nodeDraft(`node-${index}`);
		const metadata = {...node.metadata, uid: `uid-${index}`, creationTimestamp: '2024-01-01T00:00:00Z'};
		store.create('nodes', {...node, metadata} as Draft);
	}
	const said: string[] = [];
	const reconciler = new Reconciler({
		registry,
		controllers: used,
		now: Date.now,
		log: line => said.push(line),
	});
	t.teardown(() => reconciler.close());
	t.teardown(instantly(store, registry));
	reconciler.start();
	const create = (draft: Draft): ApiObject => {
		const kind = kindOfObject(draft);
		if (!kind) throw new Error('no such kind');
		return registry.create({kind, namespace: 'default'}, draft);
	};
	return {registry, store, reconciler, create, said};
}

/** A kubelet whose pods run and end at once. */
function instantly(
	store: ReturnType<typeof testRegistry>['store'],
	registry: ReturnType<typeof testRegistry>['registry'],
): () => void {
	const look = (pod: LivePod) => {
		const {uid, namespace = '', name} = pod.metadata;
		if (isLeaving(pod)) registry.podEnded(uid, {namespace, name});
		else registry.reportPod(uid, {namespace, name}, readyPod(pod, Date.now()).status ?? {});
	};
	return store.watch(
		store.version,
		({type, object}) => {
			const pod = object as LivePod;
			if (type === 'DELETED' || pod.spec.nodeName === undefined) return;
			if (isLeaving(pod) || !isReady(pod)) setImmediate(look, pod);
		},
		'pods',
	);
}

function statusOf({store}: ReturnType<typeof lab>, name: string) {
	return (
		(store.get({resource: 'deployments.apps', namespace: 'default', name}) as LiveDeployment).status ?? {}
	);
}

test('a Deployment comes up, is updated and goes, and the reconciler is idle in the end', async t => {
	const running = lab(t);
	const {create, registry, store, reconciler, said} = running;
	const made = create(workloadDraft('Deployment', 'web', {replicas: 4}));
	await eventually('4 available', () => statusOf(running, 'web').availableReplicas === 4);
	const kind = kindOfObject(made);
	if (!kind) throw new Error('no kind');
	const target = {kind, namespace: 'default', name: 'web'};
	const value = {spec: {template: templateOf('web', 'nginx:2')}};
	registry.patch(target, {type: 'application/merge-patch+json', value});
	const isRolled = () => {
		const {updatedReplicas, replicas, conditions = []} = statusOf(running, 'web');
		return (
			updatedReplicas === 4 &&
			replicas === 4 &&
			conditions.some(({reason}) => reason === 'NewReplicaSetAvailable')
		);
	};
	await eventually('rolled out', isRolled);
	registry.remove(target);
	await eventually('gone', () => store.list('pods').length + store.list('replicasets.apps').length === 0);
	await reconciler.idle();
	t.deepEqual(said, []);
});

test('a thousand pods are made and scheduled while labd goes on answering', async t => {
	const running = lab(t, {nodes: 20});
	await running.reconciler.idle();
	let longest = 0;
	let last = performance.now();
	let beats = true;
	const beat = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (beats) setImmediate(beat);
	};
	beat();
	const began = performance.now();
	running.create(workloadDraft('Deployment', 'web', {replicas: 1000}));
	await eventually('1000 available', () => statusOf(running, 'web').availableReplicas === 1000, 60_000);
	beats = false;
	t.log(
		`${Math.round(performance.now() - began)} ms; the event loop waited ${Math.round(longest)} ms at most`,
	);
	t.is(running.store.list('pods').length, 1000);
	t.deepEqual(running.said, []);
});

/** A controller of ConfigMaps that counts how often it looks. */
function counting(sync: (count: number, object: ApiObject) => ReturnType<Controller['sync']>) {
	const looks: number[] = [];
	const controller: Controller = {
		name: 'counting',
		resource: 'configmaps',
		sync(object) {
			looks.push(Date.now());
			return sync(looks.length, object);
		},
	};
	return {looks, controller};
}

const map = (name: string, data = {}): Draft => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: {name, namespace: 'default'},
	data,
});

test('a controller that fails is logged, and tried again at longer and longer intervals', async t => {
	const {looks, controller} = counting(count => {
		if (count < 5) throw new Error('not yet');
		return [];
	});
	const {create, said} = lab(t, {used: [controller]});
	create(map('a'));
	await eventually('5 looks', () => looks.length >= 5);
	t.is(said.length, 4);
	t.regex(said[3] ?? '', /^counting configmaps default\/a: Error: not yet[\s\S]*again in 40 ms$/);
	t.true((looks[4] ?? 0) - (looks[0] ?? 0) >= 70);
});

test('what is refused over and over does not keep labd busy', async t => {
	const {looks, controller} = counting(() => [{do: 'create', object: map('a')}]);
	const {create} = lab(t, {used: [controller]});
	create(map('a'));
	await eventually('6 looks', () => looks.length >= 6);
	t.true((looks[5] ?? 0) - (looks[0] ?? 0) >= 70);
});

test('what the API refuses is told as an event of the object, with the reason', async t => {
	const wrong = {...map('b'), data: 'text'} as Draft;
	const {looks, controller} = counting(count => (count <= 3 ? [{do: 'create', object: wrong}] : []));
	const {create, store, said} = lab(t, {used: [controller]});
	create(map('a'));
	await eventually('4 looks', () => looks.length >= 4);
	t.is(said.length, 3);
	const [event, ...more] = store.list('events');
	t.deepEqual(more, []);
	t.like(event, {type: 'Warning', reason: 'FailedCreate', count: 3, involvedObject: {name: 'a'}});
	t.regex(String(event?.message), /^Error creating: ConfigMap in version "v1" cannot be handled/);
});

test('a controller that makes things in a namespace that goes is silent, and keeps labd at rest', async t => {
	const {looks, controller} = counting(() => [{do: 'create', object: map('b')}]);
	const {create, store, said, reconciler} = lab(t, {used: [controller]});
	const leaving = {finalizers: ['example.org/stay'], deletionTimestamp: '2024-01-01T00:00:00Z'};
	const namespace = store.get({resource: 'namespaces', name: 'default'});
	const object = create(map('a'));
	if (namespace) store.update('namespaces', {...namespace, metadata: {...namespace.metadata, ...leaving}});
	await reconciler.idle();
	t.is(looks.length, 1);
	t.deepEqual([said, store.list('events')], [[], []]);
	t.deepEqual(store.list('configmaps'), [object]);
});

test('a controller that asks for a later time is asked then', async t => {
	const {looks, controller} = counting(count => (count === 1 ? [{do: 'again', at: Date.now() + 60}] : []));
	const {create, reconciler} = lab(t, {used: [controller]});
	create(map('a'));
	await eventually('a look', () => looks.length === 1);
	await reconciler.idle();
	t.is(looks.length, 1);
	await eventually('another look', () => looks.length === 2);
	t.true((looks[1] ?? 0) - (looks[0] ?? 0) >= 59);
});

test('an object that takes long to look at is looked at less often, but its last state is seen', async t => {
	let seen = '';
	const {looks, controller} = counting((_, object) => {
		const end = performance.now() + 5;
		while (performance.now() < end);
		seen = (object.data as {n?: string}).n ?? '';
		return [];
	});
	const {create, store, reconciler} = lab(t, {used: [controller]});
	create(map('a'));
	for (let n = 0; n < 100; n++) {
		const object = store.get({resource: 'configmaps', namespace: 'default', name: 'a'});
		if (object) store.update('configmaps', {...object, data: {n: String(n)}});
		await new Promise(setImmediate);
	}
	await reconciler.idle();
	t.is(seen, '99');
	t.true(looks.length < 50);
});
