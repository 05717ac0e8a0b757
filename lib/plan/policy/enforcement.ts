/** How an engine enforces the lab's policies: in the nodes, never in the pods; and where products differ, what this one does. */
import type {Cluster, Node, PerFamily} from '../../../topology/model.js';
import type {ModeContext} from '../mode.js';
import type {Op} from '../ops.js';

export type Enforcement<Options = unknown> = {
	/** The product's part that enforces: `Felix`, `kube-network-policies`. */
	readonly engine: string;
	readonly behaviour: Behaviour;
	/**
	 * What the engine has on a node: it is planned again whenever a pod or a policy changes, anywhere. Same input, same ops; and
	 * what did not change of a table is not said anew to the kernel.
	 */
	planPolicy(context: PolicyContext<Options>): Iterable<Op>;
};

/** All pods of the cluster are seen, not this node's alone. */
export type PolicyContext<Options = unknown> = ModeContext<Options> & {
	readonly node: Node;
	readonly all: Pick<Cluster, 'pods' | 'policy'>;
};

/** Where enforcement is each product's own choice. The model's answer, verify and `policy explain` follow it. */
export type Behaviour = {
	/** What who is denied sees: silence, or an answer. */
	readonly denied: 'drop' | 'reject';
	/** What becomes of a connection that a change forbids. */
	readonly established: 'kept' | 'cut';
	/** Whether egress policies are asked for what a pod sends to its own node; what they let through is taken. */
	readonly podToOwnNode: 'policed' | 'open';
	/** ICMP, and what else is neither TCP nor UDP nor SCTP, of an isolated pod: as rules without ports say, or always. */
	readonly otherProtocols: 'policed' | 'open';
	/** Whether an ipBlock means pods too. */
	readonly ipBlockMeansPods: boolean;
	/** How host endpoints are enforced; not set: they are not. */
	readonly hosts?: HostPolicing;
};

export type HostPolicing = {
	/** Whether the engine lets its own tunnels' packets pass between nodes, whatever policies of host endpoints say. */
	readonly tunnels: 'allowed' | 'policed';
	/** Devices that have the node's `tunnel` addresses. */
	readonly tunnelDevices: PerFamily<string>;
};
