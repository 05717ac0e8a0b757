/** The contract of a running lab's network: what it is made for, and how that changes. */
import type {Fault} from '../../topology/faults.js';
import type {Cluster} from '../../topology/model.js';
import type {Op, Plan} from '../plan/ops.js';

/** What the network is made for; the pods come from the store. */
export type LabShape = {
	/** Its pods are ignored. */
	readonly cluster: Cluster;
	readonly faults: readonly Fault[];
	/** For a node whose daemon is dead: what the mode had made on it then. */
	readonly frozen: Readonly<Record<string, readonly Op[]>>;
};

export type NetworkChange = {
	/** Pieces of kernel state that were added, removed or replaced. */
	readonly changes: number;
	readonly ms: number;
};

export type LiveNetwork = {
	/** As it is in the kernel now, with its pods: those of a node that is off too. */
	readonly cluster: Cluster;
	/** What the kernel has: the plan of the cluster with the faults in it. */
	readonly plan: Plan;
	readonly shape: LabShape;
	/** Why the kernel has not yet what pods and policies say now, if it refused that: it is tried again. */
	readonly unenforced: string | undefined;
	/** Something about pods has changed in the store. */
	wake(): void;
	/** Resolves when it is true in the kernel. Rejects with an ApplyError or a CommandError: all is then as before. */
	change(update: (now: LabShape) => LabShape): Promise<NetworkChange>;
	/** Runs an action while the network is not being changed, after what waits already. */
	alone<T>(action: () => Promise<T>): Promise<T>;
};
