/** How the lab's policies are enforced, if they are. Pure. */
import type {Mode} from '../../plan/mode.js';
import type {Behaviour} from '../../plan/policy/enforcement.js';

/** Of the mode's engine; where there is none nothing is denied, and it does not matter. */
export function behaviourOf({enforcement}: Mode): Behaviour {
	return enforcement?.behaviour ?? nobody;
}

const nobody: Behaviour = {
	denied: 'drop',
	established: 'kept',
	podToOwnNode: 'open',
	otherProtocols: 'open',
	ipBlockMeansPods: true,
};
