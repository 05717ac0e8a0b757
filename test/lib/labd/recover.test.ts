import test from 'ava';
import fc from 'fast-check';
import {recover} from '../../../lib/labd/recover.js';
import {diffPlans, type PlanChange} from '../../../lib/plan/diff.js';
import {nameOfPod} from '../../../lib/plan/places.js';
import {planCluster} from '../../../lib/plan/planner.js';
import type {Runtime} from '../../../lib/run/runtime.js';
import type {Cluster} from '../../../topology/model.js';
import {caseNamed} from '../../helpers/cases.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

const {cluster, mode, options} = caseNamed('flannel-vxlan/dual-stack');
const pods = fc.subarray([...cluster.pods]);
const planFor = (wanted: Cluster) => planCluster(wanted, mode, options);
const withPods = (list: typeof cluster.pods): Cluster => ({...cluster, pods: list});

test('however far a change came in which labd died, the next one knows what is there', async t => {
	const share = fc.double({min: 0, max: 1, noNaN: true});
	await fc.assert(
		fc.asyncProperty(pods, pods, pods, share, async (from, to, named, done) => {
			const [before, after] = [planFor(withPods(from)), planFor(withPods(to))];
			const kernel = ModelKernel.of(before);
			kernel.apply(partOf(diffPlans(before, after), done));
			const changing = {
				coming: to.filter(pod => !from.includes(pod)),
				going: from.filter(pod => !to.includes(pod)),
			};
			const sure = await recovered(kernel, {pods: to, changing, named});
			t.deepEqual(
				sure.pods,
				to.filter(pod => from.includes(pod) && named.includes(pod)),
			);
			t.deepEqual(kernel.state(), ModelKernel.of(planFor(sure)).state());
		}),
		{numRuns: 60},
	);
});

test('where nothing was at work and every pod has its object, nothing is touched', async t => {
	const kernel = ModelKernel.of(planFor(cluster));
	const before = [...kernel.things.values()];
	const sure = await recovered(kernel, {pods: cluster.pods, named: cluster.pods});
	t.deepEqual(sure, cluster);
	t.true([...kernel.things.values()].every((thing, index) => thing === before[index]));
});

type Left = {
	readonly pods: typeof cluster.pods;
	readonly changing?: {readonly coming: typeof cluster.pods; readonly going: typeof cluster.pods};
	readonly named: typeof cluster.pods;
};

function recovered(kernel: ModelKernel, {pods, changing, named}: Left): Promise<Cluster> {
	const desired = {
		cluster: withPods(pods),
		objects: [],
		checks: [],
		limits: {},
		...(changing && {changing}),
	};
	const runtime: Pick<Runtime, 'apply'> = {
		apply: async (change, _progress, settings) => kernel.apply(change, settings),
	};
	return recover(desired as never, new Set(named.map(nameOfPod)), {runtime: runtime as Runtime, planFor});
}

/** What came of a change until labd died. */
function partOf(change: PlanChange, share: number): PlanChange {
	const machines = change.machines.map(({changes, ...machine}) => ({
		...machine,
		changes: changes.slice(0, Math.round(changes.length * share)),
	}));
	return {...change, machines};
}
