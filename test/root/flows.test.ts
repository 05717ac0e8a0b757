import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import type {DatagramReport} from '../../lib/observe/flow/types.js';
import {anyUser, inSandbox, users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';

type Again = {
	readonly gone: boolean;
	readonly isOutage: boolean;
	readonly isQuiet: boolean;
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

for (const user of anyUser) {
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
		t.false(seen.anewTarget.isQuiet);
		t.true(seen.anewSource.isQuiet);
		t.is(seen.anewSource.code, 'the sender is gone');

		t.is(seen.overrun.received + seen.overrun.dropped, 1000);
		t.true(seen.overrun.received > 0 && seen.overrun.dropped > 500);
		t.is(seen.overrun.late, 0);
	});
}

test.serial(
	'flow runs for a time or until Ctrl-C, and ends with exit code 3 if anything was lost',
	async t => {
		const seat = seatOf(t, users[0] ?? 'plain', labFiles({mode: 'flannel-vxlan'}));
		t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
		const whole = await seat.run(['flow', 'a-1', 'a-2', '--for', '300ms', '--json']);
		t.is(whole.code, 0, whole.stderr);
		const {flows} = JSON.parse(whole.stdout) as {flows: DatagramReport[]};
		t.like(flows, [{from: 'default/a-1', to: 'default/a-2', address: '10.244.2.2', rate: 1000, lost: 0}]);
		t.true((flows[0]?.received ?? 0) > 50);

		const {process, ended} = seat.start(['flow', 'a-1', 'a-2', '--protocol', 'TCP']);
		while (
			!/ESTAB|bytes_received/.test(
				await seat.sh('node-2', 'ip netns exec default.a-2 ss -tHin state established'),
			)
		)
			await delay(20);
		process.kill('SIGINT');
		t.is((await ended).how, 0);

		t.is((await seat.run(['fault', 'loss', 'node-2', '50%'])).code, 0);
		const lossy = await seat.run(['flow', 'a-1', 'a-2', '--for', '300ms', '--json']);
		t.is(lossy.code, 3, lossy.stderr);
		t.is((await seat.run(['flow', 'a-1', 'a-9'])).code, 2);
	},
);
