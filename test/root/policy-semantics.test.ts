/** Each point of docs/policy.md, with packets: without its policies all pass, with them those that must. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {inTurn} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {documents, stageOf} from './calico-stage.js';
import {clusterPoints} from './policy-cluster-points.js';
import type {ClusterPolicy, Point} from './policy-point.js';
import {points as own} from './policy-points.js';
import {passing, type Try, tryOf, type Where, type Whereabouts} from './policy-try.js';

const all: readonly Point[] = [...own, ...clusterPoints];

type Enforcing = {readonly mode: string; readonly policy?: string};

const modes: readonly Enforcing[] = [
	{mode: 'calico-bgp'},
	{mode: 'calico-vxlan'},
	{mode: 'canal'},
	{mode: 'flannel-vxlan', policy: 'kube-network-policies'},
];

for (const [index, mode] of modes.entries()) {
	for (const user of inTurn(index)) {
		const name = Object.values(mode).join(' with ');
		test(`what Kubernetes says of policies holds with packets in ${name}, as a ${user} user`, async t => {
			t.timeout(300_000);
			const seat = seatOf(t, user);
			const stage = stageOf(t, seat);
			const points = all.filter(({engine}) => engine === undefined || engine === mode.policy);
			write(seat.folder, mode, points);
			await stage.says('up lab.yaml');
			const where = await whereabouts(stage);
			const tried = points.map((point, at) => triesOf(point, `p-${at}`));
			const tries = tried.flatMap(({yes, no}) => [...yes, ...no]);
			const open = {tries, expected: tries};
			t.deepEqual(
				missing(tries, await passing(stage, open, where)),
				[],
				'without policies all pass: both ends of each are alive',
			);
			await stage.says('apply -f policies.yaml');
			const after = await passing(stage, {tries, expected: tried.flatMap(({yes}) => yes)}, where);
			for (const {title, yes, no} of tried) {
				t.deepEqual(missing(yes, after), [], `${title}: allowed, and did not pass`);
				t.deepEqual(
					no.filter(({words}) => after.has(words)),
					[],
					`${title}: denied, and passed`,
				);
			}
			await stage.says('delete -f policies.yaml');
			t.deepEqual(missing(tries, await passing(stage, open, where)), [], 'and when they are gone, again');
		});
	}
}

type Tried = {readonly title: string; readonly yes: readonly Try[]; readonly no: readonly Try[]};

function triesOf({title, yes, no}: Point, namespace: string): Tried {
	const of = (list: string) =>
		list
			.split(',')
			.filter(words => words.trim() !== '')
			.map(words => tryOf(words, namespace));
	return {title, yes: of(yes), no: of(no)};
}

function missing(tries: readonly Try[], passed: ReadonlySet<string>): string[] {
	return tries.map(({words}) => words).filter(words => !passed.has(words));
}

type Words = {readonly labels: object; readonly nodeName: string; readonly http?: number};

function pod(fullName: string, {labels, nodeName, http = 80}: Words): object {
	const [namespace, name] = fullName.split('/');
	const others = [80, 81, 82, 53].filter(port => port !== http);
	const ports = [
		{name: 'http', containerPort: http},
		...others.map(containerPort => ({containerPort})),
		...[80, 53].map(containerPort => ({containerPort, protocol: 'UDP'})),
		...[80, 81].map(containerPort => ({containerPort, protocol: 'SCTP'})),
	];
	const containers = [{name: 'main', image: 'example/any', ports}];
	const spec = {nodeName, terminationGracePeriodSeconds: 0, containers};
	return {apiVersion: 'v1', kind: 'Pod', metadata: {name, namespace, labels}, spec};
}

function onHost(inNamespace: string, nodeName: string): object {
	const containers = [{name: 'main', image: 'example/any'}];
	const spec = {nodeName, hostNetwork: true, terminationGracePeriodSeconds: 0, containers};
	const metadata = {name: `on-${nodeName}`, namespace: inNamespace, labels: {role: 'host'}};
	return {apiVersion: 'v1', kind: 'Pod', metadata, spec};
}

function namespace(name: string, labels: object = {}): object {
	return {apiVersion: 'v1', kind: 'Namespace', metadata: {name, labels}};
}

/** Its subject is the namespace. */
function ofCluster({kind, rules, ...position}: ClusterPolicy, namespace: string, number: number): object {
	const version = kind === undefined ? 'v1alpha2' : 'v1alpha1';
	const egress = rules.filter(rule => 'to' in rule);
	const ingress = rules.filter(rule => !('to' in rule));
	const subject = {namespaces: {matchLabels: {'kubernetes.io/metadata.name': namespace}}};
	const spec = {
		...position,
		subject,
		...(ingress.length > 0 && {ingress}),
		...(egress.length > 0 && {egress}),
	};
	// A cluster has one alone.
	const name = kind === 'BaselineAdminNetworkPolicy' ? 'default' : `${namespace}-${number}`;
	return {
		apiVersion: `policy.networking.k8s.io/${version}`,
		kind: kind ?? 'ClusterNetworkPolicy',
		metadata: {name},
		spec,
	};
}

