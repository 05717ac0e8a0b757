/** labd is killed somewhere in a fault: the lab that is taken up again is the one before the fault or the one with it, and nothing between. */
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import type {Report} from '../../lib/observe/report.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {processesOf, roles} from '../helpers/traces.js';

/** CNILAB_KILLS=50 tries that many moments. */
const kills = Number(process.env.CNILAB_KILLS ?? 3);
const orders = ['kill node-2', 'heal', 'split lan node-1', 'heal', 'restart node-3', 'cut router'];

for (const user of anyUser) {
	test.serial(`as ${user}: labd dies in the middle of a fault`, async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
		for (let round = 0; round < kills; round++) {
			const order = orders[round % orders.length] ?? 'heal';
			const ordered = seat.run(['fault', ...order.split(' ')]);
			// The verb's own start takes as long; the moment in the change itself is chance, and another one each round.
			await Promise.race([ordered, delay(150 + ((round * 37) % 150))]);
			await killLabd(seat);
			await ordered;
			const resumed = await seat.run(['resume']);
			t.is(resumed.code, 0, `${order}: ${resumed.stderr}`);
			const report = JSON.parse((await seat.run(['verify', '--json'])).stdout) as Report;
			const findings = report.findings.filter(({area}) => area !== 'check');
			t.deepEqual(findings, [], `after ${order}, with ${report.faults.join(', ')}`);
		}
		t.is((await seat.run(['fault', 'heal'])).code, 0);
		const whole = await seat.run(['verify']);
		t.is(whole.code, 0, whole.stdout);
	});
}

async function killLabd({state}: Seat): Promise<void> {
	const labd = processesOf(state).find(roles.labd);
	if (labd) process.kill(labd.pid, 'SIGKILL');
}
