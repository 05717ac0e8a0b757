/** Engines of many kinds, each started by its test: what a lab leaves as it was, how the engine is reached, where it can't be had. */
import {execFileSync, spawn} from 'node:child_process';
import {chmodSync, writeFileSync} from 'node:fs';
import {connect, createServer} from 'node:net';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {hostGroupVersion} from '../../lib/run/docker-cgroups.js';
import {projectRoot, runProgram} from '../helpers/cnilab.js';
import {type EngineKind, type OwnEngine, startEngine} from '../helpers/docker-engine.js';
import {until} from '../helpers/eventually.js';
import {differences, type HostState, hostState} from '../helpers/host-state.js';
import {users} from '../helpers/in-sandbox.js';
import {type Seat, seatOf} from '../helpers/seat.js';

if (users.includes('root')) {
	test.serial(
		'the lab’s command leaves the host’s network, the engine’s rules and Docker’s own networks as they are',
		async t => {
			const {engine, seat} = await stage(t, {networks: true});
			t.regex(
				execFileSync('nsenter', ['-n', `-t${engine.process()}`, 'ip', 'link'], {encoding: 'utf8'}),
				/docker0/,
			);
			const before = await everything(engine);
			const ended = runProgram(
				['npm', 'run', '--silent', 'lab', 'flannel-vxlan', '--', '--runtime', 'docker', '--check'],
				{
					cwd: projectRoot,
					env: {DOCKER_HOST: engine.host, CNILAB_STATE: seat.state},
				},
			);
			await until(async () => (await engine.docker.listContainers()).length === 4, 'four containers run');
			const during = await everything(engine);
			const {code, stdout, stderr} = await ended;
			t.is(code, 0, stdout + stderr);
			const after = await everything(engine);
			for (const now of [during, after]) t.deepEqual(differences(before, now), []);
			t.deepEqual(await engine.docker.listContainers({all: true}), []);
		},
	);

	test.serial(
		'an engine is reached over TCP, and over SSH, from outside the lab and from inside',
		async t => {
			const {engine, seat} = await stage(t);
			const path = engine.host.replace('unix://', '');
			const server = createServer(client => {
				const there = connect(path);
				client.pipe(there).pipe(client);
				client.on('error', () => there.destroy());
				there.on('error', () => client.destroy());
			});
			await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
			t.teardown(() => server.close());
			const {port} = server.address() as {port: number};
			// The words before `docker system dial-stdio` are the real program's; this one is at the other end at once.
			const program = join(seat.folder, 'ssh');
			const pipes = `const s = require('net').connect(${JSON.stringify(path)}); process.stdin.pipe(s); s.pipe(process.stdout)`;
			writeFileSync(program, `#!${process.execPath}\n${pipes}\n`);
			chmodSync(program, 0o755);
			const ways = [
				{DOCKER_HOST: `tcp://127.0.0.1:${port}`},
				{DOCKER_HOST: 'ssh://somebody@there', PATH: `${seat.folder}:${process.env.PATH}`},
			];
			for (const env of ways) {
				const up = await seat.run(['up', 'lab.yaml', '--runtime', 'docker'], {env, cwd: seat.folder});
				t.is(up.code, 0, up.stderr);
				await engine.docker.getContainer('node-2').kill();
				await until(async () => /kill node-2/.test((await seat.run(['fault'])).stdout), 'the lab knows');
				t.is((await seat.run(['fault', 'heal'])).code, 0, 'labd starts it, from inside');
				t.is((await seat.run(['down'], {env})).code, 0);
				t.deepEqual(await engine.docker.listContainers({all: true}), []);
			}
		},
	);

	test.serial(
		'an engine whose processes are not here can’t have a lab, and nothing is left there',
		async t => {
			const {engine, seat} = await stage(t, {numbers: true});
			const {code, stderr} = await seat.run(['up', 'lab.yaml', '--runtime', 'docker'], {cwd: seat.folder});
			t.is(code, 4, stderr);
			t.regex(
				stderr,
				/is on another machine, or in a PID namespace of its own[\s\S]*mend it with: unset DOCKER_HOST/,
			);
			t.deepEqual(await engine.docker.listContainers({all: true}), []);
			t.deepEqual(await engine.docker.listImages(), []);
			t.deepEqual(JSON.parse((await seat.run(['ls', '--json'])).stdout), {labs: []});
		},
	);

	test.serial(
		'control groups of version 2: who is sent into a node is in them, and frozen with it',
		async t => {
			const {engine, seat} = await stage(t, {groups: 2});
			// The engine's mounts, for longer than the engine lives.
			const holder = spawn('nsenter', ['-m', `-t${engine.process()}`, 'sleep', 'infinity']);
			t.teardown(() => holder.kill());
			const there = (...args: string[]) => {
				const inside = ['nsenter', `--mount=/proc/${holder.pid}/ns/mnt`, '--', process.execPath];
				const main = join(projectRoot, 'dist/lib/cli/main.js');
				return runProgram([...inside, main, ...args], {env: {CNILAB_STATE: seat.state}, cwd: '/'});
			};
			if (hostGroupVersion() === 1) {
				const {code, stderr} = await seat.run(['up', 'lab.yaml', '--runtime', 'docker'], {cwd: seat.folder});
				t.is(code, 4, stderr);
				t.regex(stderr, /control groups of version 2, and here those of version 1 are mounted/);
			}

			const up = await there('up', join(seat.folder, 'lab.yaml'), '--runtime', 'docker');
			t.is(up.code, 0, up.stderr);
			const node = engine.docker.getContainer('node-2');
			const {Id} = await node.inspect();
			const groups = async () => (await there('exec', 'node-2', '--', 'cat', '/proc/self/cgroup')).stdout;
			t.regex(await groups(), new RegExp(`^0::.*${Id}`, 'm'));
			await node.pause();
			await until(async () => /pause node-2/.test((await there('fault')).stdout), 'the lab knows');
			t.false((await groups()).includes(Id), 'who came later is not frozen for ever');
			await engine.crash();
			const down = await there('down');
			t.is(down.code, 4, down.stderr);
			t.deepEqual(processesIn(Id), [], 'what the dead engine has left frozen has ended');
		},
	);
}

