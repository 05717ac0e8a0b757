/**
 * A policy as a chain: it marks what it allows as accepted, what it passes as passed, and drops what it denies; who jumped to it
 * looks at the marks. As Felix does it; the other engine takes it over. Facts: projectcalico/calico felix/rules/policy.go,
 * read at 87c15906.
 */
import {shortHash} from '../../../topology/addresses.js';
import type {Direction, Policy, PolicyRule, Tier} from '../../../topology/policy/types.js';
import type {NftChain, NftSet} from '../nft/table.js';
import {remembered} from '../remember.js';
import type {AppliedTier} from './applied.js';
import {marks} from './marks.js';
import type {Resolver} from './members.js';
import {type Matching, nftMatches} from './rule-nft.js';
import {quotable} from './rule-sets.js';

/** How an engine says what both have. */
export type Dialect = {
	/** What the names of policies' chains begin with. */
	readonly chains: Readonly<Record<Direction, string>>;
	/** What becomes of a packet that is denied; the reason has no quotes in it. */
	denied(why: string): string;
	/** What is done with a packet that a policy has accepted, before its chain is left; with the match in front. */
	readonly accepted?: string;
};

/** The policies that are asked for an endpoint. */
export type Asked = Readonly<Record<Direction, readonly AppliedTier[]>>;

export type PolicyChain = {readonly chain: NftChain; readonly sets: readonly NftSet[]};

/** One for each policy and direction that somebody asks, and the sets that they name: sorted, so that who comes elsewhere changes nothing here. */
export function policyChains(
	asked: readonly Asked[],
	matching: Matching,
	dialect: Dialect,
): {readonly chains: readonly NftChain[]; readonly sets: readonly NftSet[]} {
	const found = new Map<string, PolicyChain>();
	for (const direction of ['ingress', 'egress'] as const) {
		for (const policy of policiesOf(asked, direction)) {
			const known = knownChain({policy, direction, dialect}, matching);
			found.set(known.chain.name, known);
		}
	}
	const all = [...found.values()];
	const sets = new Map(all.flatMap(each => each.sets).map(set => [set.name, set]));
	return {chains: all.map(({chain}) => chain).toSorted(byName), sets: [...sets.values()].toSorted(byName)};
}

/** Most are asked alike. */
function policiesOf(asked: readonly Asked[], direction: Direction): ReadonlySet<Policy> {
	const policies = new Set<Policy>();
	for (const tiers of new Set(asked.map(each => each[direction])))
		for (const tier of tiers) for (const policy of tier.policies) policies.add(policy);
	return policies;
}

function byName(a: {readonly name: string}, b: {readonly name: string}): number {
	return a.name < b.name ? -1 : 1;
}

type Wanted = {readonly policy: Policy; readonly direction: Direction; readonly dialect: Dialect};

/** Nodes have the same ones. */
function knownChain({policy, direction, dialect}: Wanted, matching: Matching): PolicyChain {
	const chains = chainsBy(matching.resolver)(policy);
	const key = `${dialect.chains[direction]} ${matching.family}`;
	const known = chains.get(key) ?? policyChain({policy, direction, dialect}, matching);
	chains.set(key, known);
	return known;
}

const chainsBy = remembered((_resolver: Resolver) =>
	remembered((_policy: Policy) => new Map<string, PolicyChain>()),
);

function policyChain({policy, direction, dialect}: Wanted, matching: Matching): PolicyChain {
	const rules = policy[direction].map(rule => ({rule, ...nftMatches(rule, matching)}));
	return {
		chain: {
			name: chainName(policy, direction, dialect),
			rules: rules.flatMap(({rule, texts}) => {
				const action = actionOf(policy, rule, dialect);
				return texts.map(text => (text === '' ? action : `${text} ${action}`));
			}),
		},
		sets: rules.flatMap(({sets}) => sets),
	};
}

/** A hash, as Felix has it where a name is too long, which nearly all are. */
function chainName(policy: Policy, direction: Direction, {chains}: Dialect): string {
	return `${chains[direction]}${hashOf(policy)}`;
}

/** Every pod that a policy selects asks for it. */
const hashOf = remembered((policy: Policy) => {
	const {apiVersion, kind, tier} = policy;
	return shortHash(`${apiVersion} ${kind} ${tier} ${nameOf(policy)}`, 16);
});

/** A text for each list of policies: two that are asked alike have the same. */
export const askedText = remembered((tiers: readonly AppliedTier[]) =>
	tiers
		.map(({tier, policies}) => `${tier.name} ${tier.defaultAction} ${policies.map(hashOf).join(' ')}`)
		.join('; '),
);

/** `default/web`, or the name of what has no namespace. */
function nameOf({namespace, name}: Policy): string {
	return namespace === undefined ? name : `${namespace}/${name}`;
}

function actionOf(policy: Policy, {action, path}: PolicyRule, {denied}: Dialect): string {
	const words = quotable(`policy ${nameOf(policy)} ${path}`);
	switch (action) {
		case 'Allow':
			return `${marks.accept} return comment "${words}"`;
		case 'Pass':
			return `${marks.pass} return comment "${words}"`;
		case 'Deny':
			return denied(words);
		case 'Log':
			return `${log} comment "${words}"`;
	}
}

/**
 * Felix says `level info`: the kernel log. The kernel does not write there for a namespace that is not the host's (nf_log_all_netns,
 * net/netfilter/nf_log.c), and it is not ours to fill: so it goes to who listens in the node, `tcpdump -i nflog:2`.
 */
const log = 'counter log prefix "calico-packet: " group 2';

/** The policies of a tier, one after the other until one decides; then what its end says. Whom it accepts returns. */
export function tierRules({tier, policies}: AppliedTier, direction: Direction, dialect: Dialect): string[] {
	return [
		`${marks.clearPass} comment "${quotable(`start of tier ${tier.name}`)}"`,
		...policies.flatMap(policy => {
			const name = quotable(`policy ${nameOf(policy)}`);
			return [
				`${marks.isNotPassed} jump ${chainName(policy, direction, dialect)} comment "${name}"`,
				...(dialect.accepted === undefined ? [] : [dialect.accepted]),
				`${marks.isAccepted} return`,
			];
		}),
		...endOf(tier, dialect),
	];
}

function endOf({name, defaultAction}: Tier, {denied}: Dialect): string[] {
	if (defaultAction === 'Pass') return [];
	return [`${marks.isNotPassed} ${denied(quotable(`end of tier ${name}: no policy allows it`))}`];
}
