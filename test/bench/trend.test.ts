import test from 'ava';
import {growthOf, isWithin, median, type Point} from '../../bench/trend.js';

const series = (...values: readonly number[]): Point[] =>
	values.map((value, index) => ({seconds: index * 15, value}));

test('a value that stays does not grow, whatever a few samples do', t => {
	t.is(growthOf(series(5, 5, 5, 5, 5)), 0);
	t.is(growthOf(series(5, 5, 90, 5, 5, 5)), 0);
	t.is(growthOf(series(5, 5, 5, 5, 5, 90)), 0);
});

test('growth is told from the first sample to the last', t => {
	t.is(growthOf(series(0, 1, 2, 3, 4)), 4);
	t.is(growthOf(series(0, 1, 90, 3, 4)), 4);
	t.is(growthOf(series(4, 3, 2, 1, 0)), -4);
	t.is(growthOf(series(1, 9)), 0, 'two points are no trend');
});

test('what is allowed is a number or a share, whichever is more', t => {
	const grows = series(100, 102, 104, 106, 108);
	t.true(isWithin(grows, {by: 8, share: 0}));
	t.true(isWithin(grows, {by: 0, share: 0.1}));
	t.false(isWithin(grows, {by: 7, share: 0.05}));
});

test('the median of an even number of values lies between the two in the middle', t => {
	t.is(median([4, 1, 3, 2]), 2.5);
	t.is(median([3, 1, 2]), 2);
	t.is(median([]), 0);
});
