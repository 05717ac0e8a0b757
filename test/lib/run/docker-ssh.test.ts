/** An engine through ssh: a program stands for ssh, and a server of HTTP for the engine. */
import {writeFileSync} from 'node:fs';
import {createServer, type RequestListener} from 'node:http';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type Engine, openEngine} from '../../../lib/run/docker-engine.js';
import {folderWith} from '../../helpers/folder.js';

/** One after another, each on the kind of connection that the engine's answer leaves. */
for (const connection of ['keep-alive', 'close'])
	test.serial(`thirty requests are answered where each says Connection: ${connection}`, async t => {
		const engine = await engineThrough(t, relay, (_request, response) =>
			response.writeHead(200, {connection}).end(JSON.stringify({Version: '1', padding: 'x'.repeat(70_000)})),
		);
		const warned: string[] = [];
		const listen = (warning: Error) => warned.push(warning.message);
		process.on('warning', listen);
		t.teardown(() => process.off('warning', listen));
		for (let number = 0; number < 30; number++) {
			const {Version} = await engine.ask('look', docker => docker.version());
			t.is(Version, '1');
		}
		t.deepEqual(warned, [], 'nothing of a request stays on its connection');
	});

test.serial('when the way ends while the engine is asked, it is told', async t => {
	const engine = await engineThrough(t, relay, request => request.socket.destroy());
	const asked = engine.ask('look', docker => docker.version());
	await t.throwsAsync(asked, {message: /^Docker can't be reached at ssh:\/\/me@there \(ECONNRESET\)/});
});

test.serial('what ssh says of its failure is told', async t => {
	const failing = () =>
		"process.stderr.write('me@there: Permission denied (publickey).'); process.exitCode = 255";
	const engine = await engineThrough(t, failing, () => {});
	const asked = engine.ask('look', docker => docker.version());
	await t.throwsAsync(asked, {message: /me@there: Permission denied \(publickey\)\./});
});

const relay = (path: string) =>
	`const s = require('net').connect(${JSON.stringify(path)}); process.stdin.pipe(s); s.pipe(process.stdout)`;

/** `ssh`: a program of Node's, with the path of the engine's socket. */
async function engineThrough(
	t: ExecutionContext,
	ssh: (path: string) => string,
	answer: RequestListener,
): Promise<Engine> {
	const folder = folderWith(t, {});
	const path = join(folder, 'engine.sock');
	const server = createServer(answer);
	await new Promise<void>(resolve => server.listen(path, resolve));
	writeFileSync(join(folder, 'ssh'), `#!${process.execPath}\n${ssh(path)}\n`, {mode: 0o755});
	const {PATH} = process.env;
	process.env.PATH = `${folder}:${PATH}`;
	const engine = openEngine({kind: 'ssh', url: 'ssh://me@there'});
	t.teardown(() => {
		process.env.PATH = PATH;
		engine.close();
		server.close();
	});
	return engine;
}
