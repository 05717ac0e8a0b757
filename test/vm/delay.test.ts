/**
 * `fault delay` with the kernel's own netem, as datagrams find it on their way in one direction: each is stamped by one clock,
 * as it is handed to the kernel and, by the kernel itself, when it comes.
 */
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {anyUser} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

/** Milliseconds, and what it may be off by. */
const delay = 20;
const tolerance = 2;

for (const user of anyUser) {
	test.serial(
		`as ${user}: fault delay holds packets for so long each way, those of that node alone`,
		async t => {
			const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
			await ran(seat, ['up', join(seat.folder, 'lab.yaml')]);
			await ran(seat, ['fault', 'delay', 'node-2', `${delay}ms`]);
			const held = await differencesMs(seat);
			t.log(`there ${held.there} ms, back ${held.back} ms more than on the way that has no delay`);
			isNear(t, held.there, delay);
			isNear(t, held.back, delay);
			await ran(seat, ['verify']);

			await ran(seat, ['fault', 'heal']);
			const healed = await differencesMs(seat);
			isNear(t, healed.there, 0);
			isNear(t, healed.back, 0);
		},
	);
}

function isNear(t: ExecutionContext, ms: number, wanted: number): void {
	t.true(Math.abs(ms - wanted) <= tolerance, `${ms} ms, and not ${wanted} ± ${tolerance}`);
}

type FlowReport = {readonly received: number; readonly delay: {readonly medianMs: number} | null};

/** How much longer it takes than between pods of two other nodes at the same time: a busy host makes all of them late. */
async function differencesMs(seat: Seat): Promise<{readonly there: number; readonly back: number}> {
	const [there = 0, back = 0, other = 0] = await Promise.all([
		medianMs(seat, 'a-1', 'a-2'),
		medianMs(seat, 'a-2', 'a-1'),
		medianMs(seat, 'a-1', 'a-3'),
	]);
	// What is seen is told in thousandths.
	const rounded = (ms: number) => Math.round(ms * 1000) / 1000;
	return {there: rounded(there - other), back: rounded(back - other)};
}

/** One way, of fifty datagrams; the machine may be too slow to send some of them, but none is lost (exit code 0). */
async function medianMs(seat: Seat, from: string, to: string): Promise<number> {
	const words = ['flow', from, to, '--rate', '50', '--for', '1s', '--json'];
	const {flows} = JSON.parse(await ran(seat, words)) as {flows: readonly FlowReport[]};
	const [{received, delay: seen} = {received: 0, delay: null}] = flows;
	if (received < 20 || seen === null) throw new Error(`${from} to ${to}: ${received} of 50 datagrams came`);
	return seen.medianMs;
}

async function ran(seat: Seat, words: readonly string[]): Promise<string> {
	const {code, stdout, stderr} = await seat.run(words);
	if (code !== 0) throw new Error(`${words.join(' ')}: exit ${code}\n${stdout}${stderr}`);
	return stdout;
}
