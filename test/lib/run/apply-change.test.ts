import test from 'ava';
import {diffPlans} from '../../../lib/plan/diff.js';
import type {Plan} from '../../../lib/plan/ops.js';
import {planCluster} from '../../../lib/plan/planner.js';
import {applyChange, type Means} from '../../../lib/run/apply-change.js';
import {caseNamed} from '../../helpers/cases.js';
import {withoutNode} from '../../helpers/machine-changes.js';

const {cluster, mode, options} = caseNamed('flannel-vxlan/one-segment');
const bare = {...cluster, pods: []};
const plan = planCluster(bare, mode, options);
const shrunk = planCluster(withoutNode(bare, 'node-3'), mode, options);
const nothing: Plan = {underlay: [], machines: []};

type Order = {
	readonly title: string;
	readonly from: Plan;
	readonly to: Plan;
	readonly renewed?: readonly string[];
	readonly resume?: true;
	readonly passes: readonly (readonly string[])[];
};

const orders: readonly Order[] = [
	{
		title:
			'a node that goes: first what the others knew of it, then itself, and they never hear of its cable',
		from: plan,
		to: shrunk,
		passes: [['node-1', 'node-2'], ['stop node-3 with node-3-a'], ['gw', 'node-1', 'node-2']],
	},
	{
		title: 'a node that comes: itself, its cable, then all that is in machines',
		from: shrunk,
		to: plan,
		passes: [['start node-3'], ['underlay'], ['gw', 'node-1', 'node-2', 'node-3']],
	},
	{
		title: 'a node that is renewed stops before it starts',
		from: plan,
		to: plan,
		renewed: ['node-3'],
		passes: [['stop node-3 with node-3-a'], ['start node-3'], ['underlay'], ['node-3']],
	},
	{
		title: 'a node that comes, taken up: what there is of it stops first',
		from: shrunk,
		to: plan,
		resume: true,
		passes: [
			['stop node-3 with node-3-a'],
			['start node-3'],
			['underlay'],
			['gw', 'node-1', 'node-2', 'node-3'],
		],
	},
	{
		title: 'a node that is renewed, taken up, stops once',
		from: plan,
		to: plan,
		renewed: ['node-3'],
		resume: true,
		passes: [['stop node-3 with node-3-a'], ['start node-3'], ['underlay'], ['node-3']],
	},
	{
		title: 'a lab that comes up: all machines, then all cables, then what is in them',
		from: nothing,
		to: shrunk,
		passes: [['start gw', 'start node-1', 'start node-2'], ['underlay'], ['gw', 'node-1', 'node-2']],
	},
];

for (const {title, from, to, renewed, resume, passes} of orders) {
	test(title, async t => {
		const done: string[] = [];
		const told: [number, number][] = [];
		const change = diffPlans(from, to, new Set(renewed));
		const progress = (now: number, all: number) => void told.push([now, all]);
		await applyChange(change, {...recording(done), progress, ...(resume && {resume})});
		t.deepEqual(inPasses(done, passes), passes);
		t.deepEqual(
			told,
			told.map((_, index) => [index + 1, told.length]),
		);
	});
}

test('what fails in a pass keeps the next ones from beginning', async t => {
	const done: string[] = [];
	const means: Means = {
		...recording(done),
		stop: async () => {
			throw new Error('it does not end');
		},
	};
	const change = diffPlans(plan, plan, new Set(['node-3']));
	await t.throwsAsync(applyChange(change, {...means, progress: () => {}}), {message: 'it does not end'});
	t.deepEqual(done, []);
});

function recording(done: string[]): Means {
	return {
		apply: async (_script, place) => void done.push(place),
		netns: place => {
			throw new Error(`there is no pod ${place}`);
		},
		start: async machines => void done.push(...machines.map(({name}) => `start ${name}`)),
		stop: async machines => {
			for (const {name, cables} of machines) {
				done.push(`stop ${name} with ${cables.map(cable => cable.name)}`);
			}
		},
	};
}

/** In a pass the order is nobody's business. */
function inPasses(done: readonly string[], passes: readonly (readonly string[])[]): string[][] {
	let from = 0;
	const found = passes.map(({length}) => {
		from += length;
		return done.slice(from - length, from).sort();
	});
	return [...found, ...(done.length > from ? [done.slice(from)] : [])];
}
