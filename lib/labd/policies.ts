/** The policies of a running lab as its objects say them: looked at again when one of those has changed. */
import type {PolicyModel} from '../../topology/policy/types.js';
import {sameValue} from '../../topology/same-value.js';
import type {Placement} from '../control/live/place.js';
import {policiesIn, policyResources, type ToldPolicies, toldBy} from '../control/live/policy.js';
import {sliceResource} from '../control/live/policy-services.js';
import type {Mode} from '../plan/mode.js';
import type {Store} from './store/types.js';

export class LivePolicies {
	readonly #store: Store;
	readonly #mode: Mode;
	#told: ToldPolicies = new Map();
	#model: PolicyModel | undefined;
	/** A rule names a Service: pods that come and go behind it change whom the rule means. */
	#asksSlices = false;

	/** `changed`: what policies follow from has changed. */
	constructor(store: Store, mode: Mode, changed: () => void) {
		this.#store = store;
		this.#mode = mode;
		store.watch(store.version, ({resource}) => {
			if (!policyResources.has(resource) && !(resource === sliceResource && this.#asksSlices)) return;
			this.#model = undefined;
			changed();
		});
	}

	/** The lab's files, or what somebody applies, say where policies are written. */
	tell(policy: Pick<PolicyModel, 'tiers'> | undefined): void {
		if (!policy) return;
		this.#told = new Map([...this.#told, ...toldBy(policy)]);
		this.#model = undefined;
	}

	/** With the policies that there are now; without any where nobody enforces them. */
	followed(placement: Placement): Placement {
		const {policy} = placement.cluster;
		if (!policy) return placement;
		const model = this.#now();
		if (policy === model) return placement;
		if (!sameValue(policy, model)) return {...placement, cluster: {...placement.cluster, policy: model}};
		this.#model = policy;
		return placement;
	}

	#now(): PolicyModel {
		this.#model ??= policiesIn(this.#store, this.#told, this.#mode);
		this.#asksSlices = this.#model.services !== undefined;
		return this.#model;
	}
}
