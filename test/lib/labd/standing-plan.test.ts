/** A kernel that refuses in the middle of a change, and in the middle of taking it back. */
import test from 'ava';
import fc from 'fast-check';
import type {Changing} from '../../../lib/labd/desired.js';
import type {LabShape} from '../../../lib/labd/network-types.js';
import {withoutPower} from '../../../lib/labd/quiet-nodes.js';
import {StandingPlan} from '../../../lib/labd/standing-plan.js';
import type {PlanChange} from '../../../lib/plan/diff.js';
import {withFaults} from '../../../lib/plan/faults.js';
import {planAgain, planCluster} from '../../../lib/plan/planner.js';
import {ApplyError} from '../../../lib/run/apply-error.js';
import type {Cluster, Pod} from '../../../topology/model.js';
import {caseNamed} from '../../helpers/cases.js';
import {withoutNode} from '../../helpers/machine-changes.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

const {cluster, mode, options} = caseNamed('flannel-vxlan/dual-stack');
const planOf = ({cluster: wanted}: LabShape) => planCluster(wanted, mode, options);
const planFor = planOf;
const planned = ({cluster: wanted}: LabShape) => planAgain(undefined, wanted, {mode, options});
const shapeOf = (wanted: Cluster): LabShape => ({cluster: wanted, faults: [], frozen: {}});
const withPods = (pods: readonly Pod[]): LabShape => shapeOf({...cluster, pods});

/** `refusals`: of the next changes, what share of each is done before the kernel refuses. */
function standing(from: LabShape, refusals: readonly number[], planFor = planOf) {
	const kernel = ModelKernel.of(planFor(from));
	const left = [...refusals];
	/** What was written down last. */
	let written: {readonly shape: LabShape; readonly changing?: Changing | undefined} = {shape: from};
	const disk = {fillsAfter: Number.POSITIVE_INFINITY};
	const runtime = {
		async apply(change: PlanChange, _progress: unknown, settings?: {readonly resume?: boolean}) {
			const share = left.shift();
			kernel.apply(share === undefined ? change : partOf(change, share), settings);
			if (share !== undefined) throw new ApplyError('the kernel refused');
		},
	};
	const intend = (shape: LabShape, changing?: Changing) => {
		if (disk.fillsAfter-- <= 0) throw new Error('the disk is full');
		written = {shape, changing};
	};
	const plan = new StandingPlan({runtime, planFor, intend}, planFor(from));
	return {kernel, plan, disk, written: () => written};
}

const pods = fc.subarray([...cluster.pods]);
const share = fc.double({min: 0, max: 1, noNaN: true});

function changing(from: readonly Pod[], to: readonly Pod[], renewed: readonly Pod[]): Changing {
	return {
		coming: to.filter(pod => !from.includes(pod) || renewed.includes(pod)),
		going: from.filter(pod => !to.includes(pod) || renewed.includes(pod)),
	};
}

test('wherever the kernel refuses a change, all is then as before, in the kernel and on disk', async t => {
	await fc.assert(
		fc.asyncProperty(pods, pods, pods, share, async (before, after, renewed, done) => {
			const [from, to] = [withPods(before), withPods(after)];
			const {kernel, plan, written} = standing(from, [done]);
			const step = {from, to, pods: changing(before, after, renewed), onlyPods: true};
			await t.throwsAsync(plan.change(step), {message: 'the kernel refused'});
			t.false(plan.isDoubtful);
			t.deepEqual(written(), {shape: from, changing: undefined});
			t.deepEqual(kernel.state(), ModelKernel.of(planFor(from)).state());
			t.deepEqual(plan.plan, planFor(from));
			await plan.change(step);
			t.deepEqual(kernel.state(), ModelKernel.of(planFor(to)).state());
			t.deepEqual(written(), {shape: to, changing: undefined});
		}),
		{numRuns: 20},
	);
});

test('a namespace that was to be made anew and is gone comes back, though both plans have it', async t => {
	const all = withPods(cluster.pods);
	const {kernel, plan} = standing(all, [0.5]);
	const renewed = changing(cluster.pods, cluster.pods, cluster.pods);
	await t.throwsAsync(plan.change({from: all, to: all, pods: renewed, onlyPods: true}));
	t.deepEqual(kernel.state(), ModelKernel.of(planFor(all)).state());
});

