/** Flows around a fault, with a labd that refuses them, dies, or ends them. */
import ava from 'ava';
import {FlowError, flowDuring} from '../../../lib/cli/flows/during.js';
import {LabdError, LabdGoneError} from '../../../lib/labd/client.js';
import type {FlowNews} from '../../../lib/labd/flow-runs.js';
import type {FlowReport} from '../../../lib/observe/flow/types.js';
import {labdDoor} from '../../helpers/labd-door.js';

// They share the environment, where the state folder is named.
const test = ava.serial;

const nothing = {work: async () => {}, untilWhole: true};
const newsOf = (state: string): FlowNews => ({
	run: 1,
	end: false,
	flows: [{state, ms: 500}] as unknown as readonly FlowReport[],
});

/** Fails if what is told at once is told only when patience has ended. */
const atOnce = 3000;

test('flows that labd refuses are an error at once, with its words', async t => {
	await labdDoor(t, {
		async *'/flow'() {
			yield* [] as unknown[];
			throw new Error('no such pod');
		},
	});
	const began = performance.now();
	await t.throwsAsync(flowDuring('three', [], nothing), {instanceOf: LabdError, message: 'no such pod'});
	t.true(performance.now() - began < atOnce);
});

test('a labd that dies before its flows are whole is told as dead', async t => {
	const door = await labdDoor(t, {
		async *'/flow'(_body, gone) {
			yield newsOf('begins');
			setImmediate(() => door.die());
			await new Promise(resolve => gone.addEventListener('abort', resolve));
		},
	});
	const began = performance.now();
	await t.throwsAsync(flowDuring('three', [], nothing), {instanceOf: LabdGoneError});
	t.true(performance.now() - began < atOnce);
});

for (const untilWhole of [true, false]) {
	test(`a labd that dies after the work is told as dead${untilWhole ? ', and not waited for' : ''}`, async t => {
		const door = await labdDoor(t, {
			async *'/flow'(_body, gone) {
				for (let times = 0; times < 3; times++) yield newsOf('whole');
				await new Promise(resolve => gone.addEventListener('abort', resolve));
			},
		});
		const began = performance.now();
		const work = async () => door.die();
		await t.throwsAsync(flowDuring('three', [], {work, untilWhole}), {instanceOf: LabdGoneError});
		t.true(performance.now() - began < atOnce);
	});
}

test('flows that end by themselves are an error, and work that fails is thrown', async t => {
	await labdDoor(t, {
		async *'/flow'() {
			yield newsOf('broken');
		},
	});
	await t.throwsAsync(flowDuring('three', [], nothing), {instanceOf: FlowError, message: /have ended/});
	await labdDoor(t, {
		async *'/flow'(_body, gone) {
			yield newsOf('begins');
			yield newsOf('whole');
			await new Promise(resolve => gone.addEventListener('abort', resolve));
		},
	});
	const work = async () => {
		throw new RangeError('the fault was refused');
	};
	await t.throwsAsync(flowDuring('three', [], {work, untilWhole: true}), {instanceOf: RangeError});
});

test('flows are ended when they are whole again, and their report is what was told last', async t => {
	let stop = () => {};
	await labdDoor(t, {
		async *'/flow'() {
			for (const state of ['begins', 'whole', 'broken', 'whole']) {
				yield newsOf(state);
				await new Promise(setImmediate);
			}
			await new Promise<void>(resolve => {
				stop = resolve;
			});
			yield newsOf('whole');
		},
		'/flow/stop': async body => {
			t.deepEqual(body, {run: 1});
			stop();
		},
	});
	const flows = await flowDuring('three', [], {work: async () => {}, untilWhole: false});
	t.deepEqual(flows, newsOf('whole').flows);
});
