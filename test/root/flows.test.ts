import test from 'ava';
import {inSandbox, users} from '../helpers/in-sandbox.js';

type Again = {
	readonly gone: boolean;
	readonly isOutage: boolean;
	readonly lost: number;
	readonly code: string;
};

type Seen = {
	readonly exactLoss: {
		readonly dropped: number;
		readonly lost: number;
		readonly outages: number;
		readonly unbalanced: readonly unknown[];
		readonly odd: number;
	};
	readonly cut: Readonly<Record<string, unknown>>;
	readonly busy: {readonly lost: number; readonly gap: number; readonly overruns: number};
	readonly refused: {readonly codes: readonly string[]; readonly all: boolean};
	readonly reset: string;
	readonly anewTarget: Again;
	readonly anewSource: Again;
	readonly overrun: {readonly received: number; readonly dropped: number; readonly late: number};
};

for (const user of users) {
	test(`flows tell what the network did to them, and no more, as a ${user} user`, async t => {
		const seen = await inSandbox<Seen>(user, 'flows.ts');
		const {dropped, ...exact} = seen.exactLoss;
		t.true(dropped > 5, String(dropped));
		t.deepEqual(exact, {lost: dropped, outages: dropped, unbalanced: [], odd: 0});

		t.deepEqual(seen.cut, {
			outages: 1,
			begin: true,
			end: true,
			stallIsLonger: true,
			tcp: {lost: 0, broken: null, resent: true},
		});

		t.is(seen.busy.lost, 0);
		t.is(seen.busy.overruns, 0);
		t.true(seen.busy.gap < 450, `${seen.busy.gap} ms`);

		t.deepEqual(seen.refused, {codes: ['ENETUNREACH'], all: true});
		t.is(seen.reset, 'ECONNRESET');

		for (const {gone, isOutage} of [seen.anewTarget, seen.anewSource])
			t.deepEqual({gone, isOutage}, {gone: true, isOutage: true});
		t.true(seen.anewTarget.lost > 50);
		// Who is not there sends nothing.
		t.true(seen.anewSource.lost < 20, String(seen.anewSource.lost));
		t.is(seen.anewSource.code, 'the sender is gone');

		t.is(seen.overrun.received + seen.overrun.dropped, 1000);
		t.true(seen.overrun.received > 0 && seen.overrun.dropped > 500);
		t.is(seen.overrun.late, 0);
	});
}
