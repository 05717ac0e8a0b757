import test from 'ava';
import {eventually} from '../../../helpers/eventually.js';
import {connect, serve} from './client.js';

const query = 'stdin&stdout&stderr&tty';

test('a terminal has a size, and tells its processes when it changes', async t => {
	const {port} = await serve(t);
	const script = "trap 'stty size; exit 3' WINCH; tty; echo $TERM; stty size; sleep 1000 & wait";
	const client = connect(t, port, {command: ['bash', '-c', script], query});
	await eventually('it has begun', () => client.stdout().includes('0 0\r\n'));
	client.resize(132, 43);
	const {details} = (await client.outcome) as {details?: unknown};
	t.deepEqual(details, {causes: [{reason: 'ExitCode', message: '3'}]});
	t.regex(client.stdout(), /^\/dev\/pts\/\d+\r\nxterm\r\n0 0\r\n43 132\r\n$/);
	t.is(client.stderr(), '');
});

test('Ctrl-C is for what runs in the foreground, not for the shell', async t => {
	const {port} = await serve(t);
	const client = connect(t, port, {command: ['bash', '--norc', '-i'], query});
	await client.opened;
	client.type('PS1=; stty -echo; echo rea""dy\n');
	await eventually('it echoes no more', () => client.stdout().includes('ready\r\n'));
	client.type('sh -c "echo begun; exec sleep 1000"; echo "code=$?"\n');
	await eventually('it sleeps', () => client.stdout().includes('begun\r\n'));
	client.type('\x03');
	client.type('echo "then=$?"\n');
	await eventually(
		() => `the shell goes on: ${client.stdout()}`,
		() => client.stdout().includes('then=130\r\n'),
	);
	client.finish();
	const {status} = (await client.outcome) as {status?: unknown};
	t.is(status, 'Success');
	t.false(client.stdout().includes('code='));
});

test('nothing of what a terminal showed is lost when its command ends', async t => {
	const {port} = await serve(t);
	const client = connect(t, port, {command: ['seq', '200000'], query: 'stdout&tty'});
	const {status} = (await client.outcome) as {status?: unknown};
	t.is(status, 'Success');
	t.true(client.stdout() === Array.from({length: 200_000}, (_, index) => `${index + 1}\r\n`).join(''));
});

test('many terminals at once are all answered', async t => {
	const {port} = await serve(t);
	const clients = Array.from({length: 20}, () => connect(t, port, {command: ['cat'], query}));
	await Promise.all(clients.map(({opened}) => opened));
	for (const client of clients) client.type('x\n');
	for (const client of clients)
		await eventually('echoed and printed', () => client.stdout() === 'x\r\nx\r\n');
	for (const client of clients) client.finish();
	const outcomes = await Promise.all(clients.map(({outcome}) => outcome));
	t.true(outcomes.every(outcome => (outcome as {status?: unknown}).status === 'Success'));
});
