/** Policies in a lab that is up: its objects in the store → what they are enforced from. Pure. */
import type {KubernetesObject, SourceObject} from '../../../topology/kubernetes/objects.js';
import type {Policy, PolicyModel, PolicyRule} from '../../../topology/policy/types.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../../api/object.js';
import type {Mode} from '../../plan/mode.js';
import {remembered} from '../../plan/remember.js';
import {policyKinds, policyModelOf} from '../policy.js';
import type {World} from './controller.js';
import {withServices} from './policy-services.js';

/** What the policies of a lab follow from. */
export const policyResources: ReadonlySet<string> = new Set(policyKinds);

/** Nothing in the store says in which file it was written: that is known of what is in `told`, as long as it says the same. */
export function policiesIn(
	world: Pick<World, 'list'>,
	told: ToldPolicies,
	mode: Pick<Mode, 'enforcement'>,
): PolicyModel {
	const sources = [...policyResources].flatMap(resource => world.list(resource)).map(sourceOf);
	const model = withServices(policyModelOf(sources, mode), world);
	return {
		...model,
		tiers: model.tiers.map(tier => ({...tier, policies: tier.policies.map(policy => placed(policy, told))})),
	};
}

/** An object that has not changed is the same source, and so is what was made of it. */
const sourceOf = remembered(
	(object: ApiObject): SourceObject => ({
		object: object as unknown as KubernetesObject,
		locate: () => undefined,
	}),
);

/** Policies with their places, by what `keyOfPolicy` says. */
export type ToldPolicies = ReadonlyMap<string, Policy>;

/** Those of which it is known where they are written. */
export function toldBy({tiers}: Pick<PolicyModel, 'tiers'>): ToldPolicies {
	const policies = tiers.flatMap(tier => tier.policies).filter(({place}) => place !== undefined);
	return new Map(policies.map(policy => [keyOfPolicy(policy), policy]));
}

function keyOfPolicy({apiVersion, kind, namespace = '', name}: Policy): string {
	return `${apiVersion} ${kind} ${namespace}/${name}`;
}

/** Whatever changes, it is asked of all. */
function placed(policy: Policy, told: ToldPolicies): Policy {
	const before = lastPlaced.get(policy);
	if (before?.told === told) return before.placed;
	const known = told.get(keyOfPolicy(policy));
	const isSame = known !== undefined && sameValue(withoutPlaces(known), withoutPlaces(policy));
	const found = {told, placed: isSame ? known : policy};
	lastPlaced.set(policy, found);
	return found.placed;
}

const lastPlaced = new WeakMap<Policy, {readonly told: ToldPolicies; readonly placed: Policy}>();

const withoutPlaces = remembered(
	({place: _place, applied: _applied, ingress, egress, ...policy}: Policy): object => {
		const bare = ({place: _, ...rule}: PolicyRule) => rule;
		return {...policy, ingress: ingress.map(bare), egress: egress.map(bare)};
	},
);
