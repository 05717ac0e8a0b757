import test from 'ava';
import fc from 'fast-check';
import {readProtobuf} from '../../../lib/api/decode/protobuf.js';
import {definitions} from '../../../lib/api/generated/definitions.js';
import {numbered} from '../../../lib/api/generated/protobuf.js';
import {ApiError} from '../../../lib/api/status.js';
import {message, sent} from '../../helpers/protobuf.js';

test('every field of every type has a number', t => {
	const fieldsOf = (name: string): string[] =>
		(numbered[name] ?? '').split(',').flatMap(field => {
			if (!field.startsWith('+')) return [field];
			return fieldsOf(`${name.slice(0, name.lastIndexOf('.'))}.${field.slice(1)}`);
		});
	for (const [name, {fields}] of Object.entries(definitions)) {
		const known = new Set(['apiVersion', 'kind', ...fieldsOf(name)]);
		t.deepEqual(
			Object.keys(fields).filter(field => !known.has(field)),
			[],
			name,
		);
	}
});

test('whatever comes is an object or a bad request', t => {
	const kinds = ['Pod', 'Service', 'ConfigMap', 'Secret', 'DeleteOptions', 'Eviction'];
	const valid = sent('v1', 'Pod', [
		[
			1,
			[
				[1, 'a'],
				[8, [[1, 5]]],
			],
		],
		[
			2,
			[
				[
					2,
					[
						[1, 'web'],
						[6, [[3, 80]]],
					],
				],
			],
		],
	]);
	const broken = fc
		.tuple(fc.nat(valid.length - 1), fc.integer({min: 0, max: 255}), fc.nat(valid.length))
		.map(([at, byte, end]) => {
			const bytes = Buffer.from(valid);
			bytes[at] = byte;
			return bytes.subarray(0, end);
		});
	const random = fc.tuple(fc.constantFrom(...kinds), fc.uint8Array({maxLength: 200})).map(([kind, raw]) =>
		Buffer.concat([
			Buffer.from('k8s\0'),
			message([
				[
					1,
					[
						[1, 'v1'],
						[2, kind],
					],
				],
				[2, Buffer.from(raw)],
			]),
		]),
	);
	const result = fc.check(
		fc.property(fc.oneof(broken, random), bytes => {
			try {
				return typeof readProtobuf(bytes) === 'object';
			} catch (error) {
				return error instanceof ApiError && error.code === 400;
			}
		}),
		{numRuns: 2000},
	);
	t.false(result.failed, fc.defaultReportMessage(result));
});
