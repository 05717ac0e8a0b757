import test from 'ava';
import {pathMtu, podMtu} from '../../../lib/plan/mtu.js';
import {machineOf, type Op, type Plan, sysctlPath} from '../../../lib/plan/ops.js';
import {contextOf, planCluster} from '../../../lib/plan/planner.js';
import {hostEnd} from '../../../lib/plan/wiring.js';
import type {Attachment, Cluster, Node, Pod} from '../../../topology/model.js';
import {type Case, caseNamed, cases, planOf} from '../../helpers/cases.js';

type Route = Extract<Op, {kind: 'route'}>;

for (const each of cases) {
	test(`${each.name}: every op of a machine is in that machine, and says why`, t => {
		const {underlay, machines} = planOf(each);
		for (const {name, ops} of machines) t.true(ops.every(op => machineOf(op.in) === name));
		t.true(underlay.every(op => op.in === 'underlay'));
		for (const {why} of [...underlay, ...machines.flatMap(({ops}) => ops)]) t.regex(why, /^\S.*\S$/);
	});

	test(`${each.name}: every pod has its namespace, its addresses and a way out in each family`, t => {
		const ops = opsOf(planOf(each));
		for (const pod of each.cluster.pods) {
			const place = `${pod.node}/${pod.netns}`;
			const own = ops.filter(op => op.in === place);
			t.true(ops.some(op => op.kind === 'netns' && op.in === pod.node && op.name === pod.netns));
			t.is(own.filter(op => op.kind === 'address').length, each.cluster.families.length);
			t.is(own.filter(op => op.kind === 'route' && op.to === 'default').length, each.cluster.families.length);
		}
	});
}

test('a pod of the node’s own network gets nothing', t => {
	const {cluster, mode, options} = caseNamed('flannel-vxlan/one-segment');
	const pods = cluster.pods.map((pod): Pod => ({...pod, hostNetwork: pod.name === 'web-0'}));
	const plan = planCluster({...cluster, pods}, mode, options);
	t.false(JSON.stringify(plan).includes('web-0'));
	t.true(JSON.stringify(plan).includes('web-1'));
});

test('the order of the ops makes one batch of the node’s links, and one per pod', t => {
	const node = planOf(caseNamed('flannel-vxlan/one-segment')).machines.find(({name}) => name === 'node-1');
	const places = node?.ops.map(op => op.in) ?? [];
	const changes = places.filter((place, index) => place !== places[index - 1]);
	t.deepEqual(changes, [
		'node-1',
		'node-1/db.store-0',
		'node-1/default.tool-0',
		'node-1/default.web-0',
		'node-1',
	]);
});

test('three racks in a row: each router knows the way to the racks that it does not touch', t => {
	const plan = planRow();
	const routes = opsOf(plan).filter((op): op is Route => op.kind === 'route' && op.in.startsWith('gw'));
	t.deepEqual(
		routes.map(({in: place, to, via, dev}) => ({place, to, via, dev})),
		[
			{place: 'gw-1', to: '10.3.0.0/24', via: '10.2.0.2', dev: 'eth1'},
			{place: 'gw-1', to: '10.4.0.0/24', via: '10.2.0.2', dev: 'eth1'},
			{place: 'gw-2', to: '10.1.0.0/24', via: '10.2.0.1', dev: 'eth0'},
			{place: 'gw-2', to: '10.4.0.0/24', via: '10.3.0.2', dev: 'eth1'},
			{place: 'gw-3', to: '10.1.0.0/24', via: '10.3.0.1', dev: 'eth0'},
			{place: 'gw-3', to: '10.2.0.0/24', via: '10.3.0.1', dev: 'eth0'},
		],
	);
});

test('a client has an address and a default route, and forwards nothing', t => {
	const client = planRow().machines.find(({kind}) => kind === 'client');
	t.true(client?.ops.some(op => op.kind === 'route' && op.to === 'default' && op.via === '10.4.0.1'));
	t.false(client?.ops.some(op => op.kind === 'sysctl' && op.key === 'net.ipv4.ip_forward'));
});

const sizes: ReadonlyArray<readonly [string, number, Partial<Record<'ipv4' | 'ipv6', number>>, number]> = [
	['flannel-vxlan/one-segment', 1450, {ipv4: 1450}, 1],
	['flannel-vxlan/two-racks', 1450, {ipv4: 1450}, 1],
	['flannel-vxlan/dual-stack', 1450, {ipv4: 1450, ipv6: 1430}, 1],
	['flannel-vxlan/ipv6-only', 1450, {ipv6: 1430}, 1],
	['flannel-host-gw/dual-stack', 1500, {ipv4: 1500, ipv6: 1500}, 1],
	['bridge/dual-stack', 1500, {ipv4: 1500, ipv6: 1500}, 1],
];

for (const [name, pod, paths] of sizes) {
	test(`${name}: pods have ${pod} bytes, the path carries ${JSON.stringify(paths)}`, t => {
		const {cluster, mode, options} = caseNamed(name);
		const [node, peer] = cluster.nodes as readonly [Node, Node];
		t.is(podMtu(mode, options, cluster, node), pod);
		const context = contextOf(cluster, mode, {node, options});
		for (const family of cluster.families) t.is(pathMtu(mode, context, {peer, family}), paths[family] ?? 0);
	});
}

test('the host’s end of a pod’s cable has a name of 12 bytes that follows from the pod’s', t => {
	const names = caseNamed('bridge/one-segment').cluster.pods.map(hostEnd);
	t.true(names.every(name => /^veth[0-9a-f]{8}$/.test(name)));
	t.is(new Set(names).size, 9);
});

test('a sysctl’s slash is the dot of an interface', t => {
	t.is(sysctlPath('net.ipv6.conf.flannel/1.accept_ra'), '/proc/sys/net/ipv6/conf/flannel.1/accept_ra');
});

function opsOf({underlay, machines}: Plan): readonly Op[] {
	return [...underlay, ...machines.flatMap(({ops}) => ops)];
}

/** Segments 1 to 4, router gw-N between N and N+1 with .1 on the right and .2 on the left one; a client on segment 4. */
function planRow(): Plan {
	const each: Case = caseNamed('flannel-vxlan/one-segment');
	const attach = (machine: string, segment: number, index: number, host: number): Attachment => ({
		segment: `s${segment}`,
		interface: `eth${index}`,
		port: `${machine}-${segment}`,
		mac: `02:00:00:00:0${segment}:0${host}`,
		mtu: 1500,
		addresses: {ipv4: `10.${segment}.0.${host}/24`},
	});
	const cluster: Cluster = {
		...each.cluster,
		nodes: [],
		pods: [],
		underlay: {
			segments: [1, 2, 3, 4].map(n => ({
				name: `s${n}`,
				cidrs: {ipv4: `10.${n}.0.0/24`},
				mtu: 1500,
				bridge: `br-s${n}`,
			})),
			routers: [1, 2, 3].map(n => ({
				name: `gw-${n}`,
				attachments: [attach(`gw-${n}`, n, 0, n === 1 ? 1 : 2), attach(`gw-${n}`, n + 1, 1, 1)],
			})),
			clients: [{name: 'outside', attachment: attach('outside', 4, 0, 9), gateways: {ipv4: '10.4.0.1'}}],
		},
	};
	return planCluster(cluster, each.mode, each.options);
}
