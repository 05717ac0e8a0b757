import test from 'ava';
import type {Machine} from '../../../lib/plan/ops.js';
import {beginning} from '../../../lib/run/begun-machines.js';

const machines = ['a', 'b', 'c'].map((name): Machine => ({name, kind: 'node', ops: []}));

test('a machine that was begun is waited for, and not started twice; the next time it is', async t => {
	const started: string[] = [];
	const {begin, start} = beginning(async group => {
		await null;
		started.push(...group.map(({name}) => name));
	});
	begin(machines.slice(0, 2));
	await start(machines);
	t.deepEqual([...started].sort(), ['a', 'b', 'c']);
	await start(machines.slice(0, 1));
	t.is(started.length, 4);
});

test('what fails while it is begun is told to who waits for it', async t => {
	const {begin, start} = beginning(() => Promise.reject(new Error('no room')));
	begin(machines);
	await null;
	await t.throwsAsync(start(machines), {message: 'no room'});
});
