/** What Calico asks of its policies and tiers: projectcalico/calico libcalico-go/lib/validator/v3/validator.go. */
import type {Fault} from '../kubernetes/fault.js';
import {dnsLabel} from '../kubernetes/names.js';
import {ownTiers} from '../policy/tiers.js';
import {checkSelectorText} from './check-fields.js';
import {checkRule} from './check-rule.js';
import type {
	CalicoNetworkPolicyObject,
	GlobalNetworkPolicyObject,
	ProfileObject,
	TierObject,
} from './objects.js';

export function checkCalicoNetworkPolicy(
	{spec}: Pick<CalicoNetworkPolicyObject, 'spec'>,
	fault: Fault,
): void {
	checkSpec(spec, fault);
}

export function checkGlobalNetworkPolicy(
	{spec}: Pick<GlobalNetworkPolicyObject, 'spec'>,
	fault: Fault,
): void {
	checkSpec(spec, fault);
	checkSubjectSelector(spec, 'namespaceSelector', fault);
	if (spec.doNotTrack && spec.preDNAT)
		fault(['spec', 'preDNAT'], 'invalid-object', 'must not be true where doNotTrack is');
	if (spec.preDNAT && spec.egress?.length)
		fault(
			['spec', 'egress'],
			'invalid-object',
			'must have no rule where preDNAT is true: it is asked when a packet comes',
		);
	const egress = spec.types?.indexOf('Egress') ?? -1;
	if (spec.preDNAT && egress >= 0)
		fault(['spec', 'types', egress], 'invalid-object', 'must not be Egress where preDNAT is true');
	for (const flag of ['doNotTrack', 'preDNAT'] as const) {
		if (!spec[flag] || spec.applyOnForward) continue;
		const hint = 'applyOnForward: true beside it';
		fault(['spec', flag], 'invalid-object', {message: 'needs applyOnForward to be true', hint});
	}
	for (const [field, end] of [
		['ingress', 'source'],
		['egress', 'destination'],
	] as const)
		for (const [index, rule] of (spec[field] ?? []).entries())
			if (rule[end]?.services?.name && !rule[end].services.namespace)
				fault(
					['spec', field, index, end, 'services'],
					'missing-field',
					'must have the field `namespace`: this policy is in none',
				);
}

export function checkProfile({spec}: Pick<ProfileObject, 'spec'>, fault: Fault): void {
	for (const field of ['ingress', 'egress'] as const)
		for (const [index, rule] of (spec[field] ?? []).entries()) checkRule(rule, ['spec', field, index], fault);
}

export function checkTier({metadata, spec}: TierObject, fault: Fault): void {
	const name: string | undefined = metadata.name;
	const wrong = name === undefined || !name.includes('.') ? undefined : dnsLabel(name);
	if (wrong !== undefined) fault(['metadata', 'name'], 'bad-name', {message: wrong, rule: dnsLabel});
	const own = ownTiers.find(tier => tier.name === name);
	if (own && spec.order !== undefined && spec.order !== own.order)
		fault(['spec', 'order'], 'bad-value', `is ${spec.order}: the tier ${own.name} has ${own.order}`);
	if (own && spec.defaultAction !== undefined && spec.defaultAction !== own.defaultAction)
		fault(
			['spec', 'defaultAction'],
			'bad-value',
			`is ${spec.defaultAction}: the tier ${own.name} has ${own.defaultAction}`,
		);
}

type Spec = CalicoNetworkPolicyObject['spec'];

function checkSpec(spec: Spec, fault: Fault): void {
	checkSubjectSelector(spec, 'selector', fault);
	checkSubjectSelector(spec, 'serviceAccountSelector', fault);
	for (const [index, type] of (spec.types ?? []).entries())
		if (spec.types?.indexOf(type) !== index) fault(['spec', 'types', index], 'duplicate', 'is there twice');
	for (const [field, foreign] of [
		['ingress', 'destination'],
		['egress', 'source'],
	] as const)
		for (const [index, rule] of (spec[field] ?? []).entries()) {
			checkRule(rule, ['spec', field, index], fault);
			if (rule[foreign]?.services)
				fault(['spec', field, index, foreign, 'services'], 'invalid-object', {
					message: `is not allowed as the ${foreign} of an ${field} rule`,
					hint: `a Service may be the ${field === 'ingress' ? 'source' : 'destination'} there`,
				});
		}
}

function checkSubjectSelector<S extends string>(
	spec: {readonly [K in S]?: string},
	field: S,
	fault: Fault,
): void {
	const text: string | undefined = spec[field];
	checkSelectorText(text, ['spec', field], fault);
	if (!text?.includes('global(')) return;
	const hint = "it is for a rule's namespaceSelector";
	fault(['spec', field], 'bad-value', {message: "must not have 'global()'", hint});
}
