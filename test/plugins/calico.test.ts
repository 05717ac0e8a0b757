import test from 'ava';
import {contextOf} from '../../lib/plan/planner.js';
import {hostEnd, isSameSubnet} from '../../plugins/calico.js';
import type {Node} from '../../topology/model.js';
import {caseNamed, planOf} from '../helpers/cases.js';

test('a pod’s cable is named by Calico’s hash', t => {
	t.is(hostEnd({namespace: 'default', name: 'nginx'}), 'calic440f455693');
});

test('a VTEP’s MAC is a hash of its node’s name', t => {
	const each = caseNamed('calico-vxlan/one-segment');
	const named = {...each.cluster, nodes: each.cluster.nodes.map(node => renamed(node, 'node-1', 'node1'))};
	const plan = planOf({...each, cluster: {...named, pods: []}});
	const device = plan.machines.flatMap(({ops}) => ops).find(op => op.kind === 'vxlan' && op.in === 'node1');
	t.is(device?.kind === 'vxlan' && device.mac, '66:f9:37:c3:7e:94');
});

test('who is near is judged by the own prefix length: with a /32 nobody is, though a peer with a /24 takes it for near', t => {
	const {cluster, mode, options} = caseNamed('calico-vxlan/two-racks');
	const [first, second] = cluster.nodes as readonly [Node, Node];
	const alone = {...first, bgpAddresses: {ipv4: '192.168.50.11/32'}};
	t.false(isSameSubnet(alone, second, 'ipv4'));
	t.true(isSameSubnet(second, alone, 'ipv4'));
	const lone = {...cluster, nodes: [alone, ...cluster.nodes.slice(1)]};
	const wire = (node: Node, peer: Node) =>
		mode.wire(peer, contextOf(lone, mode, {node, options}), {family: 'ipv4'}).encapsulation;
	t.deepEqual([wire(alone, second), wire(second, alone)], ['vxlan', 'none']);
});

test('a pod is masqueraded to nodes only where its pool says so', t => {
	const {cluster, mode, options} = caseNamed('calico-vxlan/dual-stack');
	const [node, peer] = cluster.nodes as readonly [Node, Node];
	const context = contextOf(cluster, mode, {node, options});
	t.is(mode.podSeenBy?.(peer, context, {family: 'ipv4', address: '10.244.1.2'}), '192.168.50.11');
	t.is(mode.podSeenBy?.(peer, context, {family: 'ipv6', address: 'fd00:10:244:1::2'}), undefined);
});

function renamed(node: Node, from: string, to: string): Node {
	return node.name === from ? {...node, name: to} : node;
}
