import test from 'ava';
import {readBody} from '../../../lib/api/decode/body.js';
import {ApiError} from '../../../lib/api/status.js';

const doubles: ReadonlyArray<readonly ['json' | 'yaml', string, readonly string[]]> = [
	['json', '{"a":1,"b":2}', []],
	['json', '{"a":1,"a":2}', ['a']],
	['json', '{"a":{"b":[{"c":1},{"c":1,"c":2}]}}', ['a.b[1].c']],
	['json', '{"a":[[{"x":1,"x":2}]],"b":[1,{"y":1,"y":1}]}', ['a[0][0].x', 'b[1].y']],
	['json', '{"a":"{\\"x\\":1,\\"x\\":2}"}', []],
	['json', '{"a":["x","x"],"b":{"a":1},"c":{"a":1}}', []],
	['json', '{"\\u0061":1,"a":2}', ['a']],
	['yaml', 'a: 1\nb:\n  - x: 1\n    x: 2\na: 2\n', ['a', 'b[0].x']],
	['yaml', 'a: [1, {e: 1, e: 2}]\n', ['a[1].e']],
];

for (const [format, text, expected] of doubles) {
	test(`${format} ${text.replaceAll('\n', '; ')} has ${expected.length === 0 ? 'no key' : expected.join(', ')} twice`, t => {
		t.deepEqual([...readBody(text, format).duplicates].sort(), [...expected].sort());
	});
}

test('the last of two keys counts', t => {
	t.deepEqual(readBody('{"a":1,"a":2}', 'json').value, {a: 2});
	t.deepEqual(readBody('a: 1\na: 2\n', 'yaml').value, {a: 2});
});

for (const [format, text] of [
	['json', '{"a":'],
	['json', "{'a': 1}"],
	['yaml', 'a: [1'],
] as const) {
	test(`${format} ${text} is refused with 400`, t => {
		const {code, reason} = t.throws(() => readBody(text, format), {instanceOf: ApiError}) ?? {};
		t.deepEqual({code, reason}, {code: 400, reason: 'BadRequest'});
	});
}
