/** `fault delay` with the kernel's own netem. */
import {join} from 'node:path';
import test from 'ava';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

for (const user of anyUser) {
	test.serial(`as ${user}: fault delay is seen by packets to that node, not by others, and ends`, async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		await ran(seat, ['up', join(seat.folder, 'lab.yaml')]);
		const [before, control] = [await roundTripMs(seat, '10.244.2.2'), await roundTripMs(seat, '10.244.3.2')];

		await ran(seat, ['fault', 'delay', 'node-2', '50ms']);
		// netem holds what goes to the node, and what comes from it. Not less than that, and hardly more.
		const extra = (await roundTripMs(seat, '10.244.2.2')) - before;
		t.true(extra >= 99 && extra < 104, `${extra} ms more to node-2`);
		t.true(Math.abs((await roundTripMs(seat, '10.244.3.2')) - control) < 2);
		await ran(seat, ['verify']);

		await ran(seat, ['fault', 'heal']);
		const after = await roundTripMs(seat, '10.244.2.2');
		t.true(after < before + 2, `${after} ms, and ${before} ms before`);
	});
}

/** The shortest of ten: what the network needs, without what a busy machine adds. */
async function roundTripMs(seat: Seat, address: string): Promise<number> {
	const said = await seat.sh('a-1', `ping -nqc10 -i0.1 -W5 ${address}`);
	return Number(/= ([\d.]+)\//.exec(said)?.[1]);
}

async function ran(seat: Seat, words: readonly string[]): Promise<string> {
	const {code, stdout, stderr} = await seat.run(words);
	if (code !== 0) throw new Error(`${words.join(' ')}: exit ${code}\n${stdout}${stderr}`);
	return stdout;
}
