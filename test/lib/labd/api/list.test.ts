import {request} from 'node:https';
import {gunzipSync} from 'node:zlib';
import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {podNamed, startApi, type TestApi} from '../../../helpers/api.js';

const pods = '/api/v1/namespaces/default/pods';
const asTable = (version = 'v1') => ({
	accept: `application/json;as=Table;v=${version};g=meta.k8s.io,application/json`,
});

type PodOf = {readonly namespace?: string; readonly labels?: object; readonly spec?: object};

function create(
	{registry}: TestApi,
	name: string,
	{namespace = 'default', labels = {}, spec = {}}: PodOf = {},
) {
	const object = podNamed(name, {metadata: {namespace, labels}, spec}) as ApiObject;
	if (!registry.change({do: 'create', object}, 'test')) throw new Error(`${name} was not created`);
}

async function names(api: TestApi, path: string): Promise<string[]> {
	const {body} = await api.ask('GET', path);
	return body.items.map(({metadata}: ApiObject) => metadata.name);
}

test('a list has its kind, its version and its items in order', async t => {
	const api = await startApi(t);
	for (const name of ['b', 'a', 'c']) create(api, name);
	create(api, 'a', {namespace: 'kube-system'});
	const {body} = await api.ask('GET', '/api/v1/pods');
	t.like(body, {kind: 'PodList', apiVersion: 'v1', metadata: {resourceVersion: String(api.store.version)}});
	t.deepEqual(
		body.items.map(({metadata}: ApiObject) => `${metadata.namespace}/${metadata.name}`),
		['default/a', 'default/b', 'default/c', 'kube-system/a'],
	);
	t.deepEqual(await names(api, pods), ['a', 'b', 'c']);
	t.deepEqual(await names(api, '/api/v1/namespaces/nowhere/pods'), []);
});

const selectors = {
	'labelSelector=app%3Dweb': ['blue', 'green'],
	'labelSelector=app%3D%3Dweb,color%3Dblue': ['blue'],
	'labelSelector=app!%3Dweb': ['db', 'plain'],
	'labelSelector=app': ['blue', 'db', 'green'],
	'labelSelector=!app': ['plain'],
	'labelSelector=color%20in%20(blue,red)': ['blue'],
	'labelSelector=color%20notin%20(blue)': ['db', 'green', 'plain'],
	'labelSelector=app%3Dweb,color%20notin%20(blue,red)': ['green'],
	'labelSelector=size%3E3': ['db'],
	'labelSelector=size%3C3': ['blue'],
	'labelSelector=': ['blue', 'db', 'green', 'plain'],
	'fieldSelector=metadata.name%3Ddb': ['db'],
	'fieldSelector=metadata.name!%3Ddb': ['blue', 'green', 'plain'],
	'fieldSelector=spec.nodeName%3Dnode-1': ['blue'],
	'fieldSelector=spec.nodeName%3D': ['db', 'green', 'plain'],
	'fieldSelector=status.phase%3DPending,spec.nodeName%3Dnode-1': ['blue'],
	'fieldSelector=status.phase%3DRunning': [],
	'fieldSelector=spec.hostNetwork%3Dfalse': ['blue', 'db', 'green', 'plain'],
	'labelSelector=app%3Dweb&fieldSelector=metadata.name%3Dgreen': ['green'],
};

for (const [query, expected] of Object.entries(selectors)) {
	test(`${decodeURIComponent(query)} selects ${expected.join(' and ') || 'nothing'}`, async t => {
		const api = await startApi(t);
		create(api, 'blue', {labels: {app: 'web', color: 'blue', size: '2'}, spec: {nodeName: 'node-1'}});
		create(api, 'green', {labels: {app: 'web', color: 'green'}});
		create(api, 'db', {labels: {app: 'db', size: '10'}});
		create(api, 'plain');
		t.deepEqual(await names(api, `${pods}?${query}`), expected);
	});
}

test('pages show the list as it was when the first was asked for', async t => {
	const api = await startApi(t);
	for (let i = 0; i < 5; i++) create(api, `p${i}`);
	const first = (await api.ask('GET', `${pods}?limit=2`)).body;
	t.is(first.metadata.remainingItemCount, 3);
	create(api, 'p00');
	for (const name of ['p1', 'p3']) await api.ask('DELETE', `${pods}/${name}`);
	const next = (token: string) => api.ask('GET', `${pods}?limit=2&continue=${token}`);
	const second = (await next(first.metadata.continue)).body;
	const third = (await next(second.metadata.continue)).body;
	const read = [first, second, third].flatMap(({items}) =>
		items.map(({metadata}: ApiObject) => metadata.name),
	);
	t.deepEqual(read, ['p0', 'p1', 'p2', 'p3', 'p4']);
	t.is(third.metadata.continue, undefined);
	t.is(third.metadata.resourceVersion, first.metadata.resourceVersion);
	const {code} = await api.ask('GET', `/api/v1/configmaps?limit=2&continue=${first.metadata.continue}`);
	t.is(code, 400);
});

