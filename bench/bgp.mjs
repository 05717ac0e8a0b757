#!/usr/bin/env node
// What BGP costs: labs in mode calico-bgp with a full mesh and with two route reflectors, a pod a node, Calico's own timers;
// what one node more costs the running mesh. In one run; the ratios are what to quote.
// usage: npm run bench:bgp [-- --json] [-- --rounds N] [-- --nodes 5,10,20,50] [-- --more 20]      needs root and bird2
// --more: how many nodes the mesh has that one is added to; 0: none is added.
import {loadavg} from 'node:os';
import {argv} from 'zx';
import {shapes, writeBgpLab} from './bgp-labs.mjs';
import {birdsOf, connectDelay} from './birds.mjs';
import {bench, cnilab, median, needs, needsNeighbours, printLine, settled, timed} from './stand.mjs';

const rounds = Number(argv.rounds ?? 1);
const sizes = String(argv.nodes ?? '5,10,20,50')
	.split(',')
	.map(Number);
const more = Number(argv.more ?? 20);
const cases = sizes.flatMap(nodes => shapes.map(shape => ({shape, nodes})));

// up: the whole verb. kernel: labd, until all of the plan is there. converged: from then on; BIRD waits meanwhile (delay).
const columns = [
	['nodes', ({nodes}) => nodes],
	['shape', ({shape}) => shape],
	['sessions', ({sessions}) => sessions],
	['routes', ({routes}) => routes],
	['a BIRD', ({birdKb}) => (birdKb / 1024).toFixed(1)],
	['all', ({birdsMb}) => birdsMb.toFixed(0)],
	['PSS', ({birdsPssMb}) => birdsPssMb.toFixed(0)],
	['kernel', ({kernelS}) => kernelS.toFixed(2)],
	['converged', ({convergeS}) => convergeS.toFixed(2)],
	['delay', ({delayS}) => delayS.toFixed(2)],
	['up', ({upS}) => upS.toFixed(2)],
	['verify', ({verifyS}) => verifyS.toFixed(2)],
	['both', ({upS, verifyS}) => (upS + verifyS).toFixed(2)],
];

await needs({bird: 'bird2'});
needsNeighbours({nodes: Math.max(...sizes, more + 1)});
await bench(async () => {
	const load = loadavg()[0];
	const samples = [];
	for (let round = 0; round < rounds; round++) {
		for (const each of cases) samples.push(await measureLab(each));
	}
	const added = [];
	for (let round = 0; round < rounds && more > 0; round++) added.push(await measureOneMore(more));
	report({rounds, loadBefore: load, loadAfter: loadavg()[0], ...summarize(samples, added)});
});

async function measureLab({shape, nodes}) {
	const {name, file} = writeBgpLab({shape, nodes});
	await settled();
	const upS = await timed(() => cnilab('up', file));
	const {init, labd} = await json('status', name);
	const birds = birdsOf(init.pid);
	const verifyS = await timed(() => cnilab('verify', name));
	const times = upTimes(await eventsOf(name));
	await cnilab('down', name);
	const all = birds.map(({rssKb}) => rssKb);
	return {
		...{shape, nodes, upS, verifyS, ...times, ...countsOf(labd.daemons)},
		delayS: connectDelay(birds),
		birdKb: median(all),
		birdsMb: all.reduce((sum, kb) => sum + kb, 0) / 1024,
		birdsPssMb: birds.reduce((sum, {pssKb}) => sum + pssKb, 0) / 1024,
	};
}

// What labd has written down: until its network was in the kernel, and from then until the last session and route was there.
function upTimes(events) {
	return {
		kernelS: secondsIn(events, 'NetworkChanged', /in (\d+) ms/),
		convergeS: secondsIn(events, 'Converged', /after (\d+) ms/),
	};
}

function secondsIn(events, reason, pattern) {
	const found = events.findLast(event => event.reason === reason);
	const ms = pattern.exec(found?.message ?? '')?.[1];
	if (ms === undefined) throw new Error(`no event ${reason} tells its time: ${found?.message}`);
	return Number(ms) / 1000;
}

// Each session has two ends, and both were asked.
function countsOf({sessions, routes, unmet}) {
	if (unmet.length > 0) throw new Error(`not converged: ${JSON.stringify(unmet[0])}`);
	return {sessions: sessions.there / 2, routes: routes.there};
}

// `apply` returns when the node's pod is ready and all has converged again: `kernelS` until the plan is there, `settledS` from then on.
async function measureOneMore(nodes) {
	const shape = 'mesh';
	const {name, file} = writeBgpLab({shape, nodes});
	await settled();
	await cnilab('up', file);
	writeBgpLab({shape, nodes: nodes + 1});
	let ms;
	const applyS = await timed(async () => {
		ms = JSON.parse((await cnilab('apply', file, '--json')).stdout).ms;
	});
	const {labd} = await json('status', name);
	await cnilab('verify', name);
	await cnilab('down', name);
	return {nodes, applyS, kernelS: ms.kernel / 1000, settledS: ms.settled / 1000, ...countsOf(labd.daemons)};
}

async function json(verb, lab) {
	return JSON.parse((await cnilab(verb, lab, '--json')).stdout);
}

async function eventsOf(lab) {
	return JSON.parse((await cnilab('events', '--lab', lab, '--json')).stdout).events;
}

function summarize(samples, added) {
	const labs = cases.map(({shape, nodes}) =>
		medians(samples.filter(each => each.shape === shape && each.nodes === nodes)),
	);
	const largest = Math.max(...sizes);
	const [mesh, reflected] = shapes.map(shape =>
		labs.find(each => each.shape === shape && each.nodes === largest),
	);
	const ratio = key => mesh[key] / reflected[key];
	const ratios = {sessions: ratio('sessions'), birdsMb: ratio('birdsMb'), upS: ratio('upS')};
	return {labs, ...(added.length > 0 && {oneMore: medians(added)}), largest, ratios};
}

function medians(samples) {
	const [first] = samples;
	const of = key => (typeof first[key] === 'number' ? median(samples.map(each => each[key])) : first[key]);
	return Object.fromEntries(Object.keys(first).map(key => [key, of(key)]));
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	const {labs, oneMore, largest, ratios} = summary;
	const load = [summary.loadBefore, summary.loadAfter].map(each => each.toFixed(1)).join(' … ');
	console.log(`medians of ${rounds} rounds; load average ${load}; s, MB`);
	console.log(row(columns.map(([title]) => title)));
	for (const lab of labs) console.log(row(columns.map(([, of]) => of(lab))));
	if (oneMore) {
		printLine(`a node more in the mesh of ${oneMore.nodes}: until all converged`, oneMore.applyS, 's');
		printLine('  of it until the plan is in the kernel', oneMore.kernelS, 's');
		printLine('  of it from then on: sessions, routes, the pod', oneMore.settledS, 's');
	}
	printLine(`ratio: mesh / reflectors, sessions of ${largest} nodes`, ratios.sessions, '');
	printLine(`ratio: mesh / reflectors, memory of BIRD, ${largest} nodes`, ratios.birdsMb, '');
	printLine(`ratio: mesh / reflectors, up, ${largest} nodes`, ratios.upS, '');
}

function row(cells) {
	return cells.map(cell => String(cell).padStart(11)).join('');
}
