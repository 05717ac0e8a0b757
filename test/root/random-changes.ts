/** What people do to the objects of a running lab, at random: one change at a time, and the rest after it. */
import {type ApiClient, RefusedError} from '../../lib/cli/api/client.js';
import type {PodObject} from '../../topology/kubernetes/objects.js';
import {until} from '../helpers/eventually.js';
import type {Random} from '../helpers/random.js';
import {apps, core, found, items, patch, unlessRefused} from './lab-api.js';

/** Two pods that no change concerns, and 28 that some do. */
export const fieldOfChanges: readonly object[] = [
	podNamed('left', {nodeName: 'node-1'}),
	podNamed('right', {nodeName: 'node-2'}),
	workload('Deployment', 'web', {replicas: 12}),
	workload('Deployment', 'api', {replicas: 8}),
	workload('StatefulSet', 'db', {replicas: 5, serviceName: 'db', podManagementPolicy: 'Parallel'}),
	workload('DaemonSet', 'agent', {}),
];

function podNamed(name: string, spec: object = {}) {
	const metadata = {name, labels: {app: name}};
	return {apiVersion: 'v1', kind: 'Pod', metadata, spec: {...spec, containers: [container('nginx:1')]}};
}

function workload(kind: string, name: string, spec: object) {
	const labels = {app: name};
	const template = {metadata: {labels}, spec: {containers: [container('nginx:1')]}};
	return {
		apiVersion: 'apps/v1',
		kind,
		metadata: {name},
		spec: {...spec, selector: {matchLabels: labels}, template},
	};
}

function container(image: string) {
	return {name: 'main', image, ports: [{containerPort: 80}]};
}

type Change = (api: ApiClient, random: Random) => Promise<string>;

const changes: Readonly<Record<string, Change>> = {
	async scale(api, random) {
		const [resource, most] = random.choose([
			['deployments/web', 16],
			['deployments/api', 10],
			['statefulsets/db', 7],
		] as const);
		const replicas = random.integer(0, most + 1);
		await patch(api, `${apps}/${resource}`, {spec: {replicas}});
		return `${resource} to ${replicas}`;
	},
	async rollOut(api, random) {
		const resource = random.choose([
			'deployments/web',
			'deployments/api',
			'statefulsets/db',
			'daemonsets/agent',
		]);
		const image = `nginx:1.${random.integer(0, 1000)}`;
		await patch(api, `${apps}/${resource}`, {
			spec: {template: {spec: {containers: [{name: 'main', image}]}}},
		});
		return `${resource} to ${image}`;
	},
	async create(api, random) {
		const name = `bare-${random.integer(0, 8)}`;
		const nodeName = random.choose([undefined, 'node-1', 'node-2', 'node-3']);
		const body = podNamed(name, nodeName === undefined ? {} : {nodeName});
		await api.send({method: 'POST', path: `${core}/pods`, body});
		return `${name} on ${nodeName ?? 'any node'}`;
	},
	async delete(api, random) {
		const {name} = random.choose(await others(api)).metadata;
		await api.send({method: 'DELETE', path: `${core}/pods/${name}`});
		return name;
	},
	async deleteByForce(api, random) {
		const {name} = random.choose(await others(api)).metadata;
		await api.send({method: 'DELETE', path: `${core}/pods/${name}`, body: {gracePeriodSeconds: 0}});
		return name;
	},
	async deleteMany(api, random) {
		const app = random.choose(['web', 'api', 'db', 'agent']);
		await api.send({method: 'DELETE', path: `${core}/pods?labelSelector=app%3D${app}`});
		return app;
	},
	/** Its ReplicaSet lets it go, and makes another. */
	async relabel(api, random) {
		// A StatefulSet could not make another one: the name is taken.
		const pods = (await others(api)).filter(({metadata}) => !metadata.name.startsWith('db-'));
		const {name} = random.choose(pods).metadata;
		await patch(api, `${core}/pods/${name}`, {metadata: {labels: {app: 'stray'}}});
		return name;
	},
	async patchImage(api, random) {
		const {name} = random.choose(await others(api)).metadata;
		await patch(api, `${core}/pods/${name}`, {spec: {containers: [{name: 'main', image: 'nginx:patched'}]}});
		return name;
	},
	async runJob(api, random) {
		const name = `job-${random.integer(0, 1_000_000)}`;
		const pod = {restartPolicy: 'Never', containers: [{name: 'main', image: 'debian', command: ['true']}]};
		const spec = {completions: random.integer(1, 4), parallelism: 2, template: {spec: pod}};
		const body = {apiVersion: 'batch/v1', kind: 'Job', metadata: {name}, spec};
		await api.send({method: 'POST', path: '/apis/batch/v1/namespaces/default/jobs', body});
		return name;
	},
	async deleteJobs(api) {
		const path = '/apis/batch/v1/namespaces/default/jobs?propagationPolicy=Background';
		await api.send({method: 'DELETE', path});
		return 'all';
	},
	async replaceDeployment(api, random) {
		const policy = random.choose(['Foreground', 'Background']);
		await api.send({method: 'DELETE', path: `${apps}/deployments/api?propagationPolicy=${policy}`});
		await until(async () => !(await found(api, `${apps}/deployments/api`)), 'the Deployment is gone');
		await api.send({
			method: 'POST',
			path: `${apps}/deployments`,
			body: workload('Deployment', 'api', {replicas: 8}),
		});
		return policy;
	},
	async makeNamespace(api, random) {
		const name = `extra-${random.integer(0, 3)}`;
		await api.send({method: 'POST', path: '/api/v1/namespaces', body: {metadata: {name}}});
		for (const pod of ['one', 'two'])
			await api.send({method: 'POST', path: `/api/v1/namespaces/${name}/pods`, body: podNamed(pod)});
		return name;
	},
	async deleteNamespace(api, random) {
		const name = `extra-${random.integer(0, 3)}`;
		await api.send({method: 'DELETE', path: `/api/v1/namespaces/${name}`});
		return name;
	},
	async cordon(api, random) {
		const node = `node-${random.integer(1, 4)}`;
		await patch(api, `/api/v1/nodes/${node}`, {spec: {unschedulable: true}});
		return node;
	},
	async uncordon(api) {
		await uncordonAll(api);
		return 'all nodes';
	},
	async labelNode(api, random) {
		const node = `node-${random.integer(1, 4)}`;
		await patch(api, `/api/v1/nodes/${node}`, {metadata: {labels: {disk: `${random.integer(0, 9)}`}}});
		return node;
	},
};

