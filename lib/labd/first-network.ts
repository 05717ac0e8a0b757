/** The network of a lab that comes up, and its pods. Two processors have work all the time: one is the kernel's, the other is here. */
import {setImmediate as nextTurn} from 'node:timers/promises';
import {kubernetesTimers} from '../../topology/timers.js';
import {timeText} from '../api/times.js';
import {seedsOf} from '../control/live/seed.js';
import type {Mode} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import {bareMachines} from '../plan/planner.js';
import type {Runtime} from '../run/runtime.js';
import {realEnvironment} from './api/environment.js';
import type {Core} from './core.js';
import type {Desired} from './desired.js';
import {sizeOf, tellNetwork} from './journal-lab.js';
import {placementIn, startPodsOf} from './start-pods.js';

export type FirstParts = {
	readonly core: Core;
	readonly runtime: Runtime;
	readonly mode: Mode;
	/** Throws a PlanError. */
	readonly plan: () => Plan;
	readonly progress: (done: number, all: number) => void;
	/** What else must be done before the lab is up, and needs no network: it is done while the kernel is busy. */
	readonly meanwhile: () => void;
};

/**
 * Returns the plan that is true now. The pods of a node start when it has its network. Throws an ApplyError, a CommandError, a
 * PlanError or a StateError.
 */
export async function firstNetwork(
	{cluster, objects, timers = kubernetesTimers}: Desired,
	{core, runtime, mode, plan: planned, progress, meanwhile}: FirstParts,
): Promise<Plan> {
	const began = performance.now();
	runtime.begin?.(bareMachines(cluster));
	// What starts the machines reads what it shall do in turns of the event loop.
	await nextTurn();
	const plan = planned();
	const network = runtime.start(plan, progress, node => startPodsOf(node, {placement, began}, core));
	core.store.seed(
		seedsOf(objects, {now: timeText(realEnvironment.now()), families: cluster.families, timers}),
	);
	const placement = placementIn(core, cluster, mode);
	core.kubelet.holdEvents(network);
	meanwhile();
	await network;
	const ms = performance.now() - began;
	tellNetwork(core.journal, cluster.name, {coming: [], going: [], changes: sizeOf(plan), ms});
	return plan;
}
