import test from 'ava';
import fc from 'fast-check';
import type {ApiObject} from '../../../../lib/api/object.js';
import {apply, type Json} from '../../../helpers/applied.js';

const labels = fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), fc.constantFrom('1', '2'), {
	minKeys: 1,
	noNullPrototype: true,
});
const named = fc.record(
	{
		name: fc.constantFrom('x', 'y', 'z'),
		image: fc.constantFrom('i', 'j'),
		command: fc.array(fc.constantFrom('c', 'd'), {maxLength: 2}),
		env: fc.uniqueArray(fc.record({name: fc.constantFrom('E', 'F'), value: fc.constantFrom('1', '2')}), {
			minLength: 1,
			selector: ({name}) => name,
		}),
	},
	{requiredKeys: ['name', 'image'], noNullPrototype: true},
);
const pods = fc.record({
	labels,
	containers: fc.uniqueArray(named, {minLength: 1, selector: ({name}) => name}),
});

test('whatever was applied before, what is applied now is what there is', t => {
	fc.assert(
		fc.property(pods, pods, (one, two) => {
			const before = structuredClone([one, two]);
			const first = apply(undefined, podObject(one), {manager: 'm'});
			const second = apply(first, podObject(two), {manager: 'm'});
			const alone = apply(undefined, podObject(two), {manager: 'm'});
			t.deepEqual(comparable(second), comparable(alone));
			t.deepEqual(second.metadata.managedFields, alone.metadata.managedFields);
			t.deepEqual(apply(second, podObject(two), {manager: 'm', now: 'later'}), second);
			t.deepEqual([one, two], before);
		}),
	);
});

test('two managers with force: the last one has its way, and what only the first says stays', t => {
	fc.assert(
		fc.property(pods, pods, (one, two) => {
			const both = apply(apply(undefined, podObject(one), {manager: 'a'}), podObject(two), {
				manager: 'b',
				force: true,
			});
			t.deepEqual(both.metadata.labels ?? {}, {...one.labels, ...two.labels});
			const left = apply(both, {...podObject(two), metadata: {name: 'web'}, spec: {}}, {manager: 'a'});
			t.deepEqual(comparable(left), comparable(apply(undefined, podObject(two), {manager: 'b'})));
		}),
	);
});

function podObject({
	labels,
	containers,
}: {
	readonly labels: Json;
	readonly containers: readonly unknown[];
}): Json {
	return {apiVersion: 'v1', kind: 'Pod', metadata: {name: 'web', labels}, spec: {containers}};
}

/** The order of containers and variables depends on what was there; that empty maps are there, too. */
function comparable({metadata, spec}: ApiObject): unknown {
	const {containers = []} = (spec ?? {}) as {containers?: {name: string; env?: {name: string}[]}[]};
	const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1);
	return {
		labels: metadata.labels ?? {},
		containers: containers
			.map(item => ({...item, command: [], env: (item.env ?? []).toSorted(byName)}))
			.toSorted(byName),
	};
}
