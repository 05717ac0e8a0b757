/** A mesh that runs: nodes come and go, BIRD dies, cables are pulled, pods claim blocks; what packets notice of it. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {StreamReport} from '../../lib/observe/flow/types.js';
import type {Report} from '../../lib/observe/report.js';
import type {Notice} from '../../topology/model.js';
import {eventually, until} from '../helpers/eventually.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {processesOf, roles} from '../helpers/traces.js';
import {
	areTheSame,
	documents,
	isReached,
	isWhole,
	onlyOutage,
	pod,
	type Stage,
	sessionsOn,
	slack,
	stageOf,
	timers,
	traffic,
	write,
} from './calico-stage.js';

/** The block of a, which is all that node-1 has. */
const routeOfA = 'ip route show 10.244.0.0/30';

async function comesAndGoes(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	const [nodes, pods] = [
		['node-1', 'node-2', 'node-3'],
		[pod('a', 'node-1'), pod('b', 'node-2')],
	];
	const before = await sessionsOn(stage, 'node-1');
	t.is(before.size, 2);
	const flows = await traffic(stage, ['b c', 'b c TCP']);
	write(seat, {nodes: [...nodes, 'node-4'], objects: [...pods, pod('late', 'node-4')]});
	await says('apply lab.yaml');
	await isReached(stage, 'late', ['a', 'b', 'c', 'node-1', 'node-3']);
	const meanwhile = new Map(await sessionsOn(stage, 'node-1'));
	t.true(meanwhile.delete('Mesh_192_168_50_14'));
	areTheSame(t, [before, meanwhile]);
	write(seat, {nodes, objects: pods});
	await says('apply lab.yaml');
	areTheSame(t, [before, await sessionsOn(stage, 'node-1')]);
	const [datagrams, stream] = await flows.end();
	isWhole(t, datagrams);
	const {broken, sent, acknowledged, longestStall} = stream as StreamReport;
	t.deepEqual({broken, acknowledged}, {broken: null, acknowledged: sent});
	t.true((longestStall?.ms ?? 0) < 1000, `${longestStall?.ms} ms`);
	await says('verify');
}

async function loses(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	const before = await sessionsOn(stage, 'node-2');
	const flows = await traffic(stage, ['b a', 'b c']);
	const killing = Date.now();
	await says('fault kill-daemon node-1');
	const killed = Date.now();
	t.not(await seat.sh('node-1', 'ip route show proto bird'), '', 'what it has made stays');
	await until(async () => (await seat.sh('node-2', routeOfA)) === '', 'its block is withdrawn');
	const healing = Date.now();
	await says('fault heal');
	const healed = Date.now();
	await says('verify');
	const [toDead, other] = await flows.end();
	isWhole(t, other);
	const outage = onlyOutage(t, toDead);
	const restart = timers.restartTime * 1000;
	const wait = `${outage.begin - killing} … ${outage.begin - killed} ms after the kill`;
	t.true(outage.begin >= killing + restart - 100 && outage.begin <= killed + restart + slack, wait);
	t.true(outage.end >= healing && outage.end <= healed, `${outage.end - healing} ms after heal began`);
	const after = new Map(await sessionsOn(stage, 'node-2'));
	t.true(after.delete('Mesh_192_168_50_11'));
	areTheSame(t, [new Map([...before].filter(([name]) => name !== 'Mesh_192_168_50_11')), after]);
}

async function isCut(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	const before = await sessionsOn(stage, 'node-2');
	const short = await traffic(stage, ['b a']);
	await says('fault flap node-1 1 1s');
	await until(async () => (await seat.run(['fault'])).stdout.includes('nothing is broken'), 'it has ended');
	areTheSame(t, [before, await sessionsOn(stage, 'node-2')]);
	const {ms} = onlyOutage(t, (await short.end())[0]);
	// Half of the time it is cut.
	t.true(ms > 400 && ms < 500 + slack, `${ms} ms`);

	const long = await traffic(stage, ['b a', 'b c']);
	const cutting = Date.now();
	await says('fault cut node-1');
	const cut = Date.now();
	await until(async () => (await seat.sh('node-2', routeOfA)) === '', 'its block is withdrawn');
	const withdrawn = Date.now();
	// A session that has not died yet may do so when the cable is back: what it has to say again comes late.
	await until(async () => (await seat.sh('node-3', routeOfA)) === '', 'and withdrawn there');
	t.regex(await seat.sh('node-2', 'birdc show protocols'), /Mesh_192_168_50_11 .*Hold timer expired/);
	// Its last word may be as old as the time between two, and was late on a busy machine.
	const {holdTime, keepaliveTime} = timers;
	const late = 1000;
	t.true(withdrawn >= cutting + (holdTime - keepaliveTime) * 1000 - late, `${withdrawn - cutting} ms`);
	t.true(withdrawn <= cut + holdTime * 1000 + slack, `${withdrawn - cut} ms`);
	const healing = Date.now();
	await says('fault heal');
	const healed = Date.now();
	const [toCut, other] = await long.end();
	const outage = onlyOutage(t, toCut);
	t.true(outage.begin >= cutting - 5 && outage.begin <= cut, `${outage.begin - cutting} ms`);
	t.true(outage.end >= healing && outage.end <= healed, `${outage.end - healing} ms after heal began`);
	isWhole(t, other);
	await says('verify');
}