test('what can not be taken back is written down as what was, with what is in doubt', async t => {
	const [first] = cluster.pods;
	const [from, to] = [withPods(cluster.pods.slice(1)), withPods([first as Pod])];
	const pods = changing(from.cluster.pods, to.cluster.pods, []);
	const {kernel, plan, written} = standing(from, [0.6, 0.3, 0]);
	const error = await t.throwsAsync(plan.change({from, to, pods, onlyPods: true}), {instanceOf: ApplyError});
	t.regex(error?.message ?? '', /could not be taken back: the kernel refused/);
	t.true(plan.isDoubtful);
	t.deepEqual(written(), {shape: from, changing: {coming: pods.going, going: pods.coming}});
	t.deepEqual(plan.plan, planFor(from));
	await t.throwsAsync(plan.takeBack(), {message: 'the kernel refused'});
	await plan.takeBack();
	t.false(plan.isDoubtful);
	t.deepEqual(written(), {shape: from, changing: undefined});
	t.deepEqual(kernel.state(), ModelKernel.of(planFor(from)).state());
});

test('machines that were stopped, or were to start, are as before, and named while they are in doubt', async t => {
	const [from, to] = [shapeOf(cluster), shapeOf(withoutNode(cluster, 'node-3'))];
	const nothing: Changing = {coming: [], going: []};
	for (const [was, is] of [
		[from, to],
		[to, from],
	] as const) {
		const {kernel, plan, written} = standing(was, [0, 0]);
		await t.throwsAsync(plan.change({from: was, to: is, pods: nothing, onlyPods: false}));
		t.deepEqual(written(), {shape: was, changing: {...nothing, machines: ['node-3']}});
		await plan.takeBack();
		t.deepEqual(kernel.state(), ModelKernel.of(planFor(was)).state());
	}
});

test('what a change begins with is in doubt until the change comes, and taken back where none does', async t => {
	const from = shapeOf(cluster);
	const dark = withoutPower(from, {was: new Map(), next: new Map([['node-3', 'kill']])});
	t.deepEqual(dark?.faults, [{kind: 'cut', machine: 'node-3', segment: 'rack-a'}]);
	const withFault = (shape: LabShape) => withFaults(planned(shape), shape);
	for (const follows of [true, false]) {
		const {kernel, plan, written} = standing(from, [], withFault);
		await plan.begin(from, undefined);
		t.false(plan.isDoubtful);
		await plan.begin(from, dark);
		t.true(plan.isDoubtful);
		t.deepEqual(written(), {shape: from, changing: {coming: [], going: [], machines: []}});
		t.notDeepEqual(kernel.state(), ModelKernel.of(withFault(from)).state());
		const to = follows ? shapeOf(withoutNode(cluster, 'node-3')) : from;
		if (follows) await plan.change({from, to, pods: {coming: [], going: []}, onlyPods: false});
		else await plan.takeBack();
		t.false(plan.isDoubtful);
		t.deepEqual(kernel.state(), ModelKernel.of(withFault(to)).state());
		t.deepEqual(written(), {shape: to, changing: undefined});
	}
});

test('only who loses its power goes dark before it is off', t => {
	const now = (kind?: 'kill' | 'stop' | 'pause') => new Map(kind ? [['node-1', kind] as const] : []);
	const shape = shapeOf(cluster);
	t.is(withoutPower(shape, {was: now(), next: now('stop')}), undefined);
	t.is(withoutPower(shape, {was: now(), next: now('pause')}), undefined);
	t.is(withoutPower(shape, {was: now('kill'), next: now('kill')}), undefined);
	t.is(withoutPower(shape, {was: now('stop'), next: now('kill')}), undefined);
	t.is(withoutPower(shape, {was: now('pause'), next: now('kill')})?.faults.length, 1);
	const cut = {kind: 'cut', machine: 'node-1', segment: 'rack-a'} as const;
	t.deepEqual(withoutPower({...shape, faults: [cut]}, {was: now(), next: now('kill')})?.faults, [cut]);
});

test('when the disk fills up while the kernel changes, the change is taken back', async t => {
	const [from, to] = [withPods([]), withPods(cluster.pods)];
	const {kernel, plan, disk, written} = standing(from, []);
	const step = {from, to, pods: changing([], cluster.pods, []), onlyPods: true};
	disk.fillsAfter = 1;
	await t.throwsAsync(plan.change(step), {message: /disk is full[\s\S]*not be taken back: the disk is full/});
	t.true(plan.isDoubtful);
	t.deepEqual(kernel.state(), ModelKernel.of(planFor(from)).state());
	disk.fillsAfter = Number.POSITIVE_INFINITY;
	await plan.takeBack();
	t.deepEqual(written(), {shape: from, changing: undefined});
	await plan.change(step);
	t.deepEqual(kernel.state(), ModelKernel.of(planFor(to)).state());
});

/** What came of a change until the kernel refused it; machines that stop have done so. */
function partOf(change: PlanChange, share: number): PlanChange {
	const machines = change.machines.map(({changes, ...machine}) => ({
		...machine,
		changes: changes.slice(0, Math.round(changes.length * share)),
	}));
	return {underlay: [], machines, starts: [], stops: change.stops};
}
