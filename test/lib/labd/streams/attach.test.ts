import {once} from 'node:events';
import test from 'ava';
import type {LogOptions} from '../../../../lib/labd/kubelet/types.js';
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
	t.pass();
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
