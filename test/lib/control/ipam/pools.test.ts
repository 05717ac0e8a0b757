import test from 'ava';
import type {Asked} from '../../../helpers/ipam.js';
import {addressesOf, blocksOf, ipamLab, reasonsOf, tunnelsOf} from '../../../helpers/ipam.js';
import {objectsWith, poolOf} from '../../../helpers/pools.js';

const refused = 'plugin type="calico" failed (add): ';
const racks = [
	poolOf('rack-a', '10.1.0.0/24', {nodeSelector: 'rack == "a"'}),
	poolOf('rack-b', '10.2.0.0/24', {nodeSelector: 'rack == "b"'}),
];
const labels = {'node-1': {rack: 'a'}, 'node-2': {rack: 'b'}};
const onEach: Asked[] = ['node-1', 'node-2', 'node-3'].map(node => ({name: `on-${node}`, node}));

function annotated(annotations: Record<string, string>): Asked[] {
	return [{name: 'a', node: 'node-1', annotations}];
}

test('a pool is for the nodes that its selector selects; a pod where none is has the reason', t => {
	const lab = ipamLab({pools: racks, labels}).turn(onEach);
	t.deepEqual(addressesOf(lab), {'on-node-1': '10.1.0.0/32', 'on-node-2': '10.2.0.0/32'});
	t.deepEqual(reasonsOf(lab), [`on-node-3: ${refused}no configured Calico pools for node node-3`]);
});

test('of several pools the first by name is used, and the next when it is full', t => {
	const pools = [poolOf('b', '10.2.0.0/24'), poolOf('a', '10.1.0.0/32', {blockSize: 32})];
	const lab = ipamLab({pools}).turn(onEach);
	t.deepEqual(Object.values(addressesOf(lab)), ['10.1.0.0/32', '10.2.0.0/32', '10.2.0.64/32']);
});

test('a pool may be for the pods of some namespaces', t => {
	const pools = [
		poolOf('a', '10.1.0.0/24', {namespaceSelector: 'team == "web"'}),
		poolOf('b', '10.2.0.0/24', {namespaceSelector: 'kubernetes.io/metadata.name == "default"'}),
	];
	const namespaces = (name: string) => ({
		labels: {'kubernetes.io/metadata.name': name, ...(name === 'shop' && {team: 'web'})},
		annotations: {},
	});
	const lab = ipamLab({pools, namespaces}).turn([
		{name: 'x', node: 'node-1', namespace: 'shop'},
		{name: 'y', node: 'node-1'},
	]);
	t.deepEqual(addressesOf(lab), {x: '10.1.0.0/32', y: '10.2.0.0/32'});
});

test('a pod asks for pools by name or range, whatever they select; its word comes before its namespace’s', t => {
	const ask = (text: string) => ({'cni.projectcalico.org/ipv4pools': text});
	const namespaces = () => ({labels: {}, annotations: ask('["rack-a"]')});
	const byName = ipamLab({pools: racks, labels, namespaces}).turn([
		{name: 'x', node: 'node-3'},
		{name: 'y', node: 'node-3', annotations: ask('["10.2.0.0/24"]')},
	]);
	t.deepEqual(addressesOf(byName), {x: '10.1.0.0/32', y: '10.2.0.0/32'});
});

for (const [title, text, reason] of [
	['a pool that is not there', '["rack-c"]', 'error parsing pool "rack-c": invalid CIDR address: rack-c'],
	[
		'a range that is no pool’s',
		'["10.3.0.0/24"]',
		'the given pool (10.3.0.0/24) does not exist, or is not enabled',
	],
	['a pool of the other family', '["six"]', '"fd00:1::/112" isn\'t a IPv4 address'],
	['no list', 'rack-a', 'annotation cni.projectcalico.org/ipv4pools is no list of texts in JSON: rack-a'],
] as const) {
	test(`a pod that asks for ${title} waits`, t => {
		const pools = [...racks, poolOf('six', 'fd00:1::/112')];
		const lab = ipamLab({pools, labels}).turn(annotated({'cni.projectcalico.org/ipv4pools': text}));
		t.deepEqual(reasonsOf(lab), [`a: ${refused}${reason}`]);
	});
}

test('a disabled pool gives nothing more, and takes nothing back', t => {
	const pool = poolOf('a', '10.1.0.0/24');
	const lab = ipamLab({pools: [pool]}).turn([{name: 'a', node: 'node-1'}]);
	const off = lab.change({objects: objectsWith({...pool, disabled: true})});
	t.deepEqual(addressesOf(off), {a: '10.1.0.0/32'});
	t.deepEqual(blocksOf(off), ['node-1 10.1.0.0/26']);
	const more = off.turn([
		{name: 'a', node: 'node-1'},
		{name: 'b', node: 'node-1'},
	]);
	t.deepEqual(reasonsOf(more), [`b: ${refused}cannot find a qualified ippool`]);
});

