/** What is to be done when a change was interrupted, and it is not known how far it came. Pure. */
import {diffPlans, type MachineChange, type OpChange, type PlanChange} from './diff.js';
import {identityOf} from './identity.js';
import type {Op, Plan} from './ops.js';

export type Interrupted = {
	/** The last plan that was applied to its end. */
	readonly applied: Plan;
	/** The one that was being applied. */
	readonly attempted: Plan;
	/** What shall be now. */
	readonly desired: Plan;
};

/**
 * All that the kernel may lack of the desired plan or have beside it, whether it has nothing, a part or all of the
 * attempted one. To be applied with `resume`: what is there already is no error then.
 */
export function resumePlans({applied, attempted, desired}: Interrupted): PlanChange {
	const [first, second] = [diffPlans(applied, desired), diffPlans(attempted, desired)];
	const underlay = merge(first.underlay, second.underlay, desired.underlay);
	const machines = desired.machines.flatMap(({name, kind, ops}): MachineChange[] => {
		const changes = merge(changesOf(first, name), changesOf(second, name), ops);
		return changes.length === 0 ? [] : [{name, kind, changes}];
	});
	return {...first, underlay, machines};
}

function changesOf({machines}: PlanChange, machine: string): readonly OpChange[] {
	return machines.find(({name}) => name === machine)?.changes ?? [];
}

function merge(a: readonly OpChange[], b: readonly OpChange[], desired: readonly Op[]): OpChange[] {
	const removals = new Map<string, OpChange>();
	const comings = new Map<Op, OpChange>();
	for (const each of [...a, ...b]) {
		if (each.do === 'remove') removals.set(identityOf(each.op), each);
		// What must be added to one of them may be missing, whatever the other one would only change.
		else if (each.do === 'add' || !comings.has(each.op)) comings.set(each.op, each);
	}
	return [...removals.values(), ...desired.flatMap(op => comings.get(op) ?? [])];
}
