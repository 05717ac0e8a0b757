import test from 'ava';
import {containerOf} from '../../../lib/run/docker-container.js';
import {endpointOf, endpointWords} from '../../../lib/run/docker-endpoint.js';
import {EngineError, explainEngine} from '../../../lib/run/docker-error.js';
import {hostImage} from '../../../lib/run/docker-lab.js';
import {engineWay} from '../../../lib/run/docker-socket.js';

const lab = {
	endpoint: {kind: 'unix', path: '/var/run/docker.sock'},
	lab: 'trial',
	folder: '/run/cnilab/trial',
	created: '2026-01-01T00:00:00.000Z',
	prefix: 'trial-',
} as const;

test('DOCKER_HOST is read as the docker command reads it', async t => {
	const words = async (DOCKER_HOST: string | undefined, more = {}) =>
		endpointWords(await endpointOf({DOCKER_HOST, HOME: '/root', ...more}));
	t.is(await words(undefined), 'unix:///var/run/docker.sock');
	t.is(await words('unix:///tmp/x/docker.sock'), 'unix:///tmp/x/docker.sock');
	t.is(await words('tcp://127.0.0.1'), 'tcp://127.0.0.1:2375');
	t.is(await words('tcp://127.0.0.1', {DOCKER_TLS_VERIFY: '1'}), 'tcp://127.0.0.1:2376');
	t.is(await words('ssh://me@localhost:2222'), 'ssh://me@localhost:2222');
	for (const wrong of ['ftp://x', '::', 'npipe:////./pipe/docker_engine'])
		await t.throwsAsync(words(wrong), {instanceOf: EngineError}, wrong);
});

test('the sandbox is given the folder of a socket, and nothing of an engine that is reached otherwise', t => {
	t.deepEqual(engineWay({DOCKER_HOST: 'unix:///tmp/x/docker.sock'}), {folder: '/tmp/x'});
	t.deepEqual(engineWay({}), {folder: '/var/run'});
	t.deepEqual(engineWay({DOCKER_HOST: 'tcp://127.0.0.1:2375'}), {folder: undefined});
});

test('a container has named capabilities, no network of Docker’s, and the lab’s labels', t => {
	const {
		name,
		Image,
		HostConfig = {},
		Labels = {},
	} = containerOf(lab, {name: 'node-1', kind: 'node', ops: []});
	t.is(name, 'trial-node-1');
	t.is(Image, hostImage(lab));
	t.is(HostConfig.NetworkMode, 'none');
	t.is(HostConfig.Privileged, undefined);
	t.deepEqual(HostConfig.CapAdd, ['NET_ADMIN', 'NET_RAW', 'SYS_ADMIN', 'SYS_PTRACE']);
	t.true(HostConfig.Mounts?.every(({ReadOnly}) => ReadOnly));
	t.is(Labels['cnilab.machine'], 'node-1');
	t.is(Labels['cnilab.state'], '/run/cnilab/trial');
});

test('another image or another limit is another container', t => {
	const specOf = (container: object) =>
		containerOf(lab, {name: 'node-1', kind: 'node', ops: [], container}).Labels?.['cnilab.spec'];
	const specs = [{}, {image: 'debian:13'}, {cpus: 0.5}, {memory: 64_000_000}].map(specOf);
	t.is(new Set(specs).size, 4);
	t.is(specOf({cpus: 0.5}), specs[2]);
});

test('what the engine refuses is told with what it said and what mends it', t => {
	const said = (error: object) => explainEngine(error, 'unix:///x', 'make the container node-1').message;
	t.regex(said({code: 'EACCES'}), /permission denied/);
	t.regex(said({code: 'ECONNREFUSED'}), /can't be reached at unix:\/\/\/x/);
	t.regex(
		said({statusCode: 500, json: {message: 'mkdir: no space left on device'}}),
		/make the container node-1: mkdir: no space/,
	);
});
