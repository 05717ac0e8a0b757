/** What a policy says that can hardly be meant. */
import type {Policy, PolicyRule} from '../../../../topology/policy/types.js';
import type {PolicyCluster} from '../evaluate.js';
import type {Resolver} from '../members.js';

export type LintCode =
	| 'selects-no-pod'
	| 'allows-nothing'
	| 'wrong-namespace'
	| 'never-asked'
	| 'reverse-rule'
	| 'no-dns'
	| 'shadowed'
	| 'no-such-port'
	| 'same-priority'
	| 'says-nothing'
	| 'two-versions';

export type LintFinding = {
	readonly code: LintCode;
	readonly policy: Policy;
	/** Not set: it is about the policy as a whole. */
	readonly rule?: PolicyRule;
	/** One sentence. */
	readonly message: string;
	/** What to do. */
	readonly hint: string;
};

/** What all checks look at. */
export type LintContext = {
	readonly cluster: PolicyCluster & {readonly policy: NonNullable<PolicyCluster['policy']>};
	readonly resolver: Resolver;
	/** In the order in which they are asked. */
	readonly policies: readonly Policy[];
};

/** The rules of one direction that come from one of the user's, `ingress[0]`. */
export function rulesByPath(rules: readonly PolicyRule[]): ReadonlyMap<string, readonly PolicyRule[]> {
	const byPath = new Map<string, PolicyRule[]>();
	for (const rule of rules) byPath.set(rule.path, [...(byPath.get(rule.path) ?? []), rule]);
	return byPath;
}
