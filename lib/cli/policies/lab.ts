/** The lab whose policies are asked about: one that is up, or any lab file, without bringing it up. */
import {modes} from '../../../plugins/index.js';
import {askLabd} from '../../labd/client.js';
import type {Desired} from '../../labd/desired.js';
import type {Mode} from '../../plan/mode.js';
import type {Behaviour} from '../../plan/policy/enforcement.js';
import {enforcementOf} from '../../plan/policy/plan.js';
import {compileWords} from '../labs/input.js';
import {namesLab} from '../labs/names-lab.js';
import {runningLab} from '../labs/running.js';
import type {Invocation} from '../verbs/verb.js';

export type PolicyLab = Pick<Desired, 'cluster' | 'objects'> & {
	readonly mode?: Mode;
	/** Not set: nobody enforces policies. */
	readonly behaviour?: Behaviour;
};

/** `lab`: as the command line names it; the running one if it does not. */
export async function policyLab(lab: string | undefined, invocation: Invocation): Promise<PolicyLab> {
	const words = {...invocation, args: lab === undefined ? [] : [lab]};
	if (namesLab(words)) {
		const {cluster, objects} = compileWords(words);
		return withBehaviour({cluster, objects});
	}
	const {name} = runningLab(words);
	return withBehaviour(await askLabd<Desired>(name, '/desired'));
}

function withBehaviour({cluster, objects}: Pick<Desired, 'cluster' | 'objects'>): PolicyLab {
	const mode = modes.find(({name}) => name === cluster.mode.name);
	const enforcement = mode && enforcementOf(mode, cluster);
	return {
		cluster,
		objects,
		...(mode && {mode}),
		...(enforcement && cluster.policy && {behaviour: enforcement.behaviour}),
	};
}
