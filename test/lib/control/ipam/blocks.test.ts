import test from 'ava';
import {
	type Asked,
	addressesOf,
	blocksOf,
	borrowedOf,
	ipamLab,
	many,
	reasonsOf,
	tunnelsOf,
} from '../../../helpers/ipam.js';
import {poolOf} from '../../../helpers/pools.js';

const wide = poolOf('wide', '10.1.0.0/16');
const small = poolOf('small', '10.1.0.0/29', {blockSize: 30});
const refused = 'plugin type="calico" failed (add): ';
const none = `${refused}failed to request IPv4 addresses: Assigned 0 out of 1 requested IPv4 addresses`;

test('a node claims a block with its first pod; no address in it is reserved', t => {
	const lab = ipamLab({pools: [wide]}).turn([
		{name: 'b', node: 'node-2'},
		{name: 'a', node: 'node-1'},
		...many(63, 'node-2'),
	]);
	t.deepEqual(blocksOf(lab), ['node-2 10.1.0.0/26', 'node-1 10.1.0.64/26']);
	t.is(addressesOf(lab).b, '10.1.0.0/32');
	t.is(addressesOf(lab).a, '10.1.0.64/32');
	t.is(addressesOf(lab)['node-2-62'], '10.1.0.63/32');
	t.deepEqual(lab.placement.cluster.pods[0]?.gateways, {ipv4: '169.254.1.1'});
	t.is(lab.placement.cluster.pods[0]?.mac, '0a:58:0a:01:00:40');
});

test('when its block is full a node claims another one', t => {
	const lab = ipamLab({pools: [wide]}).turn(many(65, 'node-1'));
	t.deepEqual(blocksOf(lab), ['node-1 10.1.0.0/26', 'node-1 10.1.0.64/26']);
	t.is(addressesOf(lab)['node-1-64'], '10.1.0.64/32');
});

test('a tunnel takes the first address of its node', t => {
	const lab = ipamLab({mode: 'vxlan', pools: [{...wide, vxlanMode: 'CrossSubnet'}]});
	t.deepEqual(tunnelsOf(lab), {'node-1': '10.1.0.0', 'node-2': '10.1.0.64', 'node-3': '10.1.0.128'});
	t.is(addressesOf(lab.turn([{name: 'a', node: 'node-3'}])).a, '10.1.0.129/32');
});

test('IP-in-IP has a tunnel for IPv4 alone, VXLAN for both families', t => {
	const four = poolOf('four', '10.1.0.0/16');
	const six = poolOf('six', 'fd00:1::/112');
	const used = {families: ['ipv4', 'ipv6'], nodes: 1} as const;
	const ipip = ipamLab({...used, mode: 'ipip', pools: [{...four, ipipMode: 'Always'}, six]});
	t.deepEqual(ipip.placement.cluster.nodes[0]?.tunnel, {ipv4: '10.1.0.0'});
	const tunnelled = [four, six].map(pool => ({...pool, vxlanMode: 'Always' as const}));
	const vxlan = ipamLab({...used, mode: 'vxlan', pools: tunnelled});
	t.deepEqual(vxlan.placement.cluster.nodes[0]?.tunnel, {ipv4: '10.1.0.0', ipv6: 'fd00:1::'});
});

test('both families: a pod has an address of a block of each, and the gateways of its own link', t => {
	const pools = [wide, poolOf('six', 'fd00:1::/112')];
	const lab = ipamLab({families: ['ipv4', 'ipv6'], pools}).turn([{name: 'a', node: 'node-1'}]);
	t.deepEqual(blocksOf(lab), ['node-1 10.1.0.0/26', 'node-1 fd00:1::/122']);
	t.like(lab.placement.cluster.pods[0], {
		addresses: {ipv4: '10.1.0.0/32', ipv6: 'fd00:1::/128'},
		gateways: {ipv4: '169.254.1.1', ipv6: 'fe80::ecee:eeff:feee:eeee'},
	});
});

test('an address that becomes free is given again after all the others of the block', t => {
	const [, staying] = many(2, 'node-1');
	const left = ipamLab({pools: [small]})
		.turn(many(2, 'node-1'))
		.turn(staying ? [staying] : []);
	const later = left.turn([...(staying ? [staying] : []), ...many(3, 'node-1', 'new-')]);
	t.deepEqual(addressesOf(later), {
		'node-1-1': '10.1.0.1/32',
		'new-0': '10.1.0.2/32',
		'new-1': '10.1.0.3/32',
		'new-2': '10.1.0.0/32',
	});
	t.deepEqual(blocksOf(later), ['node-1 10.1.0.0/30']);
});

test('a block that is emptied stays with its node, until another one finds none that is free', t => {
	const staying: Asked[] = [{name: 'b', node: 'node-2'}];
	const emptied = ipamLab({pools: [small]})
		.turn([{name: 'a', node: 'node-1'}, ...staying])
		.turn(staying);
	t.deepEqual(blocksOf(emptied), ['node-1 10.1.0.0/30', 'node-2 10.1.0.4/30']);
	const taken = emptied.turn([...staying, {name: 'c', node: 'node-3'}]);
	t.deepEqual(blocksOf(taken), ['node-2 10.1.0.4/30', 'node-3 10.1.0.0/30']);
	t.deepEqual(borrowedOf(taken), []);
});

const fullPair: Asked[] = [...many(4, 'node-1'), ...many(1, 'node-2')];
const late: Asked = {name: 'late', node: 'node-3'};

