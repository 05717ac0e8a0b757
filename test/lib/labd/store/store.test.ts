import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {openStore, type StoreOptions} from '../../../../lib/labd/store/store.js';
import {StoreError, type StoreEvent} from '../../../../lib/labd/store/types.js';
import {folderWith} from '../../../helpers/folder.js';
import {configMap, logBytes, withData} from './objects.js';

type Test = Parameters<typeof folderWith>[0];

const key = (name: string, namespace = 'default') => ({resource: 'configmaps', namespace, name});
const told = ({type, object, version}: StoreEvent) => `${version} ${type} ${object.metadata.name}`;

function open(t: Test, options: StoreOptions = {}) {
	const folder = folderWith(t, {});
	const store = openStore(folder, options);
	t.teardown(() => store.close());
	const create = (name: string): ApiObject => store.create('configmaps', configMap({name}));
	return {folder, store, create};
}

function reasonOf(t: Test, action: () => unknown): string | undefined {
	return t.throws(action, {instanceOf: StoreError})?.reason;
}

test('every write gets the next version, on the object and on the store', t => {
	const {store, create} = open(t);
	const a = create('a');
	const b = create('b');
	const changed = store.update('configmaps', withData(a, {x: '1'}));
	const removed = store.remove(key('b'));
	const versions = [a, b, changed, removed].map(({metadata}) => metadata.resourceVersion);
	t.deepEqual(versions, ['1', '2', '3', '4']);
	t.is(store.version, 4);
	t.is(store.get(key('a')), changed);
	t.is(store.get(key('b')), undefined);
});

test('the same content again is no write', t => {
	const {folder, store, create} = open(t);
	const stored = create('a');
	const before = logBytes(folder);
	t.is(store.update('configmaps', structuredClone(stored)), stored);
	t.is(store.update('configmaps', {...stored, extra: undefined}), stored);
	t.is(store.version, 1);
	t.deepEqual(logBytes(folder), before);
});

test('a list is sorted by namespace, then name, and stays what it was when it was asked for', t => {
	const {store} = open(t);
	const names = ['b/b', 'a/b', 'a-b/a', 'b/a', 'a/a'];
	for (const each of names) {
		const [namespace = '', name = ''] = each.split('/');
		store.create('configmaps', configMap({namespace, name}));
	}
	const namesOf = (objects: readonly ApiObject[]) =>
		objects.map(({metadata}) => `${metadata.namespace}/${metadata.name}`);
	const list = store.list('configmaps');
	t.deepEqual(namesOf(list), ['a/a', 'a/b', 'a-b/a', 'b/a', 'b/b']);
	t.deepEqual(namesOf(store.list('configmaps', 'a')), ['a/a', 'a/b']);
	t.deepEqual(store.list('configmaps', 'c'), []);
	t.deepEqual(store.list('pods'), []);
	store.remove(key('a', 'a'));
	t.is(list.length, 5);
	t.deepEqual(namesOf(store.list('configmaps', 'a')), ['a/b']);
});

test('what is owned is found by the UID of its owner, as long as it is owned', t => {
	const {store} = open(t);
	const both = store.create('configmaps', configMap({name: 'both', owners: ['one', 'two', 'one']}));
	const one = store.create('configmaps', configMap({name: 'a', owners: ['one']}));
	t.deepEqual(store.ownedBy('one'), [one, both]);
	t.deepEqual(store.ownedBy('two'), [both]);
	const orphan = store.update('configmaps', {...both, metadata: {...both.metadata, ownerReferences: []}});
	t.deepEqual(store.ownedBy('one'), [one]);
	t.deepEqual(store.ownedBy('two'), []);
	t.deepEqual(store.withUid(orphan.metadata.uid), {resource: 'configmaps', object: orphan});
	store.remove(key('a'));
	t.deepEqual(store.ownedBy('one'), []);
	t.is(store.withUid(one.metadata.uid), undefined);
});

test('a write that does not fit what is stored is refused, and nothing has changed', t => {
	const {folder, store, create} = open(t);
	const stored = create('a');
	const before = logBytes(folder);
	const other = {...stored, metadata: {...stored.metadata, uid: 'other'}};
	const refusals = [
		() => create('a'),
		() => store.create('configmaps', configMap({name: 'b', uid: stored.metadata.uid})),
		() => store.update('configmaps', {...stored, metadata: {...stored.metadata, name: 'b'}}),
		() => store.update('configmaps', withData(stored, {x: '1'}), {resourceVersion: '7'}),
		() => store.update('configmaps', withData(stored, {x: '1'}), {uid: 'other'}),
		() => store.update('configmaps', other),
		() => store.remove(key('b')),
		() => store.remove(key('a'), {uid: 'other'}),
		() => store.remove(key('a'), {resourceVersion: '7'}),
	];
	const reasons = refusals.map(action => reasonOf(t, action));
	const conflicts = ['conflict', 'conflict', 'conflict'];
	t.deepEqual(reasons, ['exists', 'exists', 'missing', ...conflicts, 'missing', 'conflict', 'conflict']);
	t.deepEqual([store.version, store.list('configmaps')], [1, [stored]]);
	t.deepEqual(logBytes(folder), before);
});