const smallLab = JSON.stringify({
	summary: 'a trial',
	name: 'trial',
	mode: 'bridge',
	cluster: {segments: {lan: {ipv4: '192.168.50.0/24'}}, nodes: {'node-1': null, 'node-2': null}},
});

async function stage(t: ExecutionContext, kind: EngineKind = {}): Promise<{engine: OwnEngine; seat: Seat}> {
	const engine = await startEngine(kind);
	t.teardown(() => engine.end());
	process.env.DOCKER_HOST = engine.host;
	t.teardown(() => {
		delete process.env.DOCKER_HOST;
	});
	return {engine, seat: seatOf(t, 'root', {'lab.yaml': smallLab})};
}

/** The host’s network, the engine’s own, which is another one here, and what Docker says of its networks. */
async function everything({docker, process: number}: OwnEngine): Promise<HostState> {
	const said = (line: string) =>
		execFileSync('nsenter', ['-n', `-t${number()}`, ...line.split(' ')], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		})
			.replace(/^#.*$|\[\d+:\d+\]|counter packets \d+ bytes \d+/gm, '')
			.split('\n');
	const lines = [
		'ip -br link',
		'ip -br addr',
		'ip route',
		'iptables-save',
		'ip6tables-save',
		'nft list ruleset',
	];
	const networks = (await docker.listNetworks()).map(({Id, Name, Containers}) =>
		JSON.stringify({Id, Name, Containers}),
	);
	return {...hostState(), ...Object.fromEntries(lines.map(line => [line, said(line)])), networks};
}

/** In a control group that has this in its name. */
function processesIn(group: string): string[] {
	const script = 'grep -l "$1" /proc/[0-9]*/cgroup 2>/dev/null || :';
	return execFileSync('sh', ['-c', script, 'sh', group], {encoding: 'utf8'}).split('\n').filter(Boolean);
}
