import test, {type ExecutionContext} from 'ava';
import {liveControllers} from '../../../lib/control/live/index.js';
import {realEnvironment} from '../../../lib/labd/api/environment.js';
import {createRegistry} from '../../../lib/labd/api/registry.js';
import {openJournal} from '../../../lib/labd/journal.js';
import {journaled, tellEvent} from '../../../lib/labd/journal-objects.js';
import {journalStream} from '../../../lib/labd/journal-stream.js';
import type {JournalEntry} from '../../../lib/labd/journal-types.js';
import {Reconciler} from '../../../lib/labd/reconcile.js';
import {openStore} from '../../../lib/labd/store/store.js';
import {folderWith} from '../../helpers/folder.js';
import {nodeDraft} from '../../helpers/live.js';
import {deployment, kindOf, map, namespace, target, web} from '../../helpers/registry.js';

function lab(t: ExecutionContext) {
	const folder = folderWith(t, {});
	const store = openStore(folder);
	const journal = openJournal(folder);
	t.teardown(() => {
		journal.close();
		store.close();
	});
	const plain = createRegistry({
		store,
		environment: realEnvironment,
		allocate: object => object,
		nodesAreWrittenIn: 'the lab file of test',
		told: (event, component) => tellEvent(journal, event, component),
	});
	const stamps = {uid: 'u', creationTimestamp: '2024-01-01T00:00:00Z'};
	const {metadata, ...node} = nodeDraft('node-1');
	store.create('nodes', {...node, metadata: {...metadata, ...stamps}});
	plain.create({kind: kindOf('Namespace')}, {metadata: {name: namespace}});
	const registry = journaled(plain, journal);
	const reconciler = new Reconciler({
		registry,
		controllers: liveControllers({clusterCa: 'CA'}),
		now: Date.now,
		log: () => {},
	});
	t.teardown(() => reconciler.close());
	return {store, journal, registry, reconciler};
}

/** Made-up parts of names are `#`. */
function lines(entries: readonly JournalEntry[]): string[] {
	return entries.map(({object, reason, source, node = '-', message}) =>
		`${object} ${reason} ${source} ${node}: ${message}`.replaceAll(/web-[0-9a-z-]+/g, 'web-#'),
	);
}

test('an object that comes is told with all that comes of it, each with who did it', async t => {
	const {journal, registry, reconciler} = lab(t);
	reconciler.start();
	await reconciler.idle();
	const before = journal.entries.length;
	registry.create({kind: deployment, namespace}, web, {fieldManager: 'kubectl'});
	await reconciler.idle();
	t.deepEqual(lines(journal.entries.slice(before)), [
		'Deployment default/web Created kubectl -: by kubectl',
		'ReplicaSet default/web-# Created deployment-controller -: for Deployment web by deployment-controller',
		'Deployment default/web ScalingReplicaSet deployment-controller -: Scaled up replica set web-# from 0 to 1',
		'Pod default/web-# Created replicaset-controller -: for ReplicaSet web-# by replicaset-controller',
		'ReplicaSet default/web-# SuccessfulCreate replicaset-controller -: Created pod: web-#',
		'Pod default/web-# Scheduled default-scheduler -: Successfully assigned default/web-# to node-1',
	]);
});

test('a change is told by its fields, what nobody sees changed is not told, and a secret is not told at all', t => {
	const {journal, registry} = lab(t);
	const secret = kindOf('Secret');
	registry.create({kind: map, namespace}, {metadata: {name: 'm'}, data: {colour: 'blue'}});
	registry.create({kind: secret, namespace}, {metadata: {name: 's'}, stringData: {key: 'old'}});
	const before = journal.entries.length;
	const patch = (value: object, kind = map, name = 'm') =>
		registry.patch(target(kind, name), {type: 'application/merge-patch+json', value}, {fieldManager: 'ann'});
	patch({data: {colour: 'red', size: '3'}});
	patch({data: {colour: 'red'}});
	patch({metadata: {annotations: {'kubectl.kubernetes.io/last-applied-configuration': '{}'}}});
	patch({data: {size: null}});
	patch({stringData: {key: 'new'}}, secret, 's');
	t.deepEqual(lines(journal.entries.slice(before)), [
		'ConfigMap default/m Updated ann -: by ann: data.colour blue → red, data.size 3',
		'ConfigMap default/m Updated ann -: by ann: data.size removed',
		'Secret default/s Updated ann -: by ann: data.key',
	]);
});

test('a deletion is told when it is asked for, and when it has come about', t => {
	const {journal, registry, store} = lab(t);
	const pod = kindOf('Pod');
	const value = {
		metadata: {name: 'p'},
		spec: {nodeName: 'node-1', containers: [{name: 'c', image: 'nginx'}]},
	};
	registry.create({kind: pod, namespace}, value);
	const before = journal.entries.length;
	registry.remove(target(pod, 'p'));
	const {uid = ''} = store.list('pods')[0]?.metadata ?? {};
	registry.podEnded(uid, {namespace, name: 'p'});
	t.deepEqual(lines(journal.entries.slice(before)), [
		'Pod default/p Deleting client node-1: by client, within 30 s',
		'Pod default/p Deleted kubelet node-1: is gone',
	]);
});

test('an Event that comes again is told each time', t => {
	const {journal, registry, store} = lab(t);
	const about = registry.create({kind: map, namespace}, {metadata: {name: 'm'}});
	const event = {do: 'event', about, type: 'Warning', reason: 'BackOff', message: 'again'} as const;
	const before = journal.entries.length;
	for (let time = 0; time < 3; time++) registry.change(event, 'kubelet');
	t.is(journal.entries.length - before, 3);
	t.like(store.list('events')[0], {count: 3});
});

test('the journal is read from a number on, and with watch what comes later, without a gap', async t => {
	const {journal, registry} = lab(t);
	const make = (name: string) => registry.create({kind: map, namespace}, {metadata: {name}});
	make('a');
	make('b');
	const gone = new AbortController();
	const all: JournalEntry[] = [];
	for await (const entry of journalStream(journal, {}, gone.signal)) all.push(entry);
	t.deepEqual(all, journal.entries);
	const [first] = all;
	const watch = journalStream(journal, {after: first?.number ?? 0, watch: true}, gone.signal);
	const objects: string[] = [];
	for await (const {object} of watch) {
		objects.push(object);
		// While it is given one, others come.
		if (objects.length === 1) for (const name of ['c', 'd']) make(name);
		if (objects.length === 3) setTimeout(make, 5, 'e');
		if (objects.length === 4) gone.abort();
	}
	t.deepEqual(
		objects,
		['b', 'c', 'd', 'e'].map(name => `ConfigMap default/${name}`),
	);
});
