/** What policies drop is told: which pod, which direction, how much; beside connections that pass, of which nothing is told. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {JournalEntry} from '../../lib/labd/journal-types.js';
import type {Drop} from '../../lib/observe/policy/drop.js';
import {until} from '../helpers/eventually.js';
import {inTurn} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {documents, pod, type Stage, stageOf} from './calico-stage.js';

const kinds = [{mode: 'calico-vxlan'}, {mode: 'flannel-host-gw', policy: 'kube-network-policies'}];

for (const [index, kind] of kinds.entries()) {
	for (const user of inTurn(index)) {
		const title = `${Object.values(kind).join(' with ')}, as a ${user} user`;
		test(`what policies drop is told of the pod and the direction, while somebody watches: ${title}`, async t => {
			t.timeout(240_000);
			const stage = stageOf(t, seatOf(t, user));
			await begin(stage, kind);
			await isToldOfPod(stage);
			await isToldByEvents(stage);
			if (kind.policy === undefined) await isSharedByPods(stage);
		});
	}
}

const labelled = (name: string, node: string) => ({
	...pod(name, node),
	metadata: {name, labels: {app: name}},
});

async function begin({t, seat, says}: Stage, kind: object): Promise<void> {
	const file = {summary: 'drops', name: 'drops', cluster: 'three-nodes', manifests: ['pods.yaml'], ...kind};
	const pods = [labelled('a', 'node-1'), labelled('b', 'node-2'), labelled('c', 'node-2')];
	writeFileSync(join(seat.folder, 'lab.yaml'), JSON.stringify(file));
	writeFileSync(join(seat.folder, 'pods.yaml'), documents(pods));
	await says('up lab.yaml');
	t.notRegex(await says('status'), /^dropped/m);
}

async function apply({seat, says}: Stage, object: object): Promise<void> {
	writeFileSync(join(seat.folder, 'now.yaml'), documents([object]));
	await says('apply -f now.yaml');
}

function policy(name: string, spec: object): object {
	return {apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {name}, spec};
}

const only = (app: string) => ({podSelector: {matchLabels: {app}}});

async function connects(stage: Stage, from: string, to: string): Promise<string> {
	const {status} = JSON.parse(await stage.says(`get pod ${to} -o json`)) as {status: {podIP: string}};
	const script = `timeout 0.6 bash -c '</dev/tcp/${status.podIP}/80' 2>/dev/null && echo open || echo denied`;
	return (await stage.seat.sh(from, script)).trim();
}

/** Of `describe`. */
async function dropsOf({says}: Stage, name: string): Promise<readonly Drop[]> {
	const {described} = JSON.parse(await says(`describe pod ${name} --json`)) as {
		described: readonly {drops: readonly Drop[]}[];
	};
	return described[0]?.drops ?? [];
}

const packets = (drops: readonly Drop[], direction: Drop['direction']) =>
	drops.filter(each => each.direction === direction).reduce((sum, each) => sum + each.packets, 0);

async function isToldOfPod(stage: Stage): Promise<void> {
	const {t, says} = stage;
	t.is(await connects(stage, 'a', 'b'), 'open', 'without a policy');
	await apply(stage, policy('closed', {...only('b'), policyTypes: ['Ingress']}));
	t.deepEqual(await dropsOf(stage, 'b'), []);
	t.is(await connects(stage, 'a', 'c'), 'open');
	t.deepEqual(await dropsOf(stage, 'b'), [], 'what passes beside it is not counted');
	t.is(await connects(stage, 'a', 'b'), 'denied');
	const [drop, ...others] = await dropsOf(stage, 'b');
	t.deepEqual(others, []);
	t.like(drop, {node: 'node-2', direction: 'ingress', pods: ['default/b']});
	// A connection's first packet is sent once or twice until it is given up.
	t.true(drop && drop.packets >= 1 && drop.packets <= 2 && drop.bytes === 60 * drop.packets);
	t.deepEqual(await dropsOf(stage, 'a'), [], 'the client’s side let it pass');
	t.regex(await says('describe pod b'), /ingress: [12] packets?, \d+ bytes: end of tier default/);
	t.regex(await says('describe pod c'), /ingress: nothing\n {2}egress: {2}nothing/);
	t.regex(await says('status'), /^dropped {2}[12] packets?, \d+ bytes of 1 pod/m);
	await apply(stage, policy('mute', {...only('a'), policyTypes: ['Egress']}));
	t.is(await connects(stage, 'a', 'c'), 'denied');
	const ofA = await dropsOf(stage, 'a');
	t.true(packets(ofA, 'egress') >= 1);
	t.is(packets(ofA, 'ingress'), 0);
	t.is(packets(await dropsOf(stage, 'c'), 'ingress'), 0, 'it never came there');
}

async function droppedEvents(stage: Stage): Promise<readonly JournalEntry[]> {
	const {events} = JSON.parse(await stage.says('events --json')) as {events: readonly JournalEntry[]};
	return events.filter(({reason}) => reason === 'Dropped');
}

async function isToldByEvents(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	t.deepEqual(await droppedEvents(stage), [], 'nobody watched');
	const file = join(seat.temporary, 'watched');
	const watch = seat.start(['events', '--watch'], file);
	// What came before its first look is not told.
	const told = (pattern: RegExp) => pattern.test(readFileSync(file, 'utf8'));
	await until(async () => {
		await connects(stage, 'node-1', 'b');
		return told(/Pod default\/b +node-2 +Dropped +ingress: \d+ packets?, \d+ bytes: end of tier default/);
	}, 'the drop of a pod’s ingress is told');
	await says('delete networkpolicy closed');
	await until(async () => {
		await connects(stage, 'a', 'b');
		return told(/Pod default\/a +node-1 +Dropped +egress: \d+ packets?/);
	}, 'the drop of a pod’s egress is told');
	t.is(await connects(stage, 'c', 'b'), 'open', 'both ends are alive');
	watch.process.kill('SIGINT');
	await watch.ended;
	const before = (await droppedEvents(stage)).length;
	t.true(before >= 2);
	t.is(await connects(stage, 'a', 'b'), 'denied');
	t.is((await droppedEvents(stage)).length, before, 'nobody watches any more');
	await says('delete networkpolicy mute');
}

/** A policy's own rule counts for all who ask it. */
async function isSharedByPods(stage: Stage): Promise<void> {
	const {t} = stage;
	const spec = {order: 1, types: ['Ingress'], ingress: [{action: 'Deny', protocol: 'TCP'}]};
	await apply(stage, {
		apiVersion: 'projectcalico.org/v3',
		kind: 'GlobalNetworkPolicy',
		metadata: {name: 'no-tcp'},
		spec,
	});
	t.is(await connects(stage, 'a', 'b'), 'denied');
	const [drop] = await dropsOf(stage, 'b');
	t.like(drop, {direction: 'ingress', why: 'policy no-tcp ingress[0]'});
	t.deepEqual([...(drop?.pods ?? [])].sort(), ['default/b', 'default/c']);
	t.regex(
		await stage.says('describe pod b'),
		/policy no-tcp ingress\[0\] \(of this pod, or of 1 more of its node\)/,
	);
}