/** Makes one change, and says which. What can't be (the name is taken, nothing is there to delete) is a change as well. */
export async function changeAtRandom(api: ApiClient, random: Random): Promise<string> {
	const [name, change] = random.choose(Object.entries(changes));
	try {
		return `${name}: ${await change(api, random)}`;
	} catch (error) {
		if (error instanceof RefusedError && [404, 409].includes(error.status.code ?? 0))
			return `${name}: ${error.message}`;
		throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, {cause: error});
	}
}

/** The objects of the beginning, and no others; `atRest` waits for it. */
export async function restore(api: ApiClient): Promise<void> {
	await uncordonAll(api);
	const going = [
		`${core}/pods?labelSelector=app%3Dstray`,
		...Array.from({length: 8}, (_, index) => `${core}/pods/bare-${index}`),
		...Array.from({length: 3}, (_, index) => `/api/v1/namespaces/extra-${index}`),
		'/apis/batch/v1/namespaces/default/jobs?propagationPolicy=Background',
	];
	for (const path of going) await unlessRefused(api.send({method: 'DELETE', path}), [404, 409]);
	for (const [resource, replicas] of [
		['deployments/web', 12],
		['deployments/api', 8],
		['statefulsets/db', 5],
	] as const)
		await patch(api, `${apps}/${resource}`, {spec: {replicas}});
}

async function uncordonAll(api: ApiClient): Promise<void> {
	for (const node of ['node-1', 'node-2', 'node-3'])
		await patch(api, `/api/v1/nodes/${node}`, {spec: {unschedulable: null}});
}

/** Not the two that no change concerns. */
async function others(api: ApiClient): Promise<PodObject[]> {
	const pods = (await items(api, `${core}/pods`)) as PodObject[];
	return pods.filter(({metadata: {name}}) => name !== 'left' && name !== 'right');
}
