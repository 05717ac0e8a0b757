import test from 'ava';
import {costTable} from '../../scripts/test-costs.mjs';

const line = (name: string, seconds: number, processor: number) =>
	`${JSON.stringify({name, seconds, processor})}\n`;

test('the ten dearest are named, the dearest first, and the sum is of all', t => {
	const many = Array.from({length: 12}, (_, index) => line(`test/${index}.test.ts`, 1, index / 2));
	const [, ...rows] = costTable(many.join('')).split('\n');
	t.is(rows.length, 11);
	t.is(rows[0], '     1.0     5.5  test/11.test.ts');
	t.is(rows[9], '     1.0     1.0  test/2.test.ts');
	t.is(rows[10], '    12.0    33.0  all 12 files');
});

test('where nothing was written down there is no table', t => {
	t.is(costTable(''), '');
});
