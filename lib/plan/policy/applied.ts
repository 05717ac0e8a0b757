/** Which policies are asked for an endpoint, tier by tier, in each direction. */
import type {Direction, Policy, PolicyModel, Tier} from '../../../topology/policy/types.js';
import {remembered} from '../remember.js';
import type {Resolver} from './members.js';

/** A tier with those of its policies that select the endpoint: never none. */
export type AppliedTier = {readonly tier: Tier; readonly policies: readonly Policy[]};

export type Applied = {
	/** Of a pod, by `namespace/name`. */
	toPod(name: string, direction: Direction): readonly AppliedTier[];
	/** Of a host endpoint, by its name. */
	toHost(name: string, direction: Direction): readonly AppliedTier[];
};

/** What is asked before connection tracking or before NAT is about host endpoints alone: pods have no such place. */
export function appliedIn(model: PolicyModel, resolver: Resolver): Applied {
	return byModel(model)(resolver);
}

const byModel = remembered((model: PolicyModel) =>
	remembered((resolver: Resolver) => newApplied(model, resolver)),
);

function newApplied({tiers}: PolicyModel, resolver: Resolver): Applied {
	const first: Step = {};
	const found = {pod: newEnds(), 'host endpoint': newEnds()};
	for (const tier of tiers) {
		for (const policy of tier.policies) {
			for (const {is, name} of resolver.endpoints(policy.subject)) {
				if (is !== 'pod' && is !== 'host endpoint') continue;
				if (is === 'pod' && (policy.doNotTrack || policy.preDNAT)) continue;
				for (const direction of policy.directions) {
					const ends = found[is][direction];
					ends.set(name, after(ends.get(name) ?? first, {tier, policy}));
				}
			}
		}
	}
	return {
		toPod: (name, direction) => tiersAt(found.pod[direction].get(name)),
		toHost: (name, direction) => tiersAt(found['host endpoint'][direction].get(name)),
	};
}

type Ends = Readonly<Record<Direction, Map<string, Step>>>;

function newEnds(): Ends {
	return {ingress: new Map(), egress: new Map()};
}

/**
 * How far an endpoint is in the policies that select it. Those whom the same ones select take the same steps, and have the same list:
 * what follows from it is worked out once.
 */
type Step = {
	readonly last?: {readonly before: Step; readonly tier: Tier; readonly policy: Policy};
	next?: Map<Policy, Step>;
	tiers?: readonly AppliedTier[];
};

/** Policies come tier by tier, in their order. */
function after(step: Step, {tier, policy}: {readonly tier: Tier; readonly policy: Policy}): Step {
	step.next ??= new Map();
	const known = step.next.get(policy);
	if (known) return known;
	const made: Step = {last: {before: step, tier, policy}};
	step.next.set(policy, made);
	return made;
}

function tiersAt(step: Step | undefined): readonly AppliedTier[] {
	if (!step) return none;
	step.tiers ??= tiersUpTo(step);
	return step.tiers;
}

const none: readonly AppliedTier[] = [];

/** Thousands of policies may be about one pod. */
function tiersUpTo(step: Step): readonly AppliedTier[] {
	const tiers: {tier: Tier; policies: Policy[]}[] = [];
	for (let {last} = step; last; {last} = last.before) {
		const {tier, policy} = last;
		const later = tiers.at(-1);
		if (later?.tier === tier) later.policies.push(policy);
		else tiers.push({tier, policies: [policy]});
	}
	for (const {policies} of tiers) policies.reverse();
	return tiers.reverse();
}
