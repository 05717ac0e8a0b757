import test from 'ava';
import {waysOf} from '../../../lib/observe/expected-ways.js';
import {contextOf, modeOps, planAgain, planCluster} from '../../../lib/plan/planner.js';
import type {Cluster} from '../../../topology/model.js';
import {caseNamed} from '../../helpers/cases.js';

const {cluster, mode, options} = caseNamed('flannel-host-gw/one-segment');
const frozen = {'node-1': modeOps(planAgain(undefined, cluster, {mode, options}), 'node-1')};
const faults = [{kind: 'daemon', node: 'node-1'}] as const;

test('a dead daemon that has missed nothing changes nothing', t => {
	const ways = waysUnder(cluster);
	t.is(ways('node-1', 'node-2', 'ipv4'), 'whole');
});

test('of a node whose dead daemon has missed something nothing certain is expected, but within it and elsewhere', t => {
	const moved = {
		...cluster,
		nodes: cluster.nodes.map(node =>
			node.name === 'node-3' ? {...node, podCidrs: {ipv4: '10.244.7.0/24'}} : node,
		),
	};
	const ways = waysUnder(moved);
	t.is(ways('node-1', 'node-2', 'ipv4'), 'disturbed');
	t.is(ways('node-3', 'node-1', 'ipv4'), 'disturbed');
	t.is(ways('node-1', 'node-1', 'ipv4'), 'whole');
	t.is(ways('node-2', 'node-3', 'ipv4'), 'whole');
});

function waysUnder(now: Cluster) {
	return waysOf({cluster: now, mode, faults, frozen, plan: planCluster(now, mode, options)}, name => {
		const node = now.nodes.find(each => each.name === name);
		if (!node) throw new Error(`no node ${name}`);
		return {node, context: contextOf(now, mode, {node, options})};
	});
}
