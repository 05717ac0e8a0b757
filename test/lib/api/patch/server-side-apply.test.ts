import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {refusal, storedObject} from '../../../helpers/api-objects.js';
import {apply, deployment, identity, type Json, now} from '../../../helpers/applied.js';

test('a configuration that is not there yet is created as it is, and owned by its manager', t => {
	const object = apply(undefined, deployment({replicas: 2}), {manager: 'kubectl'});
	t.deepEqual(object.spec, deployment({replicas: 2}).spec);
	t.deepEqual(object.metadata.managedFields, [
		{
			manager: 'kubectl',
			operation: 'Apply',
			apiVersion: 'apps/v1',
			time: now,
			fieldsType: 'FieldsV1',
			fieldsV1: {
				'f:metadata': {'f:labels': {'f:app': {}}},
				'f:spec': {
					'f:replicas': {},
					'f:selector': {},
					'f:template': {
						'f:metadata': {'f:labels': {'f:app': {}}},
						'f:spec': {'f:containers': {'k:{"name":"web"}': {'.': {}, 'f:image': {}, 'f:name': {}}}},
					},
				},
			},
		},
	]);
});

test('the same configuration again changes nothing, not even the time', t => {
	const first = apply(undefined, deployment({replicas: 2}), {manager: 'kubectl'});
	t.deepEqual(apply(first, deployment({replicas: 2}), {manager: 'kubectl', now: 'later'}), first);
});

test("a template from kubectl's dry run, with its nulls and empty maps, is applied twice without a change", t => {
	const config = deployment({replicas: 1, strategy: {}});
	const written = {
		...config,
		metadata: {...(config.metadata as object), creationTimestamp: null},
		status: {},
	};
	const first = apply(undefined, written, {manager: 'kubectl'});
	t.deepEqual(apply(first, written, {manager: 'kubectl', now: 'later'}), first);
});

test('what the configuration no longer says goes, if nobody else owns it', t => {
	const env = [
		{name: 'A', value: '1'},
		{name: 'B', value: '2'},
	];
	const first = apply(undefined, deployment({replicas: 2, container: {env, args: ['x']}}), {
		manager: 'kubectl',
	});
	const second = apply(first, deployment({container: {env: env.slice(1)}}), {manager: 'kubectl'});
	t.deepEqual(second.spec, deployment({container: {env: env.slice(1)}}).spec);
});

test('a struct goes with the defaults in it: RollingUpdate becomes Recreate', t => {
	const rolling = {type: 'RollingUpdate', rollingUpdate: {maxSurge: 1}};
	const first = apply(undefined, deployment({strategy: rolling}), {manager: 'kubectl'});
	const filled = {...rolling, rollingUpdate: {maxSurge: 1, maxUnavailable: '25%'}};
	const stored = {...first, spec: {...(first.spec as object), strategy: filled}};
	const second = apply(stored, deployment({strategy: {type: 'Recreate'}}), {manager: 'kubectl'});
	t.deepEqual((second.spec as Json).strategy, {type: 'Recreate'});
});

test('what another manager owns too stays', t => {
	const first = apply(undefined, deployment({replicas: 2}), {manager: 'a'});
	const both = apply(first, {...identity, spec: {replicas: 2}}, {manager: 'b'});
	const left = apply(both, deployment({}), {manager: 'a'});
	t.is((left.spec as Json).replicas, 2);
	t.is((apply(left, identity, {manager: 'b'}).spec as Json).replicas, undefined);
});

test('items of a set are owned one by one', t => {
	const withFinalizers = (finalizers: readonly string[]) => ({
		...identity,
		metadata: {name: 'web', finalizers},
	});
	const first = apply(undefined, withFinalizers(['a/1', 'a/2']), {manager: 'a'});
	const second = apply(first, withFinalizers(['b/1']), {manager: 'b'});
	t.deepEqual(second.metadata.finalizers, ['a/1', 'a/2', 'b/1']);
	t.deepEqual(apply(second, withFinalizers(['a/2']), {manager: 'a'}).metadata.finalizers, ['a/2', 'b/1']);
});

test("shared items come in the configuration's order, others keep their place", t => {
	const names = (list: readonly string[]) => ({containers: list.map(name => ({name, image: name}))});
	const first = apply(undefined, deployment({pod: names(['a', 's', 'b', 'c'])}), {manager: 'm'});
	const second = apply(first, deployment({pod: names(['c', 'n', 'a'])}), {manager: 'other', force: true});
	const {containers} = podOf(second);
	t.deepEqual(
		containers.map(({name}) => name),
		['s', 'b', 'c', 'n', 'a'],
	);
});

test('force takes the fields over', t => {
	const live = apply(undefined, deployment({replicas: 2}), {manager: 'a'});
	const taken = apply(live, {...identity, spec: {replicas: 3}}, {manager: 'b', force: true});
	t.is((taken.spec as Json).replicas, 3);
	t.is(refusal(() => apply(taken, deployment({replicas: 2}), {manager: 'a'})).details?.causes?.length, 1);
});

test('what was there before anybody managed the object has an owner then', t => {
	const live = storedObject('v1', 'ConfigMap', {data: {a: '1', b: '2'}});
	const config = {apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: 'web'}, data: {a: '1'}};
	const object = apply(live, config, {manager: 'kubectl'});
	t.deepEqual(
		object.metadata.managedFields?.map(({manager, operation, fieldsV1}) => [manager, operation, fieldsV1]),
		[
			['kubectl', 'Apply', {'f:data': {'f:a': {}}}],
			['before-first-apply', 'Update', {'f:data': {'.': {}, 'f:a': {}, 'f:b': {}}}],
		],
	);
	const error = refusal(() => apply(live, {...config, data: {b: 'x'}}, {manager: 'kubectl'}));
	t.regex(error.message, /"before-first-apply" using v1: \.data\.b$/);
});

test('the status is not applied through the object, nor the object through its status', t => {
	const config = {...deployment({replicas: 2}), status: {replicas: 7}};
	const object = apply(undefined, config, {manager: 'm'});
	t.deepEqual(Object.keys(object.metadata.managedFields?.[0]?.fieldsV1 ?? {}), ['f:metadata', 'f:spec']);
	const status = apply(object, {...config, status: {replicas: 8}}, {manager: 'm', subresource: 'status'});
	t.deepEqual(
		status.metadata.managedFields?.map(({subresource, fieldsV1 = {}}) => [
			subresource,
			'f:spec' in fieldsV1,
			'f:status' in fieldsV1,
		]),
		[
			[undefined, true, false],
			['status', false, true],
		],
	);
});

function podOf({spec}: ApiObject): {readonly containers: readonly {readonly name: string}[]} {
	return (spec as {template: {spec: {containers: {name: string}[]}}}).template.spec;
}
