/** What is said to be true in the kernel is true at that very moment; and the journal has all of it, also after labd's death. */
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {JournalEntry} from '../../lib/labd/journal-types.js';
import {eventually} from '../helpers/eventually.js';
import {anyUser} from '../helpers/in-sandbox.js';
import {kubectlPath} from '../helpers/kubectl.js';
import {labFiles} from '../helpers/lab-text.js';
import {type Seat, seatOf} from '../helpers/seat.js';
import {processesOf, roles} from '../helpers/traces.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: fresh}
spec:
  replicas: 3
  selector: {matchLabels: {app: fresh}}
  template:
    metadata: {labels: {app: fresh}}
    spec: {containers: [{name: web, image: nginx}]}
`;
const probe = 'readinessProbe: {tcpSocket: {port: 9}}';
const doomed = `${web.replaceAll('fresh', 'doomed').replace('image: nginx', `image: nginx, ${probe}`)}---
apiVersion: v1
kind: Pod
metadata: {name: homeless}
spec:
  nodeSelector: {disk: golden}
  containers: [{name: web, image: nginx}]
`;

for (const user of anyUser) {
	test.serial(`${user}: apply, delete and the condition Programmed are as late as the kernel`, async t => {
		t.timeout(180_000);
		const seat = seatOf(t, user, {...labFiles({mode: 'bridge'}), 'web.yaml': web, 'doomed.yaml': doomed});
		const run = (...words: readonly string[]) =>
			seat.run(words, {cwd: seat.folder, env: {CNILAB_KUBECTL: kubectlPath()}});
		const does = async (line: string) => {
			const {code, stdout, stderr} = await run(...line.split(' '));
			t.is(code, 0, `${line}: ${stderr}`);
			return stdout;
		};
		await does(`up ${join(seat.folder, 'lab.yaml')}`);
		await does('apply -f web.yaml --wait network');
		t.is((await placesOf(seat, 'fresh')).length, 3);
		await does('kubectl scale deployment/fresh --replicas=5');
		await does('kubectl wait --for=condition=Programmed deployment/fresh --timeout=60s');
		t.is((await placesOf(seat, 'fresh')).length, 5);
		await does('kubectl set image deployment/fresh web=nginx:2');
		await does('kubectl wait --for=condition=Programmed deployment/fresh --timeout=60s');
		const names = (await does('get pods -l app=fresh -o name')).trim().split('\n');
		t.deepEqual(
			(await placesOf(seat, 'fresh')).sort(),
			names.map(name => name.replace('pod/', 'default.')).sort(),
		);
		await tellsWhatCannotBe(t, run);
		await does('delete deployment/fresh');
		t.deepEqual(await placesOf(seat, 'fresh'), []);
		await outlivesLabd(t, seat, run);
	});
}

type Run = (...words: readonly string[]) => ReturnType<Seat['run']>;

async function tellsWhatCannotBe(t: ExecutionContext, run: Run): Promise<void> {
	const {code, stdout} = await run('apply', '-f', 'doomed.yaml', '--json', '--timeout', '1s');
	const {waitingFor, ms} = JSON.parse(stdout) as {waitingFor: readonly string[]; ms: Record<string, number>};
	t.is(code, 1);
	t.is(
		waitingFor.filter(line => /^Pod default\/doomed-\S+ is not ready: .*\[web\]/.test(line)).length,
		3,
		stdout,
	);
	t.true(
		waitingFor.some(line => /^Pod default\/homeless: Pending/.test(line)),
		stdout,
	);
	t.deepEqual(Object.keys(ms), ['read', 'check', 'send', 'kernel']);
	// Of the network all is true.
	t.is((await run('apply', '-f', 'doomed.yaml', '--wait', 'network')).code, 0);
}

async function eventsOf(run: Run): Promise<{events: readonly JournalEntry[]; labd: string}> {
	return JSON.parse((await run('events', '--json')).stdout);
}

async function outlivesLabd(t: ExecutionContext, seat: Seat, run: Run): Promise<void> {
	const {events} = await eventsOf(run);
	const countOf = (reason: string) =>
		events.filter(({reason: each, object}) => each === reason && object.includes('/fresh-')).length;
	t.is(countOf('NetworkReady'), countOf('NetworkRemoved'));
	t.true(countOf('NetworkReady') >= 10);
	const labd = processesOf(seat.state).find(roles.labd);
	process.kill(labd?.pid ?? 0, 'SIGKILL');
	await eventually('the end of labd', () => !processesOf(seat.state).some(roles.labd));
	const dead = await eventsOf(run);
	t.is(dead.labd, 'dead');
	t.deepEqual(dead.events.slice(0, events.length), events);
	t.is((await run('resume')).code, 0);
	const {events: all} = await eventsOf(run);
	t.true(all.some(({reason}) => reason === 'Resumed'));
	t.deepEqual(
		all.map(({number}) => number),
		all.map((_, index) => index + 1),
	);
}

/** Pods' network namespaces on all nodes. */
async function placesOf(seat: Seat, prefix: string): Promise<string[]> {
	const {stdout} = await seat.run(['status', '--json']);
	const {nodes} = JSON.parse(stdout) as {nodes: number};
	const lists = await Promise.all(
		Array.from({length: nodes}, (_, index) => seat.sh(`node-${index + 1}`, 'ip netns list')),
	);
	return lists
		.flatMap(list => list.split('\n').map(line => line.split(' ')[0] ?? ''))
		.filter(name => name.startsWith(`default.${prefix}-`));
}
