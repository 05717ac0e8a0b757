/** What host endpoints do, with packets: first without any, where every connection must pass, then with them, then without again. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {inTurn} from '../helpers/in-sandbox.js';
import {seatOf} from '../helpers/seat.js';
import {documents, pod, type Stage, stageOf} from './calico-stage.js';
import {passing, type Try, tryOf, type Where, type Whereabouts} from './policy-try.js';

type Situation = {
	readonly title: string;
	readonly objects: readonly object[];
	/** As in policy-points.ts: `a node-2:81`; `a` is on node-1, `b` on node-2, whose endpoint it is. */
	readonly yes: string;
	readonly no: string;
};

const open = ['projectcalico-default-allow'];

function endpoint(interfaceName: string | undefined, profiles: readonly string[] = []): object {
	const where = interfaceName === undefined ? {expectedIPs: ['192.168.50.12']} : {interfaceName};
	return calico('HostEndpoint', 'node-2-endpoint', {node: 'node-2', ...where, profiles});
}

function calico(kind: string, name: string, spec: object): object {
	return {apiVersion: 'projectcalico.org/v3', kind, metadata: {name, labels: {role: 'node'}}, spec};
}

function policy(name: string, spec: object): object {
	return calico('GlobalNetworkPolicy', name, {selector: "role == 'node'", ...spec});
}

const to = (...ports: readonly number[]) => ({protocol: 'TCP', destination: {ports}});
const early = {applyOnForward: true};
const node2 = {nets: ['192.168.50.12/32']};
const not81 = {ingress: [{action: 'Deny', ...to(81)}, {action: 'Allow'}]};

const situations: readonly Situation[] = [
	{
		title: 'an endpoint alone closes its node, but for failsafe ports and for what is forwarded',
		objects: [endpoint('eth0')],
		yes: 'node-1 node-2:22, client-1 node-2:6443, node-2 node-1:6443, a b, node-1 b, node-2 b, b node-2, b node-1',
		no: 'node-1 node-2, client-1 node-2, a node-2, node-1 node-2:ping, node-2 node-1, node-2 node-1:22',
	},
	{
		title:
			'an endpoint is known by an address too, and a policy allows to it; the other direction stays closed',
		objects: [
			endpoint(undefined),
			policy('some', {ingress: [{action: 'Allow', ...to(80), source: {nets: ['192.168.50.11/32']}}]}),
		],
		yes: 'node-1 node-2, a node-2, a b:81',
		no: 'node-1 node-2:81, client-1 node-2, node-2 node-1',
	},
	{
		title: 'a policy is about the node itself, and a profile allows what no policy decides',
		objects: [endpoint('*', open), policy('some', not81)],
		yes: 'node-1 node-2, node-2 node-1:81, a b:81, client-1 node-2:ping',
		no: 'node-1 node-2:81, client-1 node-2:81',
	},
	{
		title: 'with applyOnForward it is about what is forwarded too',
		objects: [endpoint('*', open), policy('some', {...early, ...not81})],
		yes: 'node-1 node-2, a b, node-2 b:81, node-2 node-1:81',
		no: 'node-1 node-2:81, client-1 node-2:81, a b:81, node-1 b:81, b a:81',
	},
	{
		title: 'with preDNAT it is asked of all that comes in, whatever later ones allow',
		objects: [
			endpoint('*', open),
			policy('some', {...early, preDNAT: true, order: 100, ingress: [{action: 'Deny', ...to(81)}]}),
			policy('all', {...early, order: 1, ingress: [{action: 'Allow'}]}),
		],
		yes: 'node-1 node-2, a b, node-2 b:81, node-2 node-1:81',
		no: 'node-1 node-2:81, client-1 node-2:81, a b:81, b node-1:81',
	},
	{
		title: 'with doNotTrack answers need a rule of their own',
		objects: [
			endpoint('eth0', open),
			policy('some', {
				...early,
				doNotTrack: true,
				ingress: [
					{action: 'Allow', protocol: 'TCP', destination: {...node2, ports: [80, 82]}},
					{action: 'Allow', protocol: 'UDP', destination: {...node2, ports: [5300]}},
					{action: 'Deny', protocol: 'TCP', destination: {...node2, ports: [81]}},
				],
				egress: [{action: 'Allow', protocol: 'TCP', source: {...node2, ports: [80]}}],
			}),
		],
		yes: 'client-1 node-2, node-1 node-2, node-1 node-2:22, node-2 node-1:81, a b, a b:81',
		no: 'client-1 node-2:81, node-1 node-2:81, client-1 node-2:82, node-1 node-2:82',
	},
];

