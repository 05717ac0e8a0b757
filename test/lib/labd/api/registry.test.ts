import test from 'ava';
import type {ApiObject, Draft} from '../../../../lib/api/object.js';
import type {Registry} from '../../../../lib/labd/api/registry-types.js';
import {podNamed, testRegistry} from '../../../helpers/api.js';
import {
	deployment,
	kindOf,
	makePod,
	map,
	namespace,
	pod,
	reasonOf,
	target,
	web,
} from '../../../helpers/registry.js';

test('a created object has what the server fills in', t => {
	const {registry, store} = testRegistry(t);
	const object = registry.create({kind: deployment, namespace}, web);
	t.regex(object.metadata.uid, /^[0-9a-f-]{36}$/);
	t.regex(object.metadata.creationTimestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	t.like(object.metadata, {namespace, generation: 1, resourceVersion: String(store.version)});
	t.is(store.get({resource: 'deployments.apps', namespace, name: 'web'}), object);
});

test('generated names are free ones', t => {
	const {registry} = testRegistry(t);
	const names = new Set<string>();
	for (let i = 0; i < 50; i++) {
		const {metadata} = registry.create({kind: map, namespace}, {metadata: {generateName: 'web-'}});
		t.regex(metadata.name, /^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
		names.add(metadata.name);
	}
	t.is(names.size, 50);
});

test('a generated name that is taken is made anew', t => {
	const suffixes = ['aaaaa', 'aaaaa', 'aaaaa', 'bbbbb'];
	const {registry} = testRegistry(t, {}, {suffix: () => suffixes.shift() ?? 'bbbbb'});
	const make = () => registry.create({kind: map, namespace}, {metadata: {generateName: 'a-'}}).metadata.name;
	t.is(make(), 'a-aaaaa');
	t.is(make(), 'a-bbbbb');
	t.is(reasonOf(make), 'AlreadyExists');
});

test('nothing comes into a namespace that is not there, or that goes', t => {
	const {registry, store} = testRegistry(t);
	const make = (name: string) => registry.create({kind: map, namespace: 'x'}, {metadata: {name}});
	t.is(
		reasonOf(() => make('a')),
		'NotFound',
	);
	registry.create({kind: kindOf('Namespace')}, {metadata: {name: 'x'}});
	make('a');
	registry.remove({kind: kindOf('Namespace'), name: 'x'});
	t.is(
		reasonOf(() => make('b')),
		'Forbidden',
	);
	const draft = {apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: 'c', namespace: 'x'}} as Draft;
	t.false(registry.change({do: 'create', object: draft}, 'test'));
	t.like(store.get({resource: 'namespaces', name: 'x'}), {status: {phase: 'Terminating'}});
});

test('a namespace goes when its own finalizers are taken from it', t => {
	const {registry, store} = testRegistry(t);
	registry.create({kind: kindOf('Namespace')}, {metadata: {name: 'x'}});
	const going = registry.remove({kind: kindOf('Namespace'), name: 'x'});
	t.deepEqual((going.spec as {finalizers: string[]}).finalizers, ['kubernetes']);
	registry.change({do: 'update', object: {...going, spec: {}}}, 'namespace-controller');
	t.is(store.get({resource: 'namespaces', name: 'x'}), undefined);
});

test('a write under an old version is a conflict; without one it is not', t => {
	const {registry} = testRegistry(t);
	const first = registry.create({kind: map, namespace}, {metadata: {name: 'a'}, data: {a: '1'}});
	const second = registry.update(target(map, 'a'), {...first, data: {a: '2'}});
	t.is(
		reasonOf(() => registry.update(target(map, 'a'), {...first, data: {a: '3'}})),
		'Conflict',
	);
	const {resourceVersion: _old, ...metadata} = first.metadata;
	const third = registry.update(target(map, 'a'), {...first, metadata, data: {a: '3'}});
	t.true(Number(third.metadata.resourceVersion) > Number(second.metadata.resourceVersion));
});

test('an update that changes nothing is no write', t => {
	const {registry, store} = testRegistry(t);
	const object = registry.create({kind: deployment, namespace}, web);
	const {version} = store;
	t.is(registry.update(target(deployment, 'web'), object), object);
	t.is(
		registry.patch(target(deployment, 'web'), {type: 'application/merge-patch+json', value: {}}).object,
		object,
	);
	t.is(store.version, version);
});

test('only a change of what is wanted is a new generation', t => {
	const {registry} = testRegistry(t);
	registry.create({kind: deployment, namespace}, web);
	const patch = (value: object, options = {}) =>
		registry.patch(target(deployment, 'web'), {type: 'application/merge-patch+json', value}, options).object;
	t.is(patch({metadata: {labels: {a: 'b'}}}).metadata.generation, 1);
	t.is(patch({spec: {replicas: 3}}).metadata.generation, 2);
	const told = patch({status: {replicas: 3}, spec: {replicas: 9}}, {subresource: 'status'});
	t.is(told.metadata.generation, 2);
	t.is((told.spec as {replicas: number}).replicas, 3);
	t.is((told.status as {replicas: number}).replicas, 3);
	const untouched = patch({status: {replicas: 7}});
	t.is((untouched.status as {replicas: number}).replicas, 3);
});

test('a controller counts a generation as well, but for a status it counts none', t => {
	const {registry, store} = testRegistry(t);
	const object = registry.create({kind: deployment, namespace}, web);
	t.true(registry.change({do: 'update', object: {...object, status: {replicas: 1}}}, 'test'));
	const told = store.list('deployments.apps')[0] as ApiObject;
	t.is(told.metadata.generation, 1);
	t.true(
		registry.change({do: 'update', object: {...told, spec: {...(told.spec as object), replicas: 4}}}, 'test'),
	);
	t.is(store.list('deployments.apps')[0]?.metadata.generation, 2);
});

test('a controller that was too slow is told so', t => {
	const {registry, store} = testRegistry(t);
	const object = registry.create({kind: map, namespace}, {metadata: {name: 'a'}});
	registry.update(target(map, 'a'), {...object, data: {a: 'b'}});
	const {version} = store;
	t.false(registry.change({do: 'update', object: {...object, data: {c: 'd'}}}, 'test'));
	const draft = {apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: 'a', namespace}};
	t.false(registry.change({do: 'create', object: draft}, 'test'));
	const elsewhere = {...draft, metadata: {name: 'a', namespace: 'nowhere'}};
	t.false(registry.change({do: 'create', object: elsewhere}, 'test'));
	registry.remove(target(map, 'a'));
	t.false(registry.change({do: 'update', object}, 'test'));
	t.false(registry.change({do: 'delete', object}, 'test'));
	t.is(store.version, version + 1, 'nothing but the removal');
});

