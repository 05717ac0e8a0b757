/** scripts/vm.mjs where there is no machine, and where it is one that does not do what it should. */
import {chmodSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {projectRoot, runProgram} from '../helpers/cnilab.js';
import {folderWith} from '../helpers/folder.js';
import {asUser} from '../helpers/plain-user.js';

test('another user than root is told the line to run', async t => {
	const argv = [...asUser('plain'), process.execPath, `${projectRoot}scripts/vm.mjs`];
	const {code, stdout, stderr} = await runProgram(argv);
	t.deepEqual([code, stdout], [4, '']);
	t.regex(stderr, /^cnilab: only root .*\n {2}sudo sh -c '.*npm run test:vm'\n$/);
});

test('a machine that does not come up is ended in time, and its console is shown', async t => {
	const {stdout} = await bootOf(t, 'echo "no 9p here" >"$console"; exec sleep 600', {up: 1, end: 60});
	t.is(
		stdout,
		'the VM did not come up within 1 s; the last lines of its console:\n  no 9p here\nexit code 1\n',
	);
});

test('a machine that ends before it is up is told with what QEMU said', async t => {
	const {stdout} = await bootOf(t, 'echo "no such image" >&2; exit 1', {up: 60, end: 60});
	t.regex(stdout, /^the VM did not come up \(qemu: no such image\)[\s\S]*\(nothing\)\nexit code 1\n$/);
});

test('a machine that ends before its tests is no success', async t => {
	const {stdout} = await bootOf(t, 'echo "cnilab-vm: Linux"; echo "Kernel panic" >"$console"', {
		up: 60,
		end: 60,
	});
	t.is(
		stdout,
		'heard Linux\nthe VM ended before its tests did; the last lines of its console:\n  Kernel panic\nexit code 1\n',
	);
});

test('tests that hang are ended', async t => {
	const {stdout} = await bootOf(t, 'echo "cnilab-vm: Linux"; exec sleep 600', {up: 60, end: 1});
	t.regex(stdout, /^heard Linux\nthe VM did not end within 1 s/);
});

test('the exit code is that of the tests', async t => {
	const {stdout} = await bootOf(t, 'echo "cnilab-vm: Linux"; echo 3 >"$run/exit"', {up: 60, end: 60});
	t.is(stdout, 'heard Linux\nresult 3\n');
});

/** `qemu` is a script in the place of QEMU; `$run` is the run's folder, `$console` the file of the kernel's console. */
function bootOf(t: ExecutionContext, qemu: string, limits: {readonly up: number; readonly end: number}) {
	const folder = folderWith(t, {
		'bin/qemu-system-x86_64': `#!/bin/sh\nrun=$RUN console=$RUN/console.log\n${qemu}\n`,
		'run/command': '',
	});
	chmodSync(join(folder, 'bin/qemu-system-x86_64'), 0o755);
	const run = join(folder, 'run');
	const folders = JSON.stringify({debian: '/', project: '/', packages: '/', run});
	const script = `
		const {boot} = await import('${projectRoot}scripts/vm-boot.mjs');
		const hear = text => process.stdout.write('heard ' + text);
		try {
			console.log('result', await boot({folders: ${folders}, limits: ${JSON.stringify(limits)}, hear}));
		} catch (error) {
			console.log(error.message + '\\nexit code', error.exit);
		}`;
	return runProgram([process.execPath, '--input-type=module', '-e', script], {
		env: {PATH: `${join(folder, 'bin')}:${process.env.PATH}`, RUN: run},
	});
}
