import {text} from 'node:stream/consumers';
import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {badRequest} from '../../../../lib/api/status.js';
import {podNamed, startApi, type TestApi} from '../../../helpers/api.js';

const pods = '/api/v1/namespaces/default/pods';
const maps = '/api/v1/namespaces/default/configmaps';
const deployments = '/apis/apps/v1/namespaces/default/deployments';
const merge = {'content-type': 'application/merge-patch+json'};

function withDeployment({ask}: TestApi) {
	const template = {metadata: {labels: {app: 'web'}}, spec: {containers: [{name: 'web', image: 'nginx'}]}};
	const spec = {replicas: 2, selector: {matchLabels: {app: 'web'}}, template};
	return ask('POST', deployments, {body: {metadata: {name: 'web'}, spec}});
}

test('an object is scaled through its Scale', async t => {
	const api = await startApi(t);
	await withDeployment(api);
	const {body: scale} = await api.ask('GET', `${deployments}/web/scale`);
	t.like(scale, {kind: 'Scale', spec: {replicas: 2}, status: {replicas: 0, selector: 'app=web'}});
	const put = await api.ask('PUT', `${deployments}/web/scale`, {body: {...scale, spec: {replicas: 5}}});
	t.is(put.body.spec.replicas, 5);
	const stale = await api.ask('PUT', `${deployments}/web/scale`, {body: {...scale, spec: {replicas: 6}}});
	t.is(stale.body.reason, 'Conflict');
	const patched = await api.ask('PATCH', `${deployments}/web/scale`, {
		headers: merge,
		body: {spec: {replicas: 0}},
	});
	t.is(patched.body.spec.replicas, 0);
	const {body} = await api.ask('GET', `${deployments}/web`);
	t.is(body.spec.replicas, 0);
	t.is(body.metadata.generation, 3);
	t.deepEqual(
		body.metadata.managedFields.map(({subresource}: {subresource?: string}) => subresource).filter(Boolean),
		['scale'],
	);
});

test('a pod is bound to a node once', async t => {
	const api = await startApi(t);
	await api.ask('POST', pods, {body: podNamed('a')});
	const bind = (target: object) =>
		api.ask('POST', `${pods}/a/binding`, {
			body: {kind: 'Binding', apiVersion: 'v1', metadata: {name: 'a'}, target},
		});
	t.is((await bind({kind: 'Node'})).body.details.causes[0].field, 'target.name');
	t.is((await bind({kind: 'Rack', name: 'r'})).code, 422);
	const {code, body} = await bind({kind: 'Node', name: 'node-1'});
	t.is(code, 201);
	t.is(body.status, 'Success');
	const pod = (await api.ask('GET', `${pods}/a`)).body;
	t.is(pod.spec.nodeName, 'node-1');
	t.is(pod.status.conditions.find(({type}: {type: string}) => type === 'PodScheduled').status, 'True');
	const again = await bind({kind: 'Node', name: 'node-2'});
	t.is(again.code, 409);
	t.regex(again.body.message, /pod a is already assigned to node "node-1"/);
});

test('a pod is evicted', async t => {
	const api = await startApi(t);
	await api.ask('POST', pods, {body: podNamed('a')});
	const body = {apiVersion: 'policy/v1', kind: 'Eviction', metadata: {name: 'a'}};
	t.is((await api.ask('POST', `${pods}/a/eviction`, {body})).code, 201);
	t.is(api.store.list('pods').length, 0);
	t.is((await api.ask('POST', `${pods}/a/eviction`, {body})).code, 404);
});

test('a namespace goes through finalize', async t => {
	const api = await startApi(t);
	await api.ask('POST', '/api/v1/namespaces', {body: {metadata: {name: 'x'}}});
	const {body} = await api.ask('DELETE', '/api/v1/namespaces/x');
	t.is(body.status.phase, 'Terminating');
	const {code} = await api.ask('PUT', '/api/v1/namespaces/x/finalize', {
		body: {...body, spec: {finalizers: []}},
	});
	t.is(code, 200);
	t.is((await api.ask('GET', '/api/v1/namespaces/x')).code, 404);
});

test('the status is written through its subresource alone', async t => {
	const api = await startApi(t);
	await withDeployment(api);
	const body = {status: {replicas: 7}, spec: {replicas: 9}};
	const whole = await api.ask('PATCH', `${deployments}/web`, {headers: merge, body});
	t.is(whole.body.status.replicas, undefined);
	t.is(whole.body.spec.replicas, 9);
	const status = await api.ask('PATCH', `${deployments}/web/status`, {
		headers: merge,
		body: {status: {replicas: 7}, spec: {replicas: 1}},
	});
	t.is(status.body.status.replicas, 7);
	t.is(status.body.spec.replicas, 9);
	t.is((await api.ask('GET', `${deployments}/web/status`)).body.status.replicas, 7);
});

