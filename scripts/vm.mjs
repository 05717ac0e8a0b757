#!/usr/bin/env node
// Tests on Debian 13's own kernel, which has what others lack: test/vm, in a machine that QEMU makes in software.
// Usage, as root: npm run test:vm [-- WORDS…]; WORDS go to ava: files (also of test/root), --match.
// `-- --sh COMMAND` runs a command there in place of the tests.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {installLine, installPackages, isInstalled} from './apt.mjs';
import {closingLine, failedTests} from './ava-count.mjs';
import {debianRoot} from './debian-root.mjs';
import {othersCanRead, withReadableCopy} from './readable-copy.mjs';
import {root} from './stamp.mjs';
import {boot, VmError} from './vm-boot.mjs';
import {avaCommand, writeTests} from './vm-tests.mjs';

const HOST_CANNOT = 4;
const wanted = [
	{tool: 'qemu-system-x86_64', package: 'qemu-system-x86'},
	{tool: 'mmdebstrap', package: 'mmdebstrap'},
];
const limits = {
	up: Number(process.env.CNILAB_VM_UP_SECONDS || 300),
	end: Number(process.env.CNILAB_VM_SECONDS || 1800),
};

try {
	await provideTools();
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

function provideTools() {
	const missing = wanted.filter(({tool}) => !isInstalled(tool)).map(({package: name}) => name);
	const line = installLine(missing);
	// mmdebstrap makes files of many users, and the 9p server has to read them.
	if (process.getuid() !== 0) {
		const first = missing.length > 0 ? `${line} && ` : '';
		throw new VmError(
			`only root can make this VM. Run this line:\n  sudo sh -c '${first}npm run test:vm'`,
			4,
		);
	}
	if (missing.length === 0) return;
	if (!isInstalled('apt-get'))
		throw new VmError(`not on this machine, which is not Debian: ${missing.join(', ')}`, HOST_CANNOT);
	const failure = installPackages(missing, say);
	if (failure !== undefined) throw new VmError(`${line} failed:\n${failure}`, HOST_CANNOT);
}

/** Other users may not read this folder, and some tests act as one. */
function testThere(copy) {
	const argv = [join(copy, 'scripts/vm.mjs'), ...process.argv.slice(2)];
	return spawnSync(process.execPath, argv, {cwd: copy, stdio: 'inherit'}).status ?? 1;
}

async function test(words) {
	const debian = await makeDebian();
	const run = mkdtempSync(join(tmpdir(), 'cnilab-vm-'));
	try {
		await writeTests(join(run, 'layer'));
		const isTests = words[0] !== '--sh';
		await writeFile(join(run, 'command'), isTests ? avaCommand(words) : words.slice(1).join(' '));
		const packages = realpathSync(join(root, 'node_modules'));
		return await bootAndTell({debian, project: root, packages, run}, isTests);
	} finally {
		rmSync(run, {recursive: true, force: true});
	}
}

async function makeDebian() {
	const here = name => join(root, 'scripts', name);
	const reads = ['provision.sh', 'setup.mjs', 'apt.mjs', 'kubectl.mjs', 'vm-init.sh'].map(here);
	try {
		return await debianRoot({name: 'vm', finish: here('vm-root.sh'), reads});
	} catch (error) {
		throw new VmError(`a Debian 13 could not be made: ${error.message}`, HOST_CANNOT);
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
	console.log(closingLine(output, failedTests(output, code)));
	return code === 0 ? 0 : 1;
}
