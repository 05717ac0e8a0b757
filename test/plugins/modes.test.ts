import test from 'ava';
import type {Op} from '../../lib/plan/ops.js';
import {contextOf} from '../../lib/plan/planner.js';
import {modes} from '../../plugins/index.js';
import type {Node} from '../../topology/model.js';
import {caseNamed, cases, planOf} from '../helpers/cases.js';
import {clusterOf} from '../helpers/cluster.js';

test('modes have different names, a line about themselves and only their own options', t => {
	t.is(new Set(modes.map(({name}) => name)).size, modes.length);
	for (const {name, summary, options} of modes) {
		t.regex(name, /^[a-z][a-z-]*$/);
		t.regex(summary, /^.{20,100}$/);
		t.is(options.additionalProperties, false);
	}
});

test('flannel-vxlan: a peer is a neighbour, then a forwarding entry, then a route', t => {
	const ops = opsOf('flannel-vxlan/one-segment').filter(op => mentions(op, 'node-2'));
	t.deepEqual(
		ops.map(({why: _why, ...op}) => op),
		[
			{kind: 'neighbour', in: 'node-1', dev: 'flannel.1', address: '10.244.2.0', mac: '0a:58:0a:f4:02:00'},
			{kind: 'fdb', in: 'node-1', dev: 'flannel.1', mac: '0a:58:0a:f4:02:00', dst: '192.168.50.12'},
			{
				kind: 'route',
				in: 'node-1',
				to: '10.244.2.0/24',
				family: 'ipv4',
				via: '10.244.2.0',
				dev: 'flannel.1',
				onlink: true,
			},
		] as unknown as typeof ops,
	);
});

test('flannel-vxlan: a device per family, each with the outer address of its family', t => {
	const ops = opsOf('flannel-vxlan/dual-stack').filter(op => op.kind === 'vxlan');
	t.deepEqual(
		ops.map(({name, local, mtu, vni, port}) => ({name, local, mtu, vni, port})),
		[
			{name: 'flannel.1', local: '192.168.50.11', mtu: 1450, vni: 1, port: 8472},
			{name: 'flannel-v6.1', local: 'fd50::11', mtu: 1430, vni: 1, port: 8472},
		],
	);
});

test('flannel-vxlan with directRouting tunnels only to the other rack', t => {
	const ops = opsOf('flannel-vxlan/two-racks');
	t.deepEqual(
		ops.flatMap(op => (op.kind === 'fdb' ? [op.dst] : [])),
		['192.168.60.13'],
	);
	t.true(ops.some(op => op.kind === 'route' && op.via === '192.168.50.12' && op.dev === 'eth0'));
	t.deepEqual(wires('flannel-vxlan/two-racks'), ['none', 'vxlan']);
	t.deepEqual(wires('flannel-vxlan/one-segment'), ['vxlan', 'vxlan']);
});

test('flannel-vxlan: the wire has the addresses of the nodes outside and the VTEPs’ MACs inside', t => {
	const {cluster, mode, options} = caseNamed('flannel-vxlan/dual-stack');
	const [node, peer] = cluster.nodes as readonly [Node, Node];
	const wire = mode.wire(peer, contextOf(cluster, mode, {node, options}), {family: 'ipv6'});
	t.like(wire, {
		encapsulation: 'vxlan',
		port: 8472,
		vni: 1,
		outer: {from: 'fd50::11', to: 'fd50::12'},
	});
	const made = opsOf('flannel-vxlan/dual-stack').find(
		op => op.kind === 'vxlan' && op.name === 'flannel-v6.1',
	);
	t.is(wire.encapsulation === 'vxlan' && wire.innerMacs.from, made?.kind === 'vxlan' && made.mac);
});

test('flannel’s options reach the device', t => {
	const {cluster, mode} = caseNamed('flannel-vxlan/one-segment');
	const options = {directRouting: false, vni: 7, port: 4789};
	const plan = planOf({name: 'x', cluster, mode, options});
	const device = plan.machines.flatMap(({ops}) => ops).find(op => op.kind === 'vxlan');
	t.like(device, {name: 'flannel.7', vni: 7, port: 4789});
});

test('flannel tells its CNI plugin the gateway, not the subnet', t => {
	const file = opsOf('flannel-vxlan/dual-stack').find(
		op => op.kind === 'file' && op.path.endsWith('subnet.env'),
	);
	t.is(
		file?.kind === 'file' && file.content,
		[
			'FLANNEL_NETWORK=10.244.0.0/16',
			'FLANNEL_SUBNET=10.244.1.1/24',
			'FLANNEL_IPV6_NETWORK=fd00:10:244::/48',
			'FLANNEL_IPV6_SUBNET=fd00:10:244:1::1/64',
			'FLANNEL_MTU=1450',
			'FLANNEL_IPMASQ=true',
			'',
		].join('\n'),
	);
});

test('host-gw has no device of its own, and a route by each peer', t => {
	const ops = opsOf('flannel-host-gw/one-segment');
	t.false(ops.some(({kind}) => kind === 'vxlan' || kind === 'fdb' || kind === 'neighbour'));
	t.deepEqual(
		ops.flatMap(op =>
			op.kind === 'route' && op.to.startsWith('10.244') && op.in === 'node-1' ? [op.via] : [],
		),
		['192.168.50.12', '192.168.50.13'],
	);
});

test('host-gw refuses a node behind a router and names it; the others carry it', t => {
	const refused = modes.map(mode => {
		const cluster = clusterOf({mode: mode.name, twoRacks: true, onSegment: mode.addressing === 'segment'});
		return [mode.name, [...mode.refuses(cluster, {})].map(({node}) => node?.name)];
	});
	t.deepEqual(
		refused.filter(([, nodes]) => nodes?.length !== 0),
		[['flannel-host-gw', ['node-3']]],
	);
});

test('bridge: br0 takes the card’s MAC, address and route, and the card is its port', t => {
	const ops = opsOf('bridge/one-segment').filter(op => op.in === 'node-1');
	t.true(ops.some(op => op.kind === 'bridge' && op.name === 'br0' && op.mac === '0a:58:c0:a8:32:0b'));
	t.true(ops.some(op => op.kind === 'link' && op.name === 'eth0' && op.master === 'br0'));
	t.deepEqual(
		ops.flatMap(op => (op.kind === 'address' || op.kind === 'route' ? [op.dev] : [])),
		['br0', 'br0'],
	);
	t.false(ops.some(({kind}) => kind === 'nft'));
});

test('a lab without IPv6 says nothing in IPv6', t => {
	for (const {cluster, ...rest} of cases.filter(each => !each.cluster.families.includes('ipv6'))) {
		const text = JSON.stringify(planOf({...rest, cluster}).machines.map(({ops}) => ops.filter(notFile)));
		t.false(/"ipv6"|fd[0-9a-f]{2}:/.test(text), rest.name);
	}
});

function notFile({kind}: Op): boolean {
	return kind !== 'file';
}

function wires(name: string): string[] {
	const {cluster, mode, options} = caseNamed(name);
	const context = contextOf(cluster, mode, {node: cluster.nodes[0] as Node, options});
	return context.peers.map(peer => mode.wire(peer, context, {family: 'ipv4'}).encapsulation);
}

function opsOf(name: string): readonly Op[] {
	return planOf(caseNamed(name)).machines.find(machine => machine.name === 'node-1')?.ops ?? [];
}

function mentions(op: Op, peer: string): boolean {
	return op.why.includes(peer) && op.kind !== 'file';
}
