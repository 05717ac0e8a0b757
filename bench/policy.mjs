#!/usr/bin/env node
// What policies cost: a change of one until it is enforced everywhere, with the parts of that time; throughput and the first packet
// of a connection through them, beside the same path in a lab that has none, in turn; the matrix of nine pods. In one run.
// usage: npm run bench:policy [-- --json] [-- --rounds N] [-- --pairs N] [-- --pods 10,1000] [-- --policies 10,1000,10000]
// needs root and iperf3
import {writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {$, argv} from 'zx';
import {connect} from './api-client.mjs';
import {lastArrival, measurePackets} from './packet-cost.mjs';
import {documents, gate, openPort, writePolicyLab} from './policy-labs.mjs';
import {askLabd, bench, cnilab, here, median, needs, printLine, scratch, settled, timed} from './stand.mjs';

const rounds = Number(argv.rounds ?? 5);
const pairs = Number(argv.pairs ?? 31);
const listOf = (given, usual) =>
	String(given ?? usual)
		.split(',')
		.map(Number);
const sizes = {pods: listOf(argv.pods, '10,1000'), policies: listOf(argv.policies, '10,1000,10000')};
const nodesFor = pods => (pods > 50 ? 20 : 3);
const gatePath = '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies/z-all';

// Medians; times in ms if nothing else is said.
const columns = [
	['pods', ({pods}) => pods],
	['nodes', ({nodes}) => nodes],
	['policies', ({policies}) => policies],
	['up s', ({upS}) => upS.toFixed(1)],
	['labd MB', ({labdMb}) => labdMb.toFixed(0)],
	['enforced ms', ({enforcedMs}) => enforcedMs.toFixed(0)],
	['plan', ({split}) => split.plan],
	['record', ({split}) => split.record],
	['kernel', ({split}) => split.kernel],
	['packets ms', ({packetsMs}) => packetsMs.toFixed(0)],
	['apply ms', ({command}) => command.whole.toFixed(0)],
	['Gbit/s', ({gbit}) => gbit.toFixed(1)],
	['ratio', ({throughput}) => throughput.toFixed(3)],
	['quartiles', ({spread}) => spread.map(each => each.toFixed(2)).join('–')],
	['first µs', ({firstUs}) => firstUs.toFixed(1)],
	['open µs', ({openFirstUs}) => openFirstUs.toFixed(1)],
];

await needs({iperf3: 'iperf3'});
await bench(async () => {
	const load = loadavg()[0];
	const nine = await measureNine();
	const labs = [];
	for (const pods of sizes.pods) {
		const open = await bringUp({name: `open-${pods}`, pods, policies: 0});
		for (const policies of sizes.policies) labs.push(await measureLab({pods, policies}, open));
		await cnilab('down', open.name);
		await settled();
	}
	const commit = (await $({cwd: here})`git rev-parse --short HEAD`).stdout.trim();
	const [{model}] = cpus();
	report({commit, machine: `${cpus().length} × ${model}`, load: [load, loadavg()[0]], rounds, nine, labs});
});

// The lab with the ends between which packets are measured, on two nodes.
async function bringUp({name, ports, ...size}) {
	const nodes = nodesFor(size.pods);
	const file = writePolicyLab({name, nodes, ...size, ...(ports && {ports})});
	const upS = await timed(() => cnilab('up', file));
	const {items} = JSON.parse((await cnilab('get', 'pods', '--lab', name, '-o', 'json')).stdout);
	const ends = endsIn(items);
	return {name, upS, nodes, ends, ...ends[0]};
}

// Pods on two nodes, the same in labs of one size; others for each pair of measurements, because two ends may be faster than two others.
function endsIn(pods) {
	const all = pods.flatMap((server, at) => {
		const others = [...pods.slice(at + 1), ...pods.slice(0, at)];
		const client = others.find(({spec}) => spec.nodeName !== server.spec.nodeName);
		return {client: client.metadata.name, server: server.metadata.name, address: server.status.podIP};
	});
	return Array.from({length: pairs}, (_, index) => all[index % all.length]);
}

async function measureLab({pods, policies}, open) {
	const lab = await bringUp({name: `policed-${pods}-${policies}`, pods, policies});
	const change = await measureChange(lab);
	const packets = await measurePackets(lab, open);
	const {rssBytes} = JSON.parse(await askLabd(lab.name, '/status'));
	await cnilab('down', lab.name);
	await settled();
	return {
		pods,
		nodes: lab.nodes,
		policies,
		upS: lab.upS,
		...change,
		...packets,
		labdMb: rssBytes / 2 ** 20,
	};
}

// One policy, which lets all pods be reached or none: over the API, by the command, and as packets see it.
async function measureChange(lab) {
	const api = connect(lab.name);
	const set = isOpen =>
		api.send(
			'PATCH',
			gatePath,
			{spec: {ingress: isOpen ? [{}] : null}},
			{'content-type': 'application/merge-patch+json'},
		);
	const times = [];
	for (let index = 0; index < 2 * rounds; index++) {
		times.push(
			await timed(async () => {
				await set(index % 2 === 1);
				await askLabd(lab.name, '/settled', {until: 'network'});
			}),
		);
	}
	const parts = partsOf(await eventsOf(lab.name)).slice(-times.length);
	let since;
	const last = await lastArrival(lab, openPort, async () => {
		since = performance.timeOrigin + performance.now();
		await set(false);
	});
	await askLabd(lab.name, '/settled', {until: 'network'});
	api.close();
	const applied = await measureCommand(lab);
	const of = part => median(parts.map(each => each[part]));
	return {
		enforcedMs: median(times) * 1000,
		packetsMs: last - since,
		split: {plan: of('plan'), record: of('record'), kernel: of('kernel')},
		...applied,
	};
}

// `apply -f` as it is typed; its own parts, and the whole command.
async function measureCommand(lab) {
	const file = join(scratch, 'gate.yaml');
	const samples = [];
	for (const isOpen of [true, false, true]) {
		writeFileSync(file, documents([gate(isOpen)]));
		let ms;
		const wholeS = await timed(async () => {
			({ms} = JSON.parse((await cnilab('apply', '--lab', lab.name, '-f', file, '--json')).stdout));
		});
		samples.push({wholeMs: wholeS * 1000, ...ms});
	}
	const of = part => median(samples.map(each => each[part]));
	return {
		command: {
			whole: of('wholeMs'),
			read: of('read'),
			check: of('check'),
			send: of('send'),
			kernel: of('kernel'),
		},
	};
}

async function eventsOf(lab) {
	return JSON.parse((await cnilab('events', '--lab', lab, '--json')).stdout).events;
}

// What labd has written down of each change of the kernel: `… in 12 ms: plan 4, record 1, kernel 7`.
function partsOf(events) {
	return events
		.filter(({reason, message}) => reason === 'NetworkChanged' && message.includes(': plan '))
		.map(({message}) =>
			Object.fromEntries(
				[...message.matchAll(/(plan|record|kernel) (\d+)/g)].map(([, part, ms]) => [part, Number(ms)]),
			),
		);
}

// Each pod to each, on two ports by TCP and UDP; once without a policy, and once where one denies half of it.
async function measureNine() {
	const lab = await bringUp({name: 'nine', pods: 9, policies: 1, ports: [80, 81]});
	const matrix = () =>
		timed(() => askLabd(lab.name, '/matrix', {ports: [80, 81], protocols: ['TCP', 'UDP']}));
	const open = [];
	for (let round = 0; round < rounds; round++) open.push(await matrix());
	const change = await measureChange(lab);
	await cnilab('apply', '--lab', lab.name, '-f', halfOpen(), '--json');
	const half = [];
	for (let round = 0; round < rounds; round++) half.push(await matrix());
	await cnilab('down', lab.name);
	return {matrixMs: median(open) * 1000, deniedMatrixMs: median(half) * 1000, ...change};
}

function halfOpen() {
	const file = join(scratch, 'half.yaml');
	const half = gate(true);
	writeFileSync(
		file,
		documents([
			{...half, spec: {...half.spec, ingress: [{ports: [{port: 80}, {port: 80, protocol: 'UDP'}]}]}},
		]),
	);
	return file;
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	const {commit, machine, load, nine, labs} = summary;
	console.log(
		`${commit}, ${machine}, load average ${load.map(each => each.toFixed(1)).join(' … ')}; medians of ${rounds} rounds, of ${pairs} pairs for packets`,
	);
	console.log(
		'enforced: one policy changed over the API, until all nodes have it (of it: plan, record, kernel); packets: until the last',
	);
	console.log(
		'new connection passed; apply: the whole command; ratio: throughput / that of the same path without policies',
	);
	console.log(row(columns.map(([title]) => title)));
	for (const lab of labs) console.log(row(columns.map(([, of]) => of(lab))));
	const {command, split} = nine;
	console.log(
		`9 pods: plan ${split.plan}, record ${split.record}, kernel ${split.kernel} ms; the command: read ${command.read}, check ${command.check}, send ${command.send}, kernel ${command.kernel} of ${command.whole.toFixed(0)} ms`,
	);
	printLine('matrix of 9 pods, 2 ports, TCP and UDP, all allowed', nine.matrixMs, 'ms (at most 400)');
	printLine('the same, half of it denied', nine.deniedMatrixMs, 'ms (at most 400)');
	printLine('a policy changed at 9 pods, enforced everywhere', nine.enforcedMs, 'ms (at most 50)');
	for (const lab of labs.filter(({pods, policies}) => pods === 1000 && policies === 10))
		printLine('the same at 1,000 pods on 20 nodes', lab.enforcedMs, 'ms (at most 200)');
	const most = labs.filter(({policies}) => policies === Math.max(...sizes.policies));
	printLine(
		`ratio: throughput through ${most[0].policies} policies / without`,
		Math.min(...most.map(each => each.throughput)),
		'(at least 0.97)',
	);
}

function row(cells) {
	return cells.map(cell => String(cell).padStart(12)).join('');
}
