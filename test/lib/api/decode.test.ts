import test from 'ava';
import {decode} from '../../../lib/api/decode.js';
import {refusal} from '../../helpers/api-objects.js';
import {kindNamed} from '../../helpers/least-objects.js';

const pod = kindNamed('Pod');
const deployment = kindNamed('Deployment');

type Refused = {readonly kind?: string; readonly value: unknown; readonly says: string};

/** The words are the real server's: clients show them. */
const refused: Readonly<Record<string, Refused>> = {
	'a text for a number': {
		value: {spec: {replicas: '3'}},
		says: 'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
	},
	'a fraction': {
		value: {spec: {replicas: 1.5}},
		says: 'json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
	},
	'a number that is too large': {
		value: {spec: {replicas: 3_000_000_000}},
		says: 'json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32',
	},
	'a number in a list': {
		value: {spec: {template: {spec: {containers: [{env: [{name: 'A', value: 1}]}]}}}},
		says: 'json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
	},
	'a number for a label': {
		value: {metadata: {labels: {a: 1}}},
		says: 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
	},
	'a list for an object': {
		value: {spec: []},
		says: 'json: cannot unmarshal array into Go struct field Deployment.spec of type v1.DeploymentSpec',
	},
	'an object for a list': {
		kind: 'Pod',
		value: {spec: {containers: {}}},
		says: 'json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container',
	},
	'a text for a boolean': {
		kind: 'Pod',
		value: {spec: {hostNetwork: 'yes'}},
		says: 'json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool',
	},
	'no quantity': {
		kind: 'Pod',
		value: {spec: {containers: [{resources: {limits: {cpu: 'much'}}}]}},
		says: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
	},
	'no time': {
		kind: 'Pod',
		value: {metadata: {deletionTimestamp: 'now'}},
		says: 'parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"',
	},
	'no base64': {kind: 'Secret', value: {data: {a: '??'}}, says: 'illegal base64 data at input byte 0'},
	'base64 that is cut': {
		kind: 'Secret',
		value: {data: {a: 'YWJ'}},
		says: 'illegal base64 data at input byte 0',
	},
	'another kind': {
		value: {apiVersion: 'apps/v1', kind: 'ReplicaSet'},
		says: 'converting (v1.ReplicaSet) to (apps.Deployment): unknown conversion',
	},
	'a kind that there is not': {
		value: {apiVersion: 'apps/v1', kind: 'Deploy'},
		says: 'no kind "Deploy" is registered for version "apps/v1"',
	},
};

for (const [title, {kind = 'Deployment', value, says}] of Object.entries(refused)) {
	test(`${title} is refused with 400, in the real server's words`, t => {
		const {code, reason, message} = refusal(() => decode(kindNamed(kind), value));
		t.is(code, 400);
		t.is(reason, 'BadRequest');
		t.true(message.endsWith(`cannot be handled as a ${kind}: ${says}`), message);
	});
}

test('another version of the kind is refused', t => {
	const {message} = refusal(() => decode(deployment, {apiVersion: 'apps/v1beta1', kind: 'Deployment'}));
	t.is(
		message,
		'the API version in the data (apps/v1beta1) does not match the expected API version (apps/v1)',
	);
});

for (const value of [null, undefined, 1, 'x', [], [{}]]) {
	test(`${JSON.stringify(value)} is no object`, t => {
		t.is(refusal(() => decode(pod, value)).code, 400);
	});
}

const wrong = {
	metadata: {name: 'web'},
	spec: {
		foo: 1,
		containers: [
			{name: 'a', image: 'b', imagePullPolcy: 'Never', ports: [{containerPort: 1, Protocol: 'UDP'}]},
		],
	},
	sttus: {},
};
const unknown = [
	'spec.foo',
	'spec.containers[0].imagePullPolcy',
	'spec.containers[0].ports[0].Protocol',
	'sttus',
];

test('Strict refuses all unknown and double fields at once', t => {
	const options = {fieldValidation: 'Strict', duplicates: ['spec.foo']} as const;
	const {message} = refusal(() => decode(pod, wrong, options));
	const list = ['duplicate field "spec.foo"', ...unknown.map(path => `unknown field "${path}"`)].join(', ');
	t.is(message, `Pod in version "v1" cannot be handled as a Pod: strict decoding error: ${list}`);
});

test('Warn tells unknown and double fields, and leaves them out', t => {
	const {object, warnings} = decode(pod, wrong, {fieldValidation: 'Warn', duplicates: ['kind']});
	t.deepEqual(warnings, ['duplicate field "kind"', ...unknown.map(path => `unknown field "${path}"`)]);
	t.deepEqual(decode(pod, object, {fieldValidation: 'Strict'}).object, object);
});

test('Ignore says nothing', t => {
	t.deepEqual(decode(pod, wrong, {fieldValidation: 'Ignore', duplicates: ['kind']}).warnings, []);
});

test('null is a field that is not there, in a list an empty item', t => {
	const {object} = decode(pod, {metadata: null, spec: {nodeName: null, containers: [null], volumes: null}});
	t.deepEqual(object, {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {},
		spec: {containers: [{name: '', resources: {}}]},
		status: {},
	});
});

test('empty values go, but for pointers and what Go writes though it is empty', t => {
	const spec = {replicas: 0, paused: false, minReadySeconds: 0, selector: {matchLabels: {}}, serviceName: ''};
	t.deepEqual(decode(deployment, {metadata: {labels: {}}, spec}).object, {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: {},
		spec: {replicas: 0, selector: {}, template: {metadata: {}, spec: {containers: []}}, strategy: {}},
		status: {},
	});
});

test('times are stored in UTC and whole seconds', t => {
	const {object} = decode(pod, {metadata: {creationTimestamp: '2026-01-01T01:30:00.5+01:00'}});
	t.is(object.metadata.creationTimestamp, '2026-01-01T00:30:00Z');
	const event = decode(kindNamed('Event'), {eventTime: '2026-01-01T00:00:00.5Z'}).object;
	t.is(event.eventTime, '2026-01-01T00:00:00.500000Z');
});

test('the key __proto__ is data like any other', t => {
	const {object} = decode(
		kindNamed('ConfigMap'),
		JSON.parse('{"data":{"__proto__":"x"},"__proto__":{"y":1}}'),
	);
	t.deepEqual(Object.entries(object.data as object), [['__proto__', 'x']]);
	t.is(Reflect.get({}, 'y'), undefined);
});

test('the free content of a ControllerRevision is left as it is', t => {
	const data = {spec: {a: null, b: ''}};
	t.is(decode(kindNamed('ControllerRevision'), {data}).object.data, data);
});
