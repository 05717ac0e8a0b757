#!/usr/bin/env node
// How long a lab takes to come up, beside what the kernel charges for it (a C program that writes raw netlink) and
// beside Mininet, in turn and in one run: machines differ and drift, so the ratios are what to quote.
// usage: npm run bench:up [-- --json] [-- --rounds N]      needs root, gcc and Debian's package mininet
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {$, argv} from 'zx';

$.verbose = false;
const here = fileURLToPath(new URL('.', import.meta.url));
const rounds = Number(argv.rounds ?? 3);
const scratch = mkdtempSync(join(tmpdir(), 'cnilab-bench-'));
const cnilab = ['node', join(here, '../dist/lib/cli/main.js')];
const state = {...process.env, CNILAB_STATE: join(scratch, 'state')};

const sizes = {
	large: {name: 'bench-large', nodes: 20, pods: 1000},
	medium: {name: 'bench-medium', nodes: 3, pods: 150},
	small: {name: 'bench-small', nodes: 3, pods: 9},
};

try {
	await prepare();
	const samples = [];
	for (let round = 0; round < rounds; round++) samples.push(await measureRound());
	report(summarize(samples));
} finally {
	await $({env: state, nothrow: true})`${cnilab} down --all`;
	rmSync(scratch, {recursive: true, force: true});
}

async function prepare() {
	const missing = [];
	for (const [tool, name] of Object.entries({gcc: 'gcc libc6-dev', mn: 'mininet', brctl: 'bridge-utils'})) {
		if ((await $({nothrow: true})`sh -c ${`command -v ${tool}`}`).exitCode !== 0) missing.push(name);
	}
	if (missing.length > 0) {
		console.error(
			`bench:up measures against programs that are not here\n  hint: apt-get install -y --no-install-recommends ${missing.join(' ')}`,
		);
		process.exit(4);
	}
	await $`gcc -O2 -w -o ${join(scratch, 'floor')} ${join(here, 'netlink_floor.c')}`;
	for (const size of Object.values(sizes)) writeFileSync(join(scratch, `${size.name}.yaml`), labFile(size));
}

function labFile({name, nodes, pods}) {
	writeFileSync(join(scratch, `${name}-pods.yaml`), manifest(pods));
	return `name: ${name}
summary: ${pods} pods on ${nodes} nodes
mode: flannel-vxlan
cluster:
  segments: {lan: {ipv4: 192.168.0.0/16}}
  groups: {node: {count: ${nodes}}}
manifests: [${name}-pods.yaml]
`;
}

function manifest(replicas) {
	return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]
`;
}

async function measureRound() {
	const floor = await measureFloor(sizes.large.pods);
	const large = await measureLab(sizes.large);
	const mininet = await measureMininet(sizes.medium);
	const medium = await measureLab(sizes.medium);
	const small = await measureSmall();
	return {floor, large, mininet, medium, small};
}

// The kernel takes network namespaces away in the background, in a worker of its own: what was measured before must not
// weigh on what comes. Idle twice in a row is done; 20 seconds at most.
async function settled() {
	let idle = 0;
	for (let poll = 0; poll < 100 && idle < 2; poll++) {
		await $`sleep 0.2`;
		idle = namespaceWorkerIsBusy() ? 0 : idle + 1;
	}
}

function namespaceWorkerIsBusy() {
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.some(pid => {
			try {
				return /^\d+ \(kworker.*netns\) [RD]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
			} catch {
				return false;
			}
		});
}

async function measureFloor(pods) {
	await settled();
	const {stdout} = await $`unshare -n -m ${join(scratch, 'floor')} ${pods}`;
	return {upS: Number(/up ([\d.]+) s/.exec(stdout)[1])};
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
	const upS = await timed(() => $({env: state})`${cnilab} up ${join(scratch, `${name}.yaml`)}`);
	const allMb = before - availableMb();
	const status = JSON.parse((await $({env: state})`${cnilab} status ${name} --json`).stdout);
	const downS = await timed(() => $({env: state})`${cnilab} down ${name}`);
	return {upS, downS, labdMb: status.labd.rssBytes / 2 ** 20, allMb, pods};
}

function availableMb() {
	return Number(/^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))[1]) / 1024;
}

// What `npm run lab` does: up, and every proof.
async function measureSmall() {
	await settled();
	const {name} = sizes.small;
	const upVerifiedS = await timed(async () => {
		await $({env: state})`${cnilab} lab ${join(scratch, `${name}.yaml`)}`;
	});
	const downS = await timed(() => $({env: state})`${cnilab} down ${name}`);
	return {upVerifiedS, downS};
}

async function timed(action) {
	const start = performance.now();
	await action();
	return (performance.now() - start) / 1000;
}

function summarize(samples) {
	const median = pick => {
		const sorted = samples.map(pick).sort((a, b) => a - b);
		return sorted[Math.floor(sorted.length / 2)];
	};
	const labdLarge = median(({large}) => large.labdMb);
	const labdMedium = median(({medium}) => medium.labdMb);
	return {
		rounds: samples.length,
		floor1000S: median(({floor}) => floor.upS),
		cnilab1000S: median(({large}) => large.upS),
		mininet150S: median(({mininet}) => mininet.upS),
		cnilab150S: median(({medium}) => medium.upS),
		smallUpVerifiedS: median(({small}) => small.upVerifiedS),
		down1000S: median(({large}) => large.downS),
		down150S: median(({medium}) => medium.downS),
		mininetDown150S: median(({mininet}) => mininet.downS),
		labd1000Mb: labdLarge,
		// Everything: the kernel's namespaces and links, labd, the machines' processes.
		allKbPerPod: (median(({large}) => large.allMb) * 1024) / sizes.large.pods,
		labdKbPerPod: ((labdLarge - labdMedium) * 1024) / (sizes.large.pods - sizes.medium.pods),
		ratios: {
			// At most 3 is what we promise.
			cnilabToFloor: median(({large, floor}) => large.upS / floor.upS),
			// At least 6.
			mininetToCnilab: median(({mininet, medium}) => mininet.upS / medium.upS),
		},
	};
}

function report(summary) {
	if (argv.json) return console.log(JSON.stringify(summary, null, 2));
	const line = (what, value, unit) =>
		console.log(`${what.padEnd(52)} ${value.toFixed(2).padStart(8)} ${unit}`);
	console.log(`medians of ${summary.rounds} rounds`);
	line('1,000 pods, raw netlink in C (the floor)', summary.floor1000S, 's');
	line('1,000 pods on 20 nodes, cnilab up', summary.cnilab1000S, 's');
	line('150 hosts on 3 bridges, Mininet', summary.mininet150S, 's');
	line('150 pods on 3 nodes, cnilab up', summary.cnilab150S, 's');
	line('9 pods on 3 nodes, cnilab up and verified', summary.smallUpVerifiedS, 's');
	line('down, 1,000 pods', summary.down1000S, 's');
	line('down, 150 pods', summary.down150S, 's');
	line('stop, 150 hosts, Mininet', summary.mininetDown150S, 's');
	line('labd with 1,000 pods', summary.labd1000Mb, 'MB');
	line('labd a pod', summary.labdKbPerPod, 'kB');
	line('a pod, with all that the kernel keeps for it', summary.allKbPerPod, 'kB');
	line('ratio: cnilab / floor, 1,000 pods', summary.ratios.cnilabToFloor, '(at most 3)');
	line('ratio: Mininet / cnilab, 150 pods', summary.ratios.mininetToCnilab, '(at least 6)');
}
