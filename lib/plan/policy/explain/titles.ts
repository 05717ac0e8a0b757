/** What policies and rules are called when they are spoken of. */

import type {Policy, PolicyRule} from '../../../../topology/policy/types.js';
import type {Place} from '../../../../topology/problems.js';

/** `NetworkPolicy shop/allow-web`; with `Calico` where both have a kind of that name. */
export function policyTitle({kind, apiVersion, namespace, name}: Policy): string {
	const whose = kind === 'NetworkPolicy' && apiVersion.includes('projectcalico.org') ? 'Calico ' : '';
	return `${whose}${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** The rule's place, or its policy's; undefined for what came through the API. */
export function placeText({policy, rule}: {policy: Policy; rule?: PolicyRule}): string | undefined {
	const place: Place | undefined = rule?.place ?? policy.place;
	return place && `${place.file}:${place.line}`;
}
