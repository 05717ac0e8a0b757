import test from 'ava';
import fc from 'fast-check';
import {PlanError} from '../../../lib/plan/check.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {type Planned, planAgain, planCluster} from '../../../lib/plan/planner.js';
import type {Cluster, Pod} from '../../../topology/model.js';
import {caseNamed, cases} from '../../helpers/cases.js';

for (const {name, cluster, mode, options} of cases) {
	const by = {mode, options};

	test(`${name}: planned after another one, a plan is the same as planned alone`, t => {
		const sets = fc.array(fc.subarray([...cluster.pods]), {minLength: 2, maxLength: 4});
		fc.assert(
			fc.property(sets, steps => {
				let planned: Planned | undefined;
				for (const pods of steps) {
					planned = planAgain(planned, {...cluster, pods}, by);
					t.deepEqual(planned.plan, planCluster({...cluster, pods}, mode, options));
				}
			}),
			{numRuns: 20},
		);
	});

	test(`${name}: when a pod comes, what the others have are the same ops as before`, t => {
		const before = planAgain(undefined, {...cluster, pods: cluster.pods.slice(1)}, by);
		// Equal, but other objects: as read from a file.
		const after = planAgain(before, structuredClone(cluster), by);
		const old = new Set(opsOf(before.plan));
		const fresh = opsOf(after.plan).filter(op => !old.has(op));
		const {node, netns} = cluster.pods[0] as Pod;
		t.true(fresh.every(op => op.in === node || op.in === `${node}/${netns}`));
		t.is(after.plan.machines.filter(machine => !before.plan.machines.includes(machine)).length, 1);
	});
}

const {cluster, mode, options} = caseNamed('flannel-vxlan/one-segment');
const planned = planAgain(undefined, cluster, {mode, options});

const others: ReadonlyArray<readonly [title: string, cluster: Cluster, options: unknown]> = [
	['another option', cluster, {...(options as object), vni: 7}],
	[
		'another MTU of a node',
		{
			...cluster,
			nodes: cluster.nodes.map(node => ({...node, attachment: {...node.attachment, mtu: 1400}})),
		},
		options,
	],
	['pods in another order', {...cluster, pods: [...cluster.pods].reverse()}, options],
	[
		'a pod of the same name with another address',
		{...cluster, pods: changed('default.web-0', {addresses: {ipv4: '10.244.1.99/24'}})},
		options,
	],
	[
		'a pod on its node’s own network',
		{...cluster, pods: changed('default.web-0', {hostNetwork: true})},
		options,
	],
	['a pod that moves', {...cluster, pods: changed('default.web-0', {node: 'node-2'})}, options],
];

for (const [title, next, nextOptions] of others) {
	test(`nothing old is taken for ${title}`, t => {
		const again = planAgain(planned, next, {mode, options: nextOptions});
		t.deepEqual(again.plan, planCluster(next, mode, nextOptions));
		t.notDeepEqual(again.plan, planned.plan);
	});
}

test('an address that another node’s pod has is found, although that node’s plan is not new', t => {
	const pods = changed('default.web-0', {addresses: {ipv4: '10.244.2.2/24'}});
	t.throws(() => planAgain(planned, {...cluster, pods}, {mode, options}), {instanceOf: PlanError});
});

function changed(netns: string, fields: Partial<Pod>): Pod[] {
	return cluster.pods.map(pod => (pod.netns === netns ? {...pod, ...fields} : pod));
}

function opsOf({underlay, machines}: Plan): Op[] {
	return [...underlay, ...machines.flatMap(({ops}) => ops)];
}
