import {chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import anyTest, {type TestFn} from 'ava';
import {faultRequirements} from '../../../lib/plan/fault-ops.js';
import {checkHost} from '../../../lib/run/doctor.js';
import {checkLimits} from '../../../lib/run/host-limits.js';
import {namespaceProblem} from '../../../lib/run/host-namespaces.js';
import {findTool, tools} from '../../../lib/run/host-tools.js';
import {cnilab, cnilabMain, runProgram} from '../../helpers/cnilab.js';
import {hasLink} from '../../helpers/host-links.js';

type Doctor = {
	ok: boolean;
	facts: {area: string; name: string; ok: boolean; needed: boolean; detail: string}[];
	modes: {mode: string; lacks: string[]}[];
	problems: {what: string; hint: string}[];
};

const test = anyTest as TestFn<{folder: string}>;

test.beforeEach(t => {
	t.context.folder = mkdtempSync(join(tmpdir(), 'cnilab-doctor-'));
});

test.afterEach.always(t => rmSync(t.context.folder, {recursive: true, force: true}));

test('on a host that has everything the doctor ends with 0 and says what it tried', async t => {
	const {code, report} = await doctor([]);
	t.is(code, 0);
	t.true(report.ok);
	t.deepEqual(report.problems, []);
	for (const name of ['veth', 'bridge', 'vxlan', 'nat']) {
		t.true(
			report.facts.some(fact => fact.name === name && fact.ok),
			name,
		);
	}
	// Only root can have what stands for ipip.
	const may = process.getuid?.() === 0 || hasLink('ipip') ? [] : ['link/ipip'];
	t.deepEqual(
		report.modes.flatMap(({lacks}) => lacks),
		may,
	);
});

test('before a lab only what it needs is tried', async t => {
	const {facts, problems} = await checkHost([{link: 'vxlan'}, {nft: 'nat'}]);
	t.deepEqual(
		facts.map(({area, name}) => (area === 'namespace' ? area : `${area}/${name}`)),
		['namespace', 'namespace', 'link/veth', 'link/bridge', 'link/vxlan', 'nft/nat'],
	);
	t.true(facts.every(({ok, needed}) => ok && needed));
	t.deepEqual(problems, []);
});

test('a program that is not installed is named, with the line that installs it', async t => {
	for (const {name} of tools) {
		const at = findTool(name);
		if (at !== undefined && !['ip', 'bridge', 'nft'].includes(name))
			symlinkSync(at, join(t.context.folder, name));
	}
	symlinkSync('/bin/sh', join(t.context.folder, 'sh'));
	// cnilab looks into the sbin folders too: here they are empty.
	const script =
		'mount -t tmpfs none /usr/sbin && mount -t tmpfs none /usr/local/sbin && PATH=$1 exec "$2" "$3" doctor --json';
	const argv = ['sh', '-c', script, 'sh', t.context.folder, process.execPath, cnilabMain];
	const {code, stdout} = await runProgram(['unshare', '--user', '--map-root-user', '--mount', ...argv]);
	const report = JSON.parse(stdout) as Doctor;
	t.is(code, 4);
	t.deepEqual(
		report.problems.map(({what}) => what),
		['not installed: ip, bridge, nft'],
	);
	t.regex(report.problems[0]?.hint ?? '', /apt-get install -y --no-install-recommends iproute2 nftables$/);
	for (const {lacks} of report.modes) t.true(lacks.includes('ip'));
});

test('a kernel without VXLAN: the mode that needs it is refused, the others are not', async t => {
	const path = withFake(
		t.context.folder,
		'ip',
		`case "$*" in *-batch*) sed 's/ type vxlan .*/ type novxlan/' | ${findTool('ip')} "$@"; exit;; esac`,
	);
	const {code, report} = await doctor(['flannel-vxlan'], path);
	t.is(code, 4);
	t.is(report.problems.length, 1);
	t.regex(report.problems[0]?.what ?? '', /no vxlan links \(Error: Unknown device type\.\)/);
	t.regex(report.problems[0]?.hint ?? '', /modprobe vxlan|linux-image/);
	t.deepEqual(
		report.modes.filter(({lacks}) => lacks.includes('link/vxlan')).map(({mode}) => mode),
		['flannel-vxlan', 'calico-vxlan', 'canal'],
	);
	const {code: asked, stdout} = await cnilab(['modes', '--json'], {env: {PATH: path}});
	const told = JSON.parse(stdout) as {modes: readonly {name: string; lacks: readonly string[]}[]};
	t.is(asked, 0);
	t.deepEqual(
		told.modes.map(({name, lacks}) => ({mode: name, lacks})),
		report.modes.map(({mode, lacks}) => ({mode, lacks})),
		'modes and doctor say the same',
	);
	t.is((await doctor(['bridge'], path)).code, 0);
	t.is((await doctor([], path)).code, 0, 'labs of other modes come up');
});

test('a kernel without nftables NAT is told in the words of nft', async t => {
	const path = withFake(
		t.context.folder,
		'nft',
		'case "$*" in --version) ;; *) echo "Error: Could not process rule" >&2; exit 1;; esac',
	);
	const {code, report} = await doctor(['flannel-host-gw'], path);
	t.is(code, 4);
	t.regex(report.problems[0]?.what ?? '', /nat does not work \(Error: Could not process rule\)/);
});

test.serial(
	'a fault that the kernel can’t make is told with what the kernel lacks, and one that it can is not',
	async t => {
		const needs = (kind: 'delay' | 'limit' | 'loss' | 'pause') => faultRequirements(faultOf[kind]);
		t.deepEqual((await checkHost([...needs('limit'), ...needs('loss'), ...needs('pause')])).problems, []);
		const fake = 'case "$*" in *netem*) echo "Error: Specified qdisc kind is unknown." >&2; exit 2;; esac';
		const path = process.env.PATH;
		process.env.PATH = withFake(t.context.folder, 'tc', fake);
		try {
			const {problems} = await checkHost(needs('delay'));
			t.is(problems.length, 1);
			t.regex(problems[0]?.what ?? '', /no netem \(Error: Specified qdisc kind is unknown\.\)/);
			t.regex(problems[0]?.hint ?? '', /modprobe sch_netem|linux-image/);
		} finally {
			process.env.PATH = path;
		}
	},
);

const cable = {machine: 'node-1', segment: 'lan'} as const;
const faultOf = {
	delay: {kind: 'delay', ms: 5, ...cable},
	limit: {kind: 'limit', kbit: 500, ...cable},
	loss: {kind: 'loss', percent: 5, ...cable},
	pause: {kind: 'pause', node: 'node-1'},
} as const;

test('where no namespaces can be made, nothing else is tried, and no mode runs', async t => {
	const path = withFake(
		t.context.folder,
		'unshare',
		'case "$*" in --version) ;; *) echo "unshare: unshare failed: Operation not permitted" >&2; exit 1;; esac',
	);
	const {code, report} = await doctor([], path);
	t.is(code, 4);
	t.regex(report.problems[0]?.what ?? '', /namespaces can't be made .*Operation not permitted/);
	t.true(report.modes.every(({lacks}) => lacks.length > 0));
});

test('in a chroot labs are refused: entering a namespace would leave it', async t => {
	const script = 'mount --rbind / "$1" && shift && exec chroot "$@"';
	const argv = ['sh', '-c', script, 'sh', t.context.folder, t.context.folder, process.execPath, cnilabMain];
	const alone = ['unshare', '--user', '--map-root-user', '--mount', ...argv];
	const {code, stdout} = await runProgram([...alone, 'doctor', '--json']);
	const report = JSON.parse(stdout) as Doctor;
	t.is(code, 4);
	t.deepEqual(
		report.problems.map(({what}) => what.replace(/:.*/, '')),
		['this is a chroot'],
	);
	t.true(report.modes.every(({lacks}) => lacks.includes('enter')));
});

test('the trials leave nothing in the host’s network namespace', async t => {
	await doctor([]);
	const {stdout} = await import('../../helpers/cnilab.js').then(({runProgram}) =>
		runProgram(['ip', '-o', 'link']),
	);
	t.false(stdout.includes('trial'));
});

const user = 1000;
const namespaceCases: ReadonlyArray<
	readonly [what: string, said: string, sysctls: Record<string, string>, uid: number, hint: RegExp]
> = [
	[
		'Debian’s switch is off',
		'unshare failed: Operation not permitted',
		{'kernel.unprivileged_userns_clone': '0'},
		user,
		/^sudo sysctl -w kernel\.unprivileged_userns_clone=1$/,
	],
	[
		'AppArmor restricts',
		'write failed /proc/self/uid_map: Operation not permitted',
		{'kernel.apparmor_restrict_unprivileged_userns': '1'},
		user,
		/^sudo sysctl -w kernel\.apparmor_restrict_unprivileged_userns=0$/,
	],
	[
		'none are allowed',
		'unshare failed: No space left on device',
		{'user.max_user_namespaces': '0'},
		user,
		/^sudo sysctl -w user\.max_user_namespaces=15000$/,
	],
	[
		'too many network namespaces',
		'unshare failed: No space left on device',
		{'user.max_user_namespaces': '9000', 'user.max_net_namespaces': '10'},
		user,
		/^sudo sysctl -w user\.max_net_namespaces=15000$/,
	],
	[
		'too many network namespaces, as root',
		'unshare failed: No space left on device',
		{'user.max_net_namespaces': '10'},
		0,
		/^sysctl -w user\.max_net_namespaces=15000$/,
	],
	['root in a container', 'unshare failed: Operation not permitted', {}, 0, /--cap-add SYS_ADMIN/],
	['nobody knows why', 'unshare failed: Invalid argument', {}, user, /as root/],
];

for (const [what, said, sysctls, uid, hint] of namespaceCases) {
	test(`the line that mends namespaces: ${what}`, t => {
		const problem = namespaceProblem(said, key => sysctls[key], uid);
		t.regex(problem.hint, hint);
		t.true(problem.what.includes(said));
	});
}

test('a lab that is too large for a limit is told which, and the line that raises it', t => {
	const huge = 2 ** 31;
	const problems = checkLimits({openFiles: huge, processes: huge, memoryMb: huge});
	t.is(problems.length, 3);
	t.regex(problems[0]?.hint ?? '', /^ulimit -n \d+$/);
	t.deepEqual(checkLimits({openFiles: 1, processes: 1, memoryMb: 1}), []);
});

async function doctor(args: readonly string[], path = process.env.PATH) {
	const {code, stdout, stderr} = await cnilab(['doctor', ...args, '--json'], {env: {PATH: path}});
	if (stderr !== '') throw new Error(stderr);
	return {code, report: JSON.parse(stdout) as Doctor};
}

/** A PATH whose first folder has a program that does `script` first and, if that did not exit, what the real one does. */
function withFake(folder: string, name: string, script: string): string {
	const real = findTool(name);
	writeFileSync(join(folder, name), `#!/bin/sh\n${script}\nexec ${real} "$@"\n`);
	chmodSync(join(folder, name), 0o755);
	return `${folder}:${process.env.PATH}`;
}
