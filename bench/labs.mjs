#!/usr/bin/env node
// Labs side by side: the same lab under many names, all brought up at once, each proved, all taken down.
// usage: npm run bench:labs [-- --json] [-- --labs N] [-- --lab FILE]      as root or as a plain user
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {$, argv} from 'zx';

$.verbose = false;
const here = fileURLToPath(new URL('.', import.meta.url));
const labs = Number(argv.labs ?? 20);
const lab = String(argv.lab ?? 'flannel-vxlan');
const scratch = mkdtempSync(join(tmpdir(), 'cnilab-bench-'));
const state = join(scratch, 'state');
const cnilab = [process.execPath, join(here, '../dist/lib/cli/main.js')];
const quiet = $({env: {...process.env, CNILAB_STATE: state}, nothrow: true});
const names = Array.from({length: labs}, (_, index) => `lab-${index + 1}`);

try {
	const start = performance.now();
	const proved = await Promise.all(names.map(upAndProve));
	const seconds = (performance.now() - start) / 1000;
	const megabytes = await memory();
	const down = await timed(() => quiet`${cnilab} down --all`);
	report({proved, seconds, megabytes, downSeconds: down.seconds, left: existsSync(state)});
} finally {
	if (existsSync(state)) await quiet`${cnilab} down --all`;
	rmSync(scratch, {recursive: true, force: true});
}

async function upAndProve(name) {
	const up = await timed(() => quiet`${cnilab} up ${lab} --name ${name} --json`);
	if (up.exitCode !== 0) return {name, upSeconds: up.seconds, wrong: up.said};
	const verify = await timed(() => quiet`${cnilab} verify ${name} --json`);
	const wrong = verify.exitCode === 0 ? undefined : verify.said;
	return {name, upSeconds: up.seconds, verifySeconds: verify.seconds, wrong};
}

async function timed(run) {
	const start = performance.now();
	const {exitCode, stdout, stderr} = await run();
	return {seconds: (performance.now() - start) / 1000, exitCode, said: `${stdout}${stderr}`.slice(0, 2000)};
}

async function memory() {
	const {stdout} = await quiet`${cnilab} ls --json`;
	const running = JSON.parse(stdout).labs.filter(({state: how}) => how === 'up');
	const sizes = await Promise.all(
		running.map(
			async ({name}) => JSON.parse((await quiet`${cnilab} status ${name} --json`).stdout).labd.rssBytes ?? 0,
		),
	);
	return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024 / 1024;
}

function report({proved, seconds, megabytes, downSeconds, left}) {
	const wrong = proved.filter(each => each.wrong !== undefined);
	const most = key => Math.max(...proved.map(each => each[key] ?? 0));
	const result = {
		...{labs, lab, seconds, slowestUpSeconds: most('upSeconds'), slowestVerifySeconds: most('verifySeconds')},
		...{megabytes, downSeconds, wrong},
	};
	if (argv.json) console.log(JSON.stringify(result, null, 2));
	else {
		console.log(
			`${labs} labs (${lab}) at once: ${seconds.toFixed(1)} s until the last one was up and proved`,
		);
		console.log(
			`  slowest up ${result.slowestUpSeconds.toFixed(1)} s, slowest verify ${result.slowestVerifySeconds.toFixed(1)} s`,
		);
		console.log(`  labd of all of them ${megabytes.toFixed(0)} MB; down --all ${downSeconds.toFixed(1)} s`);
		for (const {name, wrong: what} of wrong) console.log(`  ${name}: ${what}`);
	}
	if (left) console.log('  something of them is left');
	if (wrong.length > 0 || left) process.exitCode = 1;
}
