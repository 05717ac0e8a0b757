/** What the programs of containers write, change and delete stays theirs: the host's files are as they were. */
import {
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {eventually} from '../helpers/eventually.js';
import {differences, hostState} from '../helpers/host-state.js';
import {type User, users} from '../helpers/in-sandbox.js';
import {kubectlPath} from '../helpers/kubectl.js';
import {nobodyId} from '../helpers/plain-user.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {gripOf, leftOf, processesOf, roles} from '../helpers/traces.js';

const lab = `summary: a trial
name: trial
cluster: {segments: {lan: {ipv4: 192.168.50.0/24}}, nodes: {node-1: }}
mode: bridge
manifests: [pods.yaml]
`;

for (const user of users) {
	test.serial(
		`as ${user}: containers write and delete as they like, and the host’s files are untouched`,
		async t => {
			t.timeout(120_000);
			const host = hostFolder(t, user);
			const marks = marksOf(host);
			const before = hostState();
			const seat = await upWith(t, user, podsOf(host, marks));

			await endsWell(t, seat, 'job');
			for (const mark of marks) t.false(existsSync(mark), mark);
			untouched(t, host);

			const exec = (pod: string, script: string) =>
				seat.run(['kubectl', 'exec', pod, '--', 'sh', '-c', script]);
			t.like(await seat.run(['kubectl', 'wait', '--for=condition=Ready', 'pod/program', '--timeout=60s']), {
				code: 0,
			});
			// The program and what is run beside it have the same files, as have two commands in an imitated server.
			t.like(await exec('program', `rm -rf ${host}/*; echo more >>/tmp/own`), {code: 0, stdout: ''});
			t.like(await exec('program', `cat /tmp/own; ls ${host}; hostname`), {
				code: 0,
				stdout: 'one\nmore\nprogram\n',
			});
			t.like(await exec('server', `echo two >/usr/local/two; chown -R 0 ${host}; rm -rf ${host}`), {code: 0});
			t.like(await exec('server', 'cat /usr/local/two; ip -o -4 addr show eth0 | wc -l'), {
				code: 0,
				stdout: 'two\n1\n',
			});
			t.like(
				await exec(
					'server',
					`tcpdump -c1 -i lo -w /tmp/x 2>/dev/null & while ! [ -s /tmp/x ]; do ping -c1 127.0.0.1; done >/dev/null; wait`,
				),
				{code: 0},
			);
			untouched(t, host);
			for (const mark of [...marks, '/usr/local/two']) t.false(existsSync(mark), mark);
			t.deepEqual(differences(before, hostState()), []);

			const grip = gripOf(seat.state);
			const [labd] = processesOf(seat.state).filter(roles.labd);
			process.kill(labd?.pid ?? 0, 'SIGKILL');
			const programs = () => processesOf(seat.state).filter(({argv}) => argv.includes('98765'));
			await eventually('the program ends with labd', () => programs().length === 0);
			t.is((await seat.run(['down'])).code, 0);
			t.deepEqual(leftOf(seat.state, grip), []);
			grip.close();
			t.deepEqual(differences(before, hostState()), []);
			untouched(t, host);
		},
	);
}

/** Of the user: nothing but the container keeps it from being deleted. Not below /tmp, which a container does not see. */
function hostFolder(t: ExecutionContext, user: User): string {
	const isRoot = process.getuid?.() === 0;
	const folder = mkdtempSync(join(isRoot ? '/srv' : homedir(), 'cnilab-test-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	mkdirSync(join(folder, 'gone'));
	writeFileSync(join(folder, 'gone/file'), 'kept');
	writeFileSync(join(folder, 'changed'), 'kept');
	if (isRoot && user === 'plain') {
		for (const path of ['', 'gone', 'gone/file', 'changed'])
			chownSync(join(folder, path), nobodyId, nobodyId);
	}
	return folder;
}

function untouched(t: ExecutionContext, folder: string): void {
	t.deepEqual(readdirSync(folder).sort(), ['changed', 'gone']);
	t.is(readFileSync(join(folder, 'gone/file'), 'utf8'), 'kept');
	t.is(readFileSync(join(folder, 'changed'), 'utf8'), 'kept');
}

/** Files that no host has. */
function marksOf(folder: string): string[] {
	const name = folder.slice(folder.lastIndexOf('/') + 1);
	const folders = [
		'',
		'/etc',
		'/usr/local',
		'/usr/local/bin',
		'/tmp',
		'/var',
		'/var/lib',
		'/var/tmp',
		'/run',
		'/srv',
	];
	return [...folders, folder, '/dev/shm', `/${name}-new/folder`].map(where => `${where}/${name}-mark`);
}

function podsOf(host: string, marks: readonly string[]): string {
	const sh = (name: string, command: string) => ({name, image: 'busybox', command: ['sh', '-ec', command]});
	const volume = marks.at(-1)?.replace(/\/[^/]*$/, '') ?? '';
	const writer = {
		...sh('writes', `for mark in ${marks.join(' ')}; do echo mark >$mark; done; echo new >${host}/changed`),
		volumeMounts: [{name: 'data', mountPath: volume}],
	};
	const job = {
		restartPolicy: 'Never',
		volumes: [{name: 'data', emptyDir: {}}],
		initContainers: [
			sh('deletes', `rm -rf ${host}/gone; test ! -e ${host}/gone; mkdir ${host}/gone2`),
			writer,
		],
		// Each container begins with what the host has.
		containers: [
			sh(
				'sees',
				`cat ${host}/gone/file ${host}/changed; ! test -e /tmp/*; chown -R 0:0 ${host}; rm -rf ${host}`,
			),
		],
	};
	const program = {
		containers: [
			{
				...sh('main', 'echo one >/tmp/own; exec sleep 98765'),
				readinessProbe: {exec: {command: ['grep', 'one', '/tmp/own']}, periodSeconds: 1},
				lifecycle: {preStop: {exec: {command: ['rm', '-rf', host]}}},
			},
		],
	};
	const server = {containers: [{name: 'main', image: 'nginx'}]};
	return Object.entries({job, program, server})
		.map(([name, spec]) => JSON.stringify({apiVersion: 'v1', kind: 'Pod', metadata: {name}, spec}))
		.join('\n---\n');
}

async function upWith(t: ExecutionContext, user: User, pods: string): Promise<Seat> {
	const seat = seatOf(t, user, {'lab.yaml': lab, 'pods.yaml': pods});
	const run: Seat['run'] = (args, more) => seat.run(args, {...more, env: {CNILAB_KUBECTL: kubectlPath()}});
	const up = await run(['up', join(seat.folder, 'lab.yaml')]);
	t.is(up.code, 0, up.stderr);
	return {...seat, run};
}

async function endsWell(t: ExecutionContext, seat: Seat, pod: string): Promise<void> {
	const wait = ['wait', '--for=jsonpath={.status.phase}=Succeeded', `pod/${pod}`, '--timeout=60s'];
	const {code, stderr} = await seat.run(['kubectl', ...wait]);
	const logs = ['deletes', 'writes', 'sees'].map(name => seat.run(['kubectl', 'logs', pod, '-c', name]));
	const said = (await Promise.all(logs)).map(({stdout}) => stdout).join('');
	t.is(code, 0, `${stderr}${said}`);
	t.is(said, 'keptkept');
}
