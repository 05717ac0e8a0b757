import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {podNamed, startApi, type TestApi} from '../../../helpers/api.js';
import {eventually} from '../../../helpers/eventually.js';

const pods = '/api/v1/namespaces/default/pods';
const table = 'application/json;as=Table;g=meta.k8s.io;v=v1';

function create(api: TestApi, name: string, labels: Readonly<Record<string, string>> = {}): ApiObject {
	return write(api, {
		do: 'create',
		object: podNamed(name, {metadata: {namespace: 'default', labels}}) as ApiObject,
	});
}

function write(api: TestApi, change: Parameters<TestApi['registry']['change']>[0]): ApiObject {
	if (!api.registry.change(change, 'test')) throw new Error('the write was lost');
	const {namespace = '', name = ''} = (change as {object: ApiObject}).object.metadata;
	return api.store.get({resource: 'pods', namespace, name}) as ApiObject;
}

function relabel(api: TestApi, object: ApiObject, labels: Readonly<Record<string, string>>): ApiObject {
	return write(api, {do: 'update', object: {...object, metadata: {...object.metadata, labels}}});
}

function said(events: ReadonlyArray<{type: string; object: ApiObject}>): string[] {
	return events.map(({type, object}) => `${type} ${object.metadata?.name ?? object.reason}`);
}

test('a watch tells what is there, then what happens, in order', async t => {
	const api = await startApi(t);
	create(api, 'a');
	const watch = await api.watch(`${pods}?watch=1`);
	const b = create(api, 'b');
	const changed = relabel(api, b, {app: 'web'});
	write(api, {do: 'delete', object: changed});
	await eventually('four events', () => watch.events.length >= 4);
	t.deepEqual(said(watch.events), ['ADDED a', 'ADDED b', 'MODIFIED b', 'DELETED b']);
	const versions = watch.events.map(({object}) => Number(object.metadata.resourceVersion));
	t.deepEqual(
		versions,
		versions.toSorted((x, y) => x - y),
	);
});

test('a watch from a version tells what happened after it', async t => {
	const api = await startApi(t);
	const {metadata} = create(api, 'a');
	create(api, 'b');
	const watch = await api.watch(`${pods}?watch=1&resourceVersion=${metadata.resourceVersion}`);
	create(api, 'c');
	await eventually('two events', () => watch.events.length >= 2);
	t.deepEqual(said(watch.events), ['ADDED b', 'ADDED c']);
});

test('a watch of all namespaces, of one and of one object tell each their own', async t => {
	const api = await startApi(t);
	const all = await api.watch('/api/v1/pods?watch=1');
	const system = await api.watch('/api/v1/namespaces/kube-system/pods?watch=1');
	const one = await api.watch(`${pods}?watch=1&fieldSelector=metadata.name%3Db`);
	create(api, 'a');
	create(api, 'b');
	write(api, {
		do: 'create',
		object: podNamed('dns', {metadata: {namespace: 'kube-system'}}) as ApiObject,
	});
	await eventually('all of them', () => all.events.length === 3 && system.events.length && one.events.length);
	t.deepEqual(said(all.events), ['ADDED a', 'ADDED b', 'ADDED dns']);
	t.deepEqual(said(system.events), ['ADDED dns']);
	t.deepEqual(said(one.events), ['ADDED b']);
});

test('to begin to match is to be added, to match no longer is to be deleted', async t => {
	const api = await startApi(t);
	const watch = await api.watch(`${pods}?watch=1&labelSelector=app%3Dweb`);
	const other = create(api, 'a');
	const web = relabel(api, other, {app: 'web'});
	const more = relabel(api, web, {app: 'web', tier: 'front'});
	const gone = relabel(api, more, {app: 'db'});
	write(api, {do: 'delete', object: gone});
	create(api, 'end', {app: 'web'});
	await eventually('the last one', () => watch.events.at(-1)?.object.metadata.name === 'end');
	t.deepEqual(said(watch.events), ['ADDED a', 'MODIFIED a', 'DELETED a', 'ADDED end']);
	const {object} = watch.events[2] ?? {};
	t.is(object.metadata.labels.app, 'web', 'as it was when it still matched');
	t.is(object.metadata.resourceVersion, gone.metadata.resourceVersion);
});

test('a version that is not kept any more is Gone, and the watch ends', async t => {
	const api = await startApi(t, {}, {history: 5});
	for (let i = 0; i < 20; i++) create(api, `p${i}`);
	const watch = await api.watch(`${pods}?watch=1&resourceVersion=1`);
	await eventually('the end', () => watch.ended);
	t.is(watch.events.length, 1);
	t.like(watch.events[0], {type: 'ERROR', object: {kind: 'Status', code: 410, reason: 'Expired'}});
});

test('a streamed list ends with a bookmark that says so', async t => {
	const api = await startApi(t);
	create(api, 'a');
	const asked = 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
	const watch = await api.watch(`${pods}?watch=1&${asked}`);
	await eventually('two events', () => watch.events.length >= 2);
	t.is(watch.events[0]?.type, 'ADDED');
	t.like(watch.events[1], {
		type: 'BOOKMARK',
		object: {
			kind: 'Pod',
			metadata: {
				resourceVersion: String(api.store.version),
				annotations: {'k8s.io/initial-events-end': 'true'},
			},
		},
	});
});

