import test from 'ava';
import {neighboursWanted, talkersOf, talkingSample} from '../../../lib/plan/neighbours.js';
import type {Cluster, Pod} from '../../../topology/model.js';
import {modeOf} from '../../helpers/cases.js';
import {podOf} from '../../helpers/pods.js';

const linuxDefault = 1024;
const nodesNamed = (count: number) =>
	Array.from({length: count}, (_, index) => ({name: `node-${index + 1}`})) as unknown as Cluster['nodes'];
const podsOn = (node: string, count: number, fields: Partial<Pod> = {}): Pod[] =>
	Array.from({length: count}, (_, index) => podOf(`${node}-${index}`, [], {node, ...fields}));
const spread = (nodes: number, each: number) => {
	const named = nodesNamed(nodes);
	return {nodes: named, pods: named.flatMap(({name}) => podsOn(name, each))};
};

test('pods on a bridge of their node’s know each other, routed ones only their gateway, those on the segment everybody', t => {
	// 3 × 2 nodes and 3 × 2 to and from their router; 2 for each of 9 pods and its gateway.
	t.is(neighboursWanted(modeOf('calico-vxlan'), [3, 3, 3]), 12 + 18);
	t.is(neighboursWanted(modeOf('canal'), [3, 3, 3]), 12 + 18);
	t.is(neighboursWanted(modeOf('flannel-vxlan'), [3, 3, 3]), 12 + 18 + 18);
	t.is(neighboursWanted(modeOf('bridge'), [3, 3, 3]), 12 + 72 + 54);
});

test('it matters where the pods are, and those on their node’s network are not among them', t => {
	const pods = [...podsOn('node-1', 9), ...podsOn('node-2', 4, {hostNetwork: true})];
	const talkers = talkersOf({nodes: nodesNamed(3), pods});
	t.deepEqual(talkers, [9, 0, 0]);
	t.is(neighboursWanted(modeOf('flannel-vxlan'), talkers), 12 + 18 + 72);
});

test('a lab that fits is proved whole', t => {
	t.is(talkingSample(spread(3, 3), modeOf('flannel-vxlan'), linuxDefault), undefined);
	t.is(talkingSample(spread(3, 40), modeOf('calico-vxlan'), linuxDefault), undefined);
});

test('forty pods on one bridge do not fit into Linux’ own table: a sample is, with pods of each node', t => {
	const {nodes} = spread(3, 0);
	const cluster = {nodes, pods: [...podsOn('node-1', 40), ...podsOn('node-2', 2), ...podsOn('node-3', 2)]};
	const mode = modeOf('flannel-vxlan');
	t.true(neighboursWanted(mode, talkersOf(cluster)) > linuxDefault);
	const sample = talkingSample(cluster, mode, linuxDefault);
	const [first, second, third] = nodes.map(
		({name}) => cluster.pods.filter(pod => pod.node === name && sample?.has(`${name}/${pod.netns}`)).length,
	);
	t.deepEqual([second, third], [2, 2]);
	t.true(first !== undefined && first >= 20 && first < 27, `${first}`);
	for (const {name} of nodes) t.true(sample?.has(name));
});

test('of a large lab as many talk as fit, in turn; of one that is too large fewer nodes', t => {
	const mode = modeOf('flannel-vxlan');
	const [large, tooLarge] = [spread(20, 50), spread(100, 1)];
	const sample = talkingSample(large, mode, linuxDefault);
	const taken = {...large, pods: large.pods.filter(({node, netns}) => sample?.has(`${node}/${netns}`))};
	const talkers = talkersOf(taken);
	t.true(Math.max(...talkers) - Math.min(...talkers) <= 1, `${talkers}`);
	t.true(neighboursWanted(mode, talkers) <= linuxDefault * 0.7);
	t.true(
		neighboursWanted(
			mode,
			talkers.map(count => count + 1),
		) >
			linuxDefault * 0.7,
	);
	const few = talkingSample(tooLarge, mode, linuxDefault) ?? new Set();
	const count = tooLarge.nodes.filter(({name}) => few.has(name)).length;
	t.true(count >= 20 && count < 30, `${count}`);
	t.is(few.size, 2 * count);
});