function write(folder: string, mode: Enforcing, points: readonly Point[]): void {
	const shared = [
		namespace('red', {team: 'red'}),
		namespace('blue', {team: 'blue'}),
		pod('red/one', {labels: {app: 'one'}, nodeName: 'node-1'}),
		pod('red/two', {labels: {app: 'two'}, nodeName: 'node-2'}),
		pod('blue/one', {labels: {app: 'one'}, nodeName: 'node-3'}),
		pod('blue/two', {labels: {app: 'two'}, nodeName: 'node-1'}),
	];
	const own = points.flatMap(({hosts = []}, at) => [
		...hosts.map(node => onHost(`p-${at}`, node)),
		namespace(`p-${at}`),
		pod(`p-${at}/s`, {labels: {role: 's'}, nodeName: 'node-1'}),
		pod(`p-${at}/c`, {labels: {role: 'c'}, nodeName: 'node-2', http: 81}),
	]);
	const policies = points.flatMap(({policies: specs, cluster = []}, at) => [
		...specs.map((spec, number) => ({
			apiVersion: 'networking.k8s.io/v1',
			kind: 'NetworkPolicy',
			metadata: {name: `policy-${number}`, namespace: `p-${at}`},
			spec,
		})),
		...cluster.map((policy, number) => ofCluster(policy, `p-${at}`, number)),
	]);
	const lab = {
		summary: 'policies',
		name: 'points',
		cluster: 'with-client',
		manifests: ['pods.yaml'],
		...mode,
	};
	writeFileSync(join(folder, 'lab.yaml'), JSON.stringify(lab));
	writeFileSync(join(folder, 'pods.yaml'), documents([...shared, ...own]));
	writeFileSync(join(folder, 'policies.yaml'), documents(policies));
}

type Listed = {
	readonly items: readonly {
		readonly metadata: {readonly namespace: string; readonly name: string};
		readonly spec: {readonly nodeName: string};
		readonly status: {readonly podIP: string};
	}[];
};

async function whereabouts({says}: ReturnType<typeof stageOf>): Promise<Whereabouts> {
	const {items} = JSON.parse(await says('get pods -A -o json')) as Listed;
	const pods = items.map(({metadata: {namespace: of, name}, spec, status}): readonly [string, Where] => {
		const place = {address: status.podIP, machine: spec.nodeName, netns: `${of}.${name}`};
		return [`${of}/${name}`, place];
	});
	const nodes = [1, 2, 3].map(index => [`node-${index}`, `192.168.50.1${index}`] as const);
	const machines = [...nodes, ['client-1', '203.0.113.11'] as const];
	return new Map([
		...pods,
		...machines.map(([machine, address]): readonly [string, Where] => [machine, {machine, address}]),
	]);
}
