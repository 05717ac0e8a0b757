import test from 'ava';
import type {ApiObject} from '../../../../lib/api/object.js';
import {applyPatch} from '../../../../lib/api/patch/apply-patch.js';
import {serverSideApply} from '../../../../lib/api/patch/server-side-apply.js';
import {trackUpdate} from '../../../../lib/api/patch/track-update.js';
import {kindOf, refusal} from '../../../helpers/api-objects.js';
import {apply, container, deployment, identity, type Json, now, stored} from '../../../helpers/applied.js';

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