test('a pool for tunnels alone gives pods nothing, and one for pods alone no tunnel an address', t => {
	const tunnels = poolOf('a', '10.1.0.0/24', {vxlanMode: 'Always', allowedUses: ['Tunnel']});
	const pods = poolOf('b', '10.2.0.0/24', {vxlanMode: 'Always', allowedUses: ['Workload']});
	const both = ipamLab({mode: 'vxlan', nodes: 1, pools: [tunnels, pods]}).turn([{name: 'a', node: 'node-1'}]);
	t.deepEqual(tunnelsOf(both), {'node-1': '10.1.0.0'});
	t.deepEqual(addressesOf(both), {a: '10.2.0.0/32'});
	const one = ipamLab({mode: 'vxlan', nodes: 1, pools: [tunnels]}).turn([{name: 'a', node: 'node-1'}]);
	t.deepEqual(reasonsOf(one), [
		`a: ${refused}cannot find a qualified ippool, no pools match the required use (Workload)`,
	]);
});

test('a node that its pool selects no more loses the block when it is empty, and its tunnel moves', t => {
	const pools = racks.map(pool => ({...pool, vxlanMode: 'Always' as const}));
	const lab = ipamLab({mode: 'vxlan', nodes: 2, pools, labels}).turn(onEach.slice(0, 1));
	const [a, b] = pools;
	if (!a || !b) throw new Error('no pools');
	const turned = lab.change({
		objects: objectsWith({...a, nodeSelector: '!all()'}, {...b, nodeSelector: 'all()'}),
	});
	t.deepEqual(tunnelsOf(turned), {'node-1': '10.2.0.64', 'node-2': '10.2.0.0'});
	t.deepEqual(addressesOf(turned), {'on-node-1': '10.1.0.1/32'});
	t.deepEqual(blocksOf(turned), ['node-1 10.1.0.0/26', 'node-2 10.2.0.0/26', 'node-1 10.2.0.64/26']);
	t.deepEqual(blocksOf(turned.turn([])), ['node-2 10.2.0.0/26', 'node-1 10.2.0.64/26']);
});

test('a node is selected by the labels that it has in the API', t => {
	const pools = racks.map(pool => ({...pool, vxlanMode: 'Always' as const}));
	const lab = ipamLab({mode: 'vxlan', pools, labels})
		.label(name => (name === 'node-3' ? {rack: 'b'} : undefined))
		.turn(onEach);
	t.is(tunnelsOf(lab)['node-3'], '10.2.0.64');
	t.is(addressesOf(lab)['on-node-3'], '10.2.0.65/32');
	t.is(lab.placement.cluster.nodes[2]?.labels.rack, undefined);
});

const wide = poolOf('wide', '10.1.0.0/16');
const fixed = (...addresses: string[]) => ({'cni.projectcalico.org/ipAddrs': JSON.stringify(addresses)});

test('a pod may ask for an address: its node claims the block, or borrows it', t => {
	const lab = ipamLab({pools: [wide]}).turn([
		{name: 'a', node: 'node-1', annotations: fixed('10.1.3.7')},
		{name: 'b', node: 'node-2', annotations: fixed('10.1.3.8')},
		{name: 'c', node: 'node-1'},
	]);
	t.deepEqual(addressesOf(lab), {a: '10.1.3.7/32', b: '10.1.3.8/32', c: '10.1.3.0/32'});
	t.deepEqual(blocksOf(lab), ['node-1 10.1.3.0/26']);
	t.deepEqual(lab.placement.cluster.ipam?.borrowed, [{address: '10.1.3.8', family: 'ipv4', node: 'node-2'}]);
});

for (const [title, annotations, reason] of [
	['one that is in no pool', fixed('10.9.0.1'), 'The provided IP address is not in a configured pool'],
	[
		'one that is taken',
		fixed('10.1.0.0'),
		'resource already exists: 10.1.0.0 with error: Address already assigned in block',
	],
	[
		'two of a family',
		fixed('10.1.0.1', '10.1.0.2'),
		'annotation cni.projectcalico.org/ipAddrs has more than one address of a family: ["10.1.0.1","10.1.0.2"]',
	],
	['something else', fixed('web'), 'invalid IP format: web'],
] as const) {
	test(`a pod that asks for an address, ${title}, waits`, t => {
		const first = {name: 'first', node: 'node-1'};
		const lab = ipamLab({pools: [wide]}).turn([first, ...annotated(annotations)]);
		t.deepEqual(reasonsOf(lab), [`a: ${refused}${reason}`]);
	});
}

test('with strict affinity nobody gets an address of another node’s block, even who asks for it', t => {
	const objects = {ipam: {strictAffinity: true, maxBlocksPerHost: 20}};
	const lab = ipamLab({pools: [wide], objects}).turn([
		{name: 'first', node: 'node-2'},
		...annotated(fixed('10.1.0.9')),
	]);
	t.deepEqual(reasonsOf(lab), [`a: ${refused}Block host affinity does not match`]);
});
