import test from 'ava';
import fc from 'fast-check';
import {checkPlan} from '../../../lib/plan/check.js';
import {diffPlans} from '../../../lib/plan/diff.js';
import {withFaults} from '../../../lib/plan/faults.js';
import type {Op, Plan} from '../../../lib/plan/ops.js';
import {modeOps, planAgain} from '../../../lib/plan/planner.js';
import type {Fault} from '../../../topology/faults.js';
import {type Case, caseNamed, cases} from '../../helpers/cases.js';
import {faultsOf} from '../../helpers/faults.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

const tworacks = caseNamed('flannel-vxlan/two-racks');
const planned = plannedOf(tworacks);

test('without faults it is the plan itself', t => {
	t.is(withFaults(planned, {faults: [], frozen: {}}), planned.plan);
});

/** What differs from the plan, by place; what is gone begins with a minus. */
const differences: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	'cut node-2': {underlay: ['veth node-2-a down']},
	'cut gw:rack-b': {underlay: ['veth gw-b down']},
	'split rack-a node-2,gw': {
		underlay: ['bridge split-rack-a', 'veth gw-a on split-rack-a', 'veth node-2-a on split-rack-a'],
	},
	'loss node-2 12.5%': {underlay: ['nft netdev loss-node-2-a']},
	'limit node-2 2mbit': {
		underlay: ['qdisc node-2-a tbf rate 2000kbit burst 3028 limit 15528'],
		'node-2': ['qdisc eth0 tbf rate 2000kbit burst 3028 limit 15528'],
	},
	'delay gw:rack-a 50ms 10ms': {
		underlay: ['qdisc gw-a netem limit 100000 delay 50ms 10ms'],
		gw: ['qdisc eth0 netem limit 100000 delay 50ms 10ms'],
	},
	'pause node-2': {
		underlay: ['nft netdev pause-node-2-a'],
		'node-2': ['nft inet pause', 'nft bridge pause'],
	},
	'kill node-2': {underlay: ['- veth node-2-a'], 'node-2': ['- machine']},
	'stop node-2': {underlay: ['- veth node-2-a'], 'node-2': ['- machine']},
	'kill-daemon node-2': {},
};

for (const [words, expected] of Object.entries(differences)) {
	test(`${words}: only what it is about differs, and says why`, t => {
		const plan = under([words]);
		const found = Object.fromEntries(
			['underlay', 'gw', 'node-1', 'node-2', 'node-3'].flatMap(place => {
				const list = differenceAt(plan, place);
				return list.length === 0 ? [] : [[place, list.map(([said]) => said)]];
			}),
		);
		t.deepEqual(found, expected);
		for (const place of Object.keys(expected)) {
			for (const [said, op] of differenceAt(plan, place)) if (op) t.regex(op.why, /, on purpose/, said);
		}
		for (const machine of planned.plan.machines) {
			if (!(machine.name in expected)) t.true(plan.machines.includes(machine), machine.name);
		}
	});
}

test('delay and limit of one cable are one queue, and loss is beside it', t => {
	const said = differenceAt(under(['delay node-2 50ms', 'limit node-2 1mbit', 'loss node-2 1%']), 'underlay');
	t.deepEqual(
		said.map(([words]) => words),
		['nft netdev loss-node-2-a', 'qdisc node-2-a netem limit 100000 delay 50ms rate 1000kbit'],
	);
});

test('a queue lets pass at least two frames at once, and holds five', t => {
	for (const kbit of [8, 500, 10_000, 10_000_000]) {
		const [queue] = differenceAt(under([`limit node-2 ${kbit}kbit`]), 'node-2');
		const words = queue?.[0].split(' ') ?? [];
		const value = (key: string) => Number(words[words.indexOf(key) + 1]);
		t.true(value('burst') >= 2 * 1514, `${kbit}`);
		t.true(value('limit') - value('burst') >= 5 * 1514, `${kbit}`);
		t.true((value('burst') * 8) / kbit >= 4, `${kbit}: as much as passes in 4 ms`);
	}
});

test('100% is not a matter of chance, and less is', t => {
	const text = (words: string) =>
		differenceAt(under([words]), 'underlay').map(([, op]) => op && 'text' in op && op.text);
	t.notRegex(String(text('loss node-2 100%')), /numgen/);
	t.is(String(text('loss node-2 100%')).match(/\bdrop\b/g)?.length, 2);
	t.regex(String(text('loss node-2 99.99%')), /numgen random mod 10000 < 9999 /);
	t.regex(String(text('loss node-2 0.01%')), /numgen random mod 10000 < 1 /);
});

test('the other half of a segment has a name that no other device has', t => {
	const [bridge] = planned.plan.underlay.filter(op => op.kind === 'bridge');
	if (!bridge) return t.fail();
	const underlay = [{...bridge, name: 'split-rack-a'}, ...planned.plan.underlay];
	const faults = faultsOf(['split rack-a node-1'], planned.cluster);
	const plan = withFaults({...planned, plan: {...planned.plan, underlay}}, {faults, frozen: {}});
	const names = plan.underlay.flatMap(op => (op.kind === 'bridge' ? [op.name] : []));
	t.is(new Set(names).size, names.length);
	t.true(names.every(name => name.length <= 15));
	t.is(names.length, 4);
});

