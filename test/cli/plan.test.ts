/** validate, plan and modes as a user sees them: no root, no effects, every mistake at once. */
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import anyTest, {type TestFn} from 'ava';
import type {Plan} from '../../lib/plan/ops.js';
import {cnilab, cnilabMain, runProgram} from '../helpers/cnilab.js';

const test = anyTest as TestFn<{folder: string}>;

const pods = ['web', 'client']
	.map(
		name =>
			`{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: [{name: c, image: nginx}]}}`,
	)
	.join('\n---\n');

test.beforeEach(t => {
	const folder = mkdtempSync(join(tmpdir(), 'cnilab-plan-'));
	mkdirSync(join(folder, 'manifests'));
	writeFileSync(join(folder, 'manifests/pods.yaml'), pods);
	writeFileSync(
		join(folder, 'lab.yaml'),
		'summary: a try\nname: mine\ncluster: three-nodes\nmode: flannel-vxlan\n',
	);
	t.context.folder = folder;
});

test.afterEach.always(t => rmSync(t.context.folder, {recursive: true, force: true}));

test('validate says what the lab is', async t => {
	const {code, stdout, stderr} = await cnilab(['validate', t.context.folder]);
	t.is(stderr, '');
	t.is(code, 0);
	t.is(stdout, `${t.context.folder}: fine (flannel-vxlan, 3 nodes, 2 pods, ipv4)\n`);
});

test('plan says what would stand for a device that a kernel may lack', async t => {
	const told = async (mode: string) =>
		(await cnilab(['plan', '--cluster', 'three-nodes', '--mode', mode])).stderr;
	t.regex(await told('calico-ipip'), /^notice: Device tunl0: .*tc-bpf/m);
	t.is(await told('calico-bgp'), '');
});

test('validate tells the mistakes of all labs in one pass, with their places, and ends with 2', async t => {
	const bad = join(t.context.folder, 'bad.yaml');
	writeFileSync(
		bad,
		'summary: a try\ncluster: three-nodes\nmode: flannel-vxlam\nmanifests: [pods]\npodz: {}\n',
	);
	const {code, stdout, stderr} = await cnilab([
		'validate',
		bad,
		t.context.folder,
		join(t.context.folder, 'none.yaml'),
	]);
	t.is(code, 2);
	t.is(stdout, '');
	t.regex(stderr, /bad\.yaml:5:1: .*\[unknown-field\]/);
	t.true(stderr.includes('none.yaml'));
	t.regex(stderr, /\n\d+ problems, nothing was created\n$/);
	const {problems} = JSON.parse((await cnilab(['validate', bad, '--json'])).stdout) as {
		problems: {code: string}[];
	};
	t.true(problems.some(problem => problem.code === 'unknown-field'));
});

test('an unknown mode is told with the nearest one', async t => {
	const {code, stderr} = await cnilab(['validate', t.context.folder, '--set', 'mode=flannel-vxlam']);
	t.is(code, 2);
	t.regex(stderr, /\[unknown-mode\]/);
	t.true(stderr.includes("did you mean 'flannel-vxlan'?"));
});

test('plan prints commands with their reasons, sh a script, json the ops', async t => {
	const {stdout: text} = await cnilab(['plan', t.context.folder]);
	t.regex(text, /^node-1 \(node\)$/m);
	t.regex(text, /type vxlan id 1 /);
	const {stdout: script} = await cnilab(['plan', t.context.folder, '--format', 'sh']);
	t.true(script.startsWith('#!/bin/sh\n'));
	const json = await cnilab(['plan', t.context.folder, '--format', 'json']);
	const plan = JSON.parse(json.stdout) as Plan;
	t.deepEqual(
		plan.machines.map(({name}) => name),
		['router', 'node-1', 'node-2', 'node-3'],
	);
	t.deepEqual(JSON.parse((await cnilab(['plan', t.context.folder, '--json'])).stdout), plan);
});

test('plan --node prints one machine and its cable', async t => {
	const {stdout} = await cnilab(['plan', t.context.folder, '--node', 'node-2', '--format', 'json']);
	const {machines, underlay} = JSON.parse(stdout) as Plan;
	t.deepEqual(
		machines.map(({name}) => name),
		['node-2'],
	);
	t.deepEqual(
		underlay.map(op => op.kind === 'veth' && op.peer.in),
		['node-2'],
	);
	const wrong = await cnilab(['plan', t.context.folder, '--node', 'nod-2']);
	t.is(wrong.code, 2);
	t.true(wrong.stderr.includes("did you mean 'node-2'?"));
});

test('a lab without a file: a shape, a mode and manifests', async t => {
	const words = ['plan', '--cluster', 'three-nodes', '--mode', 'bridge', '--format', 'json'];
	const manifests = join(t.context.folder, 'manifests/pods.yaml');
	const fromFile = await cnilab([...words, '-f', manifests]);
	t.is(fromFile.code, 0, fromFile.stderr);
	t.regex(fromFile.stdout, /default\.web/);
	t.deepEqual(await cnilab([...words, '-f', '-'], {input: pods}), fromFile);
});

const wrongWords: ReadonlyArray<readonly [words: string, says: RegExp]> = [
	['plan', /no lab is given/],
	['validate', /no lab is given/],
	['plan --cluster three-nodes', /no --mode is given/],
	['plan x --mode bridge', /--mode is for a lab without a file/],
	['plan x -f pods.yaml', /--manifests is for a lab without a file/],
	['plan x --format yaml', /Allowed choices are text, sh, json/],
	['plan x --format sh --node node-1', /--node does not go with --format sh/],
];

for (const [words, says] of wrongWords) {
	test(`words that don't go together are refused: ${words}`, async t => {
		const {code, stderr} = await cnilab(words.split(' '));
		t.is(code, 2);
		t.regex(stderr, says);
	});
}

test('plan needs no root and no capability, and its bytes are the same', async t => {
	const argv = [process.execPath, cnilabMain, 'plan', t.context.folder, '--format', 'sh'];
	const asIs = await runProgram(argv);
	t.is(asIs.code, 0);
	const bare = [
		'setpriv',
		'--bounding-set=-all',
		'--inh-caps=-all',
		'--ambient-caps=-all',
		'--no-new-privs',
		'--',
	];
	const inUserNamespace = ['unshare', '--user', '--map-user=1234', '--'];
	t.deepEqual(await runProgram([...inUserNamespace, ...argv]), asIs);
	if (process.getuid?.() === 0) t.deepEqual(await runProgram([...bare, ...argv]), asIs);
	t.deepEqual(readdirSync(t.context.folder).sort(), ['lab.yaml', 'manifests']);
});
