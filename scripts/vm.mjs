#!/usr/bin/env node
// Tests on Debian 13's own kernel, which has what others lack: test/vm, in a machine that QEMU makes in software.
// Usage, as root: npm run test:vm [-- WORDS…]; WORDS go to ava: files (also of test/root), --match.
// `-- --short`: what CI takes of test/vm. `-- --sh COMMAND` runs a command there in place of the tests.
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isInstalled} from './apt.mjs';
import {closingLine, failedTests} from './ava-count.mjs';
import {othersCanRead, withReadableCopy} from './readable-copy.mjs';
import {root} from './stamp.mjs';
import {boot, VmError} from './vm-boot.mjs';
import {vmDebian} from './vm-debian.mjs';
import {avaCommand, writeTests} from './vm-tests.mjs';

const HOST_CANNOT = 4;
const limits = {
	up: Number(process.env.CNILAB_VM_UP_SECONDS || 300),
	end: Number(process.env.CNILAB_VM_SECONDS || 1800),
};

try {
	lookAtHost();
	process.exitCode = othersCanRead(root)
		? await test(process.argv.slice(2))
		: withReadableCopy(root, testThere);
} catch (error) {
	if (!(error instanceof VmError)) throw error;
	console.error(`cnilab: ${error.message}`);
	process.exitCode = error.exit;
}

function say(message) {
	console.error(`cnilab: ${message}`);
}

function lookAtHost() {
	// mmdebstrap makes files of many users, and the 9p server has to read them.
	if (process.getuid() !== 0)
		throw new VmError('only root can make this VM. Run this line:\n  sudo npm run test:vm', HOST_CANNOT);
	// scripts/setup.mjs --vm installs them; on another system than Debian it can't.
	const missing = ['qemu-system-x86_64', 'mmdebstrap'].filter(tool => !isInstalled(tool));
	if (missing.length === 0) return;
	throw new VmError(
		`not installed: ${missing.join(', ')}\n  mend it with: apt-get install -y --no-install-recommends qemu-system-x86 mmdebstrap`,
		HOST_CANNOT,
	);
}

/** Other users may not read this folder, and some tests act as one. */
function testThere(copy) {
	const argv = [join(copy, 'scripts/vm.mjs'), ...process.argv.slice(2)];
	return spawnSync(process.execPath, argv, {cwd: copy, stdio: 'inherit'}).status ?? 1;
}

async function test(words) {
	const debian = await vmDebian(say);
	const run = mkdtempSync(join(tmpdir(), 'cnilab-vm-'));
	try {
		const isTests = words[0] !== '--sh';
		const layer = join(run, 'layer');
		mkdirSync(layer);
		if (isTests) await writeTests(layer, words);
		await writeFile(join(run, 'command'), isTests ? avaCommand(words) : words.slice(1).join(' '));
		const packages = realpathSync(join(root, 'node_modules'));
		return await bootAndTell({debian, project: root, packages, run}, isTests);
	} finally {
		rmSync(run, {recursive: true, force: true});
	}
}

async function bootAndTell(folders, isTests) {
	let output = '';
	const hear = text => {
		output += text;
		process.stdout.write(text);
	};
	const code = await boot({folders, limits, hear});
	if (!isTests) return code;
	console.log(closingLine([output], failedTests(output, code)));
	return code === 0 ? 0 : 1;
}
