/** An informer of Kubernetes' own client for Node, on a connection that breaks: it sees every change once and in order. */
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {CoreV1Api, KubeConfig, makeInformer, type V1ConfigMap} from '@kubernetes/client-node';
import test, {type ExecutionContext} from 'ava';
import type {StoreEvent} from '../../../../lib/labd/store/types.js';
import {startApi} from '../../../helpers/api.js';
import {eventually} from '../../../helpers/eventually.js';

/** A change, as the store wrote it or as the informer told it. */
type Told = {readonly type: StoreEvent['type']; readonly name: string; readonly version: number};
/** What the informer did: it told a change, or listed everything as of a version. */
type Entry = Told | {readonly list: number};
type Amount = {readonly writers: number; readonly objects: number};
type Seen = {readonly happened: readonly Told[]; readonly entries: readonly Entry[]};

const namespace = 'default';

test('an informer that starts amid writes sees every change once and in order', async t => {
	const lab = await begin(t);
	const writing = lab.write({writers: 8, objects: 15});
	await eventually('some objects are there', () => lab.happened.length > 20);
	await lab.informer.start();
	await writing;
	await lab.inStep();
	t.is(lab.lists(), 1);
	t.true(lab.happened.length > 8 * 15 * 3);
	t.deepEqual(faults(lab), []);
});

test('an informer that loses its connection goes on where it was, without a list', async t => {
	const lab = await begin(t);
	await lab.informer.start();
	const writing = lab.write({writers: 4, objects: 20});
	for (let cut = 0; cut < 5; cut++) {
		const before = lab.happened.length;
		await eventually('more has happened', () => lab.happened.length > before + 20);
		lab.proxy.cut();
	}
	await writing;
	await lab.inStep();
	t.is(lab.lists(), 1);
	t.true(lab.restarts() >= 3);
	t.deepEqual(faults(lab), []);
});

test('an informer that was away for too long lists again, and misses nothing of what is', async t => {
	const lab = await begin(t, 50);
	await lab.write({writers: 2, objects: 20});
	await lab.informer.start();
	await lab.inStep();
	lab.proxy.hold();
	await lab.write({writers: 4, objects: 20});
	const writing = lab.write({writers: 4, objects: 20});
	lab.proxy.release();
	await writing;
	await lab.inStep();
	t.true(lab.lists() >= 2);
	t.deepEqual(faults(lab), []);
});

test('the check above sees a change that is missing, told twice or in the wrong place', t => {
	const told = (version: number): Told => ({type: 'ADDED', name: `n${version}`, version});
	const [one, two, three] = [told(1), told(2), told(3)];
	const happened = [one, two, three];
	t.deepEqual(faults({happened, entries: [{list: 1}, one, two, three]}), []);
	for (const entries of [
		[{list: 1}, one, three],
		[{list: 1}, one, two, two, three],
		[{list: 1}, one, three, two],
		[{list: 1}, two, three],
		[{list: 2}, one, three],
		[{list: 1}, one, two],
	])
		t.not(faults({happened, entries}).length, 0, JSON.stringify(entries));
});

async function begin(t: ExecutionContext, history = 10_000) {
	const api = await startApi(t, {}, {history});
	const proxy = await startProxy(t, api.port);
	const happened: Told[] = [];
	const happen = ({type, object, version}: StoreEvent) =>
		happened.push({type, name: object.metadata.name, version});
	t.teardown(api.store.watch(api.store.version, happen, 'configmaps'));
	const direct = configOf(api.kubeconfig, api.port);
	const client = direct.makeApiClient(CoreV1Api);
	const watching = follow(t, configOf(api.kubeconfig, proxy.port));
	return {
		...watching,
		happened,
		proxy,
		write: (how: Amount) => write(client, how),
		inStep: () =>
			eventually(
				() => `the informer has all of ${happened.length} changes: ${watching.entries.length}`,
				() => Math.max(...watching.entries.map(latest)) === happened.at(-1)?.version,
			),
	};
}

function configOf(kubeconfig: string, port: number): KubeConfig {
	const config = new KubeConfig();
	config.loadFromFile(kubeconfig);
	const [cluster] = config.getClusters();
	if (cluster) config.clusters = [{...cluster, server: `https://127.0.0.1:${port}`}];
	return config;
}

