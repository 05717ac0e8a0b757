#!/usr/bin/env node
// How long a lab takes to come up, beside what the kernel charges for it (a C program that writes raw netlink) and
// beside Mininet, in turn and in one run: machines differ and drift, so the ratios are what to quote.
// usage: npm run bench:up [-- --json] [-- --rounds N]      needs root, gcc and Debian's package mininet
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {$, argv} from 'zx';
import {
	bench,
	cnilab,
	here,
	labdMb,
	measureFloor,
	median,
	needs,
	printLine,
	settled,
	timed,
	writeLab,
} from './stand.mjs';

const rounds = Number(argv.rounds ?? 3);

const sizes = {
	large: {name: 'bench-large', nodes: 20, pods: 1000},
	medium: {name: 'bench-medium', nodes: 3, pods: 150},
	small: {name: 'bench-small', nodes: 3, pods: 9},
};

await needs({gcc: 'gcc libc6-dev', mn: 'mininet', brctl: 'bridge-utils'});
const files = Object.fromEntries(Object.values(sizes).map(size => [size.name, writeLab(size)]));
await bench(async () => {
	const samples = [];
	for (let round = 0; round < rounds; round++) samples.push(await measureRound());
	report(summarize(samples));
});

async function measureRound() {
	const floorS = await measureFloor(sizes.large.pods);
	const large = await measureLab(sizes.large);
	const mininet = await measureMininet(sizes.medium);
	const medium = await measureLab(sizes.medium);
	const small = await measureSmall();
	return {floorS, large, mininet, medium, small};
}

async function measureMininet({pods, nodes}) {
	await settled();
	const {stdout} =
		await $`unshare -m -n -p -f --mount-proc /usr/bin/python3 ${join(here, 'mininet_peer.py')} ${pods} ${nodes}`;
	const {up_s: upS, down_s: downS} = JSON.parse(stdout.trim().split('\n').at(-1));
	return {upS, downS};
}

async function measureLab({name, pods}) {
	await settled();
	const before = availableMb();
	const upS = await timed(() => cnilab('up', files[name]));
	const allMb = before - availableMb();
	const labd = labdMb(await cnilab('status', name, '--json'));
	const downS = await timed(() => cnilab('down', name));
	return {upS, downS, labdMb: labd, allMb, pods};
}

function availableMb() {
	return Number(/^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))[1]) / 1024;
}

// What `npm run lab` does: up, and every proof.
async function measureSmall() {
	await settled();
	const {name} = sizes.small;
	const upVerifiedS = await timed(() => cnilab('lab', files[name]));
	const downS = await timed(() => cnilab('down', name));
	return {upVerifiedS, downS};
}

function summarize(samples) {
	const of = pick => median(samples.map(pick));
	const labdLarge = of(({large}) => large.labdMb);
	const labdMedium = of(({medium}) => medium.labdMb);
	return {
		rounds: samples.length,
		floor1000S: of(({floorS}) => floorS),
		cnilab1000S: of(({large}) => large.upS),
		mininet150S: of(({mininet}) => mininet.upS),
		cnilab150S: of(({medium}) => medium.upS),
		smallUpVerifiedS: of(({small}) => small.upVerifiedS),
		down1000S: of(({large}) => large.downS),
		down150S: of(({medium}) => medium.downS),
		mininetDown150S: of(({mininet}) => mininet.downS),
		labd1000Mb: labdLarge,
		// Everything: the kernel's namespaces and links, labd, the machines' processes.
		allKbPerPod: (of(({large}) => large.allMb) * 1024) / sizes.large.pods,
		labdKbPerPod: ((labdLarge - labdMedium) * 1024) / (sizes.large.pods - sizes.medium.pods),
		ratios: {
			// At most 3 is what we promise.
			cnilabToFloor: of(({large, floorS}) => large.upS / floorS),
			// At least 6.
			mininetToCnilab: of(({mininet, medium}) => mininet.upS / medium.upS),
		},
	};
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	console.log(`medians of ${summary.rounds} rounds`);
	printLine('1,000 pods, raw netlink in C (the floor)', summary.floor1000S, 's');
	printLine('1,000 pods on 20 nodes, cnilab up', summary.cnilab1000S, 's');
	printLine('150 hosts on 3 bridges, Mininet', summary.mininet150S, 's');
	printLine('150 pods on 3 nodes, cnilab up', summary.cnilab150S, 's');
	printLine('9 pods on 3 nodes, cnilab up and verified', summary.smallUpVerifiedS, 's');
	printLine('down, 1,000 pods', summary.down1000S, 's');
	printLine('down, 150 pods', summary.down150S, 's');
	printLine('stop, 150 hosts, Mininet', summary.mininetDown150S, 's');
	printLine('labd with 1,000 pods', summary.labd1000Mb, 'MB');
	printLine('labd a pod', summary.labdKbPerPod, 'kB');
	printLine('a pod, with all that the kernel keeps for it', summary.allKbPerPod, 'kB');
	printLine('ratio: cnilab / floor, 1,000 pods', summary.ratios.cnilabToFloor, '(at most 3)');
	printLine('ratio: Mininet / cnilab, 150 pods', summary.ratios.mininetToCnilab, '(at least 6)');
}
