/** A labd that is started again: takes back the change of the network that its predecessor died in. */
import type {Cluster, Pod} from '../../topology/model.js';
import {diffPlans} from '../plan/diff.js';
import type {Plan} from '../plan/ops.js';
import {nameOfPod} from '../plan/places.js';
import {ApplyError} from '../run/apply-error.js';
import type {Runtime} from '../run/runtime.js';
import type {Desired} from './desired.js';
import {mendKernel} from './mend-kernel.js';

type Kernel = {readonly runtime: Runtime; readonly planFor: (cluster: Cluster) => Plan};

/**
 * The cluster whose network is surely there. Pods that were coming or going, and those that have no object any more (`named`
 * has the names of those that do), lose what they may have; those that shall be there come again as any new pod. Where machines
 * were changing, the kernel is made what it shall be, whatever it has. Throws an ApplyError.
 */
export async function recover(
	{cluster, changing = {coming: [], going: []}}: Desired,
	named: ReadonlySet<string>,
	{runtime, planFor}: Kernel,
): Promise<Cluster> {
	const coming = new Set(changing.coming.map(({netns}) => netns));
	const there = cluster.pods.filter(({netns}) => !coming.has(netns));
	const sure = {...cluster, pods: there.filter(pod => named.has(nameOfPod(pod)))};
	if (changing.machines) {
		await mendMachines(planFor(sure), changing.machines, runtime);
		return sure;
	}
	const nameless = there.filter(pod => !named.has(nameOfPod(pod)));
	for (const doubtful of [changing.coming, changing.going, nameless]) {
		if (doubtful.length === 0) continue;
		const before = planFor({...sure, pods: withPods(sure, doubtful)});
		await runtime.apply(diffPlans(before, planFor(sure)), () => {}, {resume: true});
	}
	return sure;
}

/** Nobody knows which of the machines have started or stopped: what has no place in the plan goes, the rest is mended. */
async function mendMachines(plan: Plan, changing: readonly string[], runtime: Runtime): Promise<void> {
	const known = new Set(plan.machines.map(({name}) => name));
	const stops = changing
		.filter(name => !known.has(name))
		.map(name => ({name, kind: 'node' as const, ops: [], cables: []}));
	await runtime.apply({underlay: [], machines: [], starts: [], stops}, () => {}, {resume: true});
	const {left, failed} = await mendKernel(plan, runtime);
	const [first] = left;
	if (!first) return;
	const what = failed ?? `${first.place}: ${first.what} is ${first.found}, and should be ${first.expected}`;
	throw new ApplyError(`what was half done could not be finished: ${what}`);
}

function withPods({pods, nodes}: Cluster, more: readonly Pod[]): Pod[] {
	const all = [...pods, ...more];
	return nodes.flatMap(({name}) => all.filter(({node}) => node === name));
}
