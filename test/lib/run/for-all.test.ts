import {availableParallelism} from 'node:os';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'ava';
import {forAll} from '../../../lib/run/for-all.js';

const places = Math.max(2, availableParallelism());
const items = Array.from({length: 3 * places}, (_, index) => index);

test('actions are bounded, and what is done here is done of one at a time, while actions go on', async t => {
	let acting = 0;
	let here = 0;
	const most = {acting: 0, here: 0, both: 0};
	const note = () => {
		most.acting = Math.max(most.acting, acting);
		most.here = Math.max(most.here, here);
		if (here > 0) most.both = Math.max(most.both, acting);
	};
	await forAll(
		items,
		async item => {
			acting++;
			note();
			await turns(3);
			acting--;
			return item;
		},
		async () => {
			here++;
			note();
			await turns(2);
			note();
			here--;
		},
	);
	t.deepEqual(most, {acting: places, here: 1, both: places});
});

test('each item is done here with what its action has returned, while the next ones are at work', async t => {
	const done: string[] = [];
	await forAll(
		items.slice(0, places + 1),
		async item => {
			done.push(`begin ${item}`);
			return `here ${item}`;
		},
		async result => {
			await nextTurn();
			done.push(result);
		},
	);
	const expected = items.slice(0, places + 1).map(item => `here ${item}`);
	t.deepEqual(
		done.filter(each => each.startsWith('here')),
		expected,
	);
	t.true(done.indexOf(`begin ${places}`) < done.indexOf('here 0'), done.join(', '));
});

test('the first failure is thrown, of an action or here, when all that had begun have ended', async t => {
	const ended: number[] = [];
	const all = (failing: {readonly action?: number; readonly here?: number}) =>
		forAll(
			items,
			async item => {
				await nextTurn();
				if (item === failing.action) throw new Error(`action ${item}`);
				return item;
			},
			async item => {
				if (item === failing.here) throw new Error(`here ${item}`);
				ended.push(item);
			},
		);
	await t.throwsAsync(all({action: 1}), {message: 'action 1'});
	t.deepEqual(
		ended.splice(0),
		items.filter(item => item !== 1),
	);
	await t.throwsAsync(all({here: 0}), {message: 'here 0'});
	t.deepEqual(
		ended,
		items.filter(item => item !== 0),
	);
});

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await nextTurn();
}