test('pages that nobody has read for long are Gone', async t => {
	const api = await startApi(t);
	for (let i = 0; i < 3; i++) create(api, `p${i}`);
	const {body} = await api.ask('GET', `${pods}?limit=1`);
	for (let i = 0; i < 100; i++) await api.ask('GET', `${pods}?limit=1`);
	const answer = await api.ask('GET', `${pods}?limit=1&continue=${body.metadata.continue}`);
	t.is(answer.code, 410);
	t.is(answer.body.reason, 'Expired');
});

test('the present may be asked for by its version', async t => {
	const api = await startApi(t);
	create(api, 'a');
	const {version} = api.store;
	t.is((await api.ask('GET', `${pods}?resourceVersion=${version}&resourceVersionMatch=Exact`)).code, 200);
	t.is((await api.ask('GET', `${pods}?resourceVersion=1&resourceVersionMatch=NotOlderThan`)).code, 200);
	t.is((await api.ask('GET', `${pods}?resourceVersion=0`)).code, 200);
});

test('objects are shown as Tables, or by their metadata, or in YAML', async t => {
	const api = await startApi(t);
	create(api, 'a');
	for (const path of [pods, `${pods}/a`]) {
		const {body} = await api.ask('GET', path, {headers: asTable()});
		t.like(body, {kind: 'Table', apiVersion: 'meta.k8s.io/v1'});
		t.is(body.rows[0].cells[0], 'a');
		t.is(body.rows[0].object.kind, 'PartialObjectMetadata');
		t.is(body.rows[0].object.spec, undefined);
	}
	t.is((await api.ask('GET', pods, {headers: asTable('v1beta1')})).body.apiVersion, 'meta.k8s.io/v1beta1');
	t.is((await api.ask('GET', pods, {headers: asTable('v7')})).body.kind, 'PodList');
	const whole = await api.ask('GET', `${pods}?includeObject=Object`, {headers: asTable()});
	t.is(whole.body.rows[0].object.kind, 'Pod');
	const none = await api.ask('GET', `${pods}?includeObject=None`, {headers: asTable()});
	t.is(none.body.rows[0].object, null);
	const partial = {accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io'};
	const metadata = (await api.ask('GET', pods, {headers: partial})).body;
	t.is(metadata.kind, 'PartialObjectMetadataList');
	t.deepEqual(Object.keys(metadata.items[0]), ['kind', 'apiVersion', 'metadata']);
	const yaml = await api.ask('GET', `${pods}/a`, {headers: {accept: 'application/yaml'}});
	t.regex(yaml.text, /^kind: Pod$/m);
});

test('people get indented JSON', async t => {
	const api = await startApi(t);
	const lines = async (path: string, agent: string) =>
		(await api.ask('GET', path, {headers: {'user-agent': agent}})).text.split('\n').length;
	t.true((await lines('/version', 'curl/8.0')) > 5);
	t.is(await lines('/version', 'kubectl/v1.32.3'), 1);
	t.true((await lines('/version?pretty=true', 'kubectl/v1.32.3')) > 5);
	t.is(await lines('/version?pretty=false', 'curl/8.0'), 1);
});

test('a large answer is compressed for who asks', async t => {
	const api = await startApi(t);
	const data = {text: 'x'.repeat(300_000)};
	await api.ask('POST', '/api/v1/namespaces/default/configmaps', {body: {metadata: {name: 'a'}, data}});
	const bytes = await new Promise<Buffer>((resolve, reject) => {
		const headers = {authorization: `Bearer ${api.token}`, 'accept-encoding': 'gzip'};
		const {port, ca} = api;
		request({host: '127.0.0.1', port, ca, path: '/api/v1/configmaps', headers}, response => {
			t.is(response.headers['content-encoding'], 'gzip');
			const chunks: Buffer[] = [];
			response.on('data', chunk => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
		})
			.on('error', reject)
			.end();
	});
	t.true(bytes.length < 10_000);
	t.is(JSON.parse(gunzipSync(bytes).toString()).items[0].data.text.length, 300_000);
	t.is((await api.ask('GET', '/api/v1/configmaps')).headers['content-encoding'], undefined);
});

test.serial('two thousand pods are a Table within 300 ms', async t => {
	const api = await startApi(t);
	for (let i = 0; i < 2000; i++)
		create(api, `p${i}`, {labels: {app: `a${i % 10}`}, spec: {nodeName: 'node-1'}});
	const headers = asTable();
	const times: number[] = [];
	for (let i = 0; i < 10; i++) {
		const start = performance.now();
		const {body} = await api.ask('GET', '/api/v1/pods', {headers});
		times.push(performance.now() - start);
		t.is(body.rows.length, 2000);
	}
	t.log(`${times.map(time => time.toFixed(0)).join(', ')} ms, client and server in one process`);
	t.true(Math.min(...times) < 300);
});