test('a controller that wants what no object can be is told why', t => {
	const {registry, store} = testRegistry(t);
	const {version} = store;
	const wrong = {
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: {name: 'a', namespace},
		data: 'text',
	} as Draft;
	t.is(
		reasonOf(() => registry.change({do: 'create', object: wrong}, 'test')),
		'BadRequest',
	);
	t.is(store.version, version);
});

test('a dry run answers as if, and writes nothing', t => {
	const {registry, store} = testRegistry(t);
	makePod({registry}, 'a');
	const {version} = store;
	const dryRun = true;
	t.is(makeDry(registry).metadata.name, 'b');
	registry.patch(
		target(pod, 'a'),
		{type: 'application/merge-patch+json', value: {metadata: {labels: {a: 'b'}}}},
		{dryRun},
	);
	registry.remove(target(pod, 'a'), {dryRun});
	t.is(store.version, version);
});

function makeDry(registry: Registry): ApiObject {
	return registry.create({kind: pod, namespace}, podNamed('b'), {dryRun: true});
}

test('Services get addresses, each its own', t => {
	const {registry} = testRegistry(t);
	const make = (name: string) =>
		registry.create({kind: kindOf('Service'), namespace}, {metadata: {name}, spec: {ports: [{port: 80}]}});
	const addresses = ['a', 'b', 'c'].map(name => (make(name).spec as {clusterIP: string}).clusterIP);
	t.is(new Set(addresses).size, 3);
	for (const address of addresses) t.regex(address, /^10\.(9[6-9]|10\d|11[01])\./);
});

test('a node is neither made nor deleted, but labelled', t => {
	const {registry, store} = testRegistry(t);
	const node = {apiVersion: 'v1', kind: 'Node', metadata: {name: 'node-1'}} as Draft;
	t.true(registry.change({do: 'create', object: node}, 'test'));
	const at = {kind: kindOf('Node'), name: 'node-1'};
	t.is(
		reasonOf(() => registry.remove(at)),
		'Forbidden',
	);
	t.is(
		reasonOf(() => registry.create({kind: at.kind}, {metadata: {name: 'node-2'}})),
		'Forbidden',
	);
	registry.patch(at, {type: 'application/merge-patch+json', value: {metadata: {labels: {rack: 'a'}}}});
	t.deepEqual(store.list('nodes')[0]?.metadata.labels?.rack, 'a');
});

test('server-side apply creates what is not there and keeps what others own', t => {
	const {registry} = testRegistry(t);
	const apply = (data: object, fieldManager: string, force = false) =>
		registry.patch(
			target(map, 'a'),
			{
				type: 'application/apply-patch+yaml',
				value: {apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: 'a'}, data},
			},
			{fieldManager, force},
		);
	t.true(apply({a: '1'}, 'one').created);
	const {object, created} = apply({b: '2'}, 'two');
	t.false(created);
	t.deepEqual(object.data, {a: '1', b: '2'});
	t.is(
		reasonOf(() => apply({a: '9'}, 'two')),
		'Conflict',
	);
	t.deepEqual(apply({a: '9'}, 'two', true).object.data, {a: '9'});
});
