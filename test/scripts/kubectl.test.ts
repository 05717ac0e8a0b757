/** scripts/kubectl.mjs on machines that have, and lack, a kubectl. */
import {chmodSync, existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {type Circumstances, projectRoot, runProgram} from '../helpers/cnilab.js';
import {folderWith} from '../helpers/folder.js';
import {kubectlPath} from '../helpers/kubectl.js';

const script = `${projectRoot}scripts/kubectl.mjs`;
const provide = (env: Circumstances['env']) =>
	runProgram([process.execPath, script], {env: {CNILAB_KUBECTL: undefined, ...env}});

test('what it finds is a kubectl of a version that the API serves', async t => {
	const {stdout} = await runProgram([kubectlPath(), 'version', '--client', '-o', 'json']);
	const {clientVersion} = JSON.parse(stdout) as {clientVersion: {major: string; minor: string}};
	t.is(clientVersion.major, '1');
	t.true(Number.parseInt(clientVersion.minor, 10) >= 28, clientVersion.minor);
});

test('the one that the user names is taken as it is', async t => {
	const folder = folderWith(t, {mine: '#!/bin/sh\n'});
	chmodSync(join(folder, 'mine'), 0o755);
	const {code, stdout} = await provide({CNILAB_KUBECTL: join(folder, 'mine')});
	t.deepEqual([code, stdout], [0, `${join(folder, 'mine')}\n`]);
});

test('one that the user names and that is not there is an error, and no other is taken', async t => {
	const {code, stdout, stderr} = await provide({CNILAB_KUBECTL: '/nowhere/kubectl'});
	t.deepEqual([code, stdout], [4, '']);
	t.is(stderr, "cnilab: CNILAB_KUBECTL is /nowhere/kubectl, and that can't be run\n");
});

test('the one in the cache is taken, and nothing is said', async t => {
	const folder = folderWith(t, {'cnilab/kubectl-1.32.3/kubectl': '#!/bin/sh\n'});
	const file = join(folder, 'cnilab/kubectl-1.32.3/kubectl');
	chmodSync(file, 0o755);
	t.deepEqual(await provide({XDG_CACHE_HOME: folder}), {code: 0, stdout: `${file}\n`, stderr: ''});
});

for (const [what, version, taken] of [
	['a new one', 'v1.28.0', true],
	['a newer one of a distribution', 'v1.40.1+k3s1', true],
	["Debian 12's", 'v1.20.5+really1.20.2', false],
	['one that is too old', 'v1.27.9', false],
	['a program around kubectl', 'v1.32.4-dispatcher', false],
	['one that does not say', '', false],
] as const) {
	test(`/usr/bin/kubectl that is ${what} is ${taken ? '' : 'not '}taken`, async t => {
		const said = `echo '{"clientVersion": {"gitVersion": "${version}"}}'`;
		const folder = folderWith(t, {kubectl: `#!/bin/sh\n${said}\n`});
		const {code, stdout, stderr} = await withoutNetwork(folder);
		if (taken) t.deepEqual([code, stdout], [0, '/usr/bin/kubectl\n'], stderr);
		else t.is(code, 4);
	});
}

test('without a network it says what was tried and what to do, and leaves nothing half done', async t => {
	const folder = folderWith(t, {kubectl: '#!/bin/sh\n'});
	const {code, stdout, stderr} = await withoutNetwork(folder);
	t.deepEqual([code, stdout], [4, '']);
	t.regex(stderr, /kubectl could not be downloaded:\n {2}http:\S+: .*\n[\s\S]*hint: .*CNILAB_KUBECTL/);
	t.notRegex(stderr, /\n\s+at /, 'no stack');
	t.deepEqual(existsSync(join(folder, 'cnilab')) ? readdirSync(join(folder, 'cnilab')) : [], []);
});

/** As another user than root, with the folder's kubectl in /usr/bin (and an empty cache), and no network. */
function withoutNetwork(folder: string) {
	chmodSync(join(folder, 'kubectl'), 0o755);
	// The other programs of /usr/bin stay, as links to where the real folder is meanwhile.
	const replace = [
		'mount -t tmpfs none /mnt',
		'mkdir /mnt/bin',
		'mount --bind /usr/bin /mnt/bin',
		'mount -t tmpfs none /usr/bin',
		'/mnt/bin/ln -s /mnt/bin/* /usr/bin',
		'cp --remove-destination "$0/kubectl" /usr/bin/kubectl',
		'exec unshare --user --map-user=1000 --net -- "$@"',
	].join(' && ');
	const own = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', replace, folder];
	const env = ['env', `XDG_CACHE_HOME=${folder}`, 'CNILAB_KUBECTL='];
	return runProgram([...own, ...env, process.execPath, script]);
}
