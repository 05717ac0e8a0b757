/** Selectors that mean nobody, or nobody there. */
import type {Direction, EndpointSelector, Policy, PolicyRule} from '../../../../topology/policy/types.js';
import {type LintContext, type LintFinding, rulesByPath} from './finding.js';

/** The policy's own: whom it is about. */
export function* subjectFindings(policy: Policy, context: LintContext): Iterable<LintFinding> {
	const {subject, namespace} = policy;
	if (context.resolver.endpoints(subject).length > 0) return;
	const elsewhere = otherNamespaces(subject, context);
	if (elsewhere.length > 0)
		yield {
			code: 'wrong-namespace',
			policy,
			message: `it selects no pod: it is in the namespace ${namespace}, and the pods with these labels are in ${elsewhere.join(', ')}`,
			hint: `write namespace: ${elsewhere[0]} into its metadata`,
		};
	else
		yield {
			code: 'selects-no-pod',
			policy,
			message: 'it selects no pod: nobody has such labels',
			hint: 'compare its selector with the labels of the pods: kubectl get pods -A --show-labels',
		};
}

/** Rules of whose peers nobody is there; a rule that names an address means somebody. */
export function* peerFindings(
	policy: Policy,
	direction: Direction,
	context: LintContext,
): Iterable<LintFinding> {
	for (const [path, rules] of rulesByPath(policy[direction])) {
		const peers = rules.map(rule => peerOf(rule, direction).endpoints);
		const [first] = rules;
		if (!first || !peers.every(peer => peer !== undefined && isNobody(peer, context))) continue;
		const elsewhere = [...new Set(peers.flatMap(peer => (peer ? otherNamespaces(peer, context) : [])))];
		if (elsewhere.length > 0)
			yield {
				code: 'wrong-namespace',
				policy,
				rule: first,
				message: `${path} means nobody: without a namespaceSelector it is about pods of ${policy.namespace}, and those with these labels are in ${elsewhere.join(', ')}`,
				hint: `add beside the podSelector, in the same item: namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${elsewhere[0]}}}`,
			};
		else
			yield {
				code: 'allows-nothing',
				policy,
				rule: first,
				message: `${path} means nobody: no pod has what its selectors ask for`,
				hint: 'compare them with the labels of pods and namespaces: kubectl get pods,namespaces -A --show-labels',
			};
	}
}

export function peerOf(rule: PolicyRule, direction: Direction): PolicyRule['source'] {
	return direction === 'ingress' ? rule.source : rule.destination;
}

function isNobody(selector: EndpointSelector, {resolver}: LintContext): boolean {
	return resolver.endpoints(selector).length === 0;
}

/** Where those are whom the selector would mean if it were not about one namespace. */
function otherNamespaces(selector: EndpointSelector, {resolver}: LintContext): string[] {
	const {namespaces, ...anywhere} = selector;
	if (typeof namespaces !== 'object' || !('name' in namespaces) || !selector.labels) return [];
	const found = resolver.endpoints(anywhere).flatMap(({namespace}) => namespace ?? []);
	return [...new Set(found)].sort();
}
