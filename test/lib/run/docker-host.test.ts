/** What the texts of proc(5) and an engine's own words say of a host, both versions of control groups. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {groupFolders, groupVersion, isFrozen, thaw} from '../../../lib/run/docker-cgroups.js';
import {EngineError} from '../../../lib/run/docker-error.js';
import {checkLimits, hostProblem} from '../../../lib/run/docker-host.js';

const version2 = '31 23 0:27 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate';

const version1 = [
	'25 24 0:22 / /sys/fs/cgroup/cpu,cpuacct rw shared:1 - cgroup cgroup rw,cpu,cpuacct',
	'26 24 0:23 / /sys/fs/cgroup/memory rw shared:2 - cgroup cgroup rw,memory',
	'27 24 0:24 / /sys/fs/cgroup/freezer rw shared:3 - cgroup cgroup rw,freezer',
	'28 24 0:25 / /sys/fs/cgroup/devices rw shared:4 - cgroup cgroup rw,devices',
	'29 24 0:26 / /sys/fs/cgroup/systemd rw shared:5 - cgroup cgroup rw,xattr,name=systemd',
].join('\n');

const hybrid = `${version1}\n30 24 0:27 / /sys/fs/cgroup/unified rw shared:6 - cgroup2 cgroup2 rw`;

const inVersion1 = [
	'9:freezer:/docker/abc',
	'8:memory:/docker/abc',
	'7:cpu,cpuacct:/docker/abc',
	'6:devices:/docker/abc',
	'1:name=systemd:/docker/abc',
	'0::/system.slice/docker.service',
].join('\n');

const inVersion2 = '0::/system.slice/docker-abc.scope\n';

test('the version is that of what counts: systemd’s hybrid is version 1', t => {
	t.is(groupVersion(version2), 2);
	t.is(groupVersion(version1), 1);
	t.is(groupVersion(hybrid), 1);
	t.is(groupVersion('22 1 8:1 / / rw - ext4 /dev/sda1 rw'), undefined);
	t.is(groupVersion(''), undefined);
});

test('version 1: a folder for each hierarchy that counts or freezes, and none of the second version beside it', t => {
	const folders = ['freezer', 'memory', 'cpu,cpuacct'].map(name => `/sys/fs/cgroup/${name}/docker/abc`);
	t.deepEqual(groupFolders({cgroup: inVersion1, mountinfo: version1}), folders);
	t.deepEqual(groupFolders({cgroup: inVersion1, mountinfo: hybrid}), folders);
});

test('version 2: one folder for all', t => {
	t.deepEqual(groupFolders({cgroup: inVersion2, mountinfo: version2}), [
		'/sys/fs/cgroup/system.slice/docker-abc.scope',
	]);
	t.deepEqual(groupFolders({cgroup: inVersion2, mountinfo: ''}), []);
});

test('where a part of the hierarchy is mounted, what is outside of it has no folder; one that shows all goes first', t => {
	const part = version2.replace(' / /sys', ' /system.slice /sys');
	t.deepEqual(groupFolders({cgroup: inVersion2, mountinfo: part}), ['/sys/fs/cgroup/docker-abc.scope']);
	t.deepEqual(groupFolders({cgroup: '0::/user.slice\n', mountinfo: part}), []);
	const both = `${part}\n${version2.replace('/sys/fs/cgroup', '/mnt/all')}`;
	t.deepEqual(groupFolders({cgroup: '0::/user.slice\n', mountinfo: both}), ['/mnt/all/user.slice']);
});

for (const [file, frozen, thawed] of [
	['freezer.state', 'FROZEN', 'THAWED'],
	['freezer.state', 'FREEZING', 'THAWED'],
	['cgroup.freeze', '1', '0'],
] as const) {
	test(`${file} with ${frozen} is frozen, and ${thawed} lets it go on`, t => {
		const folder = mkdtempSync(join(tmpdir(), 'cnilab-groups-'));
		t.teardown(() => rmSync(folder, {recursive: true}));
		const folders = ['/nowhere', folder];
		t.false(isFrozen(folders));
		writeFileSync(join(folder, file), `${frozen}\n`);
		t.true(isFrozen(folders));
		thaw(folders);
		t.is(readFileSync(join(folder, file), 'utf8'), thawed);
		t.false(isFrozen(folders));
	});
}

const here = {kernel: '6.1.0', memory: 2_000_000_000, groups: 2} as const;
const fine = {OSType: 'linux', KernelVersion: '6.1.0', MemTotal: 2_000_000_000, CgroupVersion: '2'};
const problemOf = (info: object, other: object = {}) =>
	hostProblem({...fine, ...info}, {words: 'tcp://far:2375', here: {...here, ...other}});

test('an engine of this host is fine, and one that tells little is not refused for it', t => {
	t.is(problemOf({}), undefined);
	t.is(problemOf({CgroupVersion: '1'}, {groups: 1}), undefined);
	t.is(hostProblem({}, {words: 'unix:///x', here}), undefined);
});

test('an engine of another host, or of other control groups, is refused in words: this host can’t', t => {
	const cases: readonly (readonly [EngineError | undefined, RegExp])[] = [
		[problemOf({KernelVersion: '5.10.0'}), /tcp:\/\/far:2375 is on another machine/],
		[problemOf({MemTotal: 1_000_000_000}), /is on another machine/],
		[problemOf({CgroupVersion: '1'}), /control groups of version 1, and here those of version 2/],
		[problemOf({}, {groups: undefined}), /no control groups are mounted here[\s\S]*mount -t cgroup2/],
		[problemOf({SecurityOptions: ['name=seccomp', 'name=userns']}), /in a user namespace/],
		[problemOf({OSType: 'windows'}), /containers of windows/],
	];
	for (const [problem, says] of cases) {
		t.regex(problem?.message ?? '', says);
		t.is(problem?.exit, 4);
	}
});

test('a limit that the kernel does not keep, or that is more than there is, is refused with the node’s name', t => {
	const refused = (container: object, info: object) =>
		t.throws(() => checkLimits([{name: 'node-1'}, {name: 'node-2', container}], info), {
			instanceOf: EngineError,
		})?.message ?? '';
	t.regex(refused({memory: 64e6}, {MemoryLimit: false}), /memory of node-2[\s\S]*version 1/);
	t.regex(
		refused({cpus: 1}, {CpuCfsQuota: false, CgroupVersion: '2'}),
		/processors of node-2[\s\S]*version 2/,
	);
	t.regex(refused({cpus: 4}, {NCPU: 2}), /node-2 shall have 4 processors, and this machine has 2/);
	t.notThrows(() => checkLimits([{name: 'node-1', container: {cpus: 2, memory: 64e6}}], {NCPU: 2}));
});
