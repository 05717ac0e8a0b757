/** In which order policies are asked: tiers by their order, in them policies by theirs, those of the same order by name. */
import type {Policy, Tier} from './types.js';

/** Of a tier without one: after all others. A number, so that it can be written into a file. */
export const lastOrder = Number.MAX_VALUE;

export type TierFacts = Pick<Tier, 'name' | 'order' | 'defaultAction'>;

/** Those that Calico makes itself: projectcalico/calico api/pkg/apis/projectcalico/v3/tier.go. */
export const ownTiers: readonly TierFacts[] = [
	{name: 'kube-admin', order: 1000, defaultAction: 'Pass'},
	{name: 'default', order: 1_000_000, defaultAction: 'Deny'},
	{name: 'kube-baseline', order: 10_000_000, defaultAction: 'Pass'},
];

/** Tiers without policies are left out, and so are policies of tiers that are not there: nothing asks them. */
export function tiersOf(policies: readonly Policy[], known: readonly TierFacts[]): Tier[] {
	const byTier = new Map(known.map(({name}): [string, Policy[]] => [name, []]));
	for (const policy of policies) byTier.get(policy.tier)?.push(policy);
	return [...known]
		.sort((a, b) => a.order - b.order || compareText(a.name, b.name))
		.flatMap(tier => {
			const own = byTier.get(tier.name) ?? [];
			return own.length > 0 ? [{...tier, policies: own.toSorted(comparePolicies)}] : [];
		});
}

/** One without an order is last. Of the same order and name: by namespace and kind, so that there is one order. */
export function comparePolicies(a: Policy, b: Policy): number {
	const [orderA, orderB] = [a.order ?? Infinity, b.order ?? Infinity];
	if (orderA !== orderB) return orderA < orderB ? -1 : 1;
	return (
		compareText(a.name, b.name) ||
		compareText(a.namespace ?? '', b.namespace ?? '') ||
		compareText(a.kind, b.kind) ||
		compareText(a.apiVersion, b.apiVersion)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
