/** What open connections and new pods notice of policies that change: docs/policy.md, "When policies change". */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {StreamReport} from '../../lib/observe/flow/types.js';
import {until} from '../helpers/eventually.js';
import {inTurn} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {documents, isWhole, pod, type Stage, stageOf, traffic} from './calico-stage.js';

type Kind = {
	readonly lab: {readonly mode: string; readonly policy?: string};
	readonly established: 'kept' | 'cut';
};

const kinds: readonly Kind[] = [
	{lab: {mode: 'calico-vxlan'}, established: 'kept'},
	{lab: {mode: 'flannel-host-gw', policy: 'kube-network-policies'}, established: 'cut'},
];

for (const [index, {lab, established}] of kinds.entries()) {
	for (const user of inTurn(index)) {
		const title = `${Object.values(lab).join(' with ')}, as a ${user} user`;
		test(`an open connection is not cut by what does not forbid it, and ${established} by what does: ${title}`, async t => {
			t.timeout(300_000);
			const stage = stageOf(t, seatOf(t, user));
			await begin(stage, lab);
			await isLeftAlone(stage);
			await isForbidden(stage, established);
			await isNeverOpen(stage);
			if (lab.mode === 'calico-vxlan') await followsService(stage);
		});
	}
}

const namespace = (name: string) => ({apiVersion: 'v1', kind: 'Namespace', metadata: {name}});

const inNamespace = (object: ReturnType<typeof pod>, name: string) => ({
	...object,
	metadata: {...object.metadata, namespace: name},
});

function policy(fullName: string, spec: object): object {
	const [of, name] = fullName.split('/');
	const metadata = {name, namespace: of};
	return {apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec};
}

async function begin({seat, says}: Stage, lab: object): Promise<void> {
	const pods = [
		{...pod('a', 'node-1'), metadata: {name: 'a', labels: {app: 'a'}}},
		{...pod('b', 'node-2'), metadata: {name: 'b', labels: {app: 'b'}}},
		{...pod('x', 'node-2'), metadata: {name: 'x', labels: {app: 'x'}}},
	];
	const file = {
		summary: 'policies change',
		name: 'live',
		cluster: 'three-nodes',
		manifests: ['pods.yaml'],
		...lab,
	};
	writeFileSync(join(seat.folder, 'lab.yaml'), JSON.stringify(file));
	writeFileSync(join(seat.folder, 'pods.yaml'), documents([...pods, namespace('closed')]));
	await says('up lab.yaml');
}

async function apply({seat, says}: Stage, ...objects: readonly object[]): Promise<void> {
	writeFileSync(join(seat.folder, 'now.yaml'), documents(objects));
	await says('apply -f now.yaml');
}

const b = {matchLabels: {app: 'b'}};
const fromA = [{podSelector: {matchLabels: {app: 'a'}}}];

/** Policies about others, labels, pods; and one that isolates the server and lets the client in. */
async function isLeftAlone(stage: Stage): Promise<void> {
	const {t, says} = stage;
	const flows = await traffic(stage, ['a b', 'a b TCP']);
	await apply(stage, policy('default/others', {podSelector: {matchLabels: {app: 'x'}}}));
	await apply(stage, policy('default/server', {podSelector: b, ingress: [{from: fromA}]}));
	await apply(stage, policy('closed/all', {podSelector: {}, policyTypes: ['Ingress', 'Egress']}));
	await apply(stage, {...pod('x', 'node-2'), metadata: {name: 'x', labels: {app: 'y'}}});
	await says('delete networkpolicy others');
	const [datagrams, stream] = await flows.end();
	isWhole(t, datagrams);
	const {broken, sent, acknowledged, longestStall} = stream as StreamReport;
	t.deepEqual({broken, acknowledged}, {broken: null, acknowledged: sent});
	t.true(sent > 10 && (longestStall?.ms ?? 0) < 1000, `${sent} sent, ${longestStall?.ms} ms`);
}

/** A counter of TCP's in a place: `InSegs`, `RetransSegs`. */
async function counted({seat}: Stage, place: string, name: string): Promise<number> {
	const lines = (await seat.sh(place, 'grep ^Tcp: /proc/net/snmp')).split('\n');
	const [names = [], values = []] = lines.map(line => line.split(' '));
	return Number(values[names.indexOf(name)]);
}

async function grows(stage: Stage, [place, name]: readonly [string, string], by: number): Promise<void> {
	const before = await counted(stage, place, name);
	await until(async () => (await counted(stage, place, name)) >= before + by, `${name} of ${place} grows`);
}

