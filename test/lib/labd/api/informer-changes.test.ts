/** What the informer of @kubernetes/client-node is told amid writes, beside what really happened. */
import {setTimeout as delay} from 'node:timers/promises';
import {
	CoreV1Api,
	KubeConfig,
	type KubernetesListObject,
	makeInformer,
	type V1ConfigMap,
} from '@kubernetes/client-node';
import test, {type ExecutionContext} from 'ava';
import {startApi, type TestApi} from '../../../helpers/api.js';
import {lineTo} from '../../../helpers/cut-line.js';
import {eventually} from '../../../helpers/eventually.js';
import {type Change, faultsOf, isList, newest, type Told} from './informer-faults.js';

const namespace = 'default';
const path = `/api/v1/namespaces/${namespace}/configmaps`;

test('an informer that starts amid writes sees every change once and in order', async t => {
	const lab = await begin(t);
	const writing = lab.write({writers: 8, objects: 30});
	await eventually('some objects are there', () => lab.happened.length > 40);
	await lab.informer.start();
	await writing;
	await lab.inStep();
	t.is(lab.happened.length, 8 * 15 * (3 + 4));
	t.is(lab.lists(), 1);
	t.deepEqual(faultsOf(lab.told, lab.happened), []);
});

test('an informer that loses its connection goes on where it was, without a list', async t => {
	const lab = await begin(t);
	await lab.informer.start();
	const writing = lab.write({writers: 4, objects: 60});
	for (let cut = 1; cut <= 5; cut++) {
		const {length} = lab.told;
		await eventually('the informer is told something', () => lab.told.length > length + 20);
		lab.line.cut();
	}
	await writing;
	await lab.inStep();
	t.is(lab.lists(), 1);
	t.is(lab.restarts(), 5);
	t.deepEqual(faultsOf(lab.told, lab.happened), []);
});

test('an informer that was away for too long is told 410, lists again, and sees all that is there', async t => {
	const lab = await begin(t, 50);
	await lab.write({writers: 2, objects: 20});
	await lab.informer.start();
	await lab.inStep();
	lab.line.hold();
	await lab.write({writers: 4, objects: 20});
	await lab.disturb();
	const writing = lab.write({writers: 4, objects: 20});
	lab.line.release();
	await writing;
	await lab.inStep();
	t.true(lab.lists() >= 2);
	t.deepEqual(faultsOf(lab.told, lab.happened), []);
});

test('a change that is missing, told twice or in the wrong place is a fault', t => {
	const happened: Change[] = [1, 2, 3].map(version => ({type: 'ADDED', name: `n${version}`, version}));
	const [one, two, three] = happened as [Change, Change, Change];
	t.deepEqual(faultsOf([{list: 1}, one, two, three], happened), []);
	t.deepEqual(faultsOf([one, {list: 3}, three, two], happened), []);
	const wrong: readonly (readonly Told[])[] = [
		[{list: 1}, one, three],
		[{list: 1}, one, two, two, three],
		[{list: 1}, one, three, two],
		[{list: 1}, two, three],
		[{list: 2}, one, three],
		[{list: 1}, one, two],
		[one, {list: 3}, two],
	];
	for (const told of wrong) t.not(faultsOf(told, happened).length, 0, JSON.stringify(told));
});

/** An API at the end of a line that can be cut, and an informer on its ConfigMaps. */
async function begin(t: ExecutionContext, history = 10_000) {
	const api = await startApi(t, {}, {history});
	const line = await lineTo(t, api.port);
	const happened: Change[] = [];
	const end = api.store.watch(
		api.store.version,
		({type, object, version}) => happened.push({type, name: object.metadata.name, version}),
		'configmaps',
	);
	t.teardown(end);
	const watching = follow(t, configOf(api, line.port));
	let written = 0;
	return {
		...watching,
		line,
		happened,
		write: (how: Writing) => write(api, how, () => `n${++written}`),
		/** Changes what is still there from before. */
		disturb: async () => {
			const [first, second] = api.store.list('configmaps', namespace);
			const {code} = await api.ask('DELETE', `${path}/${first?.metadata.name}`);
			const body = {...second, data: {disturbed: 'yes'}};
			const changed = await api.ask('PUT', `${path}/${second?.metadata.name}`, {body});
			t.deepEqual([code, changed.code], [200, 200]);
		},
		inStep: () =>
			eventually(
				() => `it knows of ${newest(watching.told)}, and ${newest(happened)} has happened`,
				() => newest(watching.told) >= newest(happened),
			),
	};
}

function configOf({kubeconfig}: TestApi, port: number): KubeConfig {
	const config = new KubeConfig();
	config.loadFromFile(kubeconfig);
	config.clusters = config.clusters.map(cluster => ({...cluster, server: `https://127.0.0.1:${port}`}));
	return config;
}

function follow(t: ExecutionContext, config: KubeConfig) {
	const told: Told[] = [];
	let restarts = 0;
	let over = false;
	const client = config.makeApiClient(CoreV1Api);
	const list = async (): Promise<KubernetesListObject<V1ConfigMap>> => {
		const found = await client.listNamespacedConfigMap({namespace});
		told.push({list: Number(found.metadata?.resourceVersion)});
		return found as KubernetesListObject<V1ConfigMap>;
	};
	const informer = makeInformer(config, path, list);
	for (const [verb, type] of [
		['add', 'ADDED'],
		['update', 'MODIFIED'],
		['delete', 'DELETED'],
	] as const)
		informer.on(verb, ({metadata: {name = '', resourceVersion} = {}}) =>
			told.push({type, name, version: Number(resourceVersion)}),
		);
	// It leaves that to its user.
	informer.on('error', () => {
		restarts++;
		void delay(20).then(() => (over ? undefined : informer.start()));
	});
	t.teardown(() => {
		over = true;
		return informer.stop();
	});
	return {informer, told, restarts: () => restarts, lists: () => told.filter(isList).length};
}

type Writing = {readonly writers: number; readonly objects: number};

/** Each writer makes its objects, changes each of them twice, and removes every other one. */
async function write(api: TestApi, {writers, objects}: Writing, name: () => string): Promise<void> {
	const send = async (method: string, at: string, body?: unknown) => {
		const {code, body: answer, text} = await api.ask(method, at, {body});
		if (code >= 300) throw new Error(`${method} ${at}: ${text}`);
		return answer;
	};
	const writer = async () => {
		for (let count = 0; count < objects; count++) {
			const at = `${path}/${name()}`;
			let object = await send('POST', path, {metadata: {name: at.slice(path.length + 1)}});
			for (const turn of ['1', '2']) object = await send('PUT', at, {...object, data: {turn}});
			if (count % 2 === 0) await send('DELETE', at);
		}
	};
	await Promise.all(Array.from({length: writers}, writer));
}
