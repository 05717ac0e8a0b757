/** labd is killed while a client writes: what was acknowledged is there when it is back, nothing else is, and the packets went on. */
import {join} from 'node:path';
import test from 'ava';
import {apiClient} from '../../lib/cli/api/client.js';
import type {LabRecord} from '../../lib/run/state.js';
import {eventually} from '../helpers/eventually.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {processesOf, roles} from '../helpers/traces.js';

const user = process.getuid?.() === 0 ? 'root' : 'plain';
const writes = 500;
/** CNILAB_KILLS=500 kills it between any two. */
const kills = Number(process.env.CNILAB_KILLS ?? 5);

type ConfigMap = {readonly metadata: {readonly name: string}; readonly data?: {readonly value: string}};

async function killLabd({state}: Seat): Promise<void> {
	const labd = processesOf(state).find(roles.labd);
	process.kill(labd?.pid ?? 0, 'SIGKILL');
	await eventually('the end of labd', () => !processesOf(state).some(roles.labd));
}

/** As the verbs do it, in this process: a process each would take five minutes. */
function clientOf({state}: Seat) {
	process.env.CNILAB_STATE = state;
	return apiClient({name: 'trial'} as LabRecord);
}

const path = '/api/v1/namespaces/default/configmaps';

test.serial(
	`after ${kills} kills of labd in ${writes} writes, all that was acknowledged is there, and nothing else`,
	async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
		const expected = new Map<string, string>();
		for (let index = 0; index < writes; index++) {
			await write(clientOf(seat), index, expected);
			if (Math.floor((index * kills) / writes) === Math.floor(((index + 1) * kills) / writes)) continue;
			await killLabd(seat);
			const resumed = await seat.run(['resume']);
			t.is(resumed.code, 0, resumed.stderr);
			t.deepEqual(await found(seat), [...expected].sort());
		}
		t.is((await seat.run(['verify'])).code, 0);
	},
);

/** Creates, changes and removes, so that the log has all three. */
async function write(
	client: ReturnType<typeof apiClient>,
	index: number,
	expected: Map<string, string>,
): Promise<void> {
	const name = `entry-${index - (index % 3)}`;
	const body = {apiVersion: 'v1', kind: 'ConfigMap', metadata: {name}, data: {value: `${index}`}};
	if (index % 3 === 0) await client.send({method: 'POST', path, body});
	else if (index % 3 === 1) await client.send({method: 'PUT', path: `${path}/${name}`, body});
	else if (index % 2 === 0) await client.send({method: 'DELETE', path: `${path}/${name}`});
	if (index % 3 === 2 && index % 2 === 0) expected.delete(name);
	else if (index % 3 < 2) expected.set(name, `${index}`);
}

async function found(seat: Seat): Promise<(readonly [string, string])[]> {
	const {body} = await clientOf(seat).send<{items: ConfigMap[]}>({path});
	const entries = body.items.map(({metadata: {name}, data}) => [name, data?.value ?? ''] as const);
	return entries.filter(([name]) => name.startsWith('entry-')).sort();
}

test.serial(
	'a killed labd leaves the packets alone; resume takes up pods that were coming and going',
	async t => {
		const seat = seatOf(t, user, labFiles({mode: 'flannel-vxlan'}));
		t.is((await seat.run(['up', join(seat.folder, 'lab.yaml')])).code, 0);
		const namesBefore = await podNames(seat);
		await killLabd(seat);
		t.regex(await seat.sh('a-1', 'ping -n -c1 -W5 10.244.2.2'), /1 received/);
		t.is((await seat.run(['resume'])).code, 0);
		t.deepEqual(await podNames(seat), namesBefore);
		t.is((await seat.run(['resume'])).code, 2, 'it is alive');
		for (const replicas of [30, 2, 24]) {
			const body = deployment(replicas);
			const [method, where] =
				replicas === 30 ? (['POST', deployments] as const) : (['PUT', `${deployments}/many`] as const);
			await clientOf(seat).send({method, path: where, body});
			// Somewhere in the change: the network of some pods is there, that of others is not.
			await killLabd(seat);
			const resumed = await seat.run(['resume']);
			t.is(resumed.code, 0, resumed.stderr);
			await eventuallyReady(seat, replicas);
			const verified = await seat.run(['verify']);
			t.is(verified.code, 0, verified.stdout);
		}
	},
);

const deployments = '/apis/apps/v1/namespaces/default/deployments';

function deployment(replicas: number): object {
	const labels = {app: 'many'};
	const spec = {containers: [{name: 'web', image: 'nginx'}]};
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: {name: 'many'},
		spec: {replicas, selector: {matchLabels: labels}, template: {metadata: {labels}, spec}},
	};
}

type Deployment = {readonly status?: {readonly readyReplicas?: number; readonly replicas?: number}};
type Pod = {readonly metadata: {readonly name: string}};

/** Reads a watch until it says so. */
async function eventuallyReady(seat: Seat, replicas: number): Promise<void> {
	const client = clientOf(seat);
	const query = `?watch=true&timeoutSeconds=60&fieldSelector=metadata.name%3Dmany`;
	for await (const {object} of client.watch<{object: Deployment}>(`${deployments}${query}`)) {
		if (object.status?.readyReplicas === replicas && object.status.replicas === replicas) break;
	}
	for await (const _event of client.watch<unknown>(
		'/api/v1/namespaces/default/pods?watch=true&timeoutSeconds=60',
	)) {
		const {body} = await client.send<{items: Pod[]}>({
			path: '/api/v1/namespaces/default/pods?labelSelector=app%3Dmany',
		});
		if (body.items.length === replicas) return;
	}
	throw new Error(`there are not ${replicas} pods`);
}

async function podNames(seat: Seat): Promise<string[]> {
	const {body} = await clientOf(seat).send<{items: Pod[]}>({path: '/api/v1/pods'});
	return body.items.map(({metadata}) => metadata.name);
}
