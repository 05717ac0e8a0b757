import test from 'ava';
import {firstThree, humanDuration, labelText, selectorText, since} from '../../../../lib/api/tables/text.js';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

const durations: ReadonlyArray<readonly [ms: number, text: string]> = [
	[-3 * second, '<invalid>'],
	[-1 * second, '0s'],
	[0, '0s'],
	[119_999, '119s'],
	[2 * minute, '2m'],
	[3 * minute + 5 * second, '3m5s'],
	[10 * minute + 5 * second, '10m'],
	[179 * minute, '179m'],
	[3 * hour, '3h'],
	[3 * hour + 2 * minute, '3h2m'],
	[8 * hour + 59 * minute, '8h'],
	[47 * hour, '47h'],
	[2 * day, '2d'],
	[2 * day + 5 * hour, '2d5h'],
	[9 * day + 5 * hour, '9d'],
	[729 * day, '729d'],
	[730 * day, '2y'],
	[731 * day, '2y1d'],
	[3000 * day, '8y'],
];

for (const [ms, text] of durations) {
	test(`${ms} ms are ${text}`, t => t.is(humanDuration(ms), text));
}

test('a time that is not there is unknown', t => {
	t.is(since(undefined, 0), '<unknown>');
	t.is(since('1970-01-01T00:00:00Z', 5 * minute), '5m');
});

test('labels and selectors are sorted, and an empty one is <none>', t => {
	t.is(labelText({tier: 'x', app: 'web'}), 'app=web,tier=x');
	t.is(labelText({}), '<none>');
	t.is(selectorText(undefined), '<none>');
	t.is(
		selectorText({
			matchLabels: {b: '1'},
			matchExpressions: [
				{key: 'c', operator: 'NotIn', values: ['y', 'x']},
				{key: 'a', operator: 'In', values: ['2']},
				{key: 'd', operator: 'Exists'},
				{key: 'e', operator: 'DoesNotExist'},
			],
		}),
		'a in (2),b=1,c notin (x,y),d,!e',
	);
});

test('of a long list the first three are shown, and the others counted', t => {
	t.is(firstThree([], '<unset>'), '<unset>');
	t.is(firstThree(['a', 'b', 'c'], ''), 'a,b,c');
	t.is(firstThree(['a', 'b', 'c', 'd', 'e'], ''), 'a,b,c + 2 more...');
});