test('a seed is one write: all of it or nothing', t => {
	const {folder, store, create} = open(t);
	create('taken');
	const entries = (...names: readonly string[]) =>
		names.map(name => ({resource: 'configmaps', object: configMap({name})}));
	const before = logBytes(folder);
	t.is(
		reasonOf(t, () => store.seed(entries('a', 'taken'))),
		'exists',
	);
	t.is(
		reasonOf(t, () => store.seed(entries('a', 'a'))),
		'exists',
	);
	t.deepEqual(logBytes(folder), before);
	const events: string[] = [];
	store.watch(0, event => events.push(told(event)));
	store.seed(entries('b', 'a'));
	t.deepEqual(events, ['1 ADDED taken', '2 ADDED b', '3 ADDED a']);
	t.is(logBytes(folder).toString().trimEnd().split('\n').length, 3, 'the format, what was there, the seed');
});

test('what is stored can not be changed by whoever is given it', t => {
	const {store, create} = open(t);
	const stored = create('a') as unknown as {data: Record<string, string>};
	t.throws(() => Object.assign(stored.data, {x: '1'}), {instanceOf: TypeError});
	t.deepEqual(store.get(key('a'))?.data, {});
});

test('a watch gets what came after its version, then what comes, of its resource alone', t => {
	const {store, create} = open(t);
	const a = create('a');
	store.create('secrets', configMap({name: 's', uid: 's'}));
	const all: string[] = [];
	const some: StoreEvent[] = [];
	store.watch(1, event => all.push(told(event)));
	const end = store.watch(0, event => some.push(event), 'configmaps');
	const changed = store.update('configmaps', withData(a, {x: '1'}));
	const removed = store.remove(key('a'));
	end();
	create('b');
	t.deepEqual(all, ['2 ADDED s', '3 MODIFIED a', '4 DELETED a', '5 ADDED b']);
	const resource = 'configmaps';
	t.deepEqual(some, [
		{type: 'ADDED', resource, object: a, version: 1},
		{type: 'MODIFIED', resource, object: changed, previous: a, version: 3},
		{type: 'DELETED', resource, object: removed, previous: changed, version: 4},
	]);
});

test('a version that is no longer kept, or never was, can not be followed', t => {
	const {store, create} = open(t, {history: 3});
	const follow = (since: number) => {
		const events: string[] = [];
		store.watch(since, event => events.push(told(event)))();
		return events;
	};
	for (let index = 1; index <= 20; index++) {
		create(`n${index}`);
		const oldest = Math.max(0, index - 3);
		t.is(follow(oldest).length, index - oldest);
		if (oldest > 0)
			t.is(
				reasonOf(t, () => follow(oldest - 1)),
				'gone',
			);
	}
	t.deepEqual(follow(18), ['19 ADDED n19', '20 ADDED n20']);
	t.deepEqual(follow(20), []);
	t.is(
		reasonOf(t, () => follow(21)),
		'gone',
	);
});

test('a listener that comes or goes while others are told gets every event once', t => {
	const {store, create} = open(t);
	const late: string[] = [];
	const short: string[] = [];
	let came = false;
	let endShort = () => {};
	store.watch(0, () => {
		endShort();
		if (!came) store.watch(0, event => late.push(told(event)));
		came = true;
	});
	endShort = store.watch(0, event => short.push(told(event)));
	store.seed(['a', 'b'].map(name => ({resource: 'configmaps', object: configMap({name})})));
	create('c');
	t.deepEqual(short, []);
	t.deepEqual(late, ['1 ADDED a', '2 ADDED b', '3 ADDED c']);
});

test('a listener that writes is refused, and what a listener throws harms nobody else', t => {
	const thrown: unknown[] = [];
	const {store, create} = open(t, {failed: error => thrown.push(error)});
	const events: string[] = [];
	store.watch(0, () => void create('from-a-listener'));
	store.watch(0, event => events.push(told(event)));
	create('a');
	t.deepEqual(
		thrown.map(error => (error as Error).message),
		['a listener of the store must not write to it'],
	);
	t.deepEqual(events, ['1 ADDED a']);
	t.is(store.list('configmaps').length, 1);
});
