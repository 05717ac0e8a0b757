/** scripts/vm.mjs where there is no machine, and where it is one that does not do what it should. */
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {projectRoot, runProgram} from '../helpers/cnilab.js';
import {folderWith} from '../helpers/folder.js';
import {asUser} from '../helpers/plain-user.js';

test('another user than root is told the line to run', async t => {
	const argv = [...asUser('plain'), process.execPath, `${projectRoot}scripts/vm.mjs`];
	const {code, stdout, stderr} = await runProgram(argv);
	t.deepEqual([code, stdout], [4, '']);
	t.regex(stderr, /^cnilab: only root .*\n {2}sudo npm run test:vm\n$/);
});

test('where QEMU is not installed the packages are named', async t => {
	const bin = folderWith(t, {});
	const script =
		'for folder in /usr/sbin /usr/local/sbin /sbin; do mount -t tmpfs none $folder; done; PATH=$1 exec "$2" "$3"';
	const argv = ['sh', '-c', script, 'sh', bin, process.execPath, `${projectRoot}scripts/vm.mjs`];
	const {code, stdout, stderr} = await runProgram([...alone, ...argv]);
	t.deepEqual([code, stdout], [4, '']);
	t.regex(
		stderr,
		/^cnilab: not installed: qemu-system-x86_64, mmdebstrap\n.*apt-get install .*qemu-system-x86 mmdebstrap\n$/,
	);
});

test('a Debian is made once; one that was damaged is made anew, and what an ended process left is removed', async t => {
	const folder = folderWith(t, {
		'bin/mmdebstrap': mmdebstrap,
		'cache/vm-0.1/here': '',
		[`cache/vm-0.${endedPid}/gone`]: '',
	});
	const first = await makeIn(t, folder);
	t.regex(first.stdout, /^made \S+cache\/vm-[0-9a-f]{12}\n$/, first.stderr);
	t.deepEqual(
		readdirSync(join(folder, 'cache')).filter(name => name.includes('.')),
		['vm-0.1'],
	);
	t.deepEqual(await makeIn(t, folder), first);
	t.is(readFileSync(join(folder, 'made'), 'utf8'), 'x');

	const debian = first.stdout.slice('made '.length).trim();
	writeFileSync(join(debian, 'boot/initramfs'), 'initra');
	const {stdout} = await makeIn(t, folder);
	t.is(stdout, `${debian} is damaged: it is made anew\n${first.stdout}`);
	t.is(readFileSync(join(debian, 'boot/initramfs'), 'utf8'), 'initramfs\n');
	t.is(readFileSync(join(folder, 'made'), 'utf8'), 'xx');
});

test('where there is no room for a Debian, that is said before anything is made', async t => {
	const folder = folderWith(t, {'bin/mmdebstrap': mmdebstrap, 'cache/mark': ''});
	const {stdout} = await makeIn(t, folder, [
		'sh',
		'-c',
		`mount -t tmpfs -o size=90M none ${folder}/cache && exec "$@"`,
		'sh',
	]);
	t.is(
		stdout,
		`a Debian 13 needs 1500 MB, and ${folder}/cache has room for 94 MB\n  hint: CNILAB_CACHE=FOLDER takes another place\nexit code 4\n`,
	);
	t.false(existsSync(join(folder, 'made')));
});

test('a Debian that can’t be made leaves nothing', async t => {
	const folder = folderWith(t, {
		'bin/mmdebstrap': '#!/bin/sh\nfor last; do :; done; mkdir -p $last/etc; exit 1\n',
	});
	const {stdout} = await makeIn(t, folder);
	t.regex(stdout, /^a Debian 13 could not be made: [\s\S]*exit code 4\n$/);
	t.deepEqual(readdirSync(join(folder, 'cache')), []);
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

test('who is interrupted ends the machine', async t => {
	const script = 'echo $$ >"$run/pid"; echo "cnilab-vm: interrupt"; exec sleep 612.5';
	const {stdout} = await bootOf(t, script, {up: 60, end: 60}, run => {
		// By its words: another process may have its number by now.
		const file = `/proc/${readFileSync(join(run, 'pid'), 'utf8').trim()}/cmdline`;
		t.false(existsSync(file) && readFileSync(file, 'utf8').includes('612.5'));
	});
	t.is(stdout, 'heard interrupt\nstopped\nexit code 130\n');
});

/** In the place of mmdebstrap: as much of a Debian as is looked at. How often it ran is told by the file `made`. */
const mmdebstrap = `#!/bin/sh
for last; do :; done
mkdir -p $last/boot $last/usr/bin
: >$last/usr/bin/node
cd $last/boot
for name in vmlinuz initramfs; do echo $name >$name; done
sha256sum vmlinuz initramfs >sums
printf x >>$MADE
`;

/** A process that has been there, and is there no more. */
const endedPid = spawnSync('true').pid;

const alone = ['unshare', '--user', '--map-root-user', '--mount'];

/** `vmDebian` with the mmdebstrap of the folder, as root in a namespace; `inside`: the words before it. */
function makeIn(t: ExecutionContext, folder: string, inside: readonly string[] = []) {
	t.true(existsSync(join(folder, 'bin/mmdebstrap')));
	chmodSync(join(folder, 'bin/mmdebstrap'), 0o755);
	const script = `
		const {vmDebian} = await import('${projectRoot}scripts/vm-debian.mjs');
		try {
			console.log('made ' + (await vmDebian(console.log)));
		} catch (error) {
			console.log(error.message + '\\nexit code', error.exit);
		}`;
	return runProgram([...alone, ...inside, process.execPath, '--input-type=module', '-e', script], {
		env: {
			PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
			CNILAB_CACHE: join(folder, 'cache'),
			MADE: join(folder, 'made'),
		},
	});
}

/** `qemu` is a script in the place of QEMU; `$run` is the run's folder, `$console` the file of the kernel's console. */
async function bootOf(
	t: ExecutionContext,
	qemu: string,
	limits: {readonly up: number; readonly end: number},
	lookAt: (run: string) => void = () => {},
) {
	const folder = folderWith(t, {
		'bin/qemu-system-x86_64': `#!/bin/sh\nrun=$RUN console=$RUN/console.log\n${qemu}\n`,
		'run/command': '',
	});
	chmodSync(join(folder, 'bin/qemu-system-x86_64'), 0o755);
	const run = join(folder, 'run');
	const folders = JSON.stringify({debian: '/', project: '/', packages: '/', run});
	const script = `
		const {boot} = await import('${projectRoot}scripts/vm-boot.mjs');
		const hear = text => {
			process.stdout.write('heard ' + text);
			if (text === 'interrupt\\n') process.kill(process.pid, 'SIGTERM');
		};
		try {
			console.log('result', await boot({folders: ${folders}, limits: ${JSON.stringify(limits)}, hear}));
		} catch (error) {
			console.log(error.message + '\\nexit code', error.exit);
		}`;
	const ended = await runProgram([process.execPath, '--input-type=module', '-e', script], {
		env: {PATH: `${join(folder, 'bin')}:${process.env.PATH}`, RUN: run},
	});
	lookAt(run);
	return ended;
}
