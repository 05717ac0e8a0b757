import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {answered, waitPatiently} from '../../../lib/observe/patience.js';

test('what never comes is given up when its time is over', async t => {
	const began = performance.now();
	await new Promise<void>(resolve => waitPatiently(80, resolve));
	t.true(performance.now() - began >= 75);
});

test('who ends the wait is not told', async t => {
	let told = 0;
	const end = waitPatiently(20, () => told++);
	end();
	await delay(60);
	t.is(told, 0);
});

test('a process that had no processor for longer than the whole wait still looks what has come', async t => {
	const answer = new Promise<string>(resolve => {
		waitPatiently(80, () => resolve('given up'));
		setImmediate(() => {
			// It comes with the next poll for events, when the timers are long due.
			const end = performance.now() + 200;
			while (performance.now() < end);
			setImmediate(() => resolve('answered'));
		});
	});
	t.is(await answer, 'answered');
});

test.serial(
	'as long as others are answered, what has not come yet may be among what nobody has read',
	async t => {
		const began = performance.now();
		const others = setInterval(answered, 5);
		const given = new Promise<number>(resolve => waitPatiently(80, () => resolve(performance.now() - began)));
		await delay(200);
		clearInterval(others);
		t.true((await given) > 220);
	},
);
