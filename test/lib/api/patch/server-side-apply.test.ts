import test from 'ava';
import fc from 'fast-check';
import type {ApiObject} from '../../../../lib/api/object.js';
import {applyPatch} from '../../../../lib/api/patch/apply-patch.js';
import {serverSideApply} from '../../../../lib/api/patch/server-side-apply.js';
import {trackUpdate} from '../../../../lib/api/patch/track-update.js';
import {created, kindOf, refusal, storedObject} from '../../../helpers/api-objects.js';

type Json = Readonly<Record<string, unknown>>;

const now = '2026-01-02T03:04:05Z';
const container = {name: 'web', image: 'nginx:1'};
const base = {replicas: 2, selector: {matchLabels: {app: 'web'}}};

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

test('a field of another manager that is wanted otherwise is a conflict', t => {
	const live = stored('kubectl-client-side-apply', deployment({replicas: 2}));
	const error = refusal(() => apply(live, deployment({replicas: 3}), {manager: 'kubectl'}));
	t.deepEqual([error.code, error.reason], [409, 'Conflict']);
	t.is(
		error.message,
		'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
	);
	t.deepEqual(error.details?.causes, [
		{
			reason: 'FieldManagerConflict',
			message: 'conflict with "kubectl-client-side-apply" using apps/v1',
			field: '.spec.replicas',
		},
	]);
});

test('all conflicts are told, by manager', t => {
	const live = apply(
		stored('b', deployment({})),
		{...identity, spec: {replicas: 2, paused: true}},
		{manager: 'a'},
	);
	const wanted = deployment({replicas: 3, paused: false, container: {image: 'nginx:2'}});
	t.is(
		refusal(() => apply(live, wanted, {manager: 'kubectl'})).message,
		[
			'Apply failed with 3 conflicts: conflicts with "a":',
			'- .spec.paused',
			'- .spec.replicas',
			'conflicts with "b" using apps/v1:',
			'- .spec.template.spec.containers[name="web"].image',
		].join('\n'),
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

test('kubectl takes over what it has applied from its side, and remembers the configuration', t => {
	const annotation = 'kubectl.kubernetes.io/last-applied-configuration';
	const config = deployment({replicas: 2});
	const annotated = {
		...config,
		metadata: {...(config.metadata as object), annotations: {[annotation]: JSON.stringify(config)}},
	};
	const live = stored('kubectl-client-side-apply', annotated);
	const object = apply(live, deployment({replicas: 3}), {manager: 'kubectl'});
	t.is((object.spec as Json).replicas, 3);
	t.like(JSON.parse(object.metadata.annotations?.[annotation] ?? ''), {spec: {replicas: 3}});
	t.is(refusal(() => apply(live, deployment({replicas: 3}), {manager: 'another'})).code, 409);
	const scaled = trackUpdate(
		kindOf(live),
		{...live, spec: {...(live.spec as object), replicas: 5}},
		{previous: live, manager: 'hpa', now},
	);
	t.regex(
		refusal(() => apply(scaled, deployment({replicas: 3}), {manager: 'kubectl'})).message,
		/"hpa" using apps\/v1: \.spec\.replicas$/,
	);
});

test("kubectl's migration moves the entries of client-side apply by a JSON patch", t => {
	const live = apply(
		stored('kubectl-client-side-apply', deployment({replicas: 2})),
		deployment({replicas: 2}),
		{manager: 'kubectl'},
	);
	const [applied] = live.metadata.managedFields ?? [];
	const operations = [
		{
			op: 'replace',
			path: '/metadata/managedFields',
			value: [{...applied, fieldsV1: {'f:spec': {'f:replicas': {}}}}],
		},
		{op: 'replace', path: '/metadata/resourceVersion', value: '1'},
	];
	const patched = applyPatch(kindOf(live), live, {
		type: 'application/json-patch+json',
		value: operations,
	}) as ApiObject;
	const object = trackUpdate(kindOf(live), patched, {previous: live, manager: 'kubectl', now});
	t.deepEqual(
		object.metadata.managedFields?.map(({manager, fieldsV1}) => [manager, fieldsV1]),
		[['kubectl', {'f:spec': {'f:replicas': {}}}]],
	);
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

const identity = {apiVersion: 'apps/v1', kind: 'Deployment', metadata: {name: 'web', namespace: 'default'}};

const refused: readonly (readonly [what: string, value: unknown, code: number, message: RegExp])[] = [
	['no object', ['x'], 400, /^error decoding YAML: json: cannot unmarshal array into Go value of type map/],
	[
		'another kind',
		{...identity, kind: 'StatefulSet'},
		400,
		/^invalid object type: apps\/v1, Kind=StatefulSet$/,
	],
	[
		'another version',
		{...identity, apiVersion: 'apps/v1beta1'},
		400,
		/^invalid object type: apps\/v1beta1, Kind=Deployment$/,
	],
	[
		'managedFields',
		{...identity, metadata: {name: 'web', managedFields: []}},
		400,
		/^metadata\.managedFields must be nil$/,
	],
	[
		'a name twice',
		deployment({pod: {containers: [container, container]}}),
		500,
		/^failed to create typed patch object \(default\/web; apps\/v1, Kind=Deployment\): \.spec\.template\.spec\.containers: duplicate entries for key \[name="web"\]$/,
	],
	[
		'an item without its name',
		deployment({pod: {containers: [{image: 'x'}]}}),
		500,
		/\.spec\.template\.spec\.containers: element 0: associative list with keys has an element that omits key field "name" \(and doesn't have default value\)$/,
	],
];

for (const [what, value, code, message] of refused) {
	test(`a configuration with ${what} is refused`, t => {
		const error = refusal(() =>
			serverSideApply(kindOf(identity), undefined, {value, manager: 'm', force: false, now}),
		);
		t.is(error.code, code);
		t.regex(error.message, message);
	});
}

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

type Options = {
	readonly manager: string;
	readonly force?: boolean;
	readonly now?: string;
	readonly subresource?: 'status';
};

/** As the server stores it afterwards. */
function apply(
	current: ApiObject | undefined,
	value: Json,
	{manager, force = false, now: at = now, subresource}: Options,
): ApiObject {
	const by = {value, manager, force, now: at, ...(subresource && {subresource})};
	const object = serverSideApply(kindOf(value), current, by) as ApiObject;
	const metadata = {namespace: 'default', uid: 'u-1', resourceVersion: '1', creationTimestamp: created};
	return current ? object : {...object, metadata: {...object.metadata, ...metadata}};
}

/** An object that a client has made without server-side apply. */
function stored(manager: string, fields: Json): ApiObject {
	const object = storedObject('apps/v1', 'Deployment', fields);
	return trackUpdate(kindOf(object), object, {manager, now});
}

function deployment({
	pod,
	container: more,
	...spec
}: {
	readonly pod?: Json;
	readonly container?: Json;
	readonly [field: string]: unknown;
}): Json {
	const {replicas: _replicas, ...rest} = base;
	const template = {metadata: {labels: {app: 'web'}}, spec: pod ?? {containers: [{...container, ...more}]}};
	return {
		...identity,
		metadata: {...identity.metadata, labels: {app: 'web'}},
		spec: {...rest, ...spec, template},
	};
}

function podOf({spec}: ApiObject): {readonly containers: readonly {readonly name: string}[]} {
	return (spec as {template: {spec: {containers: {name: string}[]}}}).template.spec;
}

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
