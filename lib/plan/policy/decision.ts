/** What the policies of an endpoint decide about a packet. */
import type {Direction, Policy, PolicyRule} from '../../../topology/policy/types.js';
import type {AppliedTier} from './applied.js';
import {type Question, ruleMatches} from './rule-match.js';

export type Decision =
	| {readonly is: 'not isolated'}
	| {readonly is: 'rule'; readonly policy: Policy; readonly rule: PolicyRule}
	| {readonly is: 'default deny'; readonly tier: string; readonly isolatedBy: readonly Policy[]}
	/** No tier that has policies for it has decided, and each one's default is to pass it on. */
	| {readonly is: 'passed on'; readonly tiers: readonly string[]};

/**
 * Tiers in their order, in them policies in theirs, in them rules: the first that allows or denies. `Pass` leaves the
 * tier, `Log` decides nothing. Whom a tier selects and does not decide about gets the tier's default. What is left is
 * allowed by the namespace's profile.
 */
export function decisionOf(
	tiers: readonly AppliedTier[],
	direction: Direction,
	question: Question,
): Decision {
	let passedBy: Extract<Decision, {is: 'rule'}> | undefined;
	for (const {tier, policies} of tiers) {
		const decision = firstMatch(policies, direction, question);
		if (decision && decision.rule.action !== 'Pass') return decision;
		if (decision) passedBy = decision;
		else if (tier.defaultAction === 'Deny') {
			return {is: 'default deny', tier: tier.name, isolatedBy: policies};
		}
	}
	if (passedBy) return passedBy;
	if (tiers.length > 0) return {is: 'passed on', tiers: tiers.map(({tier}) => tier.name)};
	return {is: 'not isolated'};
}

function firstMatch(
	policies: readonly Policy[],
	direction: Direction,
	question: Question,
): Extract<Decision, {is: 'rule'}> | undefined {
	for (const policy of policies) {
		const rule = policy[direction].find(each => each.action !== 'Log' && ruleMatches(each, question));
		if (rule) return {is: 'rule', policy, rule};
	}
	return undefined;
}