function follow(t: ExecutionContext, config: KubeConfig) {
	const entries: Entry[] = [];
	let restarts = 0;
	const client = config.makeApiClient(CoreV1Api);
	const list = async () => {
		const found = await client.listNamespacedConfigMap({namespace});
		entries.push({list: Number(found.metadata?.resourceVersion)});
		return found;
	};
	const informer = makeInformer<V1ConfigMap>(config, `/api/v1/namespaces/${namespace}/configmaps`, list);
	for (const [verb, type] of [
		['add', 'ADDED'],
		['update', 'MODIFIED'],
		['delete', 'DELETED'],
	] as const)
		informer.on(verb, ({metadata: {name = '', resourceVersion} = {}}) => {
			entries.push({type, name, version: Number(resourceVersion)});
		});
	informer.on('error', () => {
		restarts++;
		void delay(20).then(async () => {
			if (!ended) await informer.start();
		});
	});
	let ended = false;
	t.teardown(() => {
		ended = true;
		return informer.stop();
	});
	return {informer, entries, restarts: () => restarts, lists: () => entries.filter(isList).length};
}

let made = 0;

async function write(client: CoreV1Api, {writers, objects}: Amount): Promise<void> {
	const writer = async () => {
		for (let count = 0; count < objects; count++) {
			const name = `n${made++}`;
			let body = await client.createNamespacedConfigMap({namespace, body: {metadata: {name}}});
			for (const turn of ['1', '2'])
				body = await client.replaceNamespacedConfigMap({namespace, name, body: {...body, data: {turn}}});
			if (count % 2 === 0) await client.deleteNamespacedConfigMap({namespace, name});
		}
	};
	await Promise.all(Array.from({length: writers}, writer));
}

/** What is missing, was told twice, or in the wrong place; nothing, if the informer saw what happened. */
function faults({happened, entries}: Seen): readonly string[] {
	const found: string[] = [];
	let cache: State = new Map();
	/** What a list has to make the informer tell. */
	const ofList = new Set<string>();
	let at = 0;
	for (const entry of entries) {
		if (isList(entry)) {
			found.push(...missing(ofList));
			for (const text of difference(cache, stateAt(happened, entry.list))) ofList.add(text);
			cache = stateAt(happened, entry.list);
			at = entry.list;
		} else if (entry.version <= at) {
			if (!ofList.delete(textOf(entry))) found.push(`told twice, or too late: ${textOf(entry)}`);
		} else {
			found.push(...missing(ofList));
			const next = happened.find(({version}) => version > at);
			if (!next || textOf(next) !== textOf(entry))
				found.push(`${textOf(entry)} was told, not ${next && textOf(next)}`);
			at = entry.version;
			cache = stateAt(happened, at);
		}
	}
	const rest = happened.filter(({version}) => version > at).map(textOf);
	return [...found, ...missing(ofList), ...missing(new Set(rest))];
}

function missing(texts: Set<string>): readonly string[] {
	const found = [...texts].map(text => `never told: ${text}`);
	texts.clear();
	return found;
}

/** The versions of what there is, by name. */
type State = ReadonlyMap<string, number>;

function stateAt(happened: readonly Told[], at: number): State {
	const state = new Map<string, number>();
	for (const {type, name, version} of happened.filter(told => told.version <= at)) {
		if (type === 'DELETED') state.delete(name);
		else state.set(name, version);
	}
	return state;
}

function difference(before: State, after: State): readonly string[] {
	const gone = [...before].filter(([name]) => !after.has(name));
	const changed = [...after].filter(([name, version]) => before.get(name) !== version);
	return [
		...gone.map(([name, version]) => textOf({type: 'DELETED', name, version})),
		...changed.map(([name, version]) =>
			textOf({type: before.has(name) ? 'MODIFIED' : 'ADDED', name, version}),
		),
	];
}

function isList(entry: Entry): entry is {readonly list: number} {
	return 'list' in entry;
}

function latest(entry: Entry): number {
	return isList(entry) ? entry.list : entry.version;
}

function textOf({type, name, version}: Told): string {
	return `${type} ${name} ${version}`;
}

/** Between client and server, to cut them off. */
async function startProxy(t: ExecutionContext, port: number) {
	const open = new Set<Socket>();
	let held = false;
	const cut = () => {
		for (const socket of open) socket.destroy();
	};
	const server = createServer(client => {
		if (held) return void client.destroy();
		const target = connect(port, '127.0.0.1');
		for (const [from, to] of [
			[client, target],
			[target, client],
		] as const) {
			open.add(from);
			from.pipe(to);
			from
				.on('error', () => {})
				.on('close', () => {
					open.delete(from);
					to.destroy();
				});
		}
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.teardown(() => {
		cut();
		server.close();
	});
	return {
		port: (server.address() as AddressInfo).port,
		cut,
		hold: () => {
			held = true;
			cut();
		},
		release: () => {
			held = false;
		},
	};
}
