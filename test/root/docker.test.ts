/** The runtime of containers: what their user does at the engine, what becomes of a lab's rest, and what a node may be. */
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {cgroupFoldersOf} from '../../lib/run/docker-cgroups.js';
import {type OwnEngine, startEngine} from '../helpers/docker-engine.js';
import {until} from '../helpers/eventually.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

let engine: OwnEngine;

/** It has a node of everybody's name. */
const otherLab = JSON.stringify({
	summary: 'another',
	name: 'other',
	mode: 'bridge',
	cluster: {segments: {lan: {ipv4: '192.168.50.0/24'}}, nodes: {'node-1': null}},
});

// A lab of containers is root's.
if (users.includes('root')) {
	test.before(async () => {
		engine = await startEngine();
		process.env.DOCKER_HOST = engine.host;
	});
	test.after.always(() => engine?.end());
	test.serial(
		'a container that its user removes, and an engine that starts again, are faults that heal; another lab has other names',
		async t => {
			t.timeout(240_000);
			const seat = seatOf(t, 'root', labFiles({mode: 'calico-bgp', families: ['ipv4']}));
			await up(t, seat);
			const other = seatOf(t, 'root', {'lab.yaml': otherLab});
			await up(t, other);
			const names = ['node-1', 'node-2', 'node-3', 'other-node-1', 'other-router', 'router'];
			t.deepEqual(
				(await traces()).containers.sort(),
				names.map(name => `/${name}`),
			);
			t.regex(
				(await other.run(['status'])).stdout,
				/^runtime +docker, its containers are called other-NAME$/m,
			);

			const node = engine.docker.getContainer('node-3');
			const {Id} = await node.inspect();
			await node.remove({force: true});
			await until(async () => (await faultsOf(seat)).includes('kill node-3'), 'the lab knows');
			t.deepEqual(await faultsOf(other), []);
			await heals(t, seat);
			t.not((await node.inspect()).Id, Id);
			t.is((await other.run(['down'])).code, 0);
			t.is((await engine.docker.listContainers()).length, 4);

			await engine.docker.getContainer('node-2').pause();
			await until(async () => (await faultsOf(seat)).includes('pause node-2'), 'the lab knows');
			t.is((await seat.run(['fault', 'heal', 'node-2'])).code, 0);
			t.is((await engine.docker.getContainer('node-2').inspect()).State.Status, 'running');

			// All are stopped with it, and none is started again by it.
			await engine.restart();
			await until(async () => (await faultsOf(seat)).length === 4, 'the lab knows');
			await heals(t, seat);
			t.is((await seat.run(['down'])).code, 0);
			t.deepEqual(await traces(), {containers: [], images: []});
		},
	);

	test.serial(
		'of a lab that was killed no process is left, and the next one takes away the rest',
		async t => {
			const seat = seatOf(t, 'root', labFiles({mode: 'bridge', families: ['ipv4']}));
			await engine.imageOf('trial:sh', ['/bin/sh', '/bin/sleep']);
			const foreign = await engine.docker.createContainer({
				Image: 'trial:sh',
				name: 'somebody',
				Cmd: ['/bin/sh'],
			});
			await up(t, seat);
			const first = await engine.docker.getContainer('node-1').inspect();
			process.kill(holderOf(seat), 'SIGKILL');
			await until(async () => (await engine.docker.listContainers()).length === 0, 'they end');
			t.deepEqual(processesWith(first.Id), []);
			await up(t, seat);
			t.not((await engine.docker.getContainer('node-1').inspect()).Id, first.Id);
			// Frozen, and without a folder that tells of it; then dead, and without one.
			await engine.docker.getContainer('node-1').pause();
			rmSync(join(seat.state, 'trial'), {recursive: true});
			t.deepEqual(await downAll(seat), ['trial']);
			t.deepEqual((await traces()).containers, ['/somebody']);
			await up(t, seat);
			process.kill(holderOf(seat), 'SIGKILL');
			rmSync(join(seat.state, 'trial'), {recursive: true});
			await until(async () => (await engine.docker.listContainers()).length === 0, 'they end');
			t.deepEqual(await downAll(seat), ['trial']);
			t.deepEqual((await traces()).containers, ['/somebody']);
			t.deepEqual(await downAll(seat), []);
			await foreign.remove();
			await engine.docker.getImage('trial:sh').remove();
		},
	);

	test.serial(
		'labd that was killed takes its containers up again, and a program in a pod with them',
		async t => {
			const seat = seatOf(t, 'root', labFiles({mode: 'flannel-vxlan', families: ['ipv4']}));
			await up(t, seat);
			const status = JSON.parse((await seat.run(['status', '--json'])).stdout) as {labd: {pid: number}};
			process.kill(status.labd.pid, 'SIGKILL');
			await until(async () => (await seat.run(['status'])).code === 1, 'it is dead');
			t.is((await engine.docker.listContainers()).length, 4);
			t.is((await seat.run(['resume'])).code, 0);
			await provesItself(t, seat);
		},
	);

	test.serial(
		'a node can have an image that has nothing but ip and a shell, not one without ip, and no more than its share',
		async t => {
			const shape = (image: string) =>
				`{segments: {lan: {ipv4: 192.168.50.0/24}}, nodes: {node-1: {image: "${image}"}, node-2: {resources: {cpus: 0.5, memory: 48Mi}}}}`;
			const lab = (image: string) => `summary: a trial\ncluster: ${shape(image)}\nmode: flannel-vxlan\n`;
			const seat = seatOf(t, 'root', {'lab.yaml': lab('trial:ip'), 'other.yaml': lab('trial:sh')});
			await engine.imageOf('trial:ip', ['/bin/sh', programPath('ip')]);
			await engine.imageOf('trial:sh', ['/bin/sh']);
			const refused = await seat.run(['up', join(seat.folder, 'other.yaml'), '--runtime', 'docker']);
			t.is(refused.code, 4, refused.stderr);
			t.regex(refused.stderr, /image trial:sh can't be a node: its image has no ip of iproute2/);
			t.deepEqual((await traces()).containers, []);

			await up(t, seat);
			await provesItself(t, seat);
			t.deepEqual(await limitsOf('node-1'), {memory: undefined, cpus: undefined});
			t.deepEqual(await limitsOf('node-2'), {memory: 48 * 1024 * 1024, cpus: 0.5});
			const greedy = await seat.run(['exec', 'node-2', '--', 'sh', '-c', 'head -c 200M /dev/zero | tail']);
			t.is(greedy.code, 137);
			t.is(await seat.sh('node-2', 'echo alive'), 'alive\n');
			t.is((await seat.run(['down'])).code, 0);
			for (const image of ['trial:ip', 'trial:sh']) await engine.docker.getImage(image).remove();
		},
	);
}

test.serial('a plain user is told that a lab of containers needs root', async t => {
	const seat = seatOf(t, 'plain', labFiles({mode: 'bridge', families: ['ipv4']}));
	const {code, stderr} = await seat.run(['up', 'lab.yaml', '--runtime', 'docker'], {cwd: seat.folder});
	t.is(code, 4, stderr);
	t.regex(stderr, /needs root[\s\S]*--runtime netns/);
});

async function up(t: ExecutionContext, seat: Seat): Promise<void> {
	const {code, stderr} = await seat.run(['up', `${seat.folder}/lab.yaml`, '--runtime', 'docker']);
	t.is(code, 0, stderr);
}

async function provesItself(t: ExecutionContext, seat: Seat): Promise<void> {
	const {code, stdout} = await seat.run(['verify']);
	t.is(code, 0, stdout);
}

async function faultsOf(seat: Seat): Promise<readonly string[]> {
	return (JSON.parse((await seat.run(['fault', '--json'])).stdout) as {faults: string[]}).faults;
}

async function heals(t: ExecutionContext, seat: Seat): Promise<void> {
	const {code, stdout, stderr} = await seat.run(['fault', 'heal']);
	t.is(code, 0, stdout + stderr);
	await provesItself(t, seat);
}

async function downAll(seat: Seat): Promise<readonly string[]> {
	return (JSON.parse((await seat.run(['down', '--all', '--json'])).stdout) as {down: string[]}).down;
}

/** As the kernel keeps them, in the control groups of a container's first process. */
async function limitsOf(container: string) {
	const {State} = await engine.docker.getContainer(container).inspect();
	const folders = cgroupFoldersOf(State.Pid);
	const read = (file: string) => {
		const at = folders.map(folder => join(folder, file)).find(path => existsSync(path));
		return at === undefined ? [] : readFileSync(at, 'utf8').trim().split(' ').map(Number);
	};
	const [memory = Number.NaN] = [...read('memory.limit_in_bytes'), ...read('memory.max')];
	const [quota = Number.NaN, period = 1] = [
		...read('cpu.cfs_quota_us'),
		...read('cpu.cfs_period_us'),
		...read('cpu.max'),
	];
	// Without a limit: version 1 has the largest number of pages, and -1; version 2 has a word.
	return {memory: memory < 2 ** 62 ? memory : undefined, cpus: quota > 0 ? quota / period : undefined};
}

/** What cnilab or anybody has made at the engine. */
async function traces() {
	const containers = (await engine.docker.listContainers({all: true})).flatMap(({Names}) => Names);
	const images = (await engine.docker.listImages()).flatMap(({RepoTags}) => RepoTags ?? []);
	return {containers, images: images.filter(name => name.startsWith('cnilab/'))};
}

function holderOf({state}: Seat): number {
	const [lab = ''] = execFileSync('ls', [state], {encoding: 'utf8'}).trim().split('\n');
	const record = JSON.parse(readFileSync(`${state}/${lab}/lab.json`, 'utf8')) as {holder: {pid: number}};
	return record.holder.pid;
}

/** In the control groups of a container. */
function processesWith(container: string): string[] {
	const script = 'grep -l "$1" /proc/[0-9]*/cgroup 2>/dev/null || :';
	return execFileSync('sh', ['-c', script, 'sh', container], {encoding: 'utf8'}).split('\n').filter(Boolean);
}

function programPath(name: string): string {
	return execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim();
}
