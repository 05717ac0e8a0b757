#!/usr/bin/env node
// The lab's Kubernetes API beside `up`: the same thousand pods from a lab file and from `kubectl apply`, in turn and in one
// run; then 2,000 pods: what a list costs, how late a watch is, how large labd has become.
// usage: npm run bench:api [-- --json] [-- --rounds N]
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {Agent, request} from 'node:https';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {$, argv} from 'zx';

$.verbose = false;
const here = fileURLToPath(new URL('.', import.meta.url));
const rounds = Number(argv.rounds ?? 3);
const scratch = mkdtempSync(join(tmpdir(), 'cnilab-bench-'));
const cnilab = ['node', join(here, '../dist/lib/cli/main.js')];
const state = {...process.env, CNILAB_STATE: join(scratch, 'state')};
const deployments = '/apis/apps/v1/namespaces/default/deployments';

try {
	for (const [name, pods] of [
		['full', 1000],
		['empty', 0],
	])
		writeFileSync(join(scratch, `${name}.yaml`), labFile(name, pods));
	const samples = [];
	for (let round = 0; round < rounds; round++) samples.push(await measureRound());
	report(summarize(samples));
} finally {
	await $({env: state, nothrow: true})`${cnilab} down --all`;
	rmSync(scratch, {recursive: true, force: true});
}

function labFile(name, pods) {
	writeFileSync(join(scratch, `${name}-pods.yaml`), JSON.stringify(deployment('web', pods)));
	return `name: ${name}
summary: ${pods} pods on 20 nodes
mode: flannel-vxlan
cluster:
  segments: {lan: {ipv4: 192.168.0.0/16}}
  groups: {node: {count: 20}}
manifests: [${name}-pods.yaml]
`;
}

function deployment(name, replicas) {
	const labels = {app: name};
	const spec = {containers: [{name: 'web', image: 'nginx', ports: [{containerPort: 80}]}]};
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: {name},
		spec: {replicas, selector: {matchLabels: labels}, template: {metadata: {labels}, spec}},
	};
}

async function measureRound() {
	const upS = await timed(() => $({env: state})`${cnilab} up ${join(scratch, 'full.yaml')}`);
	await $({env: state})`${cnilab} down full`;
	const emptyUpS = await timed(() => $({env: state})`${cnilab} up ${join(scratch, 'empty.yaml')}`);
	const api = connect('empty');
	const applyS = await timed(() => run(api, 'first'));
	await run(api, 'second');
	const sample = {upS, emptyUpS, applyS, ...(await measureLists(api)), ...(await measureWatch(api))};
	const status = JSON.parse((await $({env: state})`${cnilab} status empty --json`).stdout);
	api.agent.destroy();
	await $({env: state})`${cnilab} down empty`;
	return {...sample, labdMb: status.labd.rssBytes / 2 ** 20};
}

// From the request to the status that says that all of them are ready.
async function run(api, name) {
	const watch = `${deployments}?watch=true&fieldSelector=metadata.name%3D${name}`;
	const response = await api.open('GET', watch);
	await api.send('POST', deployments, deployment(name, 1000));
	for await (const line of createInterface({input: response})) {
		if (JSON.parse(line).object.status?.readyReplicas === 1000) break;
	}
	response.destroy();
}

// What kubectl asks for; the best of five, as the first one pays for what the program has not done before.
async function measureLists(api) {
	const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
	const times = [];
	for (let index = 0; index < 5; index++)
		times.push(await timed(() => api.send('GET', '/api/v1/pods', undefined, {accept})));
	return {firstListMs: times[0] * 1000, listMs: Math.min(...times) * 1000};
}

// From before the request is sent until the event is read: more than what the server is late.
async function measureWatch(api) {
	const path = '/api/v1/namespaces/default/configmaps';
	const response = await api.open('GET', `${path}?watch=true`);
	const events = createInterface({input: response})[Symbol.asyncIterator]();
	const late = [];
	for (let index = 0; index < 200; index++) {
		const start = performance.now();
		const metadata = {name: `late-${index}`};
		const written = api.send('POST', path, {apiVersion: 'v1', kind: 'ConfigMap', metadata});
		for (;;) {
			const {value} = await events.next();
			if (JSON.parse(value).object.metadata.name === metadata.name) break;
		}
		late.push(performance.now() - start);
		await written;
	}
	response.destroy();
	late.sort((a, b) => a - b);
	return {watchMedianMs: late[100], watchWorstMs: late.at(-1)};
}

function connect(lab) {
	const config = parse(readFileSync(join(state.CNILAB_STATE, lab, 'kubeconfig'), 'utf8'));
	const {server, 'certificate-authority-data': ca} = config.clusters[0].cluster;
	const {token} = config.users[0].user;
	const agent = new Agent({keepAlive: true, ca: Buffer.from(ca, 'base64')});
	const open = (method, path, body, headers = {}) =>
		new Promise((resolve, reject) => {
			const asked = {'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers};
			const call = request(`${server}${path}`, {method, agent, headers: asked}, resolve);
			call.on('error', reject);
			call.end(body && JSON.stringify(body));
		});
	const send = async (...asked) => {
		const response = await open(...asked);
		const answer = await text(response);
		if (response.statusCode >= 300) throw new Error(answer);
	};
	return {agent, open, send};
}

async function timed(action) {
	const start = performance.now();
	await action();
	return (performance.now() - start) / 1000;
}

function summarize(samples) {
	const median = pick => samples.map(pick).sort((a, b) => a - b)[Math.floor(samples.length / 2)];
	const keys = Object.keys(samples[0]);
	const medians = Object.fromEntries(keys.map(key => [key, median(sample => sample[key])]));
	// At most 1.2 is what we promise.
	return {rounds: samples.length, ...medians, ratios: {applyToUp: median(({applyS, upS}) => applyS / upS)}};
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	const line = (what, value, unit) =>
		console.log(`${what.padEnd(56)} ${value.toFixed(2).padStart(8)} ${unit}`);
	console.log(`medians of ${summary.rounds} rounds`);
	line('up of 20 nodes with 1,000 pods, the whole command', summary.upS, 's');
	line('up of 20 nodes without a pod', summary.emptyUpS, 's');
	line('a Deployment of 1,000 pods there, applied until all ready', summary.applyS, 's');
	line('2,000 pods as a table, the first time', summary.firstListMs, 'ms');
	line('2,000 pods as a table, the best of five', summary.listMs, 'ms');
	line('a watch event, from before its write: median of 200', summary.watchMedianMs, 'ms');
	line('the worst of them', summary.watchWorstMs, 'ms');
	line('labd with 2,000 pods', summary.labdMb, 'MB');
	line('applied / up', summary.ratios.applyToUp, '');
}