test('a node that can claim no block borrows, and the loan ends with the pod', t => {
	const full = ipamLab({pools: [small]}).turn([...fullPair, late]);
	t.deepEqual(full.refused, []);
	t.is(addressesOf(full).late, '10.1.0.5/32');
	t.deepEqual(borrowedOf(full), ['node-3 10.1.0.5']);
	const after = full.turn(fullPair);
	t.deepEqual(borrowedOf(after), []);
	t.deepEqual(blocksOf(after), blocksOf(full));
});

test('with strict affinity nobody borrows: the pod waits, with the words of Calico’s IPAM', t => {
	const objects = {ipam: {strictAffinity: true, maxBlocksPerHost: 20}};
	const full = ipamLab({pools: [small], objects}).turn([...fullPair, late]);
	t.deepEqual(reasonsOf(full), [`late: ${none}; No more free affine blocks and strict affinity enabled`]);
});

test('an exhausted pool refuses with its range, and what becomes free serves who waits', t => {
	const asked = [...many(8, 'node-1'), {name: 'late', node: 'node-2'}];
	const full = ipamLab({pools: [small]}).turn(asked);
	t.deepEqual(reasonsOf(full), [`late: ${none}; No IPs available in pools: [10.1.0.0/29]`]);
	const again = full.turn(asked).turn(asked.slice(1));
	t.deepEqual(again.refused, []);
	t.is(addressesOf(again).late, '10.1.0.0/32');
	t.deepEqual(borrowedOf(again), ['node-2 10.1.0.0']);
});

test('a node at its limit of blocks neither claims nor borrows', t => {
	const objects = {ipam: {strictAffinity: false, maxBlocksPerHost: 1}};
	const full = ipamLab({pools: [small], objects}).turn(many(5, 'node-1'));
	t.deepEqual(reasonsOf(full), [`node-1-4: ${refused}cannot allocate new block due to per host block limit`]);
	t.deepEqual(blocksOf(full), ['node-1 10.1.0.0/30']);
});

test('without a word about it the limit is twenty blocks', t => {
	const pool = poolOf('tiny', '10.1.0.0/24', {blockSize: 32});
	const full = ipamLab({pools: [pool]}).turn(many(21, 'node-1'));
	t.is(blocksOf(full).length, 20);
	t.is(full.refused.length, 1);
});

test('what a pod got in one family goes back when there is none in the other', t => {
	const pools = [wide, poolOf('six', 'fd00:1::/127', {blockSize: 127})];
	const full = ipamLab({families: ['ipv4', 'ipv6'], pools}).turn(many(3, 'node-1'));
	t.regex(reasonsOf(full).join(), /IPv6 addresses; No IPs available in pools: \[fd00:1::\/127\]$/);
	const after = full.turn([...many(1, 'node-1'), {name: 'next', node: 'node-1'}]);
	t.is(addressesOf(after).next, '10.1.0.2/32');
});

test('a node that leaves loses its blocks; those with loans stay until the loan ends', t => {
	const full = ipamLab({pools: [small]}).turn([...fullPair, late]);
	const left = full.change({nodes: ['node-1', 'node-3']});
	t.deepEqual(blocksOf(left), ['node-1 10.1.0.0/30']);
	t.deepEqual(borrowedOf(left), ['node-3 10.1.0.5']);
	const next = {name: 'next', node: 'node-1'};
	const more = left.turn([...many(4, 'node-1'), late, next]);
	t.is(addressesOf(more).next, '10.1.0.6/32');
	t.deepEqual(borrowedOf(more), ['node-3 10.1.0.5', 'node-1 10.1.0.6']);
	const over = left.turn([...many(4, 'node-1'), next]);
	t.deepEqual(blocksOf(over), ['node-1 10.1.0.0/30', 'node-1 10.1.0.4/30']);
	t.deepEqual(borrowedOf(over), []);
});

test('a node that joins has its tunnel, and everybody else what he had', t => {
	const pools = [{...wide, vxlanMode: 'Always' as const}];
	const two = ipamLab({mode: 'vxlan', pools}).change({nodes: ['node-1', 'node-3']});
	const before = two.turn([{name: 'a', node: 'node-3'}]);
	t.deepEqual(blocksOf(before), ['node-1 10.1.0.0/26', 'node-3 10.1.0.128/26']);
	const three = before.change({nodes: ['node-1', 'node-2', 'node-3']});
	t.deepEqual(tunnelsOf(three), {'node-1': '10.1.0.0', 'node-2': '10.1.0.64', 'node-3': '10.1.0.128'});
	t.deepEqual(addressesOf(three), addressesOf(before));
});

test('a labd that is started again gives what was never used before what was', t => {
	const [, ...staying] = many(3, 'node-1');
	const before = ipamLab({pools: [wide]})
		.turn(many(3, 'node-1'))
		.turn(staying);
	const after = before.restart().turn([...staying, {name: 'late', node: 'node-1'}]);
	t.is(addressesOf(after).late, '10.1.0.3/32');
	t.deepEqual(blocksOf(after), blocksOf(before));
});

test('where nothing is claimed or given back the cluster has the same objects', t => {
	const before = ipamLab({mode: 'vxlan', pools: [{...wide, vxlanMode: 'Always'}]}).turn(many(3, 'node-1'));
	const after = before.turn(many(2, 'node-1'));
	t.is(after.placement.cluster.ipam, before.placement.cluster.ipam);
	t.is(after.placement.cluster.nodes, before.placement.cluster.nodes);
});
