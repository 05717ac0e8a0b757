import test from 'ava';
import fc from 'fast-check';
import {diffPlans, isEmptyChange, type PlanChange} from '../../../lib/plan/diff.js';
import type {Plan} from '../../../lib/plan/ops.js';
import {planCluster} from '../../../lib/plan/planner.js';
import {resumePlans} from '../../../lib/plan/resume.js';
import {caseNamed} from '../../helpers/cases.js';
import {ModelKernel} from '../../helpers/model-kernel.js';

const {cluster, mode, options} = caseNamed('flannel-vxlan/dual-stack');
const pods = fc.subarray([...cluster.pods]);

test('however far an interrupted change came, and whatever is wanted now, the kernel gets there', t => {
	fc.assert(
		fc.property(pods, pods, pods, fc.double({min: 0, max: 1, noNaN: true}), (from, to, wanted, share) => {
			const [applied, attempted, desired] = [planWith(from), planWith(to), planWith(wanted)];
			const kernel = ModelKernel.of(applied);
			kernel.apply(partOf(diffPlans(applied, attempted), share));
			kernel.apply(resumePlans({applied, attempted, desired}), {resume: true});
			t.deepEqual(kernel.state(), ModelKernel.of(desired).state());
		}),
		{numRuns: 60},
	);
});

test('nothing that was not attempted is touched', t => {
	const plan = planWith(cluster.pods);
	t.true(isEmptyChange(resumePlans({applied: plan, attempted: plan, desired: plan})));
	const less = planWith(cluster.pods.slice(1));
	const change = resumePlans({applied: less, attempted: plan, desired: less});
	t.deepEqual(
		change.machines.map(({name}) => name),
		['node-1'],
	);
});

function planWith(list: typeof cluster.pods): Plan {
	return planCluster({...cluster, pods: list}, mode, options);
}

function partOf(change: PlanChange, share: number): PlanChange {
	const machines = change.machines.map(({changes, ...machine}) => ({
		...machine,
		changes: changes.slice(0, Math.round(changes.length * share)),
	}));
	return {...change, machines};
}
