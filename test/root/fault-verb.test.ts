/** `fault` by the command line: seen by the flow that runs meanwhile, told, and healed. */
import {join} from 'node:path';
import test from 'ava';
import type {FaultAnswer} from '../../lib/labd/fault-board.js';
import type {DatagramReport} from '../../lib/observe/flow/types.js';
import type {Report} from '../../lib/observe/report.js';
import {anyUser, users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

type Answer = FaultAnswer & {readonly flows?: readonly DatagramReport[]};

async function answer(seat: Seat, words: readonly string[]): Promise<Answer> {
	const {code, stdout, stderr} = await seat.run([...words, '--json']);
	if (code !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`);
	return JSON.parse(stdout) as Answer;
}

for (const user of anyUser) {
	test.serial(`as ${user}: a flow tells how long a fault broke it, and others go on`, async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		await answer(seat, ['up', join(seat.folder, 'lab.yaml')]);
		const flows = ['--flow', 'a-1,a-2', '--flow', 'a-1,b-1'];
		const cut = await answer(seat, ['fault', 'cut', 'node-2', '--for', '700ms', ...flows]);
		const [far, near] = cut.flows ?? [];
		t.true((far?.longestOutage?.ms ?? 0) >= 600, JSON.stringify(far));
		t.is(near?.lost, 0);
		t.deepEqual((await answer(seat, ['fault'])).faults, []);

		const restart = await answer(seat, ['fault', 'restart', 'node-2', ...flows]);
		t.true((restart.flows?.[0]?.longestOutage?.ms ?? 0) > 0);
		t.is(restart.flows?.[0]?.state, 'whole');
		t.is(restart.flows?.[1]?.lost, 0);

		t.deepEqual((await answer(seat, ['fault', 'kill', 'node-3'])).faults, ['kill node-3']);
		const status = await seat.run(['status']);
		t.regex(status.stdout, /broken\s+kill node-3, on purpose/);
		const gone = await seat.run(['exec', 'node-3', '--', 'true']);
		t.is(gone.code, 1);
		t.regex(gone.stderr, /node-3 is not running/);
		const during = JSON.parse((await seat.run(['verify', '--json'])).stdout) as Report;
		t.deepEqual(during.faults, ['kill node-3']);
		t.deepEqual(
			during.findings.filter(({area}) => area !== 'check'),
			[],
		);
		t.deepEqual((await answer(seat, ['fault', 'heal'])).faults, []);
		const after = await seat.run(['verify']);
		t.is(after.code, 0, after.stdout);
	});
}

test.serial('what can not be done is told, and nothing is changed', async t => {
	const seat = seatOf(t, users[0] ?? 'plain', labFiles({mode: 'flannel-vxlan'}));
	await answer(seat, ['up', join(seat.folder, 'lab.yaml')]);
	const wrong: readonly (readonly [string, RegExp])[] = [
		['fault cut nod-2', /there is no machine 'nod-2'[\s\S]*did you mean 'node-2'/],
		['fault heal node-2', /there is no fault at node-2; those that stand: none/],
		['fault heal --for 2s', /--for is how long a fault stands/],
		['fault cut node-2 --for soon', /--for soon is no time/],
		['fault cut node-2 --flow a-1', /--flow a-1 has not two ends/],
		['fault cut node-2 --flow a-1,a-9', /there is no pod, workload or machine a-9/],
		['fault cut node-2 --lab other', /no lab other is up/],
	];
	for (const [words, message] of wrong) {
		const {code, stderr} = await seat.run(words.split(' '));
		t.is(code, 2, words);
		t.regex(stderr, message);
	}
	t.deepEqual((await answer(seat, ['fault'])).faults, []);
});
