/** A host that can't: exit code 4, one message that says what mends it, and nothing is left of the attempt. */
import {chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {findTool, tools} from '../../lib/run/host-tools.js';
import {cnilabMain, type Ended, runProgram} from '../helpers/cnilab.js';
import {eventually} from '../helpers/eventually.js';
import {users} from '../helpers/in-sandbox.js';
import {labFiles} from '../helpers/lab-text.js';
import {nobodyId} from '../helpers/plain-user.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {processesOf} from '../helpers/traces.js';

/** In a mount namespace of its own; as root of a user namespace if need be. */
const inOwnMounts = ['unshare', ...(users.includes('root') ? [] : ['--user', '--map-root-user']), '--mount'];

for (const user of users) {
	test.serial(`as ${user}: a kernel without VXLAN, and the line that mends it`, async t => {
		const seat = seatOf(t, user, {
			...labFiles({mode: 'flannel-vxlan'}),
			'bin/ip': fake(
				'ip',
				`case "$*" in *-batch*) sed 's/ type vxlan .*/ type novxlan/' | ${findTool('ip')} "$@"; exit;; esac`,
			),
		});
		const ended = await upWith(seat, withBin(seat));
		await refuses(t, seat, ended, /no vxlan links \(Error: Unknown device type\.\)\n +mend it with: \S/);
		t.is((await upWith(seat, {...withBin(seat), lab: {mode: 'bridge'}})).code, 0, 'other modes come up');
	});

	test.serial(`as ${user}: a host that allows no namespaces`, async t => {
		const said = 'unshare: unshare failed: Operation not permitted';
		const seat = seatOf(t, user, {
			...labFiles({mode: 'bridge'}),
			'bin/unshare': fake('unshare', `echo "${said}" >&2; exit 1`),
		});
		const ended = await upWith(seat, withBin(seat));
		await refuses(t, seat, ended, /namespaces can't be made .*Operation not permitted\)\n +mend it with: \S/);
	});

	test.serial(`as ${user}: a state folder that is a file`, async t => {
		const seat = seatOf(t, user, {...labFiles({mode: 'bridge'}), state: 'a file'});
		const ended = await upWith(seat);
		await refuses(t, seat, ended, /^can't write \S+\/state: .*no folder: set CNILAB_STATE/, ['state']);
	});
}

for (const {what, path, hide, said} of [
	// cnilab looks into the sbin folders too: then they are empty.
	{
		what: 'no ip, bridge and nft',
		path: ['unshare', 'nsenter', 'mount'],
		hide: 'mount -t tmpfs none /usr/sbin && mount -t tmpfs none /usr/local/sbin',
		said: 'ip, bridge, nft',
	},
	{what: 'no unshare', path: ['ip', 'bridge', 'nft', 'nsenter', 'mount'], hide: ':', said: 'unshare'},
]) {
	test.serial(`a host that has ${what}`, async t => {
		const seat = seatOf(t, users[0] ?? 'plain', {...labFiles({mode: 'bridge'}), 'bin/none': ''});
		for (const name of [...path, 'sh']) symlinkSync(findTool(name) ?? '', join(seat.folder, 'bin', name));
		const ended = await upInMounts(seat, hide, `${seat.folder}/bin`);
		const packages = new Set(
			tools.filter(({name}) => said.split(', ').includes(name)).map(tool => tool.package),
		);
		await refuses(
			t,
			seat,
			ended,
			new RegExp(`not installed: ${said}\\n +mend it with: .*apt-get install .*${[...packages].join(' ')}`),
		);
	});
}

if (users.includes('root')) {
	test.serial('a state folder of another user is refused, by root and by a plain user', async t => {
		for (const [user, owner] of [
			['root', nobodyId],
			['plain', 0],
		] as const) {
			const seat = seatOf(t, user, labFiles({mode: 'bridge'}));
			mkdirSync(seat.state);
			chownSync(seat.state, owner, owner);
			const ended = await upWith(seat);
			await refuses(t, seat, ended, new RegExp(`state belongs to user ${owner}, .*set CNILAB_STATE`), [
				'state',
			]);
			t.deepEqual(readdirSync(seat.state), []);
		}
	});

	test.serial('a state folder that may not be written', async t => {
		const seat = seatOf(t, 'plain', labFiles({mode: 'bridge'}));
		chownSync(seat.folder, 0, 0);
		chmodSync(seat.folder, 0o755);
		await refuses(
			t,
			seat,
			await upWith(seat),
			/^can't write \S+\/state: you may not write there: set CNILAB_STATE/,
		);
	});
}

test.serial('a disk that is full, however much there is room for', async t => {
	const seat = seatOf(t, users[0] ?? 'plain', labFiles({mode: 'flannel-vxlan'}));
	mkdirSync(seat.state);
	// Pages and inodes: from none at all to enough for a whole lab.
	const sizes = ['nr_inodes=1', 'nr_inodes=2', 'nr_inodes=3', 'nr_inodes=4', 'nr_inodes=5'];
	const pages = [1, 2, 3, 4, 5, 6].map(count => `size=${count * 4}k`);
	const codes = new Set<number | null>();
	for (const size of [...sizes, ...pages, 'size=1m']) {
		const full = `mount -t tmpfs -o ${size} none ${seat.state}`;
		const ended = await upInMounts(seat, full, process.env.PATH, `ls -A ${seat.state} >&2; exit $code`);
		codes.add(ended.code);
		if (ended.code === 0) continue;
		t.is(ended.code, 4, `${size}: ${ended.stderr}`);
		t.regex(
			ended.stderr,
			/^can't write \S+: the disk is full: make room there, or set CNILAB_STATE to a folder elsewhere\n$/,
			size,
		);
		await noProcess(t, seat);
	}
	t.deepEqual([...codes], [4, 0]);
});

type Up = {readonly env?: Readonly<Record<string, string>>; readonly lab?: {readonly mode: string}};

async function upWith(seat: Seat, {env = {}, lab}: Up = {}): Promise<Ended> {
	const set = lab ? ['--set', `mode.name=${lab.mode}`] : [];
	return seat.run(['up', `${seat.folder}/lab.yaml`, ...set], {env});
}

/** Runs `first`, then `up`, then `last`, all in one mount namespace; the lab is taken down again. */
function upInMounts(seat: Seat, first: string, path = '', last = 'exit $code'): Promise<Ended> {
	const script = [
		first,
		`PATH=${path} "$@" up ${seat.folder}/lab.yaml; code=$?`,
		'[ $code -ne 0 ] || PATH=$PATH "$@" down >&2',
		last,
	].join('\n');
	const argv = [...inOwnMounts, 'sh', '-c', script, 'sh', process.execPath, cnilabMain];
	return runProgram(argv, {env: {CNILAB_STATE: seat.state}});
}

async function refuses(
	t: ExecutionContext,
	seat: Seat,
	{code, stdout, stderr}: Ended,
	...[message, left = []]: [message: RegExp, left?: readonly string[]]
): Promise<void> {
	t.is(code, 4, stderr);
	t.is(stdout, '');
	t.regex(stderr, message);
	t.notRegex(stderr, /defect of cnilab|\bat .*\.js:/);
	t.deepEqual(
		readdirSync(seat.folder).filter(name => name.startsWith('state')),
		[...left],
	);
	await noProcess(t, seat);
}

async function noProcess(t: ExecutionContext, seat: Seat): Promise<void> {
	await eventually('no process is left', () => processesOf(seat.state).length === 0, 2_000);
	t.deepEqual(processesOf(seat.state), []);
}

function withBin({folder}: Seat): Up {
	for (const name of readdirSync(join(folder, 'bin'))) chmodSync(join(folder, 'bin', name), 0o755);
	return {env: {PATH: `${join(folder, 'bin')}:${process.env.PATH}`}};
}

/** Does `script` first and, if that did not exit, what the real program does. */
function fake(name: string, script: string): string {
	return `#!/bin/sh\n${script}\nexec ${findTool(name)} "$@"\n`;
}
