import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {type DrawOptions, drawCluster, graphData} from '../../../lib/observe/graph.js';
import type {Cluster} from '../../../topology/model.js';
import {type Case, caseNamed} from '../../helpers/cases.js';
import {largeCluster, withClient} from '../../helpers/larger-clusters.js';

const golden = fileURLToPath(new URL('../../golden/graph/', import.meta.url));

type Drawing = {
	readonly name: string;
	readonly of: Case;
	readonly cluster?: Cluster;
	readonly options?: unknown;
	readonly draw?: DrawOptions;
};

const oneSegment = caseNamed('flannel-vxlan/one-segment');
const twoRacks = caseNamed('flannel-vxlan/two-racks');
const large = largeCluster(oneSegment.cluster, 20, 50);

const drawings: readonly Drawing[] = [
	{name: 'flannel-vxlan', of: oneSegment},
	{name: 'flannel-vxlan-two-racks', of: twoRacks},
	{name: 'flannel-vxlan-dual-stack', of: caseNamed('flannel-vxlan/dual-stack')},
	{name: 'flannel-host-gw-ipv6', of: caseNamed('flannel-host-gw/ipv6-only')},
	{name: 'bridge', of: caseNamed('bridge/one-segment')},
	{name: 'client', of: twoRacks, cluster: withClient(twoRacks.cluster)},
	{name: 'ascii', of: twoRacks, draw: {ascii: true}},
	{name: 'narrow', of: oneSegment, draw: {width: 80}},
	{name: 'large', of: oneSegment, cluster: large},
];

for (const drawing of drawings) {
	test(`${drawing.name} is drawn as in test/golden/graph (UPDATE_GOLDEN=1 rewrites it)`, t => {
		const text = drawn(drawing);
		const file = `${golden}${drawing.name}.txt`;
		if (process.env.UPDATE_GOLDEN === '1') {
			mkdirSync(golden, {recursive: true});
			writeFileSync(file, text);
		}
		t.is(text, readFileSync(file, 'utf8'));
		const width = drawing.draw?.width ?? 100;
		t.deepEqual(
			text.split('\n').filter(line => line.length > width),
			[],
			'no line is wider than asked for',
		);
	});
}

test('an ASCII drawing has ASCII characters only, each where the other drawing has its own', t => {
	const [ascii, boxes] = [true, false].map(each => drawn({name: '', of: twoRacks, draw: {ascii: each}}));
	t.regex(ascii ?? '', /^[\n -~]+$/);
	t.deepEqual(
		ascii?.split('\n').map(line => line.length),
		boxes?.split('\n').map(line => line.length),
	);
});

test('every pod of a small lab is drawn; of a large one the others are counted', t => {
	const small = drawn({name: '', of: oneSegment});
	for (const pod of oneSegment.cluster.pods)
		t.true(small.includes(` ${pod.addresses.ipv4?.replace('/24', '')} `));
	const big = drawn({name: '', of: oneSegment, cluster: large});
	t.is(big.match(/… 47 more pods/g)?.length, 20);
	t.true(big.includes('all 190 pairs'));
});

test('many nodes on one segment are counted', t => {
	const text = drawn({name: '', of: oneSegment, cluster: largeCluster(oneSegment.cluster, 100, 1)});
	t.true(text.includes('… 88 more nodes: node-13 to node-100'));
	t.true(text.split('\n').length < 80);
});

test('the graph names every machine, device and pod once, and its edges end at them', t => {
	const {cluster, mode, options} = twoRacks;
	const {nodes, edges} = graphData(cluster, mode, options);
	const ids = new Set(nodes.map(({id}) => id));
	t.is(ids.size, nodes.length);
	t.deepEqual(
		edges.filter(({from, to}) => !ids.has(from) || !ids.has(to)),
		[],
	);
	const count = (list: readonly {readonly kind: string}[], kind: string) =>
		list.filter(each => each.kind === kind).length;
	t.deepEqual(
		['segment', 'router', 'node', 'device', 'pod'].map(kind => count(nodes, kind)),
		[2, 1, 3, 6, 9],
	);
	t.deepEqual(
		['cable', 'veth', 'tunnel', 'plain'].map(kind => count(edges, kind)),
		[5, 9, 2, 1],
	);
	t.like(
		edges.find(({kind}) => kind === 'tunnel'),
		{from: 'node-1', to: 'node-3', interface: 'flannel.1', addresses: ['192.168.50.11', '192.168.60.13']},
	);
});

function drawn({of, cluster = of.cluster, draw = {}}: Drawing): string {
	return drawCluster(cluster, of.mode, of.options, draw);
}
