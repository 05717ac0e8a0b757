/** What a lab has once it is up: its network, and who changes that. */
import type {Placement} from '../control/live/place.js';
import type {Mode} from '../plan/mode.js';
import type {Plan} from '../plan/ops.js';
import {requireHost} from '../run/doctor.js';
import type {Runtime} from '../run/runtime.js';
import {runAgents} from './agents.js';
import {realEnvironment} from './api/environment.js';
import {CalicoFollower} from './calico.js';
import {Convergence} from './convergence.js';
import type {Core} from './core.js';
import type {Changing, Desired} from './desired.js';
import {FaultBoard} from './fault-board.js';
import {type NetworkDone, tellFault, tellNetwork} from './journal-lab.js';
import {LabChanger} from './lab-changer.js';
import type {LabOrder} from './lab-order.js';
import type {LabPlans} from './lab-plans.js';
import {PodNetwork} from './network.js';
import type {LabShape} from './network-types.js';
import {tellRouting} from './node-routing.js';

export type LabUp = {
	readonly network: PodNetwork;
	readonly board: FaultBoard;
	readonly changer: LabChanger;
	readonly convergence: Convergence;
};

export type LabUpParts = {
	readonly core: Core;
	readonly runtime: Runtime;
	readonly mode: Mode;
	readonly plans: LabPlans;
	readonly desired: () => Desired;
	/** Writes down what is about to be made true. Throws a StateError. */
	readonly intend: (shape: LabShape, changing?: Changing) => void;
	/** Writes down what the lab is now. Throws a StateError. */
	readonly take: (order: LabOrder, shape: LabShape) => void;
	/** Resolves when the controllers have nothing more to say for now. */
	readonly idle: () => Promise<void>;
};

/** What is in the kernel already. */
type Now = {readonly shape: LabShape; readonly placement: Placement; readonly plan: Plan};

/** From now on the network follows the store's pods. */
export function labUp(parts: LabUpParts, now: Now): LabUp {
	const {core, runtime, mode, plans, desired, take} = parts;
	const cluster = () => desired().cluster;
	const convergence = new Convergence({
		runtime,
		journal: core.journal,
		cluster,
		changed: converging => tellRouting(core.registry, converging, realEnvironment.now()),
	});
	const network: PodNetwork = networkOf(parts, now, () => convergence.expect(network.plan));
	convergence.expect(now.plan);
	const converged = () => convergence.done();
	const modeOps = (node: string) => plans.modeOps(node);
	void runAgents({mode, network, runtime, journal: core.journal, modeOps});
	const board = new FaultBoard({
		network,
		modeOps,
		require: requireHost,
		converged,
		told: (fault, stands, ms) => tellFault(core.journal, fault, {stands, ms}),
	});
	const follower = new CalicoFollower({store: core.store, network, mode});
	const changer = new LabChanger({
		core,
		network,
		desired,
		take: order => take(order, network.shape),
		followed: cluster => follower.clusterOf(cluster),
	});
	core.store.watch(core.store.version, () => network.wake(), 'pods');
	network.wake();
	return {network, board, changer, convergence};
}

function networkOf(
	{core, runtime, mode, plans, desired, intend, idle}: LabUpParts,
	now: Now,
	applied: () => void,
): PodNetwork {
	const {registry, kubelet, journal} = core;
	const parts = {
		registry,
		runtime,
		hasPower: (machine: string) => runtime.isAlive(machine),
		kubelet,
		mode,
		planFor: (shape: LabShape) => plans.planFor(shape),
		intend,
		settled: idle,
		now: realEnvironment.now,
		told: (done: NetworkDone) => {
			tellNetwork(journal, desired().cluster.name, done);
			applied();
		},
	};
	return new PodNetwork(parts, now);
}
