import test from 'ava';
import {type BackOff, durationText, longer, waitAfter} from '../../../../lib/labd/kubelet/backoff.js';

test('a container that ends at once starts again after 0, 10, 20, 40 … 300 seconds', t => {
	const waits: number[] = [];
	let backOff: BackOff | undefined;
	let now = 1_000_000;
	for (let end = 0; end < 9; end++) {
		const endedAt = now;
		const wait = waitAfter(backOff, endedAt);
		waits.push(wait / 1000);
		now += wait;
		backOff = longer(backOff, {endedAt, now});
		now += 500;
	}
	t.deepEqual(waits, [0, 10, 20, 40, 80, 160, 300, 300, 300]);
});

test('a container that ran for more than ten minutes is forgiven', t => {
	const backOff = {ms: 300_000, since: 0};
	t.is(waitAfter(backOff, 600_000), 300_000);
	t.is(waitAfter(backOff, 600_001), 0);
	t.deepEqual(longer(backOff, {endedAt: 600_001, now: 600_002}), {ms: 10_000, since: 600_002});
});

for (const [ms, text] of [
	[10_000, '10s'],
	[80_000, '1m20s'],
	[300_000, '5m0s'],
] as const) {
	test(`${ms} ms are ${text} in Go`, t => t.is(durationText(ms), text));
}
