import {existsSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {type OpenStore, openStore} from '../../../../lib/labd/store/store.js';
import {StoreError} from '../../../../lib/labd/store/types.js';
import {StateError} from '../../../../lib/run/state.js';
import {eventually} from '../../../helpers/eventually.js';
import {folderWith} from '../../../helpers/folder.js';
import {configMap, logBytes, logFile, withData} from './objects.js';

const key = (name: string) => ({resource: 'configmaps', namespace: 'default', name});

/** What a client could see of it. */
function contents(store: OpenStore) {
	return {version: store.version, objects: store.list('configmaps'), owned: store.ownedBy('owner')};
}

function reopened<T>(folder: string, look: (store: OpenStore) => T): T {
	const store = openStore(folder);
	try {
		return look(store);
	} finally {
		store.close();
	}
}

/** Some of every kind of write; the content of the store after each, and the length of its log. */
function history(store: OpenStore, folder: string) {
	const steps: Array<() => unknown> = [
		() => store.create('configmaps', configMap({name: 'a', owners: ['owner'], data: {text: 'naïve 🙂\n'}})),
		() => store.seed(['b', 'c'].map(name => ({resource: 'configmaps', object: configMap({name})}))),
		() => store.update('configmaps', withData(store.get(key('b')) as ApiObject, {x: '1'})),
		() => store.remove(key('a')),
		() => store.create('configmaps', configMap({name: 'a', uid: 'second'})),
		() => store.remove(key('c')),
	];
	const seen = [{length: 0, contents: contents(store)}];
	for (const step of steps) {
		step();
		seen.push({length: statSync(logFile(folder)).size, contents: contents(store)});
	}
	return seen;
}

test('a log that was cut off at any byte opens with what was whole, and goes on', t => {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	const seen = history(store, folder);
	store.close();
	const bytes = logBytes(folder);
	for (let length = 0; length <= bytes.length; length++) {
		writeFileSync(logFile(folder), bytes.subarray(0, length));
		const whole = seen.findLast(step => step.length <= length);
		reopened(folder, again => {
			t.true(isDeepStrictEqual(contents(again), whole?.contents), `cut at ${length}`);
			again.create('configmaps', configMap({name: 'after'}));
		});
		const found = reopened(folder, again => again.get(key('after'))?.metadata.resourceVersion);
		t.is(found, String((whole?.contents.version ?? 0) + 1));
	}
});

test('a compacted log holds what lives, and the version though what had it is gone', t => {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	history(store, folder);
	const before = {contents: contents(store), size: statSync(logFile(folder)).size};
	store.compact();
	t.true(statSync(logFile(folder)).size < before.size);
	t.is(statSync(logFile(folder)).mode & 0o777, 0o600);
	t.deepEqual(contents(store), before.contents);
	const after = store.create('configmaps', configMap({name: 'after'}));
	store.close();
	reopened(folder, again => {
		t.is(after.metadata.resourceVersion, String(before.contents.version + 1));
		t.deepEqual(again.get(key('after')), after);
		again.remove(key('after'));
		t.deepEqual(again.list('configmaps'), before.contents.objects);
	});
});

test('a crash during compaction, at any byte of it, leaves the old log', t => {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	history(store, folder);
	const expected = contents(store);
	const old = logBytes(folder);
	store.compact();
	store.close();
	const compacted = logBytes(folder);
	for (let length = 0; length <= compacted.length; length += 7) {
		writeFileSync(logFile(folder), old);
		writeFileSync(`${logFile(folder)}.new`, compacted.subarray(0, length));
		reopened(folder, again => {
			t.deepEqual(contents(again), expected);
			again.compact();
			t.deepEqual(contents(again), expected);
		});
		t.deepEqual(reopened(folder, contents), expected);
	}
});

const long = 'x'.repeat(100_000);

/** Writes until the log is so long that it is compacted; the event loop then has to turn for it to go on. */
function fill(store: OpenStore, names: readonly string[]): void {
	for (let round = 0; round < 60; round++) {
		const object = store.get(key(names[round % names.length] ?? '')) as ApiObject;
		store.update('configmaps', withData(object, {long, round: String(round)}));
	}
}

test('a log that is mostly about the past is compacted by itself, and what is written meanwhile is in it', async t => {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	const names = Array.from({length: 500}, (_, index) => `n${index}`);
	store.seed(names.map(name => ({resource: 'configmaps', object: configMap({name})})));
	fill(store, ['n0', 'n1']);
	t.true(logBytes(folder).length > 60 * long.length);
	for (let turn = 0; !existsSync(`${logFile(folder)}.new`); turn++) {
		t.true(turn < 100);
		await new Promise(setImmediate);
	}
	store.remove(key('n2'));
	store.create('configmaps', configMap({name: 'meanwhile'}));
	await eventually('compacted', () => !existsSync(`${logFile(folder)}.new`));
	store.remove(key('n3'));
	t.true(logBytes(folder).length < 10 * long.length);
	const expected = contents(store);
	store.close();
	t.deepEqual(reopened(folder, contents), expected);
	t.is(expected.objects.length, 499);
});

test('a store that is closed while it is compacted leaves its whole log, and no other file', async t => {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	const names = Array.from({length: 500}, (_, index) => `n${index}`);
	store.seed(names.map(name => ({resource: 'configmaps', object: configMap({name})})));
	fill(store, ['n0', 'n1']);
	await new Promise(setImmediate);
	t.true(existsSync(`${logFile(folder)}.new`));
	const expected = contents(store);
	store.close();
	await new Promise(setImmediate);
	t.deepEqual(readdirSync(folder), ['objects.log']);
	t.deepEqual(reopened(folder, contents), expected);
});

test('after opening, a watch goes on from the last version, and no older one', t => {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	history(store, folder);
	store.close();
	reopened(folder, again => {
		t.throws(() => again.watch(again.version - 1, () => {}), {instanceOf: StoreError});
		const events: string[] = [];
		again.watch(again.version, ({type, object}) => events.push(`${type} ${object.metadata.name}`));
		again.remove(key('b'));
		t.deepEqual(events, ['DELETED b']);
	});
});

test('a log that somebody else has written into is refused with its line', t => {
	const folder = folderWith(t, {'objects.log': '[{"version":1,"format":1}]\nnonsense\n[{"version":2}]\n'});
	const error = t.throws(() => openStore(folder), {instanceOf: StateError});
	t.regex(error?.message ?? '', /objects\.log:2 /);
});

for (const [what, line] of Object.entries({
	'of an older version': '[{"version":1}]',
	'of a newer version': '[{"version":1,"format":99}]',
	'not an array': '{}',
	'of numbers': '[1,2]',
	'of objects without a name': '[{"resource":"pods","object":{}}]',
	'of null': '[null]',
})) {
	test(`a log whose first line is ${what} is refused`, t => {
		const folder = folderWith(t, {'objects.log': `${line}\n`});
		const error = t.throws(() => openStore(folder), {instanceOf: StateError});
		t.regex(error?.message ?? '', /objects\.log.*npx cnilab down/);
	});
}