test('faults of a node that is off are not there, and come back with it', t => {
	const plan = under(['loss node-2 10%', 'limit node-2 1mbit', 'pause node-1', 'kill node-2']);
	t.deepEqual(
		differenceAt(plan, 'underlay').map(([words]) => words),
		['nft netdev pause-node-1-a', '- veth node-2-a'],
	);
	t.false(plan.machines.some(({name}) => name === 'node-2'));
});

test('a node whose daemon is dead keeps what the mode had made, while its pods come and go', t => {
	const {mode, options, cluster} = tworacks;
	const kept = JSON.parse(JSON.stringify(modeOps(planned, 'node-1'))) as readonly Op[];
	const faults: Fault[] = [{kind: 'daemon', node: 'node-1'}];
	const smaller = planAgain(
		planned,
		{
			...cluster,
			nodes: cluster.nodes.filter(({name}) => name !== 'node-3'),
			pods: cluster.pods.filter(({node, name}) => node !== 'node-3' && name !== 'web-0'),
		},
		{mode, options},
	);
	const plan = withFaults(smaller, {faults, frozen: {'node-1': kept}});
	checkPlan(plan);
	const change = diffPlans(planned.plan, plan);
	const at = (name: string) => change.machines.find(machine => machine.name === name)?.changes ?? [];
	t.true(at('node-1').length > 0);
	t.true(
		at('node-1').every(({op}) => /default\/web-0|know each other by name/.test(op.why)),
		'only the pod, and the names of the machines',
	);
	t.true(
		at('node-2').some(({op}) => op.kind === 'fdb' || op.kind === 'route'),
		'where the daemon lives',
	);
	const left =
		plan.machines.find(({name}) => name === 'node-1')?.ops.filter(({why}) => why.includes('dead')) ?? [];
	t.true(left.length > 0);
	t.true(left.every(({why}) => /node-3/.test(why)));
	t.is(
		withFaults(planned, {faults, frozen: {'node-1': kept}}).machines[1],
		planned.plan.machines[1],
		'nothing to keep',
	);
});

for (const each of cases) {
	test(`${each.name}: between any faults the kernel refuses nothing, and comes where the plan is`, t => {
		const known = plannedOf(each);
		fc.assert(
			fc.property(faultSets(each), faultSets(each), (from, to) => {
				const [before, after] = [from, to].map(words =>
					withFaults(known, {faults: faultsOf(words, each.cluster), frozen: {}}),
				) as [Plan, Plan];
				checkPlan(after);
				const kernel = ModelKernel.of(before);
				kernel.apply(diffPlans(before, after));
				t.deepEqual(kernel.state(), ModelKernel.of(after).state());
			}),
			{numRuns: 25},
		);
	});
}

function faultSets({cluster}: Case): fc.Arbitrary<string[]> {
	const segment = cluster.underlay.segments[0]?.name ?? '';
	const cables = ['node-1', 'node-2', `gw:${segment}`];
	const groups = ['node-1', 'node-2', 'gw', 'node-1,gw'];
	return fc.subarray([
		...cables.flatMap(cable => [
			`cut ${cable}`,
			`loss ${cable} 10%`,
			`limit ${cable} 1mbit`,
			`delay ${cable} 5ms`,
		]),
		...['node-1', 'node-3'].map(node => `pause ${node}`),
		'kill node-2',
		`split ${segment} ${groups[cables.length % groups.length]}`,
	]);
}

function plannedOf({cluster, mode, options}: Case) {
	return planAgain(undefined, cluster, {mode, options});
}

function under(words: readonly string[]): Plan {
	const plan = withFaults(planned, {faults: faultsOf(words, planned.cluster), frozen: {}});
	checkPlan(plan);
	return plan;
}

type Difference = readonly [said: string, op?: Op];

function differenceAt(plan: Plan, place: string): Difference[] {
	const [was, is] = [planned.plan, plan].map(each =>
		place === 'underlay' ? each.underlay : each.machines.find(({name}) => name === place)?.ops,
	);
	if (!is) return [['- machine']];
	return [
		...is.filter(op => !was?.includes(op)).map((op): Difference => [words(op), op]),
		...(was ?? [])
			.filter(op => op.kind === 'veth' && !is.some(other => other.kind === 'veth' && other.name === op.name))
			.map((op): Difference => [`- ${words(op)}`]),
	];
}

function words(op: Op): string {
	switch (op.kind) {
		case 'veth': {
			const split = op.master?.startsWith('split') ? ` on ${op.master}` : '';
			return `veth ${op.name}${op.down ? ' down' : ''}${split}`;
		}
		case 'nft':
			return `nft ${op.family} ${op.table}`;
		case 'qdisc':
			return `qdisc ${op.dev} ${op.arguments.join(' ')}`;
		case 'bridge':
			return `bridge ${op.name}`;
		default:
			return op.kind;
	}
}
