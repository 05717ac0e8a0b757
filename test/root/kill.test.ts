/** Whatever dies, whenever it dies: `down`, or the next `up` of that name, leaves nothing of the lab. */
import test, {type ExecutionContext} from 'ava';
import {eventually} from '../helpers/eventually.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {type Grip, gripOf, leftOf, processesOf, type Role, roles} from '../helpers/traces.js';
import {moments} from './moments.js';

/** Runs for real, in a pod, until it is killed. */
const program = {
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: {name: 'program'},
	spec: {nodeName: 'node-2', containers: [{name: 'main', image: 'debian', command: ['ip', 'monitor']}]},
};

const everyRole = Object.keys(roles) as Role[];

for (const user of users) {
	test.serial(`as ${user}: when down has ended, nothing of the lab is left, at once`, async t => {
		const {seat, grip} = await upAsA(t, user);
		t.true(grip.namespaces.size > 15, 'namespaces of the sandbox, three machines and ten pods');
		t.is((await seat.run(['down'])).code, 0);
		t.deepEqual(leftOf(seat.state, grip), []);
	});

	for (const role of user === 'root' ? everyRole : (['holder', 'labd'] as const)) {
		test.serial(`as ${user}: kill -9 of a lab’s ${role}, then down`, async t => {
			const {seat, grip} = await upAsA(t, user);
			await kill(seat, role);
			t.is((await seat.run(['down', 'trial'])).code, 0);
			t.deepEqual(leftOf(seat.state, grip), []);
		});
	}

	for (const role of ['holder', 'init'] as const) {
		test.serial(`as ${user}: kill -9 of a lab’s ${role}, then the next up`, async t => {
			const {seat, grip} = await upAsA(t, user);
			await kill(seat, role);
			t.is((await seat.run(['up', `${seat.folder}/lab.yaml`])).code, 0);
			t.deepEqual(leftOf('none', grip), [], 'nothing of the first, while the second is up');
			t.is((await seat.run(['verify'])).code, 0);
		});
	}

	for (const moment of user === 'root' ? moments : moments.filter(({isMiddle}) => isMiddle)) {
		test.serial(`as ${user}: kill -9 of up when ${moment.title}, then down`, async t => {
			const {seat, grip} = await killUp(t, user, {moment, signal: 'SIGKILL'});
			t.is((await seat.run(['down', '--all'])).code, 0);
			await nothingLeft(seat, grip);
		});

		if (moment.isLast) continue;
		test.serial(`as ${user}: Ctrl-C when ${moment.title}`, async t => {
			const {seat, grip} = await killUp(t, user, {moment, signal: 'SIGINT'});
			await nothingLeft(seat, grip);
		});
	}
}

for (const moment of moments) {
	test.serial(`kill -9 of up when ${moment.title}, then the next up`, async t => {
		const {seat, grip} = await killUp(t, users[0] ?? 'plain', {moment, signal: 'SIGKILL'});
		await upAtLast(seat);
		t.is((await seat.run(['verify', 'trial'])).code, 0);
		const second = gripOn(t, seat.state);
		t.is((await seat.run(['down'])).code, 0);
		await nothingLeft(seat, grip);
		await nothingLeft(seat, second);
	});

	for (const role of moment.there) {
		test.serial(`kill -9 of the ${role} when ${moment.title}: up says so, and nothing is left`, async t => {
			const seat = seatOf(t, users[0] ?? 'plain', labFiles({mode: 'flannel-vxlan'}));
			const up = seat.start(['up', `${seat.folder}/lab.yaml`]);
			await eventually(moment.title, () => moment.reached(seat.state));
			const grip = gripOn(t, seat.state);
			await kill(seat, role);
			const {how, stderr} = await up.ended;
			t.true(how === 1 || how === 4, `${how}: ${stderr}`);
			t.notRegex(stderr, /defect of cnilab/);
			t.regex(stderr, /labd|sandbox/);
			await nothingLeft(seat, grip);
		});
	}
}

type Kill = {readonly moment: (typeof moments)[number]; readonly signal: 'SIGKILL' | 'SIGINT'};

/** Sends a signal to an `up` at this moment, and waits for its end. */
async function killUp(t: ExecutionContext, user: Seat['user'], {moment, signal}: Kill) {
	const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
	const up = seat.start(['up', `${seat.folder}/lab.yaml`]);
	await eventually(moment.title, () => moment.reached(seat.state));
	const grip = gripOn(t, seat.state);
	up.process.kill(signal);
	const {how, stderr} = await up.ended;
	if (signal === 'SIGKILL') t.true(how === 'SIGKILL' || (moment.isLast && how === 0), `${how}: ${stderr}`);
	else t.true(how === 130 || how === 'SIGINT', `${how}: ${stderr}`);
	return {seat, grip};
}

/** An `up` that was killed may have left a lab that comes up, or one that is about to end: until it has, the name is taken. */
async function upAtLast(seat: Seat): Promise<void> {
	for (let attempt = 0; attempt < 20; attempt++) {
		const {code, stderr} = await seat.run(['up', `${seat.folder}/lab.yaml`]);
		if (code === 0) return;
		if (code !== 2) throw new Error(stderr);
		if ((await seat.run(['verify', 'trial'])).code === 0) return;
	}
	throw new Error('the name stays taken');
}

async function upAsA(t: ExecutionContext, user: Seat['user']) {
	const files = labFiles({mode: 'flannel-vxlan'});
	const pods = `${files['pods.yaml']}\n---\n${JSON.stringify(program)}`;
	const seat = seatOf(t, user, {...files, 'pods.yaml': pods});
	const {code, stderr} = await seat.run(['up', `${seat.folder}/lab.yaml`]);
	t.is(code, 0, stderr);
	return {seat, grip: gripOn(t, seat.state)};
}

async function kill(seat: Seat, role: Role): Promise<void> {
	const target = await eventually(role, () => processesOf(seat.state).find(roles[role]));
	process.kill(target.pid, 'SIGKILL');
	await eventually(`the end of ${role}`, () => !processesOf(seat.state).some(({pid}) => pid === target.pid));
}

async function nothingLeft(seat: Seat, grip: Grip): Promise<void> {
	const look = () => leftOf(seat.state, grip);
	await eventually(
		() => `nothing is left: ${look().join('\n')}`,
		() => look().length === 0,
		5_000,
	);
}

function gripOn(t: ExecutionContext, state: string): Grip {
	const grip = gripOf(state);
	t.teardown(grip.close);
	return grip;
}
