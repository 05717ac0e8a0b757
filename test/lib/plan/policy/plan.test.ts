import test from 'ava';
import {diffPlans} from '../../../../lib/plan/diff.js';
import type {Plan} from '../../../../lib/plan/ops.js';
import {type Planned, planAgain, planCluster} from '../../../../lib/plan/planner.js';
import {linesOfChange} from '../../../../lib/render/change.js';
import type {Cluster} from '../../../../topology/model.js';
import type {PolicyModel} from '../../../../topology/policy/types.js';
import {caseNamed} from '../../../helpers/cases.js';
import {selectorOf} from '../../../helpers/policed.js';
import {modelOf, policyOf, ruleOf, tierOf} from '../../../helpers/policy-cluster.js';
import {type Random, randomFrom} from '../../../helpers/random.js';

const app = (name: string) => ({labels: selectorOf(`app == '${name}'`)});

/** About web-0 alone, which is on node-1. */
const forWeb = policyOf({
	name: 'web',
	subject: {labels: selectorOf("app == 'web'")},
	ingress: [ruleOf('Allow', {source: {endpoints: app('tool')}})],
});

for (const mode of ['calico-bgp', 'canal', 'flannel-vxlan']) {
	const {cluster, ...by} = caseNamed(`${mode}/one-segment`);
	const own = cluster.pods.filter(({name, labels}) => labels.app !== 'web' || name === 'web-0');
	const withPods = (pods: Cluster['pods'], policy: PolicyModel): Cluster => ({...cluster, pods, policy});
	const policed = modelOf({tiers: [tierOf([forWeb])]});

	test(`${mode}: where nothing has changed, the machines are the same objects`, t => {
		const first = planAgain(undefined, withPods(own, policed), by);
		const again = planAgain(first, withPods([...own], modelOf({tiers: [tierOf([forWeb])]})), by);
		t.deepEqual(
			again.plan.machines.map((machine, index) => machine === first.plan.machines[index]),
			again.plan.machines.map(() => true),
		);
	});

	test(`${mode}: a pod that comes elsewhere is one element where a policy means it, and nothing where none does`, t => {
		const without = own.filter(({name}) => name !== 'tool-2');
		const first = planAgain(undefined, withPods(without, policed), by);
		const {machines} = diffPlans(first.plan, planAgain(first, withPods(own, policed), by).plan);
		t.deepEqual(
			machines.map(({name}) => name),
			['node-1', 'node-3'],
		);
		const lines = machines
			.filter(({name}) => name === 'node-1')
			.flatMap(({changes}) => changes.flatMap(linesOfChange));
		t.is(lines.length, 1);
		t.regex(lines[0] ?? '', /^add element ip \S+ \S+ \{ 10\.244\.3\.\d+ \}$/);
	});

	test(`${mode}: after any changes of pods and policies the plan is the one that is made afresh`, t => {
		const random = randomFrom(7);
		let last: Planned | undefined;
		for (let step = 0; step < 60; step++) {
			const next = withPods(some(random, own), randomModel(random));
			const again: Planned = planAgain(last, next, by);
			// Of copies nothing is known.
			const afresh = planCluster(structuredClone(next), by.mode, by.options);
			t.is(JSON.stringify(again.plan), JSON.stringify(afresh), `step ${step}`);
			t.deepEqual(diffPlans(again.plan, afresh).machines, []);
			const isOther = last !== undefined && tablesIn(last.plan) !== tablesIn(again.plan);
			t.is(last !== undefined && changesTables(last.plan, again.plan), isOther, `step ${step}`);
			last = again;
		}
	});

	test(`${mode}: a policy is on the nodes of those that it selects, and no others`, t => {
		const first = planAgain(undefined, withPods(own, modelOf()), by);
		const {machines, starts, stops} = diffPlans(
			first.plan,
			planAgain(first, withPods(own, policed), by).plan,
		);
		t.deepEqual(
			machines.map(({name}) => name),
			['node-1'],
		);
		t.deepEqual([starts, stops], [[], []]);
	});
}

test('a network that enforces nothing has no tables of policies, unless the lab says who shall', t => {
	const {cluster, ...by} = caseNamed('flannel-vxlan/one-segment');
	const tablesIn = (given: Cluster) =>
		planAgain(undefined, given, by).plan.machines.flatMap(({ops}) =>
			ops.flatMap(op => (op.kind === 'nft' ? [op.table] : [])),
		);
	t.false(tablesIn(cluster).includes('kube-network-policies'));
	t.true(tablesIn({...cluster, policy: modelOf()}).includes('kube-network-policies'));
});

function some<T>(random: Random, items: readonly T[]): T[] {
	return items.filter(() => random.next() < 0.8);
}

/** Policies of the same names say something else, or are asked in another order, or at another end. */
function randomModel(random: Random): PolicyModel {
	const policies = ['a', 'b', 'c', 'd'].map(name =>
		policyOf({
			name,
			directions: random.choose([['ingress'], ['egress'], ['ingress', 'egress']] as const),
			subject: {labels: selectorOf(random.choose(["app == 'web'", "app == 'tool'", 'all()']))},
			ingress: some(random, [ruleOf('Allow', {source: {endpoints: app(random.choose(['web', 'tool']))}})]),
		}),
	);
	const chosen = some(random, policies);
	const tier = tierOf(random.next() < 0.5 ? chosen : chosen.reverse(), {
		defaultAction: random.choose(['Pass', 'Deny'] as const),
	});
	return modelOf({tiers: random.next() < 0.9 ? [tier] : []});
}

function tablesIn({machines}: Plan): string {
	return JSON.stringify(
		machines.flatMap(({ops}) => ops.flatMap(op => (op.kind === 'nft' ? [[op.in, op.text]] : []))),
	);
}

function changesTables(before: Plan, after: Plan): boolean {
	return diffPlans(before, after).machines.some(({changes}) => changes.some(({op}) => op.kind === 'nft'));
}
