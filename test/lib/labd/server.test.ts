import ava from 'ava';
import {askLabd, LabdError, LabdGoneError, streamLabd} from '../../../lib/labd/client.js';
import {eventually} from '../../helpers/eventually.js';
import {labdDoor} from '../../helpers/labd-door.js';

// They share the environment, where the state folder is named.
const test = ava.serial;

const never = new AbortController().signal;

test('an answer is one document, a failure its words', async t => {
	await labdDoor(t, {
		'/twice': async body => ({twice: (body as {n: number}).n * 2}),
		'/fails': async () => {
			throw new Error('no such node');
		},
	});
	t.deepEqual(await askLabd('three', '/twice', {n: 21}), {twice: 42});
	await t.throwsAsync(askLabd('three', '/fails'), {instanceOf: LabdError, message: 'no such node'});
	await t.throwsAsync(askLabd('three', '/other'), {instanceOf: LabdError, message: /does not know \/other/});
});

test('what comes bit by bit is told as it comes', async t => {
	let goOn = () => {};
	await labdDoor(t, {
		async *'/count'() {
			yield {n: 1, text: 'ü\n'};
			await new Promise<void>(resolve => {
				goOn = resolve;
			});
			yield {n: 2};
		},
	});
	const stream = streamLabd('three', '/count', {}, never);
	t.deepEqual((await stream.next()).value, {n: 1, text: 'ü\n'});
	goOn();
	t.deepEqual((await stream.next()).value, {n: 2});
	t.true((await stream.next()).done);
});

test('a hundred thousand lines come in order, and a slow reader loses none', async t => {
	await labdDoor(t, {
		async *'/many'() {
			for (let n = 0; n < 100_000; n++) yield n;
		},
	});
	let next = 0;
	for await (const n of streamLabd<number>('three', '/many', {}, never)) {
		if (n !== next++) t.fail(`${n}`);
		if (n % 10_000 === 0) await new Promise(setImmediate);
	}
	t.is(next, 100_000);
});

test('a handler is told that its client has gone, while it waits and while it works', async t => {
	const ended: string[] = [];
	await labdDoor(t, {
		async *'/waits'(_body, gone) {
			yield 1;
			await new Promise(resolve => gone.addEventListener('abort', resolve));
			ended.push('waits');
		},
		async *'/works'() {
			try {
				for (;;) {
					yield 'x'.repeat(1000);
					await new Promise(setImmediate);
				}
			} finally {
				ended.push('works');
			}
		},
	});
	for (const path of ['/waits', '/works']) {
		const stop = new AbortController();
		for await (const _ of streamLabd('three', path, {}, stop.signal)) stop.abort();
	}
	await eventually(
		() => `told: ${ended}`,
		() => ended.length === 2,
	);
	t.deepEqual(ended.toSorted(), ['waits', 'works']);
});

test('a failure on the way comes after what was told before it', async t => {
	await labdDoor(t, {
		async *'/breaks'() {
			yield 1;
			throw new Error('the cäble is cut');
		},
	});
	const stream = streamLabd('three', '/breaks', {}, never);
	t.is((await stream.next()).value, 1);
	await t.throwsAsync(stream.next(), {instanceOf: LabdError, message: 'the cäble is cut'});
});

test('a labd that dies meanwhile is no end of the story', async t => {
	const door = await labdDoor(t, {
		async *'/waits'(_body, gone) {
			yield 1;
			await new Promise(resolve => gone.addEventListener('abort', resolve));
		},
	});
	const stream = streamLabd('three', '/waits', {}, never);
	await stream.next();
	const rest = stream.next();
	door.die();
	await t.throwsAsync(rest, {instanceOf: LabdGoneError});
	await t.throwsAsync(askLabd('three', '/waits'), {instanceOf: LabdGoneError});
});
