/**
 * A policy as a chain: it marks what it allows as accepted, what it passes as passed, and drops what it denies; who jumped to it
 * looks at the marks. Facts: projectcalico/calico felix/rules/policy.go; read at 87c15906.
 */
import {shortHash} from '../../../topology/addresses.js';
import type {Direction, Policy, PolicyRule} from '../../../topology/policy/types.js';
import type {NftChain, NftSet} from '../nft/table.js';
import {type Matching, nftMatches} from '../policy/rule-nft.js';
import {quotable} from '../policy/rule-sets.js';
import {denied, marks} from './marks.js';

export type PolicyChain = {readonly chain: NftChain; readonly sets: readonly NftSet[]};

export function policyChain(policy: Policy, direction: Direction, matching: Matching): PolicyChain {
	const rules = policy[direction].map(rule => ({rule, ...nftMatches(rule, matching)}));
	return {
		chain: {
			name: policyChainName(policy, direction),
			rules: rules.flatMap(({rule, texts}) =>
				texts.map(text => [text, actionOf(policy, rule)].filter(Boolean).join(' ')),
			),
		},
		sets: rules.flatMap(({sets}) => sets),
	};
}

/** As Felix does it where a name is too long, which nearly all are. */
export function policyChainName(policy: Policy, direction: Direction): string {
	const {apiVersion, kind, tier} = policy;
	const hash = shortHash(`${apiVersion} ${kind} ${tier} ${nameOf(policy)}`, 16);
	return `filter-cali-${direction === 'ingress' ? 'pi' : 'po'}-${hash}`;
}

/** `default/web`, or the name of what has no namespace. */
export function nameOf({namespace, name}: Policy): string {
	return namespace === undefined ? name : `${namespace}/${name}`;
}

function actionOf(policy: Policy, {action, path}: PolicyRule): string {
	const words = quotable(`policy ${nameOf(policy)} ${path}`);
	switch (action) {
		case 'Allow':
			return `${marks.accept} return comment "${words}"`;
		case 'Pass':
			return `${marks.pass} return comment "${words}"`;
		case 'Deny':
			return denied(quotable(`policy ${nameOf(policy)} ${path}`));
		case 'Log':
			return `${log} comment "${words}"`;
	}
}

/**
 * Felix says `level info`: the kernel log. The kernel does not write there for a namespace that is not the host's (nf_log_all_netns,
 * net/netfilter/nf_log.c), and it is not ours to fill: so it goes to who listens in the node, `tcpdump -i nflog:2`.
 */
const log = 'counter log prefix "calico-packet: " group 2';
