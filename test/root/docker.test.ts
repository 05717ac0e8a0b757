/** The runtime of containers: every mode's contract, the host beside it, and nodes that their user stops at the engine. */
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {contracts} from '../contract/all.js';
import {checksOut, holdsUp, seatFor} from '../contract/mode.js';
import {type OwnEngine, startEngine} from '../helpers/docker-engine.js';
import {hasLink} from '../helpers/host-links.js';
import {differences, hostState} from '../helpers/host-state.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';

let engine: OwnEngine;

// A lab of containers is root's.
if (users.includes('root')) {
	test.before(async () => {
		engine = await startEngine();
		process.env.DOCKER_HOST = engine.host;
	});
	test.after.always(() => engine?.end());
	for (const contract of contracts) {
		const lacks = contract.substitute !== undefined && !hasLink(contract.substitute);
		const both = contract.situations.find(({families}) => families.length === 2);
		const situation = both ?? contract.situations[0];
		if (!situation) continue;
		// Looking without verify's eyes takes as long as verify itself, and differs in nothing from one mode to another.
		const looks = contract.mode === 'flannel-vxlan';
		test.serial(`${contract.mode}, ${situation.title}, as containers: it is what it says`, async t => {
			const at = seatFor(t, contract, {user: 'root', situation});
			const docker = {...at, substitute: lacks ? 'Device tunl0' : undefined, runtime: 'docker' as const};
			await (looks ? holdsUp(t, contract, docker) : checksOut(t, docker));
			t.deepEqual(await traces(), {containers: [], images: []});
		});
	}

	test.serial(
		'the host’s network, and Docker’s own, are the same before, during and after a lab',
		async t => {
			const seat = seatOf(t, 'root', labFiles({mode: 'flannel-vxlan', families: ['ipv4', 'ipv6']}));
			t.is((await seat.run(['doctor', 'flannel-vxlan'])).code, 0);
			const before = {host: hostState(), docker: await networks()};
			await up(t, seat);
			t.deepEqual(differences(before.host, hostState()), []);
			t.deepEqual(await networks(), before.docker);
			const outside = await engine.docker.listContainers();
			t.deepEqual(outside.map(({Names: [name]}) => name).sort(), [
				'/node-1',
				'/node-2',
				'/node-3',
				'/router',
			]);
			t.is((await seat.run(['down'])).code, 0);
			t.deepEqual(differences(before.host, hostState()), []);
			t.deepEqual(await networks(), before.docker);
		},
	);

	test.serial(
		'a node whose container is killed is gone from the network; started again, it is whole',
		async t => {
			const seat = seatOf(t, 'root', labFiles({mode: 'calico-bgp', families: ['ipv4']}));
			await up(t, seat);
			const pods = await podsByNode(seat);
			t.deepEqual(await answers(seat, pods), {'node-2': true, 'node-3': true});

			const node = engine.docker.getContainer('node-2');
			await node.kill();
			await until('the lab knows', async () => (await faultsOf(seat)).includes('kill node-2'));
			t.deepEqual(await answers(seat, pods), {'node-2': false, 'node-3': true});
			t.regex((await seat.run(['status'])).stdout, /silent +nothing is heard of node-2/);

			await node.start();
			await until('the lab knows', async () => (await faultsOf(seat)).length === 0);
			await provesItself(t, seat);
			t.deepEqual(await answers(seat, pods), {'node-2': true, 'node-3': true});

			await node.pause();
			await until('the lab knows', async () => (await faultsOf(seat)).includes('pause node-2'));
			t.deepEqual(await answers(seat, pods), {'node-2': false, 'node-3': true});
			// A frozen BIRD takes questions and answers none.
			const status = (await seat.run(['status'])).stdout;
			t.regex(status, /^broken +pause node-2, on purpose/m);
			t.notRegex(status, /difference/);
			t.is((await seat.run(['fault', 'heal', 'node-2'])).code, 0);
			t.is((await node.inspect()).State.Status, 'running');
			t.deepEqual(await answers(seat, pods), {'node-2': true, 'node-3': true});
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
			await until('they end', async () => (await engine.docker.listContainers()).length === 0);
			t.deepEqual(processesWith(first.Id), []);
			await up(t, seat);
			t.not((await engine.docker.getContainer('node-1').inspect()).Id, first.Id);
			t.is((await seat.run(['down'])).code, 0);
			t.deepEqual((await traces()).containers, ['/somebody']);
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
			await until('it is dead', async () => (await seat.run(['status'])).code === 1);
			t.is((await engine.docker.listContainers()).length, 4);
			t.is((await seat.run(['resume'])).code, 0);
			await provesItself(t, seat);
		},
	);

	test.serial(
		'a node can have an image that has nothing but ip and a shell, and no more than its share',
		async t => {
			const shape =
				'{segments: {lan: {ipv4: 192.168.50.0/24}}, nodes: {node-1: {image: "trial:ip"}, node-2: {resources: {memory: 48Mi}}}}';
			const seat = seatOf(t, 'root', {
				'lab.yaml': `summary: a trial\ncluster: ${shape}\nmode: flannel-vxlan\n`,
			});
			await engine.imageOf('trial:ip', ['/bin/sh', programPath('ip')]);
			await up(t, seat);
			await provesItself(t, seat);
			const greedy = await seat.run(['exec', 'node-2', '--', 'sh', '-c', 'head -c 200M /dev/zero | tail']);
			t.is(greedy.code, 137);
			t.is(await seat.sh('node-2', 'echo alive'), 'alive\n');
			t.is((await seat.run(['down'])).code, 0);
			await engine.docker.getImage('trial:ip').remove();
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

/** Asks until it is so. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
	const deadline = performance.now() + 40_000;
	while (!(await isSo())) {
		if (performance.now() > deadline) throw new Error(`${what}: not within 40 s`);
		await delay(100);
	}
}

/** The address of a pod, by its node. */
async function podsByNode(seat: Seat): Promise<Readonly<Record<string, string>>> {
	type Pod = {spec: {nodeName: string}; status: {podIP: string}};
	const {items} = JSON.parse((await seat.run(['get', 'pods', '-A', '-o', 'json'])).stdout) as {items: Pod[]};
	return Object.fromEntries(items.map(({spec, status}) => [spec.nodeName, status.podIP]));
}

/** Of the pods of two nodes, who answers the first node. */
async function answers(seat: Seat, pods: Readonly<Record<string, string>>) {
	const ping = (node: string) => `ping -c3 -i0.2 -W1 ${pods[node]} >/dev/null && echo ${node} || :`;
	const said = await seat.sh('node-1', `${ping('node-2')}; ${ping('node-3')}`);
	return {'node-2': said.includes('node-2'), 'node-3': said.includes('node-3')};
}

/** What cnilab or anybody has made at the engine. */
async function traces() {
	const containers = (await engine.docker.listContainers({all: true})).flatMap(({Names}) => Names);
	const images = (await engine.docker.listImages()).flatMap(({RepoTags}) => RepoTags ?? []);
	return {containers, images: images.filter(name => name.startsWith('cnilab/'))};
}

async function networks() {
	return (await engine.docker.listNetworks()).map(({Id, Name, Containers}) => ({Id, Name, Containers}));
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
