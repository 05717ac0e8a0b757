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
	const found = new Map<string, Growing[]>();
	for (const tier of tiers) {
		for (const policy of tier.policies) {
			for (const {is, name} of resolver.endpoints(policy.subject)) {
				if (is !== 'pod' && is !== 'host endpoint') continue;
				if (is === 'pod' && (policy.doNotTrack || policy.preDNAT)) continue;
				for (const direction of policy.directions) add(found, keyOf(is, name, direction), {tier, policy});
			}
		}
	}
	return {
		toPod: (name, direction) => found.get(keyOf('pod', name, direction)) ?? [],
		toHost: (name, direction) => found.get(keyOf('host endpoint', name, direction)) ?? [],
	};
}

/** Thousands of policies may be about one pod. */
type Growing = {readonly tier: Tier; readonly policies: Policy[]};

function keyOf(is: 'pod' | 'host endpoint', name: string, direction: Direction): string {
	return `${is} ${name} ${direction}`;
}

/** Policies come tier by tier, in their order. */
function add(
	found: Map<string, Growing[]>,
	key: string,
	{tier, policy}: {readonly tier: Tier; readonly policy: Policy},
): void {
	const tiers = found.get(key) ?? [];
	found.set(key, tiers);
	const last = tiers.at(-1);
	if (last?.tier === tier) last.policies.push(policy);
	else tiers.push({tier, policies: [policy]});
}
