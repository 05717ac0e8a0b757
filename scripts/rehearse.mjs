#!/usr/bin/env node
// node scripts/rehearse.mjs [DIST]: brings a lab up, proves it and ends it, so that dist/ has the code of what such a lab runs: V8
// then compiles none of it when somebody waits. Its state is in a folder of its own. Where no lab can be it ends with another exit
// code, and nothing is lost.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {root} from './stamp.mjs';

const dist = process.argv[2] ?? join(root, 'dist');
const state = mkdtempSync(join(tmpdir(), 'cnilab-rehearsal-'));
const name = 'rehearsal';
// Whoever stops the build: the lab is ended all the same.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
try {
	if (cnilab('lab', 'flannel-vxlan', '--name', name) !== 0) process.exitCode = 1;
	else await endLabd();
} finally {
	cnilab('down', name);
	rmSync(state, {recursive: true, force: true});
}

function cnilab(...words) {
	const env = {...process.env, CNILAB_STATE: state, CNILAB_KEEP_CODE: '1'};
	const argv = [join(dist, 'lib/cli/main.js'), ...words];
	return spawnSync(process.execPath, argv, {env, stdio: 'ignore', timeout: 10_000}).status;
}

// It keeps its code when it is asked to end, and `down` does not ask.
async function endLabd() {
	const {init} = JSON.parse(readFileSync(join(state, name, 'lab.json'), 'utf8'));
	const labd = numbersIn('/proc').find(
		pid => parentOf(pid) === init.pid && commandOf(pid).includes('labd/main.js'),
	);
	if (labd === undefined) throw new Error('the rehearsal has no labd');
	process.kill(labd, 'SIGTERM');
	while (parentOf(labd) === init.pid) await delay(10);
}

function numbersIn(folder) {
	return readdirSync(folder)
		.filter(entry => /^\d+$/.test(entry))
		.map(Number);
}

function parentOf(pid) {
	return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);
}

function commandOf(pid) {
	return read(`/proc/${pid}/cmdline`);
}

// What has ended has nothing to read.
function read(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
