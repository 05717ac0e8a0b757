import {Writable} from 'node:stream';
import test from 'ava';
import {createOutput, hasColours, type Terminal, table, timeLeft} from '../../../lib/cli/terminal/output.js';
import {runProgram} from '../../helpers/cnilab.js';

test('a table has its columns under each other, three spaces apart, and nothing at the ends of lines', t => {
	const rows = [
		['web-0', 'Running', 'node-1'],
		['client-with-a-long-name', 'Running', ''],
	];
	t.is(
		table(['NAME', 'STATUS', 'NODE'], rows),
		[
			'NAME                      STATUS    NODE',
			'web-0                     Running   node-1',
			'client-with-a-long-name   Running',
		].join('\n'),
	);
});

test('a colour takes no room in a table', t => {
	const plain = table(['A', 'B'], [['ok', 'x']]);
	t.is(
		table(['A', 'B'], [['\u001B[32mok\u001B[39m', 'x']])
			.replace('\u001B[32m', '')
			.replace('\u001B[39m', ''),
		plain,
	);
});

test('progress on a terminal is one line that is redrawn, and ends with what was done', t => {
	const stderr = sink(true);
	const progress = createOutput({json: false, stdout: sink(true), stderr, env: {}}).progress(
		'starting nodes',
	);
	progress.at(1, 3);
	progress.end('3 nodes');
	const [empty, first, ...others] = stderr.text().split('\r\u001B[K');
	t.is(empty, '');
	t.is(first, 'starting nodes 0.0 s');
	t.regex(others.at(-1) ?? '', /^3 nodes \d+\.\d s\n$/);
	t.is(stderr.text().split('\n').length, 2);
});

test('the time that is left is told when it can be known', t => {
	t.is(timeLeft(0.25, 2000), ', about 6 s left');
	t.is(timeLeft(0.9, 4500), ', about 1 s left');
	for (const [share, elapsed] of [
		[undefined, 5000],
		[0, 5000],
		[1, 5000],
		[0.5, 300],
	] as const)
		t.is(timeLeft(share, elapsed), '');
});

test('progress elsewhere is a plain line when it is done, and none with --json', t => {
	for (const [json, wanted] of [
		[false, /^3 nodes \d+\.\d s\n$/],
		[true, /^$/],
	] as const) {
		const stderr = sink(false);
		const progress = createOutput({json, stdout: sink(false), stderr, env: {}}).progress('starting nodes');
		progress.at(1, 3);
		progress.end('3 nodes');
		t.regex(stderr.text(), wanted);
	}
});

test('with --json nothing but the document is on stdout', t => {
	const stdout = sink(true);
	createOutput({json: true, stdout, stderr: sink(false), env: {}}).print('hello');
	t.is(stdout.text(), '');
});

test('a reader that goes away does not end the work', async t => {
	const program = `
		import {ignoreClosedPipe, writeLine} from './lib/cli/terminal/output.ts';
		ignoreClosedPipe(process.stdout);
		for (let line = 0; line < 3; line++) {
			writeLine(process.stdout, 'x');
			await new Promise(resolve => setImmediate(resolve));
		}
		process.stderr.write('worked to the end');`;
	const script = '"$0" --import=tsx --input-type=module --eval "$1" | true';
	const {stderr} = await runProgram(['bash', '-c', script, process.execPath, program]);
	t.is(stderr, 'worked to the end');
});

const colours: ReadonlyArray<readonly [isTTY: boolean, env: Record<string, string>, wanted: boolean]> = [
	[true, {}, true],
	[false, {}, false],
	[true, {NO_COLOR: '1'}, false],
	[true, {NO_COLOR: ''}, true],
	[true, {TERM: 'dumb'}, false],
	[false, {FORCE_COLOR: '1'}, true],
	[true, {FORCE_COLOR: '0'}, false],
	[false, {FORCE_COLOR: '1', NO_COLOR: '1'}, false],
];

for (const [isTTY, env, wanted] of colours) {
	test(`colours: ${wanted}, where a terminal is ${isTTY} and the environment ${JSON.stringify(env)}`, t => {
		t.is(hasColours(sink(isTTY), env), wanted);
	});
}

function sink(isTTY: boolean): Terminal & {text(): string} {
	let all = '';
	const stream = new Writable({
		write(chunk, _encoding, done) {
			all += String(chunk);
			done();
		},
	});
	return Object.assign(stream, {isTTY, columns: 80, text: () => all});
}
