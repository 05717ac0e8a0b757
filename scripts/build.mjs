#!/usr/bin/env node
// Sources → dist/. Built beside it and then put in its place, so that a cnilab that runs meanwhile sees one or the other.
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root, sourceStamp} from './stamp.mjs';

const dist = join(root, 'dist');
const fresh = join(root, `dist.${process.pid}.tmp`);
const old = `${fresh}.old`;

const stamp = sourceStamp();
try {
	mkdirSync(fresh);
	if (compiles()) putInPlace();
	else process.exitCode = 1;
} finally {
	for (const folder of [fresh, old]) rmSync(folder, {recursive: true, force: true});
}

function compiles() {
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	const args = [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh];
	return spawnSync(process.execPath, args, {stdio: 'inherit'}).status === 0;
}

function putInPlace() {
	chmodSync(join(fresh, 'lib/cli/main.js'), 0o755);
	writeFileSync(join(fresh, '.stamp'), stamp);
	if (existsSync(dist)) renameSync(dist, old);
	renameSync(fresh, dist);
}