test('what is deleted at once is told by name; what lingers, and a pod, is shown', async t => {
	const api = await startApi(t);
	await api.ask('POST', maps, {body: {metadata: {name: 'a'}}});
	await api.ask('POST', maps, {body: {metadata: {name: 'b', finalizers: ['example.org/a']}}});
	await api.ask('POST', pods, {body: podNamed('p')});
	const {body: gone} = await api.ask('DELETE', `${maps}/a`);
	t.like(gone, {kind: 'Status', status: 'Success'});
	t.like(gone.details, {name: 'a', kind: 'configmaps'});
	const {body: lingers} = await api.ask('DELETE', `${maps}/b`);
	t.is(lingers.kind, 'ConfigMap');
	t.truthy(lingers.metadata.deletionTimestamp);
	t.is((await api.ask('DELETE', `${pods}/p`)).body.kind, 'Pod');
});

test('how to delete may be said in the query or in the body', async t => {
	const api = await startApi(t);
	const busy = (name: string) =>
		podNamed(name, {metadata: {namespace: 'default'}, spec: {nodeName: 'node-1'}});
	for (const name of ['a', 'b', 'c'])
		api.registry.change({do: 'create', object: busy(name) as ApiObject}, 'test');
	const grace = async (path: string, body?: object) =>
		(await api.ask('DELETE', `${pods}/${path}`, body && {body})).body.metadata.deletionGracePeriodSeconds;
	t.is(await grace('a?gracePeriodSeconds=5'), 5);
	t.is(await grace('b', {kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 6}), 6);
	t.is(await grace('c?gracePeriodSeconds=5', {gracePeriodSeconds: 7}), 7);
});

test('a collection is deleted by selector', async t => {
	const api = await startApi(t);
	for (const [name, app] of [
		['a', 'web'],
		['b', 'web'],
		['c', 'db'],
	] as const)
		await api.ask('POST', maps, {body: {metadata: {name, labels: {app}}}});
	const {body} = await api.ask('DELETE', `${maps}?labelSelector=app%3Dweb`);
	t.is(body.items.length, 2);
	t.deepEqual(
		api.store.list('configmaps').map(({metadata}) => metadata.name),
		['c'],
	);
	const dry = await api.ask('DELETE', `${maps}?dryRun=All`);
	t.is(dry.code, 200);
	t.is(api.store.list('configmaps').length, 1);
});

test('the Job whose pods would stay is deleted with a warning', async t => {
	const api = await startApi(t);
	const jobs = '/apis/batch/v1/namespaces/default/jobs';
	const template = {spec: {restartPolicy: 'Never', containers: [{name: 'a', image: 'busybox'}]}};
	await api.ask('POST', jobs, {body: {metadata: {name: 'a'}, spec: {template}}});
	const {headers} = await api.ask('DELETE', `${jobs}/a`);
	t.regex(String(headers.warning), /^299 - "child pods are preserved by default when jobs are deleted; /);
	t.deepEqual(api.store.list('jobs.batch')[0]?.metadata.finalizers, ['orphan']);
});

test('a warning of any letters is one header', async t => {
	const api = await startApi(t);
	const body = {metadata: {name: 'a'}, 'schön"\n\\': 1};
	const {code, headers} = await api.ask('POST', `${maps}?fieldValidation=Warn`, {body});
	t.is(code, 201);
	t.regex(Buffer.from(String(headers.warning), 'latin1').toString(), /^299 - "unknown field .*schön/);
});

test('the log of a pod is its text', async t => {
	const asked: unknown[] = [];
	const api = await startApi(t, {
		kubelet: {
			async *logs(uid, container, options) {
				asked.push(uid, container, options);
				yield 'one\n';
				yield 'two\n';
			},
		},
	});
	const object = podNamed('a', {metadata: {namespace: 'default'}, spec: {nodeName: 'node-1'}}) as ApiObject;
	api.registry.change({do: 'create', object}, 'test');
	const {text, headers} = await api.ask('GET', `${pods}/a/log?tailLines=2&follow=true&timestamps=1`);
	t.is(text, 'one\ntwo\n');
	t.is(headers['content-type'], 'text/plain');
	t.deepEqual(asked, [
		api.store.list('pods')[0]?.metadata.uid,
		'web',
		{follow: true, previous: false, timestamps: true, tailLines: 2},
	]);
});

test('the answer to a log that is followed comes before its first line; a refusal is an answer of its own', async t => {
	let say = () => {};
	const said = new Promise<void>(resolve => (say = resolve));
	const api = await startApi(t, {
		kubelet: {
			logs(_, __, {previous}) {
				if (previous) throw badRequest('previous terminated container "web" in pod "a" not found');
				return (async function* () {
					await said;
					yield 'one\n';
				})();
			},
		},
	});
	const object = podNamed('a', {metadata: {namespace: 'default'}, spec: {nodeName: 'node-1'}}) as ApiObject;
	api.registry.change({do: 'create', object}, 'test');
	const {response} = await api.watch(`${pods}/a/log?follow=true`);
	t.is(response.statusCode, 200);
	response.removeAllListeners('data');
	say();
	t.is(await text(response), 'one\n');
	const refused = await api.ask('GET', `${pods}/a/log?previous=true`);
	t.is(refused.code, 400);
	t.is(refused.body.message, 'previous terminated container "web" in pod "a" not found');
});