for (const [index, mode] of ['calico-vxlan', 'calico-bgp'].entries()) {
	for (const user of inTurn(index)) {
		test(`host endpoints in ${mode}, as a ${user} user`, async t => {
			t.timeout(300_000);
			const stage = stageOf(t, seatOf(t, user));
			const where = await begin(stage, mode);
			const tried = situations.map(each => ({...each, yes: triesOf(each.yes), no: triesOf(each.no)}));
			const all = [
				...new Map(tried.flatMap(({yes, no}) => [...yes, ...no]).map(each => [each.words, each])).values(),
			];
			const withoutAny = async (when: string) => {
				t.deepEqual(missing(all, await passing(stage, {tries: all, expected: all}, where)), [], when);
			};
			await withoutAny('without endpoints all pass: both ends of each are alive');
			for (const [at, {title, yes, no}] of tried.entries()) {
				await stage.says(`apply -f situation-${at}.yaml`);
				const passed = await passing(stage, {tries: [...yes, ...no], expected: yes}, where);
				t.deepEqual(missing(yes, passed), [], `${title}: allowed, and did not pass`);
				t.deepEqual(
					no.filter(({words}) => passed.has(words)),
					[],
					`${title}: denied, and passed`,
				);
				if ((at + index) % 2 === 0) await stage.says('policy verify');
				if (title.includes('doNotTrack')) await isNotTracked(stage);
				await stage.says(`delete -f situation-${at}.yaml`);
			}
			await withoutAny('and when they are gone, again');
			await findsNeighbours(stage);
			await stage.says('verify');
		});
	}
}

async function begin({seat, says}: Stage, mode: string): Promise<Whereabouts> {
	const lab = {
		summary: 'nodes that are policed',
		name: 'hosts',
		mode,
		manifests: ['pods.yaml'],
		cluster: {
			segments: {
				lan: {ipv4: '192.168.50.0/24', ipv6: 'fd00:50::/64'},
				internet: {ipv4: '203.0.113.0/24', ipv6: 'fd00:113::/64'},
			},
			defaults: {segment: 'lan'},
			nodes: {'node-1': {}, 'node-2': {}},
			clients: {'client-1': {segment: 'internet'}},
		},
	};
	writeFileSync(join(seat.folder, 'lab.yaml'), JSON.stringify(lab));
	writeFileSync(join(seat.folder, 'pods.yaml'), documents([pod('a', 'node-1'), pod('b', 'node-2')]));
	for (const [at, {objects}] of situations.entries())
		writeFileSync(join(seat.folder, `situation-${at}.yaml`), documents(objects));
	await says('up lab.yaml');
	const podAt = async (name: string, machine: string): Promise<readonly [string, Where]> => {
		const {status} = JSON.parse(await says(`get pod ${name} -o json`)) as {status: {podIP: string}};
		return [`default/${name}`, {machine, netns: `default.${name}`, address: status.podIP}];
	};
	return new Map([
		await podAt('a', 'node-1'),
		await podAt('b', 'node-2'),
		['node-1', {machine: 'node-1', address: '192.168.50.11'}],
		['node-2', {machine: 'node-2', address: '192.168.50.12'}],
		['client-1', {machine: 'client-1', address: '203.0.113.11'}],
	]);
}

function triesOf(list: string): Try[] {
	return list.split(', ').map(words => tryOf(words.replace(/\b([ab])\b/g, 'default/$1'), 'default'));
}

function missing(tries: readonly Try[], passed: ReadonlySet<string>): string[] {
	return tries.map(({words}) => words).filter(words => !passed.has(words));
}

/** A datagram that was allowed before connection tracking leaves nothing there, another one does. */
async function isNotTracked({t, seat}: Stage): Promise<void> {
	const send = (port: number) => `echo x >/dev/udp/192.168.50.12/${port}`;
	await seat.sh('client-1', `bash -c '${send(5300)}; ${send(5400)}'`);
	const known = await seat.sh('node-2', 'cat /proc/net/nf_conntrack');
	// Each line has first the packet that opened the connection, then its answer turned round.
	const opened = /^[^=]* src=203\.0\.113\.11 dst=192\.168\.50\.12 sport=\d+ dport=(\d+)/gm;
	const ports = [...known.matchAll(opened)].map(([, port]) => port);
	t.true(ports.includes('5400'), known);
	t.false(ports.includes('5300') || ports.includes('81'), known);
}

/** The node's own packets are policed, and in IPv6 they are what finds neighbours. */
async function findsNeighbours(stage: Stage): Promise<void> {
	const {t, seat, says} = stage;
	const connects = async () => {
		for (const node of ['node-1', 'node-2']) await seat.sh(node, 'ip -6 neigh flush dev eth0');
		const line = "timeout 2 bash -c '</dev/tcp/fd00:50::c/81' 2>&1 || true";
		return /refused/.test(await seat.sh('node-1', line));
	};
	const tcp = [{action: 'Allow', protocol: 'TCP'}];
	const found = [...tcp, {action: 'Allow', protocol: 'ICMPv6'}];
	const write = (rules: readonly object[]) =>
		writeFileSync(
			join(seat.folder, 'ipv6.yaml'),
			documents([
				endpoint('eth0'),
				policy('some', {types: ['Ingress', 'Egress'], ingress: rules, egress: rules}),
			]),
		);
	t.true(await connects());
	write(tcp);
	await says('apply -f ipv6.yaml');
	t.false(await connects());
	t.regex(await says('policy explain node-1 node-2:81'), /ICMPv6 that finds the neighbour/);
	write(found);
	await says('apply -f ipv6.yaml');
	t.true(await connects());
	await says('delete -f ipv6.yaml');
}
