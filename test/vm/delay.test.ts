/** `fault delay` with the kernel's own netem. */
import {join} from 'node:path';
import test from 'ava';
import type {DatagramReport} from '../../lib/observe/flow/types.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

for (const user of users) {
	test.serial(`as ${user}: fault delay is seen by packets to that node, not by others, and ends`, async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		await ran(seat, ['up', join(seat.folder, 'lab.yaml')]);
		await ran(seat, ['verify']);
		const [before, control] = [await roundTripMs(seat, '10.244.2.2'), await roundTripMs(seat, '10.244.3.2')];

		await ran(seat, ['fault', 'delay', 'node-2', '50ms']);
		// netem holds what goes to the node, and what comes from it. Not less than that, and hardly more.
		const extra = (await roundTripMs(seat, '10.244.2.2')) - before;
		t.true(extra >= 99 && extra < 110, `${extra} ms more to node-2`);
		const [far, near] = [await oneWay(seat, 'a-2'), await oneWay(seat, 'a-3')];
		t.true(far.delay !== null && far.delay.medianMs >= 50, JSON.stringify(far));
		t.true(near.delay !== null && near.delay.medianMs < 50, JSON.stringify(near));
		t.true(Math.abs((await roundTripMs(seat, '10.244.3.2')) - control) < 20);
		await ran(seat, ['verify']);

		await ran(seat, ['fault', 'heal']);
		const after = await roundTripMs(seat, '10.244.2.2');
		t.true(after < before + 20, `${after} ms, and ${before} ms before`);
		await ran(seat, ['verify']);
	});
}

/** The shortest of ten: what the network needs, without what a busy machine adds. */
async function roundTripMs(seat: Seat, address: string): Promise<number> {
	const said = await seat.sh('a-1', `ping -nqc10 -i0.1 -W5 ${address}`);
	return Number(/= ([\d.]+)\//.exec(said)?.[1]);
}

async function oneWay(seat: Seat, to: string): Promise<DatagramReport> {
	const words = ['flow', 'a-1', to, '--rate', '20', '--for', '2s', '--json'];
	const {flows} = JSON.parse(await ran(seat, words)) as {flows: readonly DatagramReport[]};
	const [flow] = flows;
	if (!flow) throw new Error(`no flow to ${to}`);
	return flow;
}

async function ran(seat: Seat, words: readonly string[]): Promise<string> {
	const {code, stdout, stderr} = await seat.run(words);
	if (code !== 0) throw new Error(`${words.join(' ')}: exit ${code}\n${stdout}${stderr}`);
	return stdout;
}
