/** Ctrl-C in the middle of `apply` and `down`: exit code 130, what was done is said, and the same command does the rest. */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {apiClient} from '../../lib/cli/api/client.js';
import type {LabRecord} from '../../lib/run/state.js';
import {eventually} from '../helpers/eventually.js';
import {labFiles} from '../helpers/lab-text.js';
import {seatOf} from '../helpers/seat.js';
import {gripOf, leftOf} from '../helpers/traces.js';

const user = process.getuid?.() === 0 ? 'root' : 'plain';
const count = 60;

const maps = Array.from({length: count}, (_, index) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: {name: `map-${index}`},
}));

/** Its container is never ready. */
const slow = {
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: {name: 'slow'},
	spec: {
		containers: [{name: 'main', image: 'nginx', readinessProbe: {httpGet: {path: '/missing', port: 80}}}],
	},
};

async function seatWithLab(t: ExecutionContext) {
	const asJson = (objects: readonly object[]) => objects.map(each => JSON.stringify(each)).join('\n---\n');
	const more = {'maps.yaml': asJson(maps), 'slow.yaml': asJson([slow])};
	const seat = seatOf(t, user, {...labFiles({mode: 'bridge'}), ...more});
	t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
	process.env.CNILAB_STATE = seat.state;
	const api = apiClient({name: 'trial'} as LabRecord);
	const there = async () => {
		const {body} = await api.send<{items: unknown[]}>({path: '/api/v1/namespaces/default/configmaps'});
		return body.items.length;
	};
	return {seat, there};
}

test.serial(
	'Ctrl-C while apply sends objects: it says how many are there, and apply again does the rest',
	async t => {
		const {seat, there} = await seatWithLab(t);
		const before = await there();
		const apply = seat.start(['apply', '-f', join(seat.folder, 'maps.yaml')]);
		while ((await there()) === before);
		apply.process.kill('SIGINT');
		const {how, stderr} = await apply.ended;
		t.is(how, 130, stderr);
		const [, done] = /stopped: (\d+) of 60 objects have been applied/.exec(stderr) ?? [];
		t.is((await there()) - before, Number(done), stderr);
		t.is((await seat.run(['apply', '-f', join(seat.folder, 'maps.yaml')])).code, 0);
		t.is(await there(), before + count);
	},
);

test.serial('Ctrl-C while apply waits for the kernel: all has been applied', async t => {
	const {seat} = await seatWithLab(t);
	const apply = seat.start(['apply', '-f', join(seat.folder, 'slow.yaml'), '--wait', 'ready']);
	while ((await seat.run(['get', 'pod', 'slow'])).code !== 0);
	apply.process.kill('SIGINT');
	const {how, stderr} = await apply.ended;
	t.is(how, 130, stderr);
	t.regex(stderr, /stopped waiting: all of it has been applied/);
	t.is((await seat.run(['verify'])).code, 0);
});

test.serial('Ctrl-C while down is at work: down again ends what is left', async t => {
	const {seat} = await seatWithLab(t);
	const grip = gripOf(seat.state);
	t.teardown(grip.close);
	const down = seat.start(['down']);
	await eventually(
		'the lab is going',
		() => leftOf(seat.state, grip).length === 0 || !existsSync(join(seat.state, 'trial')) || isDying(),
	);
	down.process.kill('SIGINT');
	const {how, stderr} = await down.ended;
	t.true(how === 130 || how === 0 || how === 'SIGINT', `${how}: ${stderr}`);
	if (how === 130) t.regex(stderr, /stopped while trial went down: .*down' again/);
	t.is((await seat.run(['down', '--all'])).code, 0);
	t.deepEqual(leftOf(seat.state, grip), []);

	function isDying(): boolean {
		return !leftOf(seat.state, grip).some(line => line.includes('cnilab-init'));
	}
});

test.serial('two apply of the same objects at once: both are told, and all is there', async t => {
	const {seat, there} = await seatWithLab(t);
	const before = await there();
	const words = ['apply', '-f', join(seat.folder, 'maps.yaml')];
	const both = await Promise.all([seat.run(words), seat.run(words)]);
	t.deepEqual(
		both.map(({code}) => code),
		[0, 0],
		both.map(({stderr}) => stderr).join(),
	);
	t.is(await there(), before + count);
});
