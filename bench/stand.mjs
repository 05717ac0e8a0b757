// What the benchmarks stand on: a scratch folder, cnilab in it, the kernel's floor, labs of any size, times and medians.
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {$} from 'zx';

$.verbose = false;
export const here = fileURLToPath(new URL('.', import.meta.url));
// In memory, as what labs write down is at their users': /run is. On a disk each replaced file is written out (ext4, auto_da_alloc).
const memory = '/dev/shm';
export const scratch = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'cnilab-bench-'));
// Certificates that this machine may give to every Node cost each start 60 ms: they are not what is measured.
const {NODE_EXTRA_CA_CERTS: _, ...environment} = process.env;
export const state = {...environment, CNILAB_STATE: join(scratch, 'state')};

const program = ['node', join(here, '../dist/lib/cli/main.js')];

// Throws a LabError when the command fails.
export async function cnilab(...words) {
	const output = await $({env: state, nothrow: true})`${program} ${words}`;
	if (output.exitCode !== 0) throw new LabError(words, output);
	return output;
}

// Stderr has been seen already, as it came; findings are on stdout.
class LabError extends Error {
	constructor(words, {exitCode, stdout}) {
		super(`cnilab ${words.join(' ')}: exit code ${exitCode}\n${stdout}`.trim());
	}
}

// Runs the benchmark; whatever happens, no lab of it is left. Where a lab has failed its own words are told, and nothing else.
export async function bench(measure) {
	try {
		await measure();
	} catch (error) {
		if (!(error instanceof LabError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	} finally {
		await $({env: state, nothrow: true})`${program} down --all`;
		rmSync(scratch, {recursive: true, force: true});
	}
}

// Ends with what would mend it, if a program is not here. `tools`: its name → Debian's packages.
export async function needs(tools) {
	const missing = [];
	for (const [tool, packages] of Object.entries(tools)) {
		if ((await $({nothrow: true})`sh -c ${`command -v ${tool}`}`).exitCode !== 0) missing.push(packages);
	}
	if (missing.length === 0) return;
	const hint = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
	console.error(`this measures against programs that are not here\n  hint: ${hint}`);
	process.exit(4);
}

// Ends with what would mend it, if the host's neighbour table (IPv4) does not let all of a lab's nodes and their pods, one a node,
// talk to each other: what verify takes then is a sample, and BIRD's connections fail now and then. lib/plan/neighbours.ts has
// the same numbers; only the host's own network namespace tells the limit.
export function needsNeighbours({nodes}) {
	const limit = Number(readFileSync('/proc/sys/net/ipv4/neigh/default/gc_thresh3', 'utf8'));
	const wanted = Math.ceil((nodes * (nodes - 1) + 2 * nodes + 2 * nodes) / 0.7);
	if (wanted <= limit) return;
	const enough = 2 ** Math.ceil(Math.log2(wanted));
	console.error(
		`${nodes} nodes that all talk to each other need room for ${wanted} neighbours, and this kernel keeps ${limit} (gc_thresh3)
  hint: sysctl -w net.ipv4.neigh.default.gc_thresh3=${enough}, as root on the host; or fewer --nodes`,
	);
	process.exit(4);
}

// The path of a lab file with one Deployment, or with none.
export function writeLab({name, nodes, pods}) {
	const folder = join(scratch, name);
	const file = `${folder}.yaml`;
	writeFileSync(`${folder}-pods.yaml`, pods === 0 ? '' : JSON.stringify(deployment('web', pods)));
	writeFileSync(
		file,
		`name: ${name}
summary: ${pods} pods on ${nodes} nodes
mode: flannel-vxlan
pods: {ipv4: 10.128.0.0/9}
cluster:
  segments: {lan: {ipv4: 192.168.0.0/16}}
  groups: {node: {count: ${nodes}}}
manifests: [${name}-pods.yaml]
`,
	);
	return file;
}

export function deployment(name, replicas) {
	const labels = {app: name};
	const spec = {containers: [{name: 'web', image: 'nginx', ports: [{containerPort: 80}]}]};
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: {name},
		spec: {replicas, selector: {matchLabels: labels}, template: {metadata: {labels}, spec}},
	};
}

// Seconds that a C program takes that does nothing but write the same pods to the kernel.
export async function measureFloor(pods) {
	const floor = join(scratch, 'floor');
	await $`gcc -O2 -w -o ${floor} ${join(here, 'netlink_floor.c')}`;
	await settled();
	const {stdout} = await $`unshare -n -m ${floor} ${pods}`;
	return Number(/up ([\d.]+) s/.exec(stdout)[1]);
}

// The kernel takes network namespaces away in the background, in a worker of its own: what was measured before must not
// weigh on what comes. Idle twice in a row is done; 20 seconds at most.
export async function settled() {
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

// What starts a command of cnilab's.
export function cnilabArgv(...words) {
	return [...program, ...words];
}

// labd's own answer, over its socket.
export async function askLabd(lab, path, body = {}) {
	const options = {
		socketPath: join(state.CNILAB_STATE, lab, 'labd.sock'),
		path,
		method: 'POST',
		agent: false,
	};
	const response = await new Promise((resolve, reject) => {
		const call = request({...options, headers: {'content-type': 'application/json'}}, resolve);
		call.on('error', reject);
		call.end(JSON.stringify(body));
	});
	return text(response);
}

// Seconds on the clock.
export async function timed(action) {
	const start = performance.now();
	await action();
	return (performance.now() - start) / 1000;
}

export function median(values) {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

export function labdMb(status) {
	return JSON.parse(status.stdout).labd.rssBytes / 2 ** 20;
}

export function printLine(what, value, unit) {
	console.log(`${what.padEnd(60)} ${value.toFixed(2).padStart(8)} ${unit}`);
}
