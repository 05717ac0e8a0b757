#!/usr/bin/env node
// How labs grow: a thousand pods beside the kernel's floor, the one pod more, the proof of a sample; and plans of up to
// 100,000 pods on 1,000 nodes, which need no lab. In one run; the ratios are what to quote.
// usage: npm run bench:scale [-- --json] [-- --rounds N] [-- --profile]    needs root and gcc
// --profile: where the time of the largest plan goes, as plan.cpuprofile in the working directory (for Chrome or speedscope).
import {join} from 'node:path';
import {build} from 'esbuild';
import {$, argv} from 'zx';
import {connect, watched} from './api-client.mjs';
import {
	bench,
	cnilab,
	here,
	labdMb,
	measureFloor,
	median,
	needs,
	printLine,
	scratch,
	settled,
	timed,
	writeLab,
} from './stand.mjs';

const rounds = Number(argv.rounds ?? 3);
const lab = {name: 'thousand', nodes: 20, pods: 1000};
const pods = '/api/v1/namespaces/default/pods';

await needs({gcc: 'gcc libc6-dev'});
await bench(async () => {
	const plans = await measurePlans();
	const samples = [];
	for (let round = 0; round < rounds; round++) samples.push(await measureRound());
	report({plans, ...summarize(samples)});
});

// The number of nodes grows with the pods, and with it what each node must know of each other; then only the pods grow.
async function measurePlans() {
	const program = join(scratch, 'plan-scale.mjs');
	const entryPoints = [join(here, 'plan-scale.ts')];
	await build({
		entryPoints,
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
	});
	const sizes = [
		[10, 1000],
		[100, 10_000],
		[1000, 1000],
		[1000, 10_000],
		[1000, 100_000],
	];
	const plans = [];
	for (const [nodes, count] of sizes) plans.push(await measurePlan(program, nodes, count));
	return plans;
}

async function measurePlan(program, nodes, count) {
	const file = writeLab({name: `plan-${nodes}-${count}`, nodes, pods: count});
	const isLargest = count === 100_000;
	const profile = argv.profile && isLargest ? ['--cpu-prof', '--cpu-prof-name=plan.cpuprofile'] : [];
	const modules = join(here, '../node_modules');
	// What the program imports is found from where it lies.
	await $`ln -sfn ${modules} ${join(scratch, 'node_modules')}`;
	const {stdout} = await $`node ${profile} ${program} ${file}`;
	const {loadMs, compileMs, planMs, ops, peakMb} = JSON.parse(stdout);
	return {nodes, pods: count, ops, s: (loadMs + compileMs + planMs) / 1000, peakMb};
}

async function measureRound() {
	const floorS = await measureFloor(lab.pods);
	const file = writeLab(lab);
	await settled();
	const upS = await timed(() => cnilab('up', file));
	const report = JSON.parse((await cnilab('verify', lab.name, '--json')).stdout);
	const {podToPod, nodeToPod, podToNode} = report.proofs;
	const pairs = podToPod.tried + nodeToPod.tried + podToNode.tried;
	const oneMoreMs = await measureOneMore();
	const labd = labdMb(await cnilab('status', lab.name, '--json'));
	const downS = await timed(() => cnilab('down', lab.name));
	await settled();
	return {floorS, upS, verifyS: report.ms / 1000, pairs, oneMoreMs, labdMb: labd, downS};
}

// From the request until the API says that the pod is ready: its network is in the kernel, and its server listens.
async function measureOneMore() {
	const api = connect(lab.name);
	const times = [];
	for (let index = 0; index < 5; index++) {
		const name = `more-${index}`;
		const act = () => api.send('POST', pods, pod(name));
		const isThere = ({status}) =>
			status?.conditions?.some(({type, status: is}) => type === 'Ready' && is === 'True');
		let start = 0;
		await watched(api, `${pods}?watch=true&fieldSelector=metadata.name%3D${name}`, {
			act: () => {
				start = performance.now();
				return act();
			},
			isThere,
		});
		times.push(performance.now() - start);
	}
	api.close();
	return median(times);
}

function pod(name) {
	const containers = [{name: 'web', image: 'nginx', ports: [{containerPort: 80}]}];
	return {apiVersion: 'v1', kind: 'Pod', metadata: {name}, spec: {containers}};
}

function summarize(samples) {
	const of = pick => median(samples.map(pick));
	const keys = Object.keys(samples[0]);
	const medians = Object.fromEntries(keys.map(key => [key, of(sample => sample[key])]));
	return {rounds: samples.length, ...medians, ratios: {upToFloor: of(({upS, floorS}) => upS / floorS)}};
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	console.log('plans, from the file to the last op, without a lab');
	for (const {nodes, pods: count, ops, s, peakMb} of summary.plans)
		printLine(`  ${count} pods on ${nodes} nodes, ${ops} ops, ${Math.round(peakMb)} MB`, s, 's');
	console.log(`medians of ${summary.rounds} rounds`);
	printLine('1,000 pods, raw netlink in C (the floor)', summary.floorS, 's');
	printLine('1,000 pods on 20 nodes, cnilab up', summary.upS, 's');
	printLine(`verify: the kernel's state, ${summary.pairs} pairs, the wire`, summary.verifyS, 's');
	printLine('the 1,001st pod, from the request until it is ready', summary.oneMoreMs, 'ms');
	printLine('labd with 1,000 pods', summary.labdMb, 'MB');
	printLine('down', summary.downS, 's');
	printLine('ratio: cnilab / floor, 1,000 pods', summary.ratios.upToFloor, '(at most 2)');
}
