/** No policy of Calico's is in a tier that is not there. */
import {tierNamedBy} from '../../topology/calico/check-tiers.js';
import type {KubernetesObject} from '../../topology/kubernetes/objects.js';
import {ownTiers} from '../../topology/policy/tiers.js';
import {didYouMean} from '../../topology/problems.js';
import type {ApiObject} from '../api/object.js';
import {forbidden, invalid} from '../api/status.js';
import type {Reviewed} from './calico.js';
import type {Store} from './store/types.js';

const policies = ['networkpolicies.projectcalico.org', 'globalnetworkpolicies.projectcalico.org'];

/** Throws an ApiError: 422 for a policy of no tier that there is, 403 when a tier shall go that has policies, or is Calico's own. */
export function reviewTiers({kind, name, after}: Reviewed, store: Pick<Store, 'get' | 'list'>): void {
	if (kind.group !== 'projectcalico.org') return;
	if (kind.kind === 'Tier' && !after) {
		if (ownTiers.some(own => own.name === name)) throw forbidden(kind, name, "the tier is Calico's own");
		const [first] = policies
			.flatMap(resource => store.list(resource))
			.filter(object => tierOf(object) === name);
		if (first) throw forbidden(kind, name, `the tier has policies, ${first.metadata.name} for one`);
	}
	const tier = after && tierOf(after);
	if (tier === undefined || ownTiers.some(own => own.name === tier)) return;
	if (store.get({resource: 'tiers.projectcalico.org', name: tier})) return;
	const known = store.list('tiers.projectcalico.org').map(({metadata}) => metadata.name);
	const hint = didYouMean(tier, [...new Set([...ownTiers.map(own => own.name), ...known])]);
	const message = `Invalid value: "${tier}": there is no such tier; ${hint}`;
	throw invalid(kind, name, [{reason: 'FieldValueInvalid', field: 'spec.tier', message}]);
}

function tierOf(object: ApiObject): string | undefined {
	return tierNamedBy(object as unknown as KubernetesObject);
}
