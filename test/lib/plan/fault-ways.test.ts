import test from 'ava';
import {type Way, waysUnder} from '../../../lib/plan/fault-ways.js';
import {macOf} from '../../../topology/addresses.js';
import type {Attachment, Cluster, Node, Router} from '../../../topology/model.js';
import {clusterOf} from '../../helpers/cluster.js';
import {faultsOf} from '../../helpers/faults.js';

/** node-1, node-2 | gw | node-3 */
const racks = clusterOf({mode: 'bridge', twoRacks: true, families: ['ipv4', 'ipv6']});

/**
 * left: node-1, node-2 – west – middle – east – right: node-3. And a third router, spare, between left and middle, which
 * nobody has for a gateway.
 */
const chain = chained();

const cases: ReadonlyArray<{
	readonly cluster: Cluster;
	readonly faults: readonly string[];
	/** 1-2, 1-3, 2-3, and 1-1 where it is not whole. */
	readonly ways: readonly [Way, Way, Way, Way?];
}> = [
	{cluster: racks, faults: ['cut node-1'], ways: ['broken', 'broken', 'whole']},
	{cluster: racks, faults: ['cut gw:rack-a'], ways: ['whole', 'broken', 'broken']},
	{cluster: racks, faults: ['cut gw:rack-b'], ways: ['whole', 'broken', 'broken']},
	{cluster: racks, faults: ['loss node-1 100%'], ways: ['broken', 'broken', 'whole']},
	{cluster: racks, faults: ['loss node-1 99.99%'], ways: ['disturbed', 'disturbed', 'whole']},
	{cluster: racks, faults: ['delay gw:rack-a 5ms'], ways: ['whole', 'disturbed', 'disturbed']},
	{cluster: racks, faults: ['limit node-3 5mbit'], ways: ['whole', 'disturbed', 'disturbed']},
	{cluster: racks, faults: ['limit node-3 5mbit', 'cut node-3'], ways: ['whole', 'broken', 'broken']},
	{cluster: racks, faults: ['split rack-a node-1'], ways: ['broken', 'broken', 'whole']},
	{cluster: racks, faults: ['split rack-a node-1,node-2'], ways: ['whole', 'broken', 'broken']},
	{cluster: racks, faults: ['split rack-a gw,node-1'], ways: ['broken', 'whole', 'broken']},
	{cluster: racks, faults: ['split rack-b gw'], ways: ['whole', 'broken', 'broken']},
	{cluster: racks, faults: ['kill node-1'], ways: ['broken', 'broken', 'whole', 'broken']},
	{cluster: racks, faults: ['stop node-1'], ways: ['broken', 'broken', 'whole', 'broken']},
	{cluster: racks, faults: ['pause node-1'], ways: ['broken', 'broken', 'whole', 'broken']},
	{cluster: racks, faults: ['kill-daemon node-1'], ways: ['whole', 'whole', 'whole']},
	{cluster: chain, faults: ['cut west:middle'], ways: ['whole', 'broken', 'broken']},
	{cluster: chain, faults: ['cut spare:left'], ways: ['whole', 'whole', 'whole']},
	{cluster: chain, faults: ['split middle east'], ways: ['whole', 'broken', 'broken']},
	{cluster: chain, faults: ['split middle east,west'], ways: ['whole', 'whole', 'whole']},
	{cluster: chain, faults: ['split left spare,node-2'], ways: ['broken', 'whole', 'broken']},
	{cluster: chain, faults: ['limit east:right 5mbit'], ways: ['whole', 'disturbed', 'disturbed']},
];

for (const {cluster, faults, ways} of cases) {
	const name = cluster === racks ? 'one router' : 'two routers';
	test(`${name}, ${faults.join(' and ')}: ${ways.join(', ')}`, t => {
		const wayOf = waysUnder(faultsOf(faults, cluster), cluster);
		for (const family of cluster.families) {
			const pairs = [
				['node-1', 'node-2'],
				['node-1', 'node-3'],
				['node-2', 'node-3'],
			] as const;
			t.deepEqual(
				pairs.map(([from, to]) => wayOf(from, to, family)),
				ways.slice(0, 3) as Way[],
			);
			for (const [from, to] of pairs)
				t.is(wayOf(from, to, family), wayOf(to, from, family), 'there and back');
			t.is(wayOf('node-1', 'node-1', family), ways[3] ?? 'whole');
		}
	});
}

test('without faults, and where there is no way anyhow, nothing is excused', t => {
	t.is(waysUnder([], racks)('node-1', 'node-3', 'ipv4'), 'whole');
	const lost = {...racks, nodes: racks.nodes.map(node => ({...node, gateways: {}}))};
	t.is(waysUnder(faultsOf(['cut gw:rack-a'], lost), lost)('node-1', 'node-3', 'ipv4'), 'whole');
});

function chained(): Cluster {
	const segments = ['left', 'middle', 'right'];
	const attach = (machine: string, segment: string, host: number): Attachment => {
		const address = `10.${segments.indexOf(segment)}.0.${host}`;
		return {
			segment,
			interface: `to-${segment}`,
			port: `${machine}-${segment}`,
			mac: macOf(address),
			mtu: 1500,
			addresses: {ipv4: `${address}/24`},
		};
	};
	const router = (name: string, host: number, on: readonly string[]): Router => ({
		name,
		attachments: on.map(segment => attach(name, segment, host)),
	});
	const nodes = racks.nodes.map((node, index): Node => {
		const segment = index < 2 ? 'left' : 'right';
		const gateways = {ipv4: index < 2 ? '10.0.0.1' : '10.2.0.2'};
		return {...node, attachment: attach(node.name, segment, 11 + index), gateways};
	});
	// `spare` last: of two ways of the same length, routers take the first.
	const routers = [
		router('west', 1, ['left', 'middle']),
		router('east', 2, ['middle', 'right']),
		router('spare', 3, ['left', 'middle']),
	];
	return {
		...racks,
		families: ['ipv4'],
		nodes,
		underlay: {
			...racks.underlay,
			segments: segments.map((name, index) => ({
				name,
				cidrs: {ipv4: `10.${index}.0.0/24`},
				mtu: 1500,
				bridge: `br-${name}`,
			})),
			routers,
		},
	};
}
