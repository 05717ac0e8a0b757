/** That tiers which policies name are there: Calico takes no policy into a tier that is not. */
import type {KubernetesObject, SourceObject} from '../kubernetes/objects.js';
import {subjectOf} from '../kubernetes/objects.js';
import {ownTiers} from '../policy/tiers.js';
import {didYouMean, type Report} from '../problems.js';
import {isCalicoKind} from './objects.js';

export function checkTiers(sources: readonly SourceObject[], report: Report): void {
	const written = sources.flatMap(({object}) => (isCalicoKind('Tier', object) ? [object.metadata.name] : []));
	const known = [...ownTiers.map(({name}) => name), ...written];
	for (const {object, locate} of sources) {
		const tier = tierNamedBy(object);
		if (tier === undefined || known.includes(tier)) continue;
		const at = locate(['spec', 'tier']);
		report({
			code: 'unknown-reference',
			message: `${subjectOf(object)} is of the tier '${tier}', but there is none of this name`,
			hint: `add a manifest 'kind: Tier' with this name; ${didYouMean(tier, known)}`,
			...(at && {at}),
		});
	}
}

/** Undefined for what is no policy of Calico's, or says none. */
export function tierNamedBy(object: KubernetesObject): string | undefined {
	if (!isCalicoKind('NetworkPolicy', object) && !isCalicoKind('GlobalNetworkPolicy', object))
		return undefined;
	return object.spec.tier || undefined;
}
