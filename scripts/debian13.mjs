#!/usr/bin/env node
// Proof that the README's two commands are all that it takes: an empty Debian 13 with Debian's own nodejs and npm, a
// clean copy of what is committed, and the commands. Usage, as root: npm run test:debian13 [-- COMMAND…]
import {existsSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {$} from 'zx';
import {root} from './stamp.mjs';

const commands = process.argv.length > 2 ? process.argv.slice(2) : ['npm run lab flannel-vxlan', 'npm test'];
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cnilab');
const debian = join(cache, 'trixie');

// What a machine behind a proxy needs to reach the npm registry; not set on most.
const npmSettings = ['cafile', 'registry', 'proxy', 'https-proxy', 'strict-ssl'];

$.verbose = true;
$.stdio = ['ignore', 'inherit', 'inherit'];

await makeDebian();
process.exitCode = await runCommands();

async function makeDebian() {
	if (existsSync(join(debian, 'etc/debian_version'))) return;
	const draft = `${debian}.${process.pid}`;
	await $`mkdir -p ${cache}`;
	await $`mmdebstrap --variant=minbase --include=nodejs,npm,ca-certificates trixie ${draft}`;
	await $`mv ${draft} ${debian}`;
}

/** All commands one after another in one new copy of the root; nothing of it is left afterwards. */
async function runCommands() {
	const work = (await $({stdio: 'pipe', verbose: false})`mktemp -d`).stdout.trim();
	try {
		await $`mkdir ${work}/clone`;
		await $`git -C ${root} archive HEAD | tar -x -C ${work}/clone`;
		writeFileSync(join(work, 'npmrc'), await npmLines());
		const flags = ['--mount', '--pid', '--fork', '--kill-child', '--uts', '--ipc'];
		const inside = join(root, 'scripts/debian13-inside.sh');
		return (await $({nothrow: true})`unshare ${flags} ${inside} ${debian} ${work} ${commands}`).exitCode;
	} finally {
		await $`rm -rf ${work}`;
	}
}

async function npmLines() {
	const lines = [];
	for (const name of npmSettings) {
		const {stdout} = await $({stdio: 'pipe', verbose: false})`npm config get ${name}`;
		const value = stdout.trim();
		if (value !== '' && value !== 'null' && value !== 'undefined') lines.push(`${name}=${value}\n`);
	}
	return lines.join('');
}