async function isForbidden(stage: Stage, established: Kind['established']): Promise<void> {
	const {t, says} = stage;
	const flows = await traffic(stage, ['a b TCP']);
	await grows(stage, ['b', 'InSegs'], 20);
	await apply(stage, policy('default/server', {podSelector: b}));
	t.is(await connects(stage, 'a'), 'denied', 'a new connection is denied');
	t.is(await connects(stage, 'node-2'), 'open', 'and its server is alive');
	await grows(
		stage,
		established === 'kept' ? ['b', 'InSegs'] : ['a', 'RetransSegs'],
		established === 'kept' ? 40 : 3,
	);
	const [stream] = await flows.end();
	const {broken, sent, acknowledged} = stream as StreamReport;
	if (established === 'kept') t.deepEqual({broken, acknowledged}, {broken: null, acknowledged: sent});
	else t.true(acknowledged < sent, `${acknowledged} of ${sent} acknowledged`);
	await says('delete networkpolicy server');
	t.is(await connects(stage, 'a'), 'open', 'it was the policy');
}

async function addressOf({says}: Stage, name: string): Promise<string> {
	const {status} = JSON.parse(await says(`get pod ${name} -o json`)) as {status: {podIP: string}};
	return status.podIP;
}

/** To the server b, anew. */
async function connects(stage: Stage, from: string): Promise<string> {
	const address = await addressOf(stage, 'b');
	const script = `timeout 2 bash -c '</dev/tcp/${address}/80' 2>/dev/null && echo open || echo denied`;
	return (await stage.seat.sh(from, script)).trim();
}

/** Pods come into an isolated namespace while each address that they can get is asked all the time. */
async function isNeverOpen(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	const [, network = '', last = ''] = /^(.*\.)(\d+)$/.exec(await addressOf(stage, 'x')) ?? [];
	const candidates = Array.from({length: 8}, (_, index) => `${network}${Number(last) + index - 1}`);
	const own = new Set([await addressOf(stage, 'b'), `${network}${last}`]);
	const asked = candidates.filter(address => !own.has(address));
	const pings = asked.map(
		address => `ping -n -i 0.02 ${address} > /run/to-${address} 2>&1 & pids="$pids $!"`,
	);
	const wait =
		'while [ ! -e /run/enough ]; do sleep 0.1; done; kill -INT $pids; wait; grep -l "bytes from" /run/to-* || true';
	const asking = seat.sh(
		'node-1',
		`exec nsenter --net=/run/netns/default.a sh -c '${[...pings, wait].join('\n')}'`,
	);
	await until(
		async () => (await seat.sh('node-1', 'ls /run/to-* 2>/dev/null | wc -l')).trim() === `${asked.length}`,
		'they ask',
	);
	await apply(stage, ...['one', 'two'].map(name => inNamespace(pod(name, 'node-2'), 'closed')));
	const addresses = await Promise.all(['one', 'two'].map(name => addressOf(stage, `-n closed ${name}`)));
	t.true(
		addresses.every(address => asked.includes(address)),
		`${addresses} of ${asked}`,
	);
	await seat.sh('node-1', 'touch /run/enough');
	const answered = await asking;
	t.is(answered.trim(), '', 'nobody answered');
	await says('delete networkpolicy all -n closed');
	for (const address of addresses) await seat.sh('a', `ping -c1 -W2 ${address}`);
}

/** A rule that names a Service means whom the Service leads to, also when that changes. */
async function followsService(stage: Stage): Promise<void> {
	const {t, says} = stage;
	await says('delete networkpolicy --all -n default');
	const reached = async () => {
		const said = await says('probe --json --from x --to a --to b --port 80 --timeout 500');
		const {probes} = JSON.parse(said) as {probes: {to: string; allowed: boolean}[]};
		return probes.flatMap(({to, allowed}) => (allowed ? [to] : [])).sort();
	};
	t.deepEqual(await reached(), ['default/a', 'default/b'], 'both are alive');
	const service = {selector: {role: 'server'}, ports: [{port: 8000, targetPort: 80}]};
	const labelled = (name: string, node: string, labels: object) => ({
		...pod(name, node),
		metadata: {name, labels},
	});
	await apply(
		stage,
		{apiVersion: 'v1', kind: 'Service', metadata: {name: 'srv'}, spec: service},
		labelled('b', 'node-2', {app: 'b', role: 'server'}),
		{
			apiVersion: 'projectcalico.org/v3',
			kind: 'NetworkPolicy',
			metadata: {name: 'out', namespace: 'default'},
			spec: {types: ['Egress'], egress: [{action: 'Allow', destination: {services: {name: 'srv'}}}]},
		},
	);
	await until(async () => (await reached()).join() === 'default/b', 'the rule means b');
	await apply(
		stage,
		labelled('a', 'node-1', {app: 'a', role: 'server'}),
		labelled('b', 'node-2', {app: 'b'}),
	);
	await until(async () => (await reached()).join() === 'default/a', 'the rule means a');
}
