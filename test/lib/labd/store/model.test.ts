import test from 'ava';
import fc from 'fast-check';
import {type OpenStore, openStore} from '../../../../lib/labd/store/store.js';
import {StoreError, type StoreEvent} from '../../../../lib/labd/store/types.js';
import {folderWith} from '../../../helpers/folder.js';
import {configMap} from './objects.js';

/** What the store should be, as simply as it can be said. */
type Model = {
	readonly objects: Map<string, {version: number; uid: string; value: string; owner: string}>;
	version: number;
	created: number;
};

type Step =
	| {
			readonly do: 'create' | 'update';
			readonly at: string;
			readonly value: string;
			readonly owner: string;
	  }
	| {readonly do: 'remove'; readonly at: string}
	| {readonly do: 'compact' | 'reopen'};

const at = fc.constantFrom('a/x', 'a/y', 'a-b/x', 'b/x', 'b/z');
const value = fc.constantFrom('1', '2', '3');
const owner = fc.constantFrom('', 'p', 'q');
const step: fc.Arbitrary<Step> = fc.oneof(
	{weight: 4, arbitrary: fc.record({do: fc.constantFrom('create' as const), at, value, owner})},
	{weight: 6, arbitrary: fc.record({do: fc.constantFrom('update' as const), at, value, owner})},
	{weight: 3, arbitrary: fc.record({do: fc.constantFrom('remove' as const), at})},
	{weight: 1, arbitrary: fc.record({do: fc.constantFrom('compact' as const, 'reopen' as const)})},
);

const resource = 'configmaps';

function keyOf(place: string) {
	const [namespace = '', name = ''] = place.split('/');
	return {resource, namespace, name};
}

function draft(place: string, fields: {uid: string; value: string; owner: string}) {
	const {namespace, name} = keyOf(place);
	const owners = fields.owner === '' ? [] : [fields.owner];
	return configMap({namespace, name, uid: fields.uid, owners, data: {value: fields.value}});
}

/** Does the step to the model; returns what the store should say: a version, or why it refuses. */
function expect(model: Model, step: Step): number | string {
	switch (step.do) {
		case 'compact':
		case 'reopen':
			return model.version;
		case 'remove':
			return model.objects.delete(step.at) ? ++model.version : 'missing';
		default:
			return expectObject(model, step);
	}
}

function expectObject(model: Model, step: Extract<Step, {do: 'create' | 'update'}>): number | string {
	const {at, value, owner} = step;
	const known = model.objects.get(at);
	if (step.do === 'create' && known) return 'exists';
	if (step.do === 'update' && !known) return 'missing';
	if (known?.value === value && known.owner === owner) return known.version;
	const uid = known?.uid ?? `uid-${++model.created}`;
	model.objects.set(at, {version: ++model.version, uid, value, owner});
	return model.version;
}

function perform(store: OpenStore, step: Step, created: number): number | string {
	try {
		return Number(write(store, step, created));
	} catch (error) {
		if (error instanceof StoreError) return error.reason;
		throw error;
	}
}

function write(store: OpenStore, step: Step, created: number): string | number {
	switch (step.do) {
		case 'create':
			return store.create(resource, draft(step.at, {...step, uid: `uid-${created + 1}`})).metadata
				.resourceVersion;
		case 'update': {
			const uid = store.get(keyOf(step.at))?.metadata.uid ?? '';
			const object = draft(step.at, {...step, uid});
			const metadata = {...object.metadata, resourceVersion: ''};
			return store.update(resource, {...object, metadata}).metadata.resourceVersion;
		}
		case 'remove':
			return store.remove(keyOf(step.at)).metadata.resourceVersion;
		case 'compact':
			store.compact();
			return store.version;
		case 'reopen':
			return store.version;
		default:
			return step satisfies never;
	}
}

function shown(store: OpenStore) {
	return store
		.list(resource)
		.map(({metadata: {namespace, name, uid, resourceVersion}}) => [
			`${namespace}/${name}`,
			uid,
			Number(resourceVersion),
		]);
}

function modelled({objects}: Model) {
	// '/' is followed by nothing smaller here, so namespaces are compared as a whole.
	const byPlace = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => {
		const [left, right] = [a.split('/'), b.split('/')];
		const index = left[0] === right[0] ? 1 : 0;
		return (left[index] ?? '') < (right[index] ?? '') ? -1 : 1;
	};
	return [...objects].sort(byPlace).map(([place, {uid, version}]) => [place, uid, version]);
}

/** The content that somebody who only follows the events believes in. */
function follow(believed: Map<string, string>, {type, object}: StoreEvent): void {
	const {uid, resourceVersion} = object.metadata;
	if (type === 'DELETED') believed.delete(uid);
	else believed.set(uid, resourceVersion);
}

test('the store says what a simple model says, whatever is done to it, and its watchers know all of it', t => {
	const property = fc.property(fc.array(step, {maxLength: 60}), steps => {
		const folder = folderWith(t, {});
		let store = openStore(folder);
		const model: Model = {objects: new Map(), version: 0, created: 0};
		const believed = new Map<string, string>();
		const versions: number[] = [];
		const listen = (event: StoreEvent) => {
			versions.push(event.version);
			follow(believed, event);
		};
		store.watch(0, listen);
		for (const each of steps) {
			const {created} = model;
			const expected = expect(model, each);
			t.is(perform(store, each, created), expected);
			if (each.do === 'reopen') {
				store.close();
				store = openStore(folder);
				store.watch(model.version, listen);
			}
			t.deepEqual(shown(store), modelled(model));
		}
		t.deepEqual(
			versions,
			Array.from({length: model.version}, (_, index) => index + 1),
		);
		const lives = shown(store).map(([, uid, version]) => `${uid} ${version}`);
		t.deepEqual([...believed].map(entry => entry.join(' ')).sort(), lives.sort());
		for (const uid of ['p', 'q'])
			t.is(store.ownedBy(uid).length, [...model.objects.values()].filter(({owner}) => owner === uid).length);
		store.close();
	});
	fc.assert(property, {numRuns: 150});
});
