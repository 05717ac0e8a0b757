/** What policies say that can hardly be meant, found by reading them and the pods that there are. Pure. */
import type {Cluster} from '../../../../topology/model.js';
import type {PolicyModel} from '../../../../topology/policy/types.js';
import {resolverOf} from '../members.js';
import {clusterPolicyFindings} from './cluster-policies.js';
import {directionFindings, replyFindings} from './directions.js';
import type {LintContext, LintFinding} from './finding.js';
import {dnsFindings, portFindings} from './ports.js';
import {peerFindings, subjectFindings} from './selection.js';
import {shadowFindings} from './shadowed.js';

/** In the order in which policies are asked, and in them in that of their rules. */
export function lintPolicies(
	{pods, nodes}: Pick<Cluster, 'pods' | 'nodes'>,
	policy: PolicyModel,
): LintFinding[] {
	const cluster = {pods, nodes, policy};
	const policies = policy.tiers.flatMap(tier => tier.policies);
	const context: LintContext = {cluster, resolver: resolverOf(cluster), policies};
	return policies.flatMap(each => [
		...subjectFindings(each, context),
		...directionFindings(each),
		...clusterPolicyFindings(each, context),
		...each.directions.flatMap(direction => [
			...peerFindings(each, direction, context),
			...portFindings(each, direction, context),
			...replyFindings(each, direction, context),
			...shadowFindings(each, direction, context),
		]),
		...dnsFindings(each, context),
	]);
}
