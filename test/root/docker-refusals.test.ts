/** What a lab of containers can't be had with: told in words, exit code 4, before anything is made. */
import {createServer, type Server} from 'node:http';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';

type Answers = Readonly<Record<string, unknown>>;

const fine: Answers = {
	'/version': {ApiVersion: '1.41', Version: '20.10.24'},
	'/info': {OSType: 'linux', SecurityOptions: ['name=seccomp'], MemoryLimit: true, CpuCfsQuota: true},
	'/containers/json': [],
};

const labelled = (lab: string) => ({
	Labels: {'cnilab.lab': lab, 'cnilab.state': '/nowhere', 'cnilab.created': 'x'},
	State: 'running',
});

const refusals: readonly {readonly title: string; readonly answers: Answers; readonly says: RegExp}[] = [
	{
		title: 'an old engine',
		answers: {'/version': {ApiVersion: '1.40', Version: '19.03'}},
		says: /too old: 19\.03/,
	},
	{
		title: 'an engine in a user namespace',
		answers: {'/info': {OSType: 'linux', SecurityOptions: ['name=rootless']}},
		says: /in a user namespace \(rootless/,
	},
	{
		title: 'an engine of another system',
		answers: {'/info': {OSType: 'windows'}},
		says: /containers of windows/,
	},
	{
		title: 'containers of these names, and of those with the lab’s name before',
		answers: {
			'/containers/json': [
				{Id: '1', Names: ['/node-2'], ...labelled('other')},
				{Id: '2', Names: ['/trial-router'], ...labelled('other')},
			],
		},
		says: /a container trial-router already, of lab other[\s\S]*npx cnilab down other/,
	},
];

if (users.includes('root')) {
	for (const {title, answers, says} of refusals) {
		test.serial(`${title}: refused, and nothing is made`, async t => {
			const {seat, asked} = await seatWith(t, {...fine, ...answers});
			const {code, stderr} = await seat.run(up);
			t.is(code, 4, stderr);
			t.regex(stderr, says);
			t.regex(stderr, /mend it with: /);
			t.deepEqual(
				asked.filter(line => !line.startsWith('GET ')),
				[],
			);
			t.deepEqual(JSON.parse((await seat.run(['ls', '--json'])).stdout), {labs: []});
		});
	}

	test.serial(
		'a disk that is full while containers are made: told, and what was made is taken away',
		async t => {
			const full = {status: 500, message: 'write /var/lib/docker/x: no space left on device'};
			const {seat, asked} = await seatWith(t, {...fine, '/images/create': {}, '/containers/create': full});
			const {code, stderr} = await seat.run(up);
			t.is(code, 4, stderr);
			t.regex(stderr, /no space left on device[\s\S]*docker system df/);
			t.true(asked.some(line => line.startsWith('DELETE /images/')));
			t.deepEqual(JSON.parse((await seat.run(['ls', '--json'])).stdout), {labs: []});
		},
	);
}

for (const [title, host, says] of [
	['no engine there', 'unix:///nonexistent/docker.sock', /can't be reached at unix:\/\/\/nonexistent/],
	['a port where nobody listens', 'tcp://127.0.0.1:9', /can't be reached at tcp:\/\/127\.0\.0\.1:9/],
	['a DOCKER_HOST that is none', 'ftp://somewhere', /'ftp:\/\/somewhere', which names no engine/],
] as const) {
	test.serial(`${title}: refused`, async t => {
		const seat = seatOf(t, users[0] ?? 'plain', lab);
		const {code, stderr} = await seat.run(up, {env: {DOCKER_HOST: host}, cwd: seat.folder});
		t.is(code, 4, stderr);
		t.regex(stderr, users.includes('root') ? says : /needs root/);
	});
}

const lab = labFiles({mode: 'bridge', families: ['ipv4']});
const up = ['up', 'lab.yaml', '--name', 'trial', '--runtime', 'docker'];

/** A seat beside an engine that answers so; `asked` has what it was asked. */
async function seatWith(t: ExecutionContext, answers: Answers) {
	const seat = seatOf(t, 'root', lab);
	const asked: string[] = [];
	const socket = join(seat.folder, 'docker.sock');
	const server = await serve(socket, answers, asked);
	t.teardown(() => server.close());
	const run: typeof seat.run = (args, circumstances) =>
		seat.run(args, {...circumstances, env: {DOCKER_HOST: `unix://${socket}`}, cwd: seat.folder});
	return {seat: {...seat, run}, asked};
}

function serve(socket: string, answers: Answers, asked: string[]): Promise<Server> {
	const server = createServer((request, response) => {
		const path = (request.url ?? '').replace(/\?.*/, '');
		asked.push(`${request.method} ${path}`);
		const answer = answers[path] as {status?: number} | undefined;
		request.resume().on('end', () => {
			response.writeHead(answer === undefined ? 404 : (answer.status ?? 200), {
				'content-type': 'application/json',
			});
			response.end(JSON.stringify(answer ?? {message: 'no such thing'}));
		});
	});
	return new Promise(resolve => server.listen(socket, () => resolve(server)));
}
