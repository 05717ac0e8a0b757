import test from 'ava';
import {readProtobuf} from '../../../lib/api/decode/protobuf.js';
import {type Field, message, sent, varint} from '../../helpers/protobuf.js';

test('texts, numbers, maps, lists and messages are read', t => {
	const bytes = sent('v1', 'ConfigMap', [
		[
			1,
			[
				[1, 'a'],
				[3, 'default'],
				[
					11,
					[
						[1, 'app'],
						[2, 'web'],
					],
				],
				[
					11,
					[
						[1, 'tier'],
						[2, ''],
					],
				],
				[14, 'x/y'],
				[14, 'x/z'],
			],
		],
		[
			2,
			[
				[1, 'key'],
				[2, 'välue'],
			],
		],
		[
			3,
			[
				[1, 'raw'],
				[2, Buffer.from([0, 255])],
			],
		],
		[4, 0],
	]);
	t.deepEqual(readProtobuf(bytes), {
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: {name: 'a', namespace: 'default', labels: {app: 'web', tier: ''}, finalizers: ['x/y', 'x/z']},
		data: {key: 'välue'},
		binaryData: {raw: 'AP8='},
		immutable: false,
	});
});

test('an empty value of a pointer is one, of anything else it is none', t => {
	const {spec} = readProtobuf(
		sent('apps/v1', 'Deployment', [
			[
				2,
				[
					[1, 0],
					[7, 0],
					[5, 0],
				],
			],
		]),
	);
	t.deepEqual(spec, {replicas: 0});
});

test('numbers may be negative', t => {
	const {spec} = readProtobuf(sent('v1', 'Pod', [[2, [[4, -1n]]]]));
	t.deepEqual(spec, {terminationGracePeriodSeconds: -1});
});

test('values of their own kinds are as in JSON', t => {
	const port = (target: readonly Field[]): Field => [
		1,
		[
			[3, 80],
			[4, target],
		],
	];
	const service = readProtobuf(
		sent('v1', 'Service', [
			[
				2,
				[
					port([
						[1, 0],
						[2, 8080],
						[3, ''],
					]),
					port([
						[1, 1],
						[2, 0],
						[3, 'http'],
					]),
				],
			],
		]),
	);
	t.deepEqual((service.spec as {ports: unknown}).ports, [
		{port: 80, targetPort: 8080},
		{port: 80, targetPort: 'http'},
	]);
	const time = [
		8,
		[
			[1, 1_700_000_000],
			[2, 5000],
		],
	] as const;
	t.like(readProtobuf(sent('v1', 'ConfigMap', [[1, [[1, 'a'], time]]])), {
		metadata: {creationTimestamp: '2023-11-14T22:13:20Z'},
	});
	t.deepEqual(
		readProtobuf(
			sent('v1', 'ConfigMap', [
				[
					1,
					[
						[1, 'a'],
						[8, []],
					],
				],
			]),
		).metadata,
		{name: 'a'},
	);
	const limits: Field = [
		8,
		[
			[
				1,
				[
					[1, 'cpu'],
					[2, [[1, '500m']]],
				],
			],
		],
	];
	const pod = readProtobuf(sent('v1', 'Pod', [[2, [[2, [[1, 'web'], limits]]]]]));
	t.deepEqual((pod.spec as {containers: unknown}).containers, [
		{name: 'web', resources: {limits: {cpu: '500m'}}},
	]);
});

test('what is a message of its own only in protobuf is among the other fields', t => {
	const volume: Field = [
		1,
		[
			[1, 'data'],
			[2, [[2, []]]],
		],
	];
	const pod = readProtobuf(sent('v1', 'Pod', [[2, [volume]]]));
	t.deepEqual((pod.spec as {volumes: unknown}).volumes, [{name: 'data', emptyDir: {}}]);
});

test('unknown fields are passed over, of every wire type', t => {
	const unknown = Buffer.concat([varint(99 * 8 + 1), Buffer.alloc(8), varint(99 * 8 + 5), Buffer.alloc(4)]);
	const raw = Buffer.concat([
		message([
			[1, [[1, 'a']]],
			[98, 'x'],
			[97, 1],
		]),
		unknown,
	]);
	const bytes = Buffer.concat([
		Buffer.from('k8s\0'),
		message([
			[
				1,
				[
					[1, 'v1'],
					[2, 'Secret'],
				],
			],
			[2, raw],
		]),
	]);
	t.deepEqual(readProtobuf(bytes), {apiVersion: 'v1', kind: 'Secret', metadata: {name: 'a'}});
});

test('how to delete is read', t => {
	const options: readonly Field[] = [
		[1, 5],
		[
			2,
			[
				[1, 'uid'],
				[2, '7'],
			],
		],
		[4, 'Orphan'],
		[5, 'All'],
	];
	const expected = {
		gracePeriodSeconds: 5,
		preconditions: {uid: 'uid', resourceVersion: '7'},
		propagationPolicy: 'Orphan',
		dryRun: ['All'],
	};
	t.like(readProtobuf(sent('v1', 'DeleteOptions', options)), expected);
	t.deepEqual(
		readProtobuf(
			sent('policy/v1', 'Eviction', [
				[1, []],
				[2, options],
			]),
		).deleteOptions,
		expected,
	);
});
