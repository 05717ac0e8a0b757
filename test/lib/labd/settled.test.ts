import test, {type ExecutionContext} from 'ava';
import type {ApiObject} from '../../../lib/api/object.js';
import type {LivePod} from '../../../lib/control/live/live-objects.js';
import {type SettledParts, type SettledQuery, settled} from '../../../lib/labd/settled.js';
import {testRegistry} from '../../helpers/api.js';
import {readyPod} from '../../helpers/instant-kubelet.js';
import {deployment, makePod, namespace, web} from '../../helpers/registry.js';

/** A lab whose controllers, kubelet and kernel are the test's. */
function lab(t: ExecutionContext) {
	// AbortSignal.timeout() does not keep a process alive; in labd its sockets do.
	const alive = setInterval(() => {}, 1000);
	t.teardown(() => clearInterval(alive));
	const {registry, store} = testRegistry(t);
	const pods: string[] = [];
	const faults: object[] = [];
	const listeners = new Set<() => void>();
	const held = {idle: Promise.resolve(), turn: Promise.resolve()};
	const parts = {
		store,
		journal: {
			watch: (listener: () => void) => {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		},
		network: {
			get cluster() {
				return {pods: pods.map(name => ({namespace, name}))};
			},
			get shape() {
				return {faults};
			},
			alone: <T>(action: () => Promise<T>) => held.turn.then(action),
		},
		idle: () => held.idle,
	} as unknown as SettledParts;
	const client = new AbortController();
	return {
		registry,
		store,
		pods,
		faults,
		listeners,
		held,
		client,
		ask: (query: SettledQuery = {}) => settled(parts, {timeoutMs: 20_000, ...query}, client.signal),
		/** The kernel has changed. */
		tell: () => {
			for (const listener of listeners) listener();
		},
		pod: (name: string, spec: object = {nodeName: 'node-1'}) =>
			makePod({registry}, name, {
				spec: {
					containers: [{name: 'web', image: 'nginx'}],
					...spec,
				},
			}),
		report: ({metadata: {uid, name}}: ApiObject, status: object) =>
			registry.reportPod(uid, {namespace, name}, status),
	};
}

function held(): {readonly promise: Promise<void>; release(): void} {
	let release = () => {};
	const promise = new Promise<void>(resolve => {
		release = resolve;
	});
	return {promise, release};
}

/** What has come of it by now. */
async function sofar<T>(promise: Promise<T>): Promise<T | 'waits'> {
	for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
	return Promise.race([promise, Promise.resolve('waits' as const)]);
}

const fine = {settled: true, waitingFor: []};

test('a lab in which nothing is to be done is settled at once', async t => {
	t.like(await lab(t).ask(), fine);
});

test('it waits for the controllers, and then for a change of the network that is at work', async t => {
	const {ask, held: gates} = lab(t);
	const [idle, turn] = [held(), held()];
	gates.idle = idle.promise;
	gates.turn = turn.promise;
	const answer = ask();
	t.is(await sofar(answer), 'waits');
	idle.release();
	t.is(await sofar(answer), 'waits');
	turn.release();
	t.like(await answer, fine);
});

test('it waits for a pod’s network and for its containers, and not for its readiness', async t => {
	const {ask, pod, pods, report, listeners} = lab(t);
	const object = pod('p') as LivePod;
	const answer = ask();
	t.is(await sofar(answer), 'waits');
	pods.push('p');
	const conditions = [{type: 'PodReadyToStartContainers', status: 'True'}];
	const status = (state: object) => ({conditions, containerStatuses: [{name: 'web', state}]});
	report(object, status({waiting: {reason: 'ContainerCreating'}}));
	t.is(await sofar(answer), 'waits');
	report(object, status({running: {}}));
	t.like(await answer, fine);
	const ready = ask({until: 'ready'});
	t.is(await sofar(ready), 'waits');
	report(object, readyPod(object, 0).status ?? {});
	t.like(await ready, fine);
	t.is(listeners.size, 0);
});

test('it waits for the network of a pod that has no object any more', async t => {
	const {ask, pods, tell} = lab(t);
	pods.push('removed');
	const answer = ask();
	t.is(await sofar(answer), 'waits');
	pods.length = 0;
	tell();
	t.like(await answer, fine);
});

test('what can’t be is told and not waited for', async t => {
	const {ask, pod, report, faults} = lab(t);
	report(pod('pending', {}), {conditions: [{type: 'PodScheduled', status: 'False', message: '0/3 nodes'}]});
	pod('away', {nodeName: 'node-2'});
	faults.push({kind: 'kill', node: 'node-2'});
	t.like(await ask(), {
		settled: true,
		waitingFor: ['Pod default/away: node-2 is off', 'Pod default/pending: Pending: 0/3 nodes'],
	});
});

test('what the kernel has refused is not settled, and not waited for', async t => {
	const {ask, pod, registry} = lab(t);
	const about = pod('p');
	const message = 'Failed to create pod sandbox: no address is left';
	const event = {do: 'event', about, type: 'Warning', reason: 'FailedCreatePodSandBox', message} as const;
	registry.change(event, 'kubelet');
	t.like(await ask(), {settled: false, waitingFor: [`Pod default/p: ${message}`]});
});

test('when the time is over, it tells who has not come; when the client is gone, it ends', async t => {
	const {ask, pod, client, listeners} = lab(t);
	pod('p');
	t.like(await ask({timeoutMs: 20}), {settled: false, waitingFor: ['Pod default/p: has no network yet']});
	const answer = ask();
	t.is(await sofar(answer), 'waits');
	client.abort();
	t.like(await answer, {settled: false});
	t.is(listeners.size, 0);
});

test('readiness is waited for with what was asked about, networks with all', async t => {
	const {ask, pod, pods, report} = lab(t);
	const conditions = [{type: 'PodReadyToStartContainers', status: 'True'}];
	const other = pod('other');
	pods.push('other');
	report(other, {conditions, containerStatuses: [{name: 'web', state: {running: {}}}]});
	t.like(await ask({until: 'ready', objects: []}), fine);
	t.like(await ask({until: 'ready', timeoutMs: 20}), {settled: false});
	pods.length = 0;
	t.like(await ask({objects: [], timeoutMs: 20}), {settled: false});
});

test('a Deployment is ready when its rollout is over, and one whose pods crash is told', async t => {
	const {ask, pod, pods, report, registry, store} = lab(t);
	const object = registry.create({kind: deployment, namespace}, web);
	const objects = [{resource: 'deployments.apps', namespace, name: 'web'}];
	const told = (status: object) => {
		const now = store.get({resource: 'deployments.apps', namespace, name: 'web'}) as ApiObject;
		store.update('deployments.apps', {...now, status});
	};
	const answer = ask({until: 'ready', objects});
	t.is(await sofar(answer), 'waits');
	told({observedGeneration: 1, replicas: 2, updatedReplicas: 1, availableReplicas: 1});
	t.is(await sofar(answer), 'waits');
	told({observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1});
	t.like(await answer, fine);
	const one = pod('web-1');
	const {apiVersion, kind, metadata} = object;
	const owner = {apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true};
	const stored = store.get({resource: 'pods', namespace, name: 'web-1'}) as ApiObject;
	store.update('pods', {...stored, metadata: {...stored.metadata, ownerReferences: [owner]}});
	pods.push('web-1');
	const conditions = [{type: 'PodReadyToStartContainers', status: 'True'}];
	report(one, {
		conditions,
		containerStatuses: [{name: 'web', state: {waiting: {reason: 'CrashLoopBackOff'}}}],
	});
	told({observedGeneration: 1, replicas: 1, updatedReplicas: 1});
	const {settled: isSettled, waitingFor} = await ask({until: 'ready', objects});
	t.true(isSettled);
	t.deepEqual(waitingFor, [
		'Pod default/web-1: container web: CrashLoopBackOff',
		'Deployment default/web: 1 of 1 pods are not available',
	]);
});
