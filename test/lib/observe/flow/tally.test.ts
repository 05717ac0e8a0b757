import test from 'ava';
import {DatagramTally} from '../../../../lib/observe/flow/tally.js';

/**
 * One letter a millisecond: `.` sent and arrived at once, `x` sent and lost, `-` nobody was there to send it, `d` arrived
 * twice, `<` arrives after the next one.
 */
function played(letters: string, rate = 1000): {tally: DatagramTally; now: number} {
	const tally = new DatagramTally(rate);
	let held: number | undefined;
	for (const [now, letter] of [...letters].entries()) {
		const number = tally.next;
		if (letter === '-') tally.unsent(now);
		else tally.sent(now);
		if ('.d<'.includes(letter) && letter !== '<') tally.arrived(number, now);
		if (letter === 'd') tally.arrived(number, now);
		if (held !== undefined) tally.arrived(held, now);
		held = letter === '<' ? number : undefined;
	}
	return {tally, now: letters.length - 1};
}

/** `4+3 (2)`: begins at 4 ms, takes 3 ms, 2 were lost; `…` while it goes on. */
function told(letters: string, end = true): string[] {
	const {tally, now} = played(letters);
	const {outages} = tally.lost(now, end);
	return outages
		.list(now)
		.map(
			({begin, end: until, ms, lost}) => `${Date.parse(begin)}+${ms} (${lost})${until === null ? '…' : ''}`,
		);
}

test('sent is received and lost, and what came twice or out of order is told', t => {
	const {tally, now} = played('..xx.d<..-.');
	t.deepEqual(tally.counts, {sent: 10, received: 8, duplicates: 1, reordered: 1, late: 0});
	t.is(tally.lost(now, true).lost, 2);
});

test('an outage lasts from the first that was lost until the next that arrived was sent', t => {
	t.deepEqual(told('....'), []);
	t.deepEqual(told('..xx..'), ['2+2 (2)']);
	t.deepEqual(told('.x.x.'), ['1+1 (1)', '3+1 (1)']);
	t.deepEqual(told('..xxx'), ['2+2 (3)…']);
	t.deepEqual(told('xx..'), ['0+2 (2)']);
});

test('what the sender was late is no part of an outage', t => {
	const tally = new DatagramTally(1000);
	for (const [number, now] of [0, 1, 2, 50].entries()) {
		tally.sent(now);
		if (number !== 2) tally.arrived(number, now);
	}
	t.is(tally.lost(50, true).outages.list(50)[0]?.ms, 1);
});

test('while nobody is there to send there is an outage in which nothing is lost', t => {
	t.deepEqual(told('..---..'), ['2+3 (0)']);
	t.deepEqual(told('..x--x..'), ['2+4 (2)']);
	t.is(played('..---').tally.lost(5, true).lost, 0);
});

test('what is under way is not lost until the end', t => {
	t.deepEqual(told('..xx', false), []);
	t.deepEqual(told('..xx.x', false), ['2+2 (2)']);
	const {tally, now} = played('..xx');
	t.is(tally.lost(now).lost, 0);
	t.true(tally.isAnyUnderWay);
	t.false(played('....').tally.isAnyUnderWay);
});

test('what arrives after 10 s was lost, and is told as late', t => {
	const tally = new DatagramTally(1000);
	tally.sent(0);
	tally.sent(1);
	tally.arrived(1, 1);
	t.is(tally.lost(10_001).lost, 1);
	tally.arrived(0, 10_002);
	t.deepEqual(tally.counts, {sent: 2, received: 1, duplicates: 0, reordered: 1, late: 1});
	t.is(tally.lost(10_003, true).lost, 1);
});

test('it counts on when more were sent than are remembered', t => {
	const tally = new DatagramTally(1);
	for (let number = 0; number < 1000; number++) {
		tally.sent(number);
		if (number % 10 !== 0) tally.arrived(number, number);
	}
	const {lost, outages} = tally.lost(1000, true);
	t.deepEqual([lost, tally.counts.received, outages.count], [100, 900, 100]);
	tally.arrived(0, 1000);
	tally.arrived(4_000_000, 1000);
	t.is(tally.counts.received, 900);
});

test('it is silent when for so long nothing came, though something was sent', t => {
	const {tally, now} = played(`...${'x'.repeat(300)}`);
	t.true(tally.isSilent(now, 200));
	t.false(tally.isSilent(now, 400));
	// Nothing was sent: who sends was busy.
	t.false(played('...').tally.isSilent(500, 200));
	t.true(played('...').tally.hasGap(200) === false && played('..x.').tally.hasGap(200));
	t.false(played(`.x${'.'.repeat(300)}`).tally.hasGap(200));
	t.true(played(`.-${'.'.repeat(100)}`).tally.hasGap(200));
});

test('a delay that is always the same is no silence', t => {
	const tally = new DatagramTally(1000);
	for (let now = 0; now < 2000; now++) {
		tally.sent(now);
		if (now >= 1000) tally.arrived(now - 1000, now);
	}
	t.false(tally.isSilent(1999, 200));
	t.false(tally.hasGap(200));
	t.is(tally.lost(1999).lost, 0);
});

test('of very many outages the longest are kept, in their order', t => {
	const letters = `${'x.'.repeat(150)}xxx.${'x.'.repeat(50)}xx.`;
	const {tally, now} = played(letters);
	const {outages} = tally.lost(now, true);
	const list = outages.list(now);
	t.deepEqual([outages.count, list.length], [202, 100]);
	t.deepEqual(
		list.filter(({ms}) => ms > 1).map(({ms}) => ms),
		[3, 2],
	);
	t.deepEqual(
		[...list].sort((a, b) => a.begin.localeCompare(b.begin)),
		list,
	);
});
