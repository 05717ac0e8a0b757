/** What is odd about policies of the whole cluster: network-policy-api's, and them alone. */
import {clusterPolicyGroup} from '../../../../topology/cluster-policy/objects.js';
import type {Direction, Policy} from '../../../../topology/policy/types.js';
import {policyTitle} from '../explain/titles.js';
import type {LintContext, LintFinding} from './finding.js';

export function* clusterPolicyFindings(policy: Policy, context: LintContext): Iterable<LintFinding> {
	if (!isClusterPolicy(policy)) return;
	if (policy.directions.length === 0)
		yield {
			code: 'says-nothing',
			policy,
			message: 'it has no rules, and without rules it isolates nobody',
			hint: 'to deny all, write a rule with action: Deny and a peer of namespaces: {}',
		};
	yield* samePriority(policy, context);
	const other = context.policies.find(each => isClusterPolicy(each) && each.apiVersion !== policy.apiVersion);
	if (!policy.apiVersion.endsWith('/v1alpha1') || !other) return;
	yield {
		code: 'two-versions',
		policy,
		message: `it is of v1alpha1, and ${policyTitle(other)} of v1alpha2: nobody but this lab reads both`,
		hint: `write it as a ClusterNetworkPolicy of the tier ${policy.kind === 'AdminNetworkPolicy' ? 'Admin' : 'Baseline'}`,
	};
}

function isClusterPolicy({apiVersion}: Policy): boolean {
	return apiVersion.startsWith(`${clusterPolicyGroup}/`);
}

/** Told of the one that is asked later. Where both do the same it does not matter who is first. */
function* samePriority(policy: Policy, context: LintContext): Iterable<LintFinding> {
	const before = context.policies.slice(0, context.policies.indexOf(policy));
	for (const other of before) {
		if (other.tier !== policy.tier || other.order !== policy.order) continue;
		const shared = sharedPod(policy, other, context);
		const direction = policy.directions.find(
			each => other.directions.includes(each) && mayDiffer(policy, other, each),
		);
		if (shared === undefined || direction === undefined) continue;
		yield {
			code: 'same-priority',
			policy,
			message: `it has the priority ${policy.order}, and so has ${policyTitle(other)}: both decide what is ${direction === 'ingress' ? 'sent to' : 'sent by'} ${shared}, and the API does not say who is first`,
			hint: 'give each a priority of its own; here the one whose name comes first is asked first',
		};
	}
}

function sharedPod(a: Policy, b: Policy, {resolver}: LintContext): string | undefined {
	const names = new Set(resolver.endpoints(a.subject).map(({name}) => name));
	return resolver.endpoints(b.subject).find(({name}) => names.has(name))?.name;
}

function mayDiffer(a: Policy, b: Policy, direction: Direction): boolean {
	return new Set([...a[direction], ...b[direction]].map(({action}) => action)).size > 1;
}
