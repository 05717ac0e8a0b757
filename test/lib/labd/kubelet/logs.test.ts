import test from 'ava';
import {ContainerLogs} from '../../../../lib/labd/kubelet/container-logs.js';
import {LogBuffer} from '../../../../lib/labd/kubelet/log-buffer.js';
import {logLines} from '../../../../lib/labd/kubelet/log-lines.js';
import type {LogOptions} from '../../../../lib/labd/kubelet/types.js';

const never = new AbortController().signal;

async function all(buffer: LogBuffer, options: LogOptions, now = 10_000): Promise<string[]> {
	const lines: string[] = [];
	for await (const line of logLines(buffer, options, {now, signal: never})) lines.push(line);
	return lines;
}

/** `one` at second 1, `two` at 2, … */
function buffered(...lines: string[]): LogBuffer {
	const buffer = new LogBuffer();
	for (const [index, line] of lines.entries()) buffer.say(line, (index + 1) * 1000);
	return buffer;
}

const cases: readonly (readonly [title: string, LogOptions, ...lines: string[]])[] = [
	['everything', {}, 'one\n', 'two\n', 'three\n'],
	['the last two lines', {tailLines: 2}, 'two\n', 'three\n'],
	['no line', {tailLines: 0}],
	['the last line of many more', {tailLines: 9}, 'one\n', 'two\n', 'three\n'],
	['what came in the last eight seconds', {sinceSeconds: 8}, 'two\n', 'three\n'],
	['what came since a time', {sinceTime: '1970-01-01T00:00:03Z'}, 'three\n'],
	['the last of the recent ones', {sinceSeconds: 8, tailLines: 1}, 'three\n'],
	['six bytes', {limitBytes: 6}, 'one\n', 'tw'],
	['the time before a line', {timestamps: true, tailLines: 1}, '1970-01-01T00:00:03.000Z three\n'],
];
for (const [title, options, ...lines] of cases) {
	test(`a log gives ${title} with ${JSON.stringify(options)}`, async t => {
		t.deepEqual(await all(buffered('one', 'two', 'three'), options), lines);
	});
}

test('bytes become lines when their newlines come, in whole characters', async t => {
	const buffer = new LogBuffer();
	const bytes = Buffer.from('größe\nhalf');
	buffer.write(bytes.subarray(0, 3), 1);
	t.deepEqual(await all(buffer, {}), []);
	buffer.write(bytes.subarray(3), 2);
	t.deepEqual(await all(buffer, {}), ['größe\n']);
	buffer.end(3);
	t.deepEqual(await all(buffer, {}), ['größe\n', 'half']);
});

test('a log keeps no more than its limit, and the newest of it', async t => {
	const buffer = new LogBuffer(100 * 1024);
	for (let index = 0; index < 20_000; index++) buffer.say(`line ${index}`, index);
	const lines = await all(buffer, {});
	t.is(lines.at(-1), 'line 19999\n');
	const kept = lines.reduce((sum, line) => sum + line.length, 0);
	t.true(kept <= 100 * 1024 && kept > 10 * 1024, `${kept}`);
	t.deepEqual(
		lines,
		Array.from({length: lines.length}, (_, index) => `line ${20_000 - lines.length + index}\n`),
	);
});

test('one line that is longer than the limit is still kept', async t => {
	const buffer = new LogBuffer(10);
	buffer.say('a long line', 1);
	t.deepEqual(await all(buffer, {}), ['a long line\n']);
});

test('a line without end is cut, so that it can be read', async t => {
	const buffer = new LogBuffer();
	buffer.write(Buffer.alloc(20_000, 'x'), 1);
	t.is((await all(buffer, {}))[0]?.length, 20_000);
});

test('who follows sees each line once, in order, and the end of the run', async t => {
	const buffer = buffered('one', 'two');
	const seen = all(buffer, {follow: true, tailLines: 1});
	await new Promise(setImmediate);
	for (let index = 0; index < 5; index++) {
		buffer.say(`more ${index}`, 5000);
		if (index % 2) await new Promise(setImmediate);
	}
	buffer.end(6000);
	t.deepEqual(await seen, ['two\n', 'more 0\n', 'more 1\n', 'more 2\n', 'more 3\n', 'more 4\n']);
});

test('a follower that is told to stop stops, though nothing comes', async t => {
	const stop = new AbortController();
	const lines: string[] = [];
	const reading = (async () => {
		const how = {now: 0, signal: stop.signal};
		for await (const line of logLines(buffered('one'), {follow: true}, how)) lines.push(line);
	})();
	await new Promise(setImmediate);
	stop.abort();
	await reading;
	t.deepEqual(lines, ['one\n']);
});

test('a follower that reads slowly misses what is no longer kept, and nothing else', async t => {
	// Three short lines, each with 64 bytes for its entry.
	const buffer = new LogBuffer(210);
	const reader = logLines(buffer, {follow: true}, {now: 0, signal: never});
	buffer.say('first', 0);
	t.is((await reader.next()).value, 'first\n');
	for (let index = 0; index < 100; index++) buffer.say(`${index}`, 0);
	buffer.end(0);
	const rest: string[] = [];
	for await (const line of reader) rest.push(line);
	t.deepEqual(rest, ['97\n', '98\n', '99\n']);
});

test('while a container waits to start again, its last run is both its log and the previous one', async t => {
	const logs = new ContainerLogs();
	const running = {running: {}};
	const waiting = {waiting: {reason: 'CrashLoopBackOff'}};
	t.is(logs.of(false, waiting), undefined);
	const first = logs.begin();
	t.is(logs.of(false, running), first);
	t.is(logs.of(true, running), undefined);
	t.is(logs.of(false, waiting), first);
	t.is(logs.of(true, waiting), first);
	const second = logs.begin();
	t.is(logs.of(false, running), second);
	t.is(logs.of(true, running), first);
});
