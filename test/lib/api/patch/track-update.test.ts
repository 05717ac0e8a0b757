import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {type Tracked, trackUpdate} from '../../../../lib/api/patch/track-update.js';
import {kindOf, storedObject} from '../../../helpers/api-objects.js';

const now = '2026-01-02T03:04:05Z';
const later = '2026-01-02T03:04:06Z';

const deployment = storedObject('apps/v1', 'Deployment', {
	metadata: {labels: {app: 'web'}, generation: 1},
	spec: {
		replicas: 1,
		selector: {matchLabels: {app: 'web'}},
		strategy: {type: 'RollingUpdate', rollingUpdate: {maxSurge: '25%'}},
		template: {
			metadata: {labels: {app: 'web'}},
			spec: {
				containers: [
					{name: 'web', image: 'nginx', ports: [{containerPort: 80, protocol: 'TCP'}], resources: {}},
				],
				tolerations: [{key: 'a'}],
			},
		},
	},
	status: {},
});

test('who creates an object owns what it says, and what the server filled in', t => {
	const {managedFields} = track(deployment, {manager: 'kubectl-create', now}).metadata;
	t.deepEqual(managedFields, [
		{
			manager: 'kubectl-create',
			operation: 'Update',
			apiVersion: 'apps/v1',
			time: now,
			fieldsType: 'FieldsV1',
			fieldsV1: {
				'f:metadata': {'f:labels': {'.': {}, 'f:app': {}}},
				'f:spec': {
					'f:replicas': {},
					'f:selector': {},
					'f:strategy': {'f:rollingUpdate': {'.': {}, 'f:maxSurge': {}}, 'f:type': {}},
					'f:template': {
						'f:metadata': {'f:labels': {'.': {}, 'f:app': {}}},
						'f:spec': {
							'f:containers': {
								'k:{"name":"web"}': {
									'.': {},
									'f:image': {},
									'f:name': {},
									'f:ports': {
										'.': {},
										'k:{"containerPort":80,"protocol":"TCP"}': {
											'.': {},
											'f:containerPort': {},
											'f:protocol': {},
										},
									},
									'f:resources': {},
								},
							},
							'f:tolerations': {},
						},
					},
				},
			},
		},
	]);
});

test('who changes a field takes it from the one that had it', t => {
	const first = track(deployment, {manager: 'kubectl-create', now});
	const scaled = {...first, spec: {...spec(first), replicas: 3}};
	const [creator, scaler] =
		track(scaled, {previous: first, manager: 'kubectl', now: later}).metadata.managedFields ?? [];
	t.deepEqual(scaler?.fieldsV1, {'f:spec': {'f:replicas': {}}});
	t.false(JSON.stringify(creator?.fieldsV1).includes('f:replicas'));
	t.deepEqual([creator?.time, scaler?.time], [now, later]);
});

test('a manager keeps one entry for all its changes, with the time of the last', t => {
	const first = track(deployment, {manager: 'm', now});
	const second = track(
		{...first, spec: {...spec(first), paused: true}},
		{previous: first, manager: 'm', now: later},
	);
	t.is(second.metadata.managedFields?.length, 1);
	t.is(second.metadata.managedFields?.[0]?.time, later);
	t.true('f:paused' in fields(second, 0)['f:spec'] && 'f:replicas' in fields(second, 0)['f:spec']);
});

test('the status belongs to who writes it, and has an entry of its own', t => {
	const first = track(deployment, {manager: 'kube-controller-manager', now});
	const reported = {...first, status: {replicas: 1, conditions: [{type: 'Available', status: 'True'}]}};
	const by = {
		previous: first,
		manager: 'kube-controller-manager',
		now: later,
		subresource: 'status',
	} as const;
	const [, entry] = track(reported, by).metadata.managedFields ?? [];
	t.is(entry?.subresource, 'status');
	t.deepEqual(entry?.fieldsV1, {
		'f:status': {
			'f:conditions': {'.': {}, 'k:{"type":"Available"}': {'.': {}, 'f:status': {}, 'f:type': {}}},
			'f:replicas': {},
		},
	});
});

test('a write that changes nothing leaves the entries and their times', t => {
	const first = track(deployment, {manager: 'a', now});
	for (const again of [first, structuredClone(first), withoutEntries(first)])
		t.deepEqual(track(again, {previous: first, manager: 'b', now: later}), first);
});

test('what is removed belongs to nobody, and who has nothing left is no manager', t => {
	const first = track(deployment, {manager: 'a', now});
	const labelled = {...first, metadata: {...first.metadata, labels: {app: 'web', x: '1'}}};
	const second = track(labelled, {previous: first, manager: 'kubectl-label', now: later});
	t.is(second.metadata.managedFields?.length, 2);
	const third = track(
		{...second, metadata: {...second.metadata, labels: {app: 'web'}}},
		{previous: second, manager: 'c', now: later},
	);
	t.deepEqual(
		third.metadata.managedFields?.map(({manager}) => manager),
		['a'],
	);
});

test('an object that nobody manages stays so', t => {
	const changed = {...deployment, spec: {...spec(deployment), replicas: 2}};
	t.is(track(changed, {previous: deployment, manager: 'kubectl', now}).metadata.managedFields, undefined);
});

for (const managedFields of [[], [{}]]) {
	test(`${JSON.stringify(managedFields)} ends the management`, t => {
		const first = track(deployment, {manager: 'a', now});
		const reset = {...first, metadata: {...first.metadata, managedFields}};
		t.is(track(reset, {previous: first, manager: 'b', now}).metadata.managedFields, undefined);
	});
}

test('entries that a client sends are taken, unless they are none', t => {
	const first = track(deployment, {manager: 'a', now});
	const [entry] = first.metadata.managedFields ?? [];
	const renamed = {...first, metadata: {...first.metadata, managedFields: [{...entry, manager: 'z'}]}};
	const names = (object: ApiObject) =>
		track(object, {previous: first, manager: 'b', now}).metadata.managedFields?.map(({manager}) => manager);
	t.deepEqual(names(renamed as ApiObject), ['z']);
	const wrong = {
		...first,
		metadata: {...first.metadata, managedFields: [{...entry, manager: 'z', fieldsType: 'FieldsV9'}]},
	};
	t.deepEqual(names(wrong as ApiObject), ['a']);
});

test('of more than ten clients the oldest are one', t => {
	let object = track(deployment, {manager: 'creator', now});
	for (let turn = 10; turn < 30; turn++) {
		const labels = {...object.metadata.labels, [`l${turn}`]: ''};
		const changed = {...object, metadata: {...object.metadata, labels}};
		object = track(changed, {previous: object, manager: `m${turn}`, now: `2026-01-03T00:00:${turn}Z`});
	}
	const names = object.metadata.managedFields?.map(({manager}) => manager) ?? [];
	t.is(names.length, 10);
	t.deepEqual(names.slice(0, 2), ['ancient-changes', 'm21']);
	t.true('f:l20' in fields(object, 0)['f:metadata']['f:labels'] && 'f:spec' in fields(object, 0));
});

function track(object: ApiObject, by: Tracked): ApiObject {
	return trackUpdate(kindOf(object), object, by);
}

function spec({spec: value}: ApiObject): Record<string, unknown> {
	return value as Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: fields of any depth
function fields({metadata}: ApiObject, index: number): any {
	return metadata.managedFields?.[index]?.fieldsV1;
}

function withoutEntries(object: ApiObject): ApiObject {
	const {managedFields: _entries, ...metadata} = object.metadata;
	return {...object, metadata};
}
