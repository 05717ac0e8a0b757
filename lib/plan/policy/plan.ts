/** The policies' part of a node's plan: planned again whenever a pod or a policy has changed, anywhere. */
import type {Cluster} from '../../../topology/model.js';
import {sameValue} from '../../../topology/same-value.js';
import {identityOf, isSame} from '../identity.js';
import type {Mode, ModeContext} from '../mode.js';
import type {Op} from '../ops.js';
import type {Enforcement} from './enforcement.js';
import {kubeNetworkPolicies} from './kube-network-policies.js';

export type PolicyRound = {
	readonly all: Pick<Cluster, 'pods' | 'policy'>;
	/** Something that a node's policies may be about beside its own pods. */
	readonly haveChanged: boolean;
};

/** Where no policy selects anybody, a node's own pods are all that matters. */
export function concernsPolicies(before: PolicyRound['all'], now: PolicyRound['all']): boolean {
	if (before.policy !== now.policy && !sameValue(before.policy, now.policy)) return true;
	const isAny = (now.policy?.tiers.length ?? 0) > 0;
	return isAny && before.pods !== now.pods && !sameValue(before.pods, now.pods);
}

/** `known`: what it was, and whether the node's own pods are the same. What is the same is the same object again. */
export function planPolicies<Options>(
	known: {readonly ops: readonly Op[]; readonly isSame: boolean} | undefined,
	mode: Mode<Options>,
	{context, all, haveChanged}: PolicyRound & {readonly context: ModeContext<Options>},
): readonly Op[] {
	const enforcement = enforcementOf(mode, all);
	if (!enforcement) return known?.ops.length === 0 ? known.ops : [];
	if (known?.isSame && !haveChanged) return known.ops;
	const ops = [...enforcement.planPolicy({...context, all})];
	return known ? likeBefore(known.ops, ops) : ops;
}

/** Who enforces in this cluster: the mode, or where the lab adds it the one engine that there is; undefined: nobody. */
export function enforcementOf<Options>(
	{enforcement}: Pick<Mode<Options>, 'enforcement'>,
	{policy}: Pick<Cluster, 'policy'>,
): Enforcement<Options> | undefined {
	return enforcement ?? (policy && kubeNetworkPolicies);
}

/** Whether policies are enforced by the mode's own process: when it is dead, they stay as they are. */
export function isOfDaemon<Options>({enforcement, daemon}: Mode<Options>): boolean {
	return enforcement !== undefined && enforcement.engine.toLowerCase() === daemon?.name;
}

function likeBefore(before: readonly Op[], ops: readonly Op[]): readonly Op[] {
	const known = new Map(before.map(op => [identityOf(op), op]));
	const kept = ops.map(op => {
		const was = known.get(identityOf(op));
		return was && isSame(was, op) && was.why === op.why ? was : op;
	});
	return kept.length === before.length && kept.every((op, index) => op === before[index]) ? before : kept;
}
