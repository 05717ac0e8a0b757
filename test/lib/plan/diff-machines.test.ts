import test from 'ava';
import fc from 'fast-check';
import {diffPlans, type PlanChange} from '../../../lib/plan/diff.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {planCluster} from '../../../lib/plan/planner.js';
import {modes} from '../../../plugins/index.js';
import type {Cluster} from '../../../topology/model.js';
import {type Case, caseNamed, cases, planOf} from '../../helpers/cases.js';
import {machineStages, planOfStage, withoutNode} from '../../helpers/machine-changes.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

const each = caseNamed('flannel-vxlan/dual-stack');
const plan = planOf(each);
const shrunk = planCluster(withoutNode(each.cluster, 'node-3'), each.mode, each.options);

test('a node that goes takes its cable along: nobody removes it, and the others forget the node', t => {
	const change = diffPlans(plan, shrunk);
	t.deepEqual(namesOf(change), {starts: [], stops: ['node-3'], machines: ['gw', 'node-1', 'node-2']});
	t.deepEqual(change.underlay, []);
	t.deepEqual(
		change.stops.flatMap(({cables}) => cables.map(({name}) => name)),
		['node-3-a'],
	);
	const kinds = change.machines.flatMap(({changes}) => changes.map(({op}) => op.kind));
	t.deepEqual([...new Set(kinds)].sort(), ['fdb', 'file', 'neighbour', 'route']);
});

test('a node that comes gets a cable, and all of its ops are its own', t => {
	const change = diffPlans(shrunk, plan);
	t.deepEqual(namesOf(change), {starts: ['node-3'], stops: [], machines: ['gw', 'node-1', 'node-2']});
	t.deepEqual(cablesIn(change), ['add node-3-a']);
	t.is(change.starts[0]?.ops, plan.machines.find(({name}) => name === 'node-3')?.ops);
});

test('a machine that is renewed stops and starts with a new cable, and is nobody else’s change', t => {
	for (const name of ['node-2', 'gw']) {
		const change = diffPlans(plan, plan, new Set([name]));
		t.deepEqual(namesOf(change), {starts: [name], stops: [name], machines: []});
		t.deepEqual(cablesIn(change), [`add ${name}-a`]);
	}
});

test('what stands on a cable of a machine that is renewed comes again with it', t => {
	const port: Op = {kind: 'link', in: 'underlay', name: 'node-2-a', why: 'it is said once more'};
	const withPort = {...plan, underlay: [...plan.underlay, port]};
	t.deepEqual(cablesIn(diffPlans(withPort, withPort, new Set(['node-2']))), ['add node-2-a', 'add link']);
	t.deepEqual(cablesIn(diffPlans(withPort, withPort, new Set(['node-3']))), ['add node-3-a']);
	t.deepEqual(diffPlans(withPort, shrunkPlan(withPort, 'node-2')).underlay, []);
});

test('what is renewed may come or go as well: then it does only that', t => {
	t.deepEqual(namesOf(diffPlans(plan, shrunk, new Set(['node-3']))).starts, []);
	t.deepEqual(namesOf(diffPlans(shrunk, plan, new Set(['node-3']))).stops, []);
});

test('a machine of another kind under the same name is made anew', t => {
	const client = {name: 'node-3', kind: 'client' as const, ops: []};
	const other: Plan = {...shrunk, underlay: plan.underlay, machines: [client, ...shrunk.machines]};
	const change = diffPlans(plan, other);
	t.deepEqual(namesOf(change).starts, ['node-3']);
	t.deepEqual(namesOf(change).stops, ['node-3']);
	t.deepEqual(cablesIn(change), ['add node-3-a']);
});

for (const mode of modes) {
	for (const families of [['ipv4'], ['ipv6'], ['ipv4', 'ipv6']] as const) {
		test(`${mode.name}, ${families}: machines come, go, move and are renewed, and the kernel refuses nothing`, t => {
			const stages = machineStages(mode, families);
			t.true(stages.length > 6);
			let before = planOfStage(mode, stages[0] ?? t.fail());
			const kernel = ModelKernel.of(before);
			for (const stage of stages.slice(1)) {
				const after = planOfStage(mode, stage);
				const serials = serialsOf(kernel);
				const change = diffPlans(before, after, new Set(stage.renewed));
				kernel.apply(change);
				t.deepEqual(kernel.state(), ModelKernel.of(after).state(), stage.title);
				for (const [name, serial] of serialsOf(kernel)) {
					const isNew = isTouched(name, change) || !serials.has(name);
					if (!isNew) t.is(serials.get(name), serial, `${stage.title}: ${name}`);
				}
				before = after;
			}
		});
	}
}

for (const situation of cases) {
	test(`${situation.name}: from any nodes to any others, also from half way, the kernel comes where the plan is`, t => {
		const sets = fc.subarray(situation.cluster.nodes.map(({name}) => name));
		fc.assert(
			fc.property(sets, sets, sets, fc.nat(3), (from, to, renewed, died) => {
				const [before, after] = [planWith(situation, from), planWith(situation, to)];
				const change = diffPlans(before, after, new Set(renewed));
				const kernel = ModelKernel.of(before);
				kernel.apply(change);
				t.deepEqual(kernel.state(), ModelKernel.of(after).state());
				const half = ModelKernel.of(before);
				for (const {name} of change.stops.slice(0, died)) half.stop(name);
				half.apply(change, {resume: true});
				t.deepEqual(half.state(), ModelKernel.of(after).state());
				kernel.apply(change, {resume: true});
				t.deepEqual(kernel.state(), ModelKernel.of(after).state());
			}),
			{numRuns: 8},
		);
	});
}

/** Without a machine, and without what the underlay has of its cable. */
function shrunkPlan({underlay, machines}: Plan, name: string): Plan {
	return {
		underlay: underlay.filter(op => !('name' in op) || !op.name.startsWith(name)),
		machines: machines.filter(machine => machine.name !== name),
	};
}

/** In the machines' places nothing but what the change says; a switch and all that hangs on it counts as one. */
function isTouched(name: string, {underlay, machines, starts}: PlanChange): boolean {
	const places = [...machines, ...starts].map(machine => machine.name);
	const cables = underlay.map(({op}) => ('name' in op ? `underlay made ${op.name}` : ''));
	return cables.includes(name) || places.some(place => name.startsWith(place));
}

function serialsOf({things}: ModelKernel): Map<string, number> {
	return new Map([...things].map(([name, {serial}]) => [name, serial]));
}

function namesOf({starts, stops, machines}: PlanChange) {
	const names = (list: readonly {readonly name: string}[]) => list.map(({name}) => name);
	return {starts: names(starts), stops: names(stops), machines: names(machines)};
}

function cablesIn({underlay}: PlanChange): string[] {
	return underlay.map(({do: what, op}) => `${what} ${op.kind === 'veth' ? op.name : op.kind}`);
}

function planWith({cluster, mode, options}: Case, names: readonly string[]): Plan {
	const nodes = cluster.nodes.filter(({name}) => names.includes(name));
	const pods = cluster.pods.filter(({node}) => names.includes(node));
	return planCluster({...cluster, nodes, pods} satisfies Cluster, mode, options);
}
