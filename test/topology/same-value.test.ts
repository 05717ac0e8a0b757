import test from 'ava';
import {sameValue} from '../../topology/same-value.js';

const cases: ReadonlyArray<readonly [same: boolean, a: unknown, b: unknown]> = [
	[true, {a: 1, b: [{c: null}]}, {b: [{c: null}], a: 1}],
	[true, {a: 1}, {a: 1, b: undefined}],
	[false, {a: 1}, {a: 1, b: null}],
	[false, {}, {constructor: '1'}],
	[false, {toString: 'x'}, {}],
	[true, {constructor: '1'}, {constructor: '1'}],
	[false, [1, 2], [2, 1]],
	[false, [], {}],
	[false, {a: {b: 1}}, {a: {b: 2}}],
];

for (const [same, a, b] of cases) {
	test(`${JSON.stringify(a)} and ${JSON.stringify(b)} ${same ? 'say the same' : 'differ'}`, t => {
		t.is(sameValue(a, b), same);
		t.is(sameValue(b, a), same);
	});
}
