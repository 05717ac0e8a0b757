import {once} from 'node:events';
import {PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import test from 'ava';
import type {LogOptions} from '../../../../lib/labd/kubelet/types.js';
import {Console} from '../../../../lib/run/console.js';
import {eventually} from '../../../helpers/eventually.js';
import {connect, serve} from './client.js';

const attach = {subresource: 'attach'} as const;

function lines(...texts: readonly string[]) {
	return async function* () {
		yield* texts;
	};
}

test('attach shows what the container writes from now on', async t => {
	const seen: LogOptions[] = [];
	const logs = (_: string, __: unknown, options: LogOptions) => {
		seen.push(options);
		return lines('one\n', 'two\n')();
	};
	const {port} = await serve(t, {logs});
	const client = connect(t, port, attach);
	const {status} = (await client.outcome) as {status?: unknown};
	t.is(status, 'Success');
	t.is(client.stdout(), 'one\ntwo\n');
	t.is(client.stderr(), '');
	t.deepEqual(seen, [{follow: true, tailLines: 0}]);
});

test('on a terminal, lines begin at the left; who wants to type is told that nobody reads', async t => {
	const {port} = await serve(t, {logs: lines('one\n')});
	const client = connect(t, port, {...attach, query: 'stdin&stdout&stderr&tty'});
	await client.outcome;
	t.regex(client.stdout(), /^cnilab: the container has no input[^\n]*\r\none\r\n$/);
});

test('the log ends with its client', async t => {
	let ended = false;
	async function* logs(_: unknown, __: unknown, ___: unknown, signal: AbortSignal) {
		yield 'one\n';
		await once(signal, 'abort');
		ended = true;
	}
	const {port} = await serve(t, {logs});
	const client = connect(t, port, attach);
	await eventually('a line comes', () => client.stdout() !== '');
	client.socket.terminate();
	await eventually('the log has ended', () => ended);
	t.true(ended);
});

for (const tty of [false, true]) {
	test(`attach joins a console${tty ? ' that is a terminal' : ''}: what is typed, what is printed, its size`, async t => {
		const stdin = new PassThrough();
		const sizes: unknown[] = [];
		const console = new Console({stdin, resize: size => void sizes.push(size), once: true});
		console.show(Buffer.from('# '), 'stdout');
		const {port} = await serve(t, {console: () => console});
		const client = connect(t, port, {...attach, query: `stdin&stdout&stderr${tty ? '&tty' : ''}`});
		await client.opened;
		client.resize(80, 24);
		client.type('ls\n');
		client.finish();
		t.is(await text(stdin), 'ls\n');
		t.deepEqual(sizes, [{columns: 80, rows: 24}]);
		console.show(Buffer.from('a'), 'stdout');
		console.show(Buffer.from('b'), 'stderr');
		console.end();
		t.is(((await client.outcome) as {status?: unknown}).status, 'Success');
		t.deepEqual([client.stdout(), client.stderr()], ['# a', tty ? '' : 'b']);
	});
}

test('a client that goes, without a word, ends the input of a console for one', async t => {
	const stdin = new PassThrough();
	const console = new Console({stdin, resize: () => {}, once: true});
	const {port} = await serve(t, {console: () => console});
	const client = connect(t, port, {...attach, query: 'stdin&stdout'});
	await client.opened;
	client.type('half a li');
	client.socket.close();
	t.is(await text(stdin), 'half a li');
});

test('a log that fails is an internal error', async t => {
	async function* logs() {
		yield 'one\n';
		throw new Error('no more');
	}
	const {port} = await serve(t, {logs});
	const client = connect(t, port, attach);
	const {reason, message} = (await client.outcome) as Record<string, unknown>;
	t.deepEqual([reason, message], ['InternalError', 'Internal error occurred: no more']);
	t.is(client.stdout(), 'one\n');
});
