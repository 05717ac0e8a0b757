/** The real kubectl against a real API server; only the kubelet is ours: commands run where the test does. */
import {text} from 'node:stream/consumers';
import test, {type ExecutionContext} from 'ava';
import {badRequest} from '../../../../lib/api/status.js';
import type {Kubelet, LogOptions} from '../../../../lib/labd/kubelet/types.js';
import {Streams} from '../../../../lib/labd/streams/streams.js';
import {startSession} from '../../../../lib/run/session.js';
import {startApi} from '../../../helpers/api.js';
import {eventually} from '../../../helpers/eventually.js';
import {kubectlPath} from '../../../helpers/kubectl.js';

const env = {PATH: process.env.PATH ?? '', HOME: '/nonexistent'};

const kubelet: Pick<Kubelet, 'command' | 'logs' | 'console'> = {
	console: () => undefined,
	command: (_, container, argv) => {
		if (container !== 'main') throw badRequest(`container ${container} is not valid for pod web`);
		return {argv: async () => argv, env};
	},
	async *logs(_: unknown, __: unknown, {follow}: LogOptions) {
		yield follow ? 'followed\n' : 'said\n';
	},
};

async function begin(t: ExecutionContext, words: string, terminal = false) {
	const streams = new Streams(kubelet);
	const api = await startApi(t, {kubelet, streams});
	const spec = {containers: [{name: 'main', image: 'nginx'}], nodeName: 'node-1'};
	const body = {apiVersion: 'v1', kind: 'Pod', metadata: {name: 'web'}, spec};
	const {code, text: answer} = await api.ask('POST', '/api/v1/namespaces/default/pods', {body});
	t.is(code, 201, answer);
	const argv = [kubectlPath(), '--kubeconfig', api.kubeconfig, ...words.split(' ')];
	const session = startSession({argv, env, terminal, stdin: true, stdout: true, stderr: true});
	t.teardown(() => session.kill());
	return session;
}

async function kubectl(t: ExecutionContext, words: string, input = '') {
	const {stdin, stdout, stderr, ended} = await begin(t, words);
	stdin?.end(input);
	const read = [stdout, stderr].map(stream => (stream ? text(stream) : ''));
	const [out, err] = await Promise.all(read);
	return {out, err, ...(await ended)};
}

for (const [words, input, result] of [
	['exec web -- echo hello', '', {out: 'hello\n', err: '', exitCode: 0}],
	['exec -i web -- cat', 'typed\n', {out: 'typed\n', err: '', exitCode: 0}],
	['exec web -c main -- false', '', {out: '', err: 'command terminated with exit code 1\n', exitCode: 1}],
	[
		'exec web -- timeout 0.01 sleep 10',
		'',
		{out: '', err: 'command terminated with exit code 124\n', exitCode: 124},
	],
	[
		'exec web -c other -- true',
		'',
		{out: '', err: 'Error from server (BadRequest): container other is not valid for pod web\n', exitCode: 1},
	],
	[
		'attach web',
		'',
		{out: 'followed\n', err: "If you don't see a command prompt, try pressing enter.\n", exitCode: 0},
	],
	[
		'exec web -- nosuchprogram',
		'',
		{
			out: '',
			err: 'error: Internal error occurred: error executing command in container: exec: "nosuchprogram": executable file not found in $PATH\n',
			exitCode: 1,
		},
	],
	['logs web', '', {out: 'said\n', err: '', exitCode: 0}],
	['logs -f web', '', {out: 'followed\n', err: '', exitCode: 0}],
] as const) {
	test(`kubectl ${words}`, async t => {
		t.deepEqual(await kubectl(t, words, input), {...result});
	});
}

test('a megabyte goes through kubectl and comes back', async t => {
	const input = 'x'.repeat(1023).concat('\n').repeat(1024);
	const {out, exitCode} = (await kubectl(t, 'exec -i web -- cat', input)) as {out: string; exitCode: number};
	t.is(exitCode, 0);
	t.true(out === input);
});

test('kubectl exec -it is a terminal: its size, Ctrl-C and its exit code are passed on', async t => {
	const session = await begin(t, 'exec -it web -- bash --norc -i', true);
	let shown = '';
	session.stdout?.on('data', chunk => {
		shown += chunk;
	});
	const sees = (words: string) =>
		eventually(
			() => `${JSON.stringify(words)} in ${JSON.stringify(shown)}`,
			() => shown.includes(words),
		);
	session.resize({columns: 111, rows: 37});
	session.stdin?.write('PS1=; stty -echo; echo beg""un\n');
	await sees('begun\r\n');
	session.stdin?.write('stty size\n');
	await sees('37 111\r\n');
	session.resize({columns: 90, rows: 20});
	session.stdin?.write('until [ "$(stty size)" = "20 90" ]; do sleep 0.01; done; echo resized\n');
	await sees('resized\r\n');
	session.stdin?.write('sh -c "echo sleeping; exec sleep 1000"; echo "code=$?"\n');
	await sees('sleeping\r\n');
	session.stdin?.write('\x03');
	session.stdin?.write('echo "after=$?"; exit 5\n');
	await sees('after=130\r\n');
	t.deepEqual(await session.ended, {exitCode: 5});
});
