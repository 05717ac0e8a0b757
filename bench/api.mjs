#!/usr/bin/env node
// The lab's Kubernetes API beside `up`: the same thousand pods from a lab file and from `kubectl apply`, in turn and in one
// run; then 2,000 pods: what a list costs, how late a watch is, how large labd has become.
// usage: npm run bench:api [-- --json] [-- --rounds N]
import {createInterface} from 'node:readline';
import {argv} from 'zx';
import {connect, watched} from './api-client.mjs';
import {bench, cnilab, deployment, labdMb, median, printLine, timed, writeLab} from './stand.mjs';

const rounds = Number(argv.rounds ?? 3);
const deployments = '/apis/apps/v1/namespaces/default/deployments';

const full = writeLab({name: 'full', nodes: 20, pods: 1000});
const empty = writeLab({name: 'empty', nodes: 20, pods: 0});

await bench(async () => {
	const samples = [];
	for (let round = 0; round < rounds; round++) samples.push(await measureRound());
	report(summarize(samples));
});

async function measureRound() {
	const upS = await timed(() => cnilab('up', full));
	await cnilab('down', 'full');
	const emptyUpS = await timed(() => cnilab('up', empty));
	const api = connect('empty');
	const applyS = await timed(() => run(api, 'first'));
	await run(api, 'second');
	const sample = {upS, emptyUpS, applyS, ...(await measureLists(api)), ...(await measureWatch(api))};
	const labd = labdMb(await cnilab('status', 'empty', '--json'));
	api.close();
	await cnilab('down', 'empty');
	return {...sample, labdMb: labd};
}

// From the request to the status that says that all of them are ready.
async function run(api, name) {
	await watched(api, `${deployments}?watch=true&fieldSelector=metadata.name%3D${name}`, {
		act: () => api.send('POST', deployments, deployment(name, 1000)),
		isThere: ({status}) => status?.readyReplicas === 1000,
	});
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

function summarize(samples) {
	const of = pick => median(samples.map(pick));
	const keys = Object.keys(samples[0]);
	const medians = Object.fromEntries(keys.map(key => [key, of(sample => sample[key])]));
	// At most 1.2 is what we promise.
	return {rounds: samples.length, ...medians, ratios: {applyToUp: of(({applyS, upS}) => applyS / upS)}};
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	console.log(`medians of ${summary.rounds} rounds`);
	printLine('up of 20 nodes with 1,000 pods, the whole command', summary.upS, 's');
	printLine('up of 20 nodes without a pod', summary.emptyUpS, 's');
	printLine('a Deployment of 1,000 pods there, applied until all ready', summary.applyS, 's');
	printLine('2,000 pods as a table, the first time', summary.firstListMs, 'ms');
	printLine('2,000 pods as a table, the best of five', summary.listMs, 'ms');
	printLine('a watch event, from before its write: median of 200', summary.watchMedianMs, 'ms');
	printLine('the worst of them', summary.watchWorstMs, 'ms');
	printLine('labd with 2,000 pods', summary.labdMb, 'MB');
	printLine('applied / up', summary.ratios.applyToUp, '');
}
