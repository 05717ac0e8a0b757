import test from 'ava';
import fc from 'fast-check';
import {diffPlans, type OpChange, type PlanChange} from '../../../lib/plan/diff.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {planCluster} from '../../../lib/plan/planner.js';
import type {Cluster} from '../../../topology/model.js';
import {type Case, caseNamed, cases, planOf} from '../../helpers/cases.js';
import {ModelKernel} from '../../helpers/model-kernel.js';
import {opChanges} from './op-changes.js';

const each = caseNamed('flannel-vxlan/dual-stack');
const plan = planOf(each);

test('a plan and the same plan again differ in nothing', t => {
	t.true(isEmptyChange(diffPlans(plan, plan)));
	t.true(isEmptyChange(diffPlans(plan, planOf(each))));
});

test('another reason is no change', t => {
	const machines = plan.machines.map(machine => ({
		...machine,
		ops: machine.ops.map(op => ({...op, why: 'because'})),
	}));
	t.true(isEmptyChange(diffPlans(plan, {...plan, machines})));
});

for (const situation of cases) {
	test(`${situation.name}: a pod that comes concerns its own node only, and only what is its own`, t => {
		const change = diffPlans(planWithout(situation, 'default.web-0'), planOf(situation));
		t.deepEqual(
			change.machines.map(({name}) => name),
			['node-1'],
		);
		t.deepEqual(change.underlay, []);
		const all = change.machines.flatMap(machine => machine.changes);
		const {changes, tables} = tablesApart(all);
		t.true(changes.every(({op}) => op.why.includes('default/web-0')));
		t.true(changes.every(one => one.do === 'add'));
		// Its policies are there before it is.
		t.deepEqual(all.slice(0, tables.length), tables);
	});

	test(`${situation.name}: a pod that goes loses its cable before its namespace, and what is inside is not named`, t => {
		const change = diffPlans(planOf(situation), planWithout(situation, 'default.web-0'));
		const all = change.machines.flatMap(machine => machine.changes);
		const {changes, tables} = tablesApart(all);
		t.deepEqual(all.slice(changes.length), tables);
		t.deepEqual(said(changes), [
			'remove file /etc/netns/default.web-0/hostname',
			'remove file /etc/netns/default.web-0/hosts',
			'remove file /etc/netns/default.web-0/resolv.conf',
			'remove veth',
			'remove netns default.web-0',
		]);
	});

	test(`${situation.name}: from any set of pods to any other the kernel refuses nothing, and comes where the plan is`, t => {
		fc.assert(
			fc.property(podSets(situation.cluster), podSets(situation.cluster), (from, to) => {
				const [before, after] = [planWith(situation, from), planWith(situation, to)];
				const kernel = ModelKernel.of(before);
				kernel.apply(diffPlans(before, after));
				t.deepEqual(kernel.state(), ModelKernel.of(after).state());
			}),
			{numRuns: 20},
		);
	});
}

test('from one mode or family to another the kernel refuses nothing either', t => {
	for (const from of cases) {
		for (const to of cases) {
			const [before, after] = [planOf(from), planOf(to)];
			const kernel = ModelKernel.of(before);
			kernel.apply(diffPlans(before, after));
			t.deepEqual(withoutSettings(kernel.state()), withoutSettings(ModelKernel.of(after).state()));
		}
	}
});

test('a pod that is renewed gets a new namespace, and the others keep theirs', t => {
	const kernel = ModelKernel.of(plan);
	const before = new Map([...kernel.things].map(([name, {serial}]) => [name, serial]));
	kernel.apply(diffPlans(plan, plan, new Set(['node-1/default.web-0'])));
	t.deepEqual(kernel.state(), ModelKernel.of(plan).state());
	for (const [name, {serial}] of kernel.things) {
		const own = /^node-1\/default.web-0 |^node-1 netns default.web-0$/.test(name);
		if (own) t.not(serial, before.get(name), name);
		else if (!/^node-1 made veth/.test(name)) t.is(before.get(name), serial, name);
	}
});

for (const {title, from, to, is} of opChanges) {
	test(title, t => {
		t.deepEqual(said(diffPlans(planOfOps(from), planOfOps(to)).machines.flatMap(one => one.changes)), is);
	});
}

test('a cable that changes is made anew, and what its machine had on it', t => {
	const underlay = plan.underlay.map(op =>
		op.kind === 'veth' && op.peer.in === 'node-2'
			? {...op, peer: {...op.peer, mac: '02:00:00:00:00:0b'}}
			: op,
	);
	const change = diffPlans(plan, {...plan, underlay});
	t.deepEqual(said(change.underlay), ['remove veth', 'add veth']);
	t.deepEqual(
		change.machines.map(({name}) => name),
		['node-2'],
	);
	const kernel = ModelKernel.of(plan);
	kernel.apply(change);
	t.deepEqual(kernel.state(), ModelKernel.of({...plan, underlay}).state());
});

/** Nothing has to be done. */
function isEmptyChange({underlay, machines, starts, stops}: PlanChange): boolean {
	return [underlay, machines, starts, stops].every(list => list.length === 0);
}

function said(list: readonly OpChange[]): string[] {
	return list.map(({do: what, op}) => [what, op.kind, ...nameOf(op)].join(' '));
}

function nameOf(op: Op): string[] {
	if (op.kind === 'veth' || op.kind === 'setting' || op.kind === 'foreign') return [];
	if ('address' in op) return [op.address];
	if ('to' in op) return [op.to];
	if ('mac' in op && 'dst' in op) return [op.mac];
	if ('key' in op) return [op.key];
	if ('path' in op) return [op.path];
	if ('table' in op) return [op.table];
	return ['dev' in op ? op.dev : op.name];
}

function planOfOps(ops: readonly Op[]): Plan {
	return {underlay: [], machines: [{name: 'node-1', kind: 'node', ops}]};
}

function planWith({cluster, mode, options}: Case, names: readonly string[]): Plan {
	const pods = cluster.pods.filter(({netns}) => names.includes(netns));
	return planCluster({...cluster, pods}, mode, options);
}

function planWithout(situation: Case, name: string): Plan {
	const names = situation.cluster.pods.map(({netns}) => netns);
	return planWith(
		situation,
		names.filter(other => other !== name),
	);
}

function podSets({pods}: Cluster) {
	return fc.subarray(pods.map(({netns}) => netns));
}

/** A setting that no op asks for any more stays as it is. */
function withoutSettings(state: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(state).filter(([name]) => !name.includes(' sysctl ')));
}

/** What the mode's policy engine has for a pod is a part of its tables. */
function tablesApart(all: readonly OpChange[]) {
	const isTable = ({do: what, op}: OpChange) => what === 'replace' && op.kind === 'nft';
	return {changes: all.filter(each => !isTable(each)), tables: all.filter(isTable)};
}
