/** The contract between `cnilab apply LAB` and labd: what the lab shall be. */
import {shortHash} from '../../topology/addresses.js';
import {canonicalJson} from '../../topology/kubernetes/generated-names.js';
import type {Cluster, Node, Notice} from '../../topology/model.js';
import type {Scenario} from '../../topology/scenario.js';
import type {Check} from '../../topology/schema.js';
import type {Task} from '../../topology/task.js';
import type {Timers} from '../../topology/timers.js';
import type {Desired, ManifestKey} from './desired.js';

export type LabOrder = {
	/** The revision of the lab that it was compiled for. */
	readonly from: string;
	/** Its pods are ignored. A node that is up and not in it goes, after its pods have gone. */
	readonly cluster: Cluster;
	readonly checks: readonly Check[];
	readonly timers: Timers;
	readonly scenario?: Scenario | undefined;
	readonly task?: Task | undefined;
	/** What the lab's files say, and what they have said and is still there. */
	readonly manifests: readonly ManifestKey[];
	/** Of its notices those that are about no object of the lab. */
	readonly standing: readonly Notice[];
};

export type LabAnswer =
	| {
			readonly done: true;
			/** Pieces of kernel state. */
			readonly changes: number;
			/** Pods that were ended, because their node goes or gets other addresses: `namespace/name`. */
			readonly drained: readonly string[];
			/** Of the lab that it is now. */
			readonly revision: string;
			/** For the pods to go, and for the kernel. */
			readonly ms: {readonly drain: number; readonly kernel: number};
	  }
	/** Somebody else has changed the lab since: compile again. */
	| {readonly done: false};

/**
 * Changes with everything that a lab file says of the lab; not with pods and what nodes claim for them, nor with where in its file
 * a node stands. Nor with what policies and Calico's objects make of it: labd follows them itself, also in the middle of an
 * `apply`.
 */
export function revisionOf({cluster, manifests = []}: Pick<Desired, 'cluster' | 'manifests'>): string {
	const {pods: _pods, notices: _notices, ipam: _ipam, bgp: _bgp, policy, ...shape} = cluster;
	const nodes = shape.nodes.map(ownPart);
	const isPolicyEnforced = policy !== undefined;
	return shortHash(canonicalJson({...shape, nodes, isPolicyEnforced, manifests}), 16);
}

function ownPart({place: _place, tunnel: _tunnel, bgpAddresses: _addresses, ...node}: Node): object {
	return node;
}
