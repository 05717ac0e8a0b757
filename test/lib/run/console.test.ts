import {PassThrough, Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import test from 'ava';
import {Console} from '../../../lib/run/console.js';

const all = {stdin: true, stdout: true, stderr: true};
const none = Readable.from([]);
const mebibyte = 1024 * 1024;

function begin(once: boolean) {
	const stdin = new PassThrough();
	const console = new Console({stdin, resize: () => {}, once});
	return {stdin, console, say: (words: string) => console.show(Buffer.from(words), 'stdout')};
}

for (const {once, seen} of [
	{once: true, seen: 'before, after'},
	{once: false, seen: 'after'},
]) {
	test(`${once ? 'with' : 'without'} stdinOnce, the first client sees '${seen}'`, async t => {
		const {console, say} = begin(once);
		say('before, ');
		const {stdout} = console.attach(all);
		say('after');
		console.end();
		t.is(await text(stdout ?? none), seen);
	});

	test(`${once ? 'with' : 'without'} stdinOnce, the end of a client's input ${once ? 'is' : 'is not'} the program's`, async t => {
		const {stdin, console} = begin(once);
		const seat = console.attach(all);
		seat.stdin?.end('typed');
		await new Promise(resolve => seat.stdin?.once('finish', resolve));
		t.is(String(stdin.read()), 'typed');
		t.is(stdin.writableEnded, once);
	});

	test(`${once ? 'with' : 'without'} stdinOnce, who leaves ${once ? 'ends' : 'does not end'} the input`, async t => {
		const {stdin, console} = begin(once);
		const seat = console.attach(all);
		seat.leave();
		await seat.ended;
		await new Promise(setImmediate);
		t.is(stdin.writableEnded, once);
	});
}

test('all clients see all that is written, each the streams that they want', async t => {
	const {console, say} = begin(false);
	const [both, errors] = [console.attach(all), console.attach({stdin: false, stdout: false, stderr: true})];
	say('out');
	console.show(Buffer.from('err'), 'stderr');
	console.end();
	t.is(errors.stdout, null);
	t.is(errors.stdin, null);
	const texts = [both.stdout, both.stderr, errors.stderr].map(stream => text(stream ?? none));
	t.deepEqual(await Promise.all(texts), ['out', 'err', 'err']);
});

test('who does not read is let go, the others go on', async t => {
	const {console, say} = begin(false);
	const [slow, quick] = [console.attach(all), console.attach(all)];
	const read = text(quick.stdout ?? none);
	slow.stdout?.on('error', () => {});
	for (let kibibytes = 0; kibibytes < 2048; kibibytes += 64) {
		say('x'.repeat(65_536));
		await new Promise(setImmediate);
	}
	console.end();
	t.regex(slow.stdout?.errored?.message ?? '', /has left \d+ bytes of the output unread/);
	t.is((await read).length, 2 * mebibyte);
});

test('what is kept for the first client is the end of it', async t => {
	const {console, say} = begin(true);
	for (let kibibytes = 0; kibibytes < 2048; kibibytes += 64) say('x'.repeat(65_536));
	say('last');
	const {stdout} = console.attach(all);
	console.end();
	const kept = await text(stdout ?? none);
	t.true(kept.endsWith('xlast') && kept.length > 65_536 && kept.length < mebibyte);
});

test('a console whose program has ended says so, and nobody waits for its input', async t => {
	const {console} = begin(true);
	console.end();
	const {stdin, stdout, ended} = console.attach(all);
	await ended;
	t.is(await text(stdout ?? none), '');
	t.true(stdin?.destroyed);
});