async function claims(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	const everywhere = ['a', 'b', 'node-1', 'node-2'];
	const blocks = async () =>
		(await seat.sh('node-1', 'ip route show via 192.168.50.13')).split('\n').length - 1;
	const names = (letter: string) => [1, 2, 3, 4].map(number => `${letter}${number}`);
	const file = (letter: string) => {
		writeFileSync(join(seat.folder, 'more.yaml'), documents(names(letter).map(name => pod(name, 'node-3'))));
	};
	t.is(await blocks(), 1);
	file('m');
	await says('apply -f more.yaml');
	t.is(await blocks(), 2);
	await isReached(stage, 'm4', everywhere);

	file('n');
	const desired = join(seat.state, 'trial', 'desired.json');
	let isOver = false;
	const applied = seat.run(['apply', '-f', 'more.yaml'], {cwd: seat.folder}).finally(() => {
		isOver = true;
	});
	const isChanging = () => readFileSync(desired, 'utf8').includes('"changing":');
	await eventually('a change is under way', () => isOver || isChanging());
	const labd = processesOf(seat.state).find(roles.labd);
	process.kill(labd?.pid ?? 0, 'SIGKILL');
	await applied;
	t.false((await seat.run(['verify'])).code === 0);
	await says('resume');
	await says('verify');
	await says('apply -f more.yaml');
	t.is(await blocks(), 3);
	await isReached(stage, 'n4', everywhere);
	await says('verify');
}

for (const user of anyUser) {
	test.serial(`as ${user}: what packets notice when a mesh changes, breaks, and is whole again`, async t => {
		t.timeout(300_000);
		const seat = seatOf(t, user);
		const stage = stageOf(t, seat);
		write(seat, {nodes: ['node-1', 'node-2', 'node-3'], objects: [pod('a', 'node-1'), pod('b', 'node-2')]});
		await stage.says('up lab.yaml');
		t.is(await seat.sh('node-1', 'ip route show via 192.168.50.13'), '', 'no block on node-3');
		writeFileSync(join(seat.folder, 'c.yaml'), documents([pod('c', 'node-3')]));
		await stage.says('apply -f c.yaml');
		await isReached(stage, 'c', ['a', 'b', 'node-1', 'node-2']);
		await comesAndGoes(stage);
		await loses(stage);
		await isCut(stage);
		await claims(stage);
	});

	test.serial(
		`as ${user}: a lab with a wrong AS is up, says BIRD's reason, and is mended by an apply`,
		async t => {
			t.timeout(120_000);
			const seat = seatOf(t, user);
			const {says} = stageOf(t, seat);
			const object = (kind: string, name: string, spec: object) => ({
				...{apiVersion: 'projectcalico.org/v3', kind, metadata: {name}, spec},
			});
			const peer = (node: string, peerIP: string, asNumber: number) =>
				object('BGPPeer', `of-${node}`, {node, peerIP, asNumber});
			write(seat, {
				nodes: ['node-1', 'node-2'],
				objects: [
					...[pod('a', 'node-1'), pod('b', 'node-2')],
					object('BGPConfiguration', 'default', {nodeToNodeMeshEnabled: false}),
					...[peer('node-1', '192.168.50.12', 64_513), peer('node-2', '192.168.50.11', 64_512)],
				],
			});
			const {code, stdout} = await seat.run(['up', join(seat.folder, 'lab.yaml')]);
			t.is(code, 3, stdout);
			t.regex(stdout, /node-1: .*Bad peer AS/);
			t.regex(stdout, /node-2: .*Received: Bad peer AS/);
			const verified = await seat.run(['verify', '--json']);
			t.is(verified.code, 3);
			const {findings} = JSON.parse(verified.stdout) as Report;
			t.true(
				findings.some(({place, found}) => place === 'node-2' && found.includes('Received: Bad peer AS')),
			);
			writeFileSync(join(seat.folder, 'right.yaml'), documents([peer('node-1', '192.168.50.12', 64_512)]));
			await says('apply -f right.yaml');
			await says('verify');

			const nobodys = object('BGPPeer', 'rack', {
				nodeSelector: 'has(rack)',
				peerIP: '192.168.50.1',
				asNumber: 1,
			});
			writeFileSync(join(seat.folder, 'rack.yaml'), documents([nobodys]));
			const {notices} = JSON.parse(await says('apply -f rack.yaml --json'));
			t.deepEqual(subjects(notices), ['BGPPeer rack'], 'it selects nothing');
			t.true(subjects(JSON.parse(await says('status --json')).notices).includes('BGPPeer rack'));
			await says('delete bgppeer rack');
			t.deepEqual(JSON.parse(await says('status --json')).notices, []);
		},
	);

	test.serial(
		`as ${user}: a node whose address is a subnet of its own tunnels all that it sends, and that is said`,
		async t => {
			t.timeout(120_000);
			const seat = seatOf(t, user);
			const {says} = stageOf(t, seat);
			const mode = {name: 'calico-vxlan', options: {crossSubnet: true, blockSize: 30}};
			write(seat, {nodes: ['node-1', 'node-2'], objects: [pod('a', 'node-1'), pod('b', 'node-2')], mode});
			await says('up lab.yaml');
			const routes = () => seat.sh('node-2', 'ip route');
			t.notRegex(await routes(), / via .* dev vxlan\.calico/);
			const node = {
				...{apiVersion: 'projectcalico.org/v3', kind: 'Node', metadata: {name: 'node-2'}},
				spec: {bgp: {ipv4Address: '192.168.50.12/32'}},
			};
			writeFileSync(join(seat.folder, 'node.yaml'), documents([node]));
			t.deepEqual(subjects(JSON.parse(await says('apply -f node.yaml --json')).notices), ['Node node-2']);
			t.regex(await routes(), / via .* dev vxlan\.calico/);
			for (const verb of ['status', 'verify'])
				t.deepEqual(subjects(JSON.parse(await says(`${verb} --json`)).notices), ['Node node-2'], verb);
		},
	);
}

function subjects(notices: readonly Notice[]): readonly string[] {
	return notices.map(({subject}) => subject);
}
