/** scripts/setup.mjs in a copy of the project that lacks things, on a machine that lacks things. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import anyTest, {type TestFn} from 'ava';
import {
	asked,
	clear,
	emptyMachine,
	fake,
	installed,
	lockPackages,
	type Machine,
	remove,
	setup,
} from '../helpers/bare-machine.js';
import {runProgram} from '../helpers/cnilab.js';

const test = anyTest as TestFn<Machine>;

test.beforeEach(t => {
	t.context = emptyMachine();
});

test.afterEach.always(t => clear(t.context));

test('a second run does nothing and says nothing', async t => {
	const once = await setup(t.context, {uid: 0, build: 'fresh'});
	t.deepEqual(once, {code: 0, stdout: '', stderr: ''});
});

test('this very project is set up already: nothing is said', async t => {
	t.deepEqual(await runProgram([process.execPath, 'scripts/setup.mjs']), {code: 0, stdout: '', stderr: ''});
});

test('root gets the missing Debian packages, and is told which', async t => {
	remove(t.context, ['ip', 'bridge', 'tcpdump']);
	fake(
		t.context,
		'apt-get',
		`echo "$*" >>${t.context.bin}/asked; for tool in ip bridge tcpdump; do ln -s /bin/true ${t.context.bin}/$tool; done`,
	);
	const {code, stderr} = await setup(t.context, {uid: 0, build: 'fresh'});
	t.is(code, 0);
	t.is(stderr, 'cnilab: installing Debian packages: iproute2, tcpdump\n');
	t.is(asked(t.context), 'install -y --no-install-recommends iproute2 tcpdump\n');
});

const ipipIs = (there: boolean) => `case "$*" in *ipip*) exit ${there ? 0 : 2};; esac`;

for (const there of [true, false]) {
	test(`root gets clang ${there ? 'not if the kernel has' : 'if the kernel lacks'} IP-in-IP`, async t => {
		remove(t.context, ['clang', 'unshare']);
		fake(t.context, 'unshare', ipipIs(there));
		fake(t.context, 'apt-get', `echo "$*" >>${t.context.bin}/asked; ln -s /bin/true ${t.context.bin}/clang`);
		const {code, stderr} = await setup(t.context, {uid: 0, build: 'fresh'});
		t.is(code, 0);
		t.is(stderr, there ? '' : 'cnilab: installing Debian packages: clang\n');
	});
}

test('who wants the virtual machine gets what makes it, and nobody else does', async t => {
	fake(
		t.context,
		'apt-get',
		`echo "$*" >>${t.context.bin}/asked; ln -s /bin/true ${t.context.bin}/qemu-system-x86_64; ln -s /bin/true ${t.context.bin}/mmdebstrap`,
	);
	const {code, stderr} = await setup(t.context, {uid: 0, build: 'fresh', words: ['--vm']});
	t.is(code, 0);
	t.is(stderr, 'cnilab: installing Debian packages: qemu-system-x86, mmdebstrap\n');
	t.is(asked(t.context), 'install -y --no-install-recommends qemu-system-x86 mmdebstrap\n');
});

test('the package lists are fetched only when the first try fails', async t => {
	remove(t.context, ['nft']);
	fake(
		t.context,
		'apt-get',
		`echo "$*" >>${t.context.bin}/asked; [ $1 = update ] && touch ${t.context.bin}/lists; [ -e ${t.context.bin}/lists ]`,
	);
	const {code, stderr} = await setup(t.context, {uid: 0, build: 'fresh'});
	t.is(code, 0);
	t.regex(stderr, /installing Debian packages: nftables\ncnilab: apt-get update\n$/);
	t.regex(asked(t.context), /^install .*\nupdate .*\ninstall .*\n$/);
});

test('what apt-get says when it fails is passed on, with exit code 4', async t => {
	remove(t.context, ['nft']);
	fake(t.context, 'apt-get', 'echo "E: Unable to locate package nftables" >&2; exit 100');
	const {code, stderr} = await setup(t.context, {uid: 0});
	t.is(code, 4);
	t.regex(
		stderr,
		/nftables failed:\n.*E: Unable to locate package nftables[\s\S]*hint: is this machine online\?/,
	);
});

test('another user is told the one line to run, and installs nothing', async t => {
	remove(t.context, ['nft', 'tcpdump']);
	fake(t.context, 'apt-get', `touch ${t.context.bin}/asked`);
	fake(t.context, 'sudo', 'exit 1');
	const {code, stderr} = await setup(t.context, {uid: 1000});
	t.is(code, 4);
	t.is(stderr.split('\n')[1], '  sudo apt-get install -y --no-install-recommends nftables tcpdump');
	t.false(existsSync(join(t.context.bin, 'asked')));
});

test('another user without sudo is told the line with su', async t => {
	remove(t.context, ['nft']);
	fake(t.context, 'apt-get', '');
	const {stderr} = await setup(t.context, {uid: 1000});
	t.is(stderr.split('\n')[1], "  su -c 'apt-get install -y --no-install-recommends nftables'");
});

test('what labs do not need holds nobody up', async t => {
	remove(t.context, ['tcpdump']);
	fake(t.context, 'apt-get', '');
	t.deepEqual(await setup(t.context, {uid: 1000, build: 'fresh'}), {code: 0, stdout: '', stderr: ''});
});

test('where there is no apt-get, the packages are named', async t => {
	remove(t.context, ['nft', 'ip']);
	const {code, stderr} = await setup(t.context, {uid: 0});
	t.is(code, 4);
	t.regex(
		stderr,
		/not on this machine: ip, nft\n {2}hint: this is not Debian; install what your system calls iproute2, nftables/,
	);
});

test('npm packages are installed when they are missing or of another version', async t => {
	lockPackages(t.context.project, {
		'node_modules/left': {version: '2.0.0'},
		'node_modules/right': {version: '1.0.0'},
	});
	installed(t.context.project, {
		'node_modules/left': {version: '1.0.0'},
		'node_modules/right': {version: '1.0.0'},
	});
	installed(`${t.context.project}/after`, {
		'node_modules/left': {version: '2.0.0'},
		'node_modules/right': {version: '1.0.0'},
	});
	fake(t.context, 'npm', `echo "$*" >>${t.context.bin}/asked; rm -r node_modules; mv after/node_modules .`);
	const {code, stderr} = await setup(t.context, {uid: 0, build: 'fresh'});
	t.is(code, 0);
	t.is(stderr, 'cnilab: installing npm packages (npm ci): 1 are missing or of another version\n');
	t.regex(asked(t.context), /^ci --include=dev /);
});

test('npm packages of another user are fine, if they are complete', async t => {
	lockPackages(t.context.project, {
		'node_modules/left': {version: '2.0.0'},
		'node_modules/gone': {version: '1.0.0', optional: true},
	});
	installed(t.context.project, {'node_modules/left': {version: '2.0.0'}});
	fake(t.context, 'npm', 'exit 1');
	t.deepEqual(await setup(t.context, {uid: 1000, build: 'fresh'}), {code: 0, stdout: '', stderr: ''});
});

test('BIRD is installed for labs: on the host it is not started, neither now nor at the next boot', async t => {
	const {bin} = t.context;
	remove(t.context, ['bird']);
	const asks =
		'for name in bird bird.service ssh; do /usr/sbin/policy-rc.d $name start; echo "$name $?"; done';
	fake(t.context, 'apt-get', `{ ${asks}; } >>${bin}/policy; ln -s /bin/true ${bin}/bird`);
	for (const tool of ['systemctl', 'update-rc.d'])
		fake(t.context, tool, `echo "${tool} $*; policy: $(echo /usr/sbin/policy-rc.d*)" >>${bin}/disabled`);
	const {code, stderr} = await setup(t.context, {uid: 0, build: 'fresh'});
	t.is(code, 0);
	t.is(stderr, 'cnilab: installing Debian packages: bird2\n');
	t.is(readFileSync(join(bin, 'policy'), 'utf8'), 'bird 101\nbird.service 101\nssh 0\n');
	const gone = 'policy: /usr/sbin/policy-rc.d*';
	t.deepEqual(readFileSync(join(bin, 'disabled'), 'utf8').trim().split('\n'), [
		`systemctl disable --now bird.service; ${gone}`,
		`update-rc.d bird disable; ${gone}`,
	]);
});

for (const [what, said, hint] of [
	[
		'offline',
		'npm error code EAI_AGAIN',
		/hint: the npm registry was not reached: this first run needs the network once/,
	],
	['else', 'npm error code EUSAGE', /hint: run 'npm ci' in this folder/],
] as const) {
	test(`npm that fails is quoted, with what to do: ${what}`, async t => {
		lockPackages(t.context.project, {'node_modules/left': {version: '2.0.0'}});
		fake(t.context, 'npm', `echo "${said}" >&2; exit 1`);
		const {code, stderr} = await setup(t.context, {uid: 0});
		t.is(code, 4);
		t.true(stderr.includes(said));
		t.regex(stderr, hint);
	});
}

test('a Node that is too old is named, with the one that is needed', async t => {
	const file = join(t.context.project, 'package.json');
	writeFileSync(file, readFileSync(file, 'utf8').replace(/"node": ">=[\d.]+"/, '"node": ">=99.1"'));
	const {code, stderr} = await setup(t.context, {uid: 0});
	t.is(code, 4);
	t.true(stderr.startsWith(`cnilab: Node ${process.versions.node} is too old: 99.1 or newer is needed`));
});

test('a build that fails ends with 1 and leaves nothing half done', async t => {
	const esbuild = join(t.context.project, 'node_modules/esbuild');
	mkdirSync(esbuild, {recursive: true});
	writeFileSync(
		join(esbuild, 'index.js'),
		'exports.build = async () => { console.log("a.ts:1:1: error"); throw new Error(); };',
	);
	const {code, stderr} = await setup(t.context, {uid: 0});
	t.is(code, 1);
	t.is(stderr, 'cnilab: building\na.ts:1:1: error\ncnilab: the build failed (exit 1)\n');
	t.false(existsSync(join(t.context.project, 'dist')));
});
