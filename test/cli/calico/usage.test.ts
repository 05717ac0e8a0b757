import test from 'ava';
import {boxTable} from '../../../lib/cli/calico/box-table.js';
import {ipamShow} from '../../../lib/cli/calico/ipam-show.js';
import {usageOf} from '../../../lib/cli/calico/usage.js';
import type {Cluster} from '../../../topology/model.js';

/** Two nodes with a block each; pod c of node-2 has an address of node-1's block. */
const cluster = {
	name: 'test',
	nodes: [
		{name: 'node-1', tunnel: {ipv4: '10.48.0.0'}},
		{name: 'node-2', tunnel: {}},
	],
	pods: [
		{namespace: 'default', name: 'a', node: 'node-1', hostNetwork: false, addresses: {ipv4: '10.48.0.1/32'}},
		{namespace: 'default', name: 'b', node: 'node-2', hostNetwork: false, addresses: {ipv4: '10.48.0.64/32'}},
		{namespace: 'shop', name: 'c', node: 'node-2', hostNetwork: false, addresses: {ipv4: '10.48.0.2/32'}},
		{
			namespace: 'default',
			name: 'host',
			node: 'node-1',
			hostNetwork: true,
			addresses: {ipv4: '192.168.50.11/24'},
		},
	],
	ipam: {
		pools: [{name: 'pool', cidr: '10.48.0.0/15', family: 'ipv4', ipipMode: 'Always', vxlanMode: 'Never'}],
		blocks: [
			{cidr: '10.48.0.0/26', family: 'ipv4', pool: 'pool', node: 'node-1'},
			{cidr: '10.48.0.64/26', family: 'ipv4', pool: 'pool', node: 'node-2'},
		],
		borrowed: [{address: '10.48.0.2', family: 'ipv4', node: 'node-2'}],
		strictAffinity: false,
	},
} as unknown as Cluster;

const shown = async (options: Readonly<Record<string, string | true>> = {}) =>
	ipamShow({record: {} as never, cluster}, [], {
		args: [],
		text: name => options[name] as string | undefined,
		flag: name => options[name] === true,
		list: () => [],
		output: {} as never,
	});

test('pods and tunnels use addresses, host networks do not', t => {
	const [pool] = usageOf(cluster);
	t.is(pool?.inUse, 4);
	t.deepEqual(
		pool?.blocks.map(({node, inUse, free}) => [node, inUse, free]),
		[
			['node-1', 3, 61n],
			['node-2', 1, 63n],
		],
	);
});

test('ipam show prints the table of calicoctl', async t => {
	const {text} = await shown({showBlocks: true});
	t.is(
		text,
		`+----------+---------------+------------+------------+-------------------+
| GROUPING | CIDR          |  IPS TOTAL | IPS IN USE |          IPS FREE |
+----------+---------------+------------+------------+-------------------+
| IP Pool  | 10.48.0.0/15  | 1.3107e+05 |     4 (0%) | 1.3107e+05 (100%) |
| Block    | 10.48.0.0/26  |         64 |     3 (5%) |          61 (95%) |
| Block    | 10.48.0.64/26 |         64 |     1 (2%) |          63 (98%) |
+----------+---------------+------------+------------+-------------------+`,
	);
	t.false((await shown()).text.includes('Block'));
});

test('an address has an owner, or none', async t => {
	t.like((await shown({ip: '10.48.0.2'})).json, {inUse: true, namespace: 'shop', pod: 'c', node: 'node-2'});
	t.like((await shown({ip: '10.48.0.0'})).json, {inUse: true, type: 'ipipTunnelAddress', node: 'node-1'});
	t.is((await shown({ip: '10.48.0.9'})).text, '10.48.0.9 is not assigned');
	await t.throwsAsync(shown({ip: 'pod'}), {name: 'UsageError'});
});

test('borrowed addresses are told with whose block it is', async t => {
	t.deepEqual((await shown({showBorrowed: true})).json, {
		borrowed: [
			{address: '10.48.0.2', node: 'node-2', block: '10.48.0.0/26', blockOwner: 'node-1', pod: 'shop/c'},
		],
	});
});

test('a table without rows has its head', t => {
	t.is(
		boxTable([{name: 'A'}, {name: 'BB', right: true}], []),
		'+---+----+\n| A | BB |\n+---+----+\n+---+----+',
	);
});
