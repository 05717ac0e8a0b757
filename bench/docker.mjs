#!/usr/bin/env node
// `up` of 10 nodes and 100 pods as containers, beside the same lab as network namespaces: times, ratio last.
// Needs root and a Docker Engine (DOCKER_HOST); `--json` prints one JSON document.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const cnilab = fileURLToPath(new URL('../dist/lib/cli/main.js', import.meta.url));
const [nodes, pods, rounds] = [10, 100, 3];
const folder = mkdtempSync(join(tmpdir(), 'cnilab-bench-'));
const env = {...process.env, CNILAB_STATE: join(folder, 'state')};

writeFileSync(
	join(folder, 'lab.yaml'),
	`summary: ${nodes} nodes and ${pods} pods
cluster:
  segments: {lan: {ipv4: 192.168.50.0/24}}
  groups: {node: {count: ${nodes}}}
mode: flannel-vxlan
manifests: [pods.yaml]
`,
);
writeFileSync(
	join(folder, 'pods.yaml'),
	`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${pods}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: nginx}]}
`,
);

try {
	// One after the other in each round: a busy machine is busy for both.
	const times = Array.from({length: rounds}, () => ({netns: up('netns'), docker: up('docker')}));
	const netns = median(times.map(time => time.netns));
	const docker = median(times.map(time => time.docker));
	const report = {
		nodes,
		pods,
		netnsMs: netns,
		dockerMs: docker,
		ratio: Math.round((docker / netns) * 100) / 100,
	};
	console.log(
		process.argv.includes('--json')
			? JSON.stringify(report)
			: `up of ${nodes} nodes and ${pods} pods, median of ${rounds}\n  netns   ${netns} ms\n  docker  ${docker} ms\n  docker / netns  ${report.ratio}`,
	);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
} finally {
	rmSync(folder, {recursive: true, force: true});
}

function up(runtime) {
	const begin = performance.now();
	run(['up', join(folder, 'lab.yaml'), '--name', 'bench', '--runtime', runtime]);
	const ms = Math.round(performance.now() - begin);
	run(['down', 'bench']);
	return ms;
}

function run(args) {
	const {status, stderr} = spawnSync(process.execPath, [cnilab, ...args], {env, encoding: 'utf8'});
	if (status !== 0) throw new Error(`cnilab ${args.join(' ')} ended with ${status}\n${stderr}`);
}

function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
