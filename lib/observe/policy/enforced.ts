/** How the lab's policies are enforced, if they are. Pure. */

import type {Cluster} from '../../../topology/model.js';
import type {Mode} from '../../plan/mode.js';
import type {Behaviour} from '../../plan/policy/enforcement.js';
import {enforcementOf} from '../../plan/policy/plan.js';

/** Of the mode's engine, or of the one that the lab adds; where there is none nothing is denied, and it does not matter. */
export function behaviourOf(mode: Mode, cluster: Pick<Cluster, 'policy'>): Behaviour {
	return enforcementOf(mode, cluster)?.behaviour ?? nobody;
}

/** Whether anybody could be denied anything. */
export function isPoliced({policy}: Pick<Cluster, 'policy'>): boolean {
	return policy !== undefined && policy.tiers.length + policy.hostEndpoints.length > 0;
}

/** Nodes whose packets to themselves a host endpoint polices: places. */
export function ownPoliced({policy}: Pick<Cluster, 'policy'>): (place: string) => boolean {
	const own = (policy?.hostEndpoints ?? []).filter(({interface: dev}) => dev === '*' || dev === 'lo');
	const nodes = new Set(own.map(({node}) => node));
	return place => nodes.has(place);
}

const nobody: Behaviour = {
	denied: 'drop',
	established: 'kept',
	podToOwnNode: 'open',
	otherProtocols: 'open',
	ipBlockMeansPods: true,
};
