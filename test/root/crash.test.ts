/** Labs of one name, and a lab whose labd is dead: what the verbs say then. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Finding} from '../../lib/observe/report.js';
import {eventually} from '../helpers/eventually.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';
import {processesOf, roles} from '../helpers/traces.js';

const user = process.getuid?.() === 0 ? 'root' : 'plain';

for (const before of ['nothing', 'a dead lab', 'a draft of a dead lab']) {
	test.serial(`of three up of one name at once exactly one wins, when there was ${before}`, async t => {
		const seat = seatOf(t, user, labFiles({mode: 'bridge'}));
		const deadPid = 2 ** 22 + 1;
		const record = {
			...{version: 1, name: 'trial', mode: 'bridge', source: 'lab.yaml', runtime: 'netns', rootless: false},
			...{created: '2020-01-01T00:00:00.000Z', phase: 'running'},
			holder: {pid: deadPid, started: '1', boot: 'another'},
		};
		if (before !== 'nothing') {
			const folder = join(seat.state, before === 'a dead lab' ? 'trial' : `.trial.${deadPid}`);
			mkdirSync(folder, {recursive: true});
			writeFileSync(join(folder, 'lab.json'), JSON.stringify(record));
		}
		const lab = ['up', `${seat.folder}/lab.yaml`];
		const outcomes = await Promise.all([1, 2, 3].map(() => seat.start(lab).ended));
		t.deepEqual(outcomes.map(({how}) => how).sort(), [0, 2, 2], outcomes.map(each => each.stderr).join());
		for (const {stderr} of outcomes.filter(({how}) => how === 2)) t.regex(stderr, /lab trial is already up/);
		t.is((await seat.run(['verify', 'trial'])).code, 0);
		t.is(processesOf(seat.state).filter(roles.labd).length, 1, 'of the others nothing is left');
	});
}

test.serial('a name that is up is refused, and the lab stays as it is', async t => {
	const seat = await labWith(t);
	const again = await seat.run(['up', `${seat.folder}/lab.yaml`]);
	t.is(again.code, 2);
	t.regex(again.stderr, /^lab trial is already up: .*down trial/);
	t.is((await seat.run(['verify'])).code, 0);
	t.is((await seat.run(['up', `${seat.folder}/lab.yaml`, '--name', 'other'])).code, 0);
	t.is((await seat.run(['down', '--all'])).code, 0);
});

test.serial('when labd is dead the packets go on, and every verb says what is the matter', async t => {
	const seat = await labWith(t);
	const labd = processesOf(seat.state).find(roles.labd);
	process.kill(labd?.pid ?? 0, 'SIGKILL');
	await eventually('the end of labd', () => !processesOf(seat.state).some(roles.labd));

	const status = await seat.run(['status']);
	t.is(status.code, 1);
	t.regex(status.stdout, /^labd +dead: packets go on, .*resume trial/m);
	t.is(JSON.parse((await seat.run(['status', '--json'])).stdout).labd, 'dead');
	for (const [from, to] of [
		['a-1', '10.244.2.2'],
		['b-2', '10.244.3.4'],
		['node-3', '10.244.1.2'],
	] as const) {
		t.regex(await seat.sh(from, `ping -n -c1 -W5 ${to}`), /1 received/);
	}
	for (const verb of ['verify', 'probe']) {
		const {code, stdout, stderr} = await seat.run([verb]);
		t.is(code, 1, verb);
		t.is(stdout, '', verb);
		t.regex(stderr, /^labd of lab trial does not answer .*resume trial/, verb);
		t.notRegex(stderr, /defect|\bat .*\.js:/, verb);
	}
	t.is((await seat.run(['down'])).code, 0);
	t.deepEqual(processesOf(seat.state), []);
});

test.serial(
	'when the process that holds a node is dead, verify and exec say so, repair starts it again with its pods, and down works',
	async t => {
		const seat = await labWith(t);
		const network = (await seat.sh('node-2', 'readlink /proc/self/ns/net')).trim();
		const holder = processesOf(seat.state).find(({namespaces}) => namespaces.net === network);
		process.kill(holder?.pid ?? 0, 'SIGKILL');
		await eventually('its end', () => !processesOf(seat.state).some(({pid}) => pid === holder?.pid));
		const verified = await seat.run(['verify', '--json']);
		t.is(verified.code, 3);
		const {findings} = JSON.parse(verified.stdout) as {findings: readonly Finding[]};
		t.deepEqual([findings[0]?.place, findings[0]?.what], ['node-2', 'machine node-2']);
		t.deepEqual(
			findings.filter(({area, place}) => !/kernel|check/.test(area) && place.includes('node-2')),
			[],
		);
		for (const words of [
			['exec', 'node-2', '--', 'true'],
			['exec', 'a-2', '--', 'true'],
		]) {
			const {code, stdout, stderr} = await seat.run(words);
			t.is(code, 1);
			t.is(stdout, '');
			t.regex(stderr, /^node-2 is gone: .*'npx cnilab repair'/, words.join(' '));
		}
		t.is((await seat.run(['repair'])).code, 0);
		t.is((await seat.run(['verify'])).code, 0);
		t.regex(await seat.sh('a-2', 'ping -n -c1 -W5 10.244.1.2'), /1 received/);
		t.is((await seat.run(['down'])).code, 0);
		t.deepEqual(processesOf(seat.state), []);
	},
);

test.serial('a state folder with a path longer than that of a socket may be', async t => {
	const seat = seatOf(t, user, labFiles({mode: 'bridge'}));
	const env = {CNILAB_STATE: join(seat.state, 'long'.repeat(40))};
	t.teardown(() => seat.run(['down', '--all'], {env}));
	t.is((await seat.run(['lab', `${seat.folder}/lab.yaml`, '--check'], {env})).code, 0);
});

test.serial('Ctrl-C while lab --check proves takes the lab down', async t => {
	const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
	const check = seat.start(['lab', `${seat.folder}/lab.yaml`, '--check']);
	// What goes on after that is the proof: `up` has its line on standard error.
	await eventually(
		'the lab is up',
		() => processesOf(seat.state).some(roles.labd) && check.said().includes('9 pods'),
	);
	check.process.kill('SIGINT');
	const {how, stderr} = await check.ended;
	t.is(how, 130, stderr);
	t.regex(stderr, /stopped/);
	t.deepEqual(processesOf(seat.state), []);
	t.deepEqual(JSON.parse((await seat.run(['ls', '--json'])).stdout), {labs: []});
});

async function labWith(t: ExecutionContext) {
	const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
	const {code, stderr} = await seat.run(['up', `${seat.folder}/lab.yaml`]);
	t.is(code, 0, stderr);
	return seat;
}
