import test from 'ava';
import {DelayCounts} from '../../../../lib/observe/flow/delays.js';
import {Pace} from '../../../../lib/observe/flow/pace.js';
import {Stalls} from '../../../../lib/observe/flow/stalls.js';

test('as many are due as the rate says', t => {
	const pace = new Pace(1000, 0);
	t.deepEqual(
		[0, 1, 1.5, 2, 5].map(now => pace.due(now)),
		[1, 1, 0, 1, 3],
	);
	const slow = new Pace(2, 0);
	t.deepEqual(
		[0, 100, 500, 1000].map(now => slow.due(now)),
		[1, 0, 1, 1],
	);
	const fast = new Pace(10_000, 0);
	t.deepEqual(
		[0, 1, 2].map(now => fast.due(now)),
		[1, 10, 10],
	);
});

test('what was due long ago is left out and told, not sent in a burst', t => {
	const pace = new Pace(1000, 0);
	pace.due(0);
	t.is(pace.due(15), 15);
	t.is(pace.due(315), 1);
	t.is(pace.notSent, 299);
	t.is(pace.longestGapMs, 300);
	t.deepEqual(
		[316, 317].map(now => pace.due(now)),
		[1, 1],
	);
});

test('a clock that is set back stops nothing', t => {
	const pace = new Pace(1000, 10_000);
	pace.due(10_000);
	t.is(pace.due(5000), 1);
	t.is(pace.due(5001), 1);
});

test('delays are counted to the percent', t => {
	const delays = new DelayCounts();
	t.is(delays.quantiles, null);
	for (let index = 1; index <= 1000; index++) delays.add(index / 10);
	const {medianMs = 0, p99Ms = 0} = delays.quantiles ?? {};
	t.true(Math.abs(medianMs - 50) < 0.6, String(medianMs));
	t.true(Math.abs(p99Ms - 99) < 1.2, String(p99Ms));
	t.is(delays.longest, 100);
});

test('a stall is the time in which something was on its way and nothing came back', t => {
	const stalls = new Stalls();
	t.is(stalls.longest(100), null);
	stalls.isSent(0);
	stalls.isSent(10);
	t.is(stalls.since(12), 12);
	t.is(stalls.areAcknowledged(2, 15), 10);
	t.is(stalls.since(500), 0);
	stalls.isSent(600);
	stalls.isSent(700);
	// The second waits on behind the first: from then on, not from when it was sent.
	stalls.areAcknowledged(3, 1000);
	t.is(stalls.since(1050), 50);
	t.like(stalls.longest(1050), {ms: 400, lost: 2, end: new Date(1000).toISOString()});
	t.like(stalls.longest(2000), {ms: 1000, lost: 1, end: null});
	t.is(stalls.areAcknowledged(2, 2000), undefined);
	t.is(stalls.areAcknowledged(9, 2000), undefined);
	t.deepEqual([stalls.sent, stalls.acknowledged], [4, 3]);
});
