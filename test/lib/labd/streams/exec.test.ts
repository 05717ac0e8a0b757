import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {identify} from '../../../../lib/run/processes.js';
import {eventually} from '../../../helpers/eventually.js';
import {folderWith} from '../../../helpers/folder.js';
import {ask, connect, serve} from './client.js';

const succeeded = {code: 1000, kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success'};

function exited(exitCode: number) {
	return {
		...succeeded,
		status: 'Failure',
		message: `command terminated with non-zero exit code: command terminated with exit code ${exitCode}`,
		reason: 'NonZeroExitCode',
		details: {causes: [{reason: 'ExitCode', message: String(exitCode)}]},
	};
}

type Case = {
	readonly script: string;
	readonly query?: string;
	readonly protocol?: string;
	readonly stdout?: string;
	readonly stderr?: string;
	readonly outcome: object;
};

const cases: readonly Case[] = [
	{script: 'echo a; echo b >&2', stdout: 'a\n', stderr: 'b\n', outcome: succeeded},
	{script: 'echo a; exit 7', stdout: 'a\n', outcome: exited(7)},
	{script: 'kill -9 $$', outcome: exited(137)},
	{script: 'kill -TERM 0', outcome: exited(143)},
	{script: 'exec nosuchprogram 2>/dev/null', outcome: exited(127)},
	{script: 'env -u PATH -u PWD env -u _ /usr/bin/env', stdout: 'A=b\n', outcome: succeeded},
	{script: 'cat', query: 'stdout', outcome: succeeded},
	{script: 'echo a; echo b >&2', query: 'stderr', stderr: 'b\n', outcome: succeeded},
	{script: 'echo ü', protocol: 'v4.channel.k8s.io', stdout: 'ü\n', outcome: succeeded},
];

for (const {script, outcome, stdout = '', stderr = '', ...path} of cases) {
	test(`'${script}' ${path.query ? `for ${path.query} alone ` : ''}ends as it does in a shell`, async t => {
		const {port} = await serve(t);
		const client = connect(t, port, {command: ['sh', '-c', script], ...path});
		t.deepEqual(await client.outcome, {...outcome});
		t.is(client.stdout(), stdout);
		t.is(client.stderr(), stderr);
		t.is(client.socket.protocol, path.protocol ?? 'v5.channel.k8s.io');
	});
}

test('a program that is not there is an internal error, with its reason', async t => {
	const {port} = await serve(t);
	const {message, reason} = (await connect(t, port, {command: ['nosuchprogram']}).outcome) as Record<
		string,
		unknown
	>;
	t.is(reason, 'InternalError');
	t.regex(String(message), /nosuchprogram/);
});

test('standard input is passed on, and its end too', async t => {
	const {port} = await serve(t);
	const client = connect(t, port, {command: ['cat'], query: 'stdin&stdout'});
	await client.opened;
	client.type('hello ');
	client.type('world');
	client.finish();
	t.deepEqual(await client.outcome, succeeded);
	t.is(client.stdout(), 'hello world');
});

test('megabytes go both ways without a change, and a command that does not read keeps its client waiting', async t => {
	const {port} = await serve(t);
	const folder = folderWith(t, {});
	const script = `while [ ! -e ${folder}/go ]; do sleep 0.01; done; cat`;
	const client = connect(t, port, {command: ['sh', '-c', script], query: 'stdin&stdout'});
	await client.opened;
	const piece = Buffer.from(Array.from({length: 32 * 1024}, (_, index) => (index * 7) % 251));
	for (let count = 0; count < 256; count++) client.type(piece);
	client.finish();
	t.true(client.socket.bufferedAmount > 2 * 1024 * 1024);
	connect(t, port, {command: ['touch', `${folder}/go`]});
	t.deepEqual(await client.outcome, succeeded);
	t.is(client.bytes(1), 256 * piece.length);
	const digest = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
	t.is(digest(client.stdout()), digest(Buffer.concat(Array(256).fill(piece)).toString()));
});

test('a client that does not read holds the command up, and gets everything in the end', async t => {
	const {port} = await serve(t);
	const folder = folderWith(t, {});
	const script = `for i in $(seq 40); do head -c 1048576 /dev/zero; echo $i >> ${folder}/done; done`;
	const client = connect(t, port, {command: ['sh', '-c', script]});
	await client.opened;
	client.socket.pause();
	const written = () => readFileSync(join(folder, 'done'), 'utf8').trim().split('\n').length;
	await eventually('some megabytes are written', () => {
		try {
			return written() > 0;
		} catch {
			return false;
		}
	});
	let before = -1;
	// As much as fits between the two, and no more.
	for (let now = written(); now !== before; now = written()) {
		before = now;
		await new Promise(resolve => setTimeout(resolve, 300));
	}
	t.true(before < 40, `${before} MB were taken`);
	client.socket.resume();
	t.deepEqual(await client.outcome, succeeded);
	t.is(client.bytes(1), 40 * 1048576);
});

for (const [query, what] of [
	['stdin&stdout', 'on pipes'],
	['stdin&stdout&tty', 'on a terminal'],
] as const) {
	test(`a client that goes away takes its command with it, and what that has started: ${what}`, async t => {
		const {port} = await serve(t);
		const command = ['sh', '-c', 'sleep 1000 & echo $! $$; wait'];
		const client = connect(t, port, {command, query});
		const text = await eventually('the command runs', () => /^(\d+) (\d+)/.exec(client.stdout())?.[0]);
		const pids = text.split(' ').map(Number);
		t.true(pids.every(pid => identify(pid)));
		client.socket.terminate();
		await eventually('all of it has ended', () => !pids.some(pid => identify(pid)));
	});
}

test('a client that goes away while its command does not read is noticed', async t => {
	const {port} = await serve(t);
	const client = connect(t, port, {command: ['sh', '-c', 'echo $$; exec sleep 1000'], query: 'stdin&stdout'});
	const pid = Number(await eventually('the command runs', () => /^\d+/.exec(client.stdout())?.[0]));
	for (let count = 0; count < 64; count++) client.type(Buffer.alloc(64 * 1024));
	t.truthy(identify(pid));
	client.socket.terminate();
	await eventually('it has ended', () => !identify(pid), 30_000);
});

test('when the pod goes, its commands end', async t => {
	const {port, streams} = await serve(t);
	const client = connect(t, port, {command: ['sh', '-c', 'echo here; sleep 1000']});
	await eventually('the command runs', () => client.stdout() !== '');
	await streams.end('other');
	t.is(client.socket.readyState, 1);
	await streams.end('u');
	t.deepEqual(await client.outcome, exited(137));
});

const webSocket = {
	upgrade: 'websocket',
	'sec-websocket-version': '13',
	'sec-websocket-key': `${'x'.repeat(22)}==`,
};
const spdy = {upgrade: 'SPDY/3.1'};
const v5 = {...webSocket, 'sec-websocket-protocol': 'v5.channel.k8s.io'};
const echo = {command: ['echo']};

for (const [what, path, headers, answer] of [
	['SPDY', echo, spdy, /^400 SPDY\/3\.1 is not spoken here/],
	[
		'SPDY for a container that is not there',
		{...echo, query: 'stdout&container=none'},
		spdy,
		/^400 container none/,
	],
	[
		'an old subprotocol',
		echo,
		{...webSocket, 'sec-websocket-protocol': 'v3.channel.k8s.io'},
		/^400 .*v3\.chan/,
	],
	['no subprotocol', echo, webSocket, /^400 .*server accepts \[v5\.channel\.k8s\.io v4\.channel\.k8s\.io\]/],
	['no stream', {...echo, query: 'stdout=false&stderr=0'}, v5, /^400 you must specify at least 1 of stdin/],
	['no command', {}, v5, /^400 you must specify at least one command/],
	['a container that is not there', {...echo, query: 'stdout&container=none'}, v5, /^400 container none/],
	[
		'a completed pod',
		{...echo, phase: 'Succeeded'},
		v5,
		/^400 cannot exec into .* completed pod; .* Succeeded$/,
	],
	['to attach to one', {subresource: 'attach', phase: 'Failed'}, v5, /^400 cannot attach to .* is Failed$/],
	['a broken handshake', echo, {...v5, 'sec-websocket-key': 'x'}, /^400 .*Sec-WebSocket-Key/],
] as const) {
	test(`${what} is refused before anything runs`, async t => {
		const {port} = await serve(t);
		t.regex(await ask(port, path, headers), answer);
	});
}

test('messages that make no sense are passed over', async t => {
	const {port} = await serve(t);
	const client = connect(t, port, {command: ['cat'], query: 'stdin&stdout'});
	await client.opened;
	for (const [channel, content] of [
		[4, 'no JSON'],
		[4, '{"Width":-1,"Height":70000}'],
		[9, 'unknown'],
		[255, ''],
		[1, 'not for you'],
	] as const)
		client.send(channel, content);
	client.socket.send(Buffer.alloc(0));
	client.socket.send('\0text');
	client.finish();
	t.deepEqual(await client.outcome, succeeded);
	t.is(client.stdout(), 'text');
});