test('a watch without initial events begins now', async t => {
	const api = await startApi(t);
	create(api, 'a');
	const watch = await api.watch(`${pods}?watch=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan`);
	create(api, 'b');
	await eventually('an event', () => watch.events.length > 0);
	t.deepEqual(said(watch.events), ['ADDED b']);
});

test('a watch ends with its time', async t => {
	const api = await startApi(t);
	const watch = await api.watch(`${pods}?watch=1&timeoutSeconds=1`);
	await eventually('the end', () => watch.ended);
	t.is(watch.events.length, 0);
});

test('a watch of Tables tells its columns once', async t => {
	const api = await startApi(t);
	const watch = await api.watch(`${pods}?watch=1`, table);
	create(api, 'a');
	create(api, 'b');
	await eventually('two events', () => watch.events.length >= 2);
	const [first, second] = watch.events.map(({object}) => object);
	t.is(first.kind, 'Table');
	t.is(first.columnDefinitions[0].name, 'Name');
	t.is(second.columnDefinitions, null);
	t.is(second.rows[0].cells[0], 'b');
	t.is(second.rows[0].object.kind, 'PartialObjectMetadata');
});

test('the old path of watches is served', async t => {
	const api = await startApi(t);
	const watch = await api.watch('/api/v1/watch/pods');
	create(api, 'a');
	await eventually('an event', () => watch.events.length > 0);
	t.deepEqual(said(watch.events), ['ADDED a']);
});

test.serial('an event comes within ten milliseconds of its write', async t => {
	const api = await startApi(t);
	const watch = await api.watch(`${pods}?watch=1`);
	const delays: number[] = [];
	for (let i = 0; i < 50; i++) {
		const written = performance.now();
		create(api, `p${i}`);
		await eventually('the event', () => watch.events.length > i);
		delays.push(performance.now() - written);
	}
	const median = delays.toSorted((a, b) => a - b)[25] ?? Number.NaN;
	t.log(`median ${median.toFixed(1)} ms, client and server in one process`);
	t.true(median < 10, `${median} ms`);
});

test.serial('a thousand watches see every change, and a write does not wait for them', async t => {
	const api = await startApi(t);
	const watches = await Promise.all(Array.from({length: 1000}, () => api.watch(`${pods}?watch=1`)));
	const before = process.memoryUsage().rss;
	const start = performance.now();
	for (let i = 0; i < 20; i++) create(api, `p${i}`);
	const wrote = performance.now() - start;
	await eventually('all events', () => watches.every(({events}) => events.length === 20));
	const told = performance.now() - start;
	const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
	t.log(
		`20 writes in ${wrote.toFixed(0)} ms, all 1000 told after ${told.toFixed(0)} ms, ${grown.toFixed(0)} MB more`,
	);
	t.deepEqual(new Set(watches.map(({events}) => said(events).join())).size, 1);
});

test.serial('a client that does not read is cut off, and the memory it held is bounded', async t => {
	const api = await startApi(t);
	const open = countWatches(api);
	const maps = '/api/v1/namespaces/default/configmaps';
	const slow = await api.watch(`${maps}?watch=1`);
	slow.response.pause();
	t.is(open(), 1);
	const data = {text: 'x'.repeat(500_000)};
	let written = 0;
	for (; written < 100 && open() > 0; written++)
		await api.ask('POST', maps, {body: {metadata: {name: `m${written}`}, data}});
	t.is(open(), 0);
	t.true(written > 20 && written < 80, `cut off after ${written} MB/2`);
	const other = await api.watch(`${maps}?watch=1`);
	await eventually('another one that reads', () => other.events.length === written);
});

test('what was there before a watch may be more than a slow client is allowed to lag', async t => {
	const api = await startApi(t);
	const maps = '/api/v1/namespaces/default/configmaps';
	const data = {text: 'x'.repeat(1_000_000)};
	for (let i = 0; i < 20; i++) await api.ask('POST', maps, {body: {metadata: {name: `m${i}`}, data}});
	const watch = await api.watch(`${maps}?watch=1`);
	watch.response.pause();
	await api.ask('POST', maps, {body: {metadata: {name: 'n'}}});
	watch.response.resume();
	await eventually('all of it', () => watch.events.length === 21);
	t.is(watch.events.at(-1)?.object.metadata.name, 'n');
});

test('a watch whose client goes costs nothing any more', async t => {
	const api = await startApi(t);
	const open = countWatches(api);
	const watch = await api.watch(`${pods}?watch=1`);
	t.is(open(), 1);
	watch.close();
	await eventually('its end', () => open() === 0);
	t.is(open(), 0);
});

/** How many listen to the store. */
function countWatches({store}: TestApi): () => number {
	let listeners = 0;
	const {watch} = store;
	store.watch = (...rest) => {
		const stop = watch.apply(store, rest);
		listeners++;
		return () => {
			listeners--;
			stop();
		};
	};
	return () => listeners;
}
