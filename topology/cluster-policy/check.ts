/**
 * What the API server asks of network-policy-api's kinds beside their types: limits, fields that exclude each other, the rules of
 * their definitions (`x-kubernetes-validations`). Selectors are checked as NetworkPolicy's are.
 */
import type {Fault} from '../kubernetes/fault.js';
import type {Path} from '../problems.js';
import {checkRules} from './check-rules.js';
import {checkLimit, checkOnlyOne, checkPods, type Limits} from './check-values.js';
import type {
	AdminNetworkPolicyObject,
	BaselineAdminNetworkPolicyObject,
	ClusterNetworkPolicyObject,
	ClusterPolicyObject,
} from './objects.js';

/** v1alpha2 takes fewer of each. */
const limits: Readonly<Record<'v1alpha1' | 'v1alpha2', Limits>> = {
	v1alpha1: {most: 100, ports: 'ports', needsNamespaceSelector: true},
	v1alpha2: {most: 25, ports: 'protocols', needsNamespaceSelector: false},
};

export function checkClusterNetworkPolicy({spec}: ClusterNetworkPolicyObject, fault: Fault): void {
	checkPriority(spec.priority, fault);
	checkSpec(spec, limits.v1alpha2, fault);
}

export function checkAdminNetworkPolicy({spec}: AdminNetworkPolicyObject, fault: Fault): void {
	checkPriority(spec.priority, fault);
	checkSpec(spec, limits.v1alpha1, fault);
}

export function checkBaselineAdminNetworkPolicy(
	{metadata, spec}: BaselineAdminNetworkPolicyObject,
	fault: Fault,
): void {
	const name: string | undefined = metadata.name;
	if (name !== undefined && name !== 'default')
		fault(['metadata', 'name'], 'bad-value', {
			message: `is '${name}', and a cluster has one BaselineAdminNetworkPolicy alone: it is called 'default'`,
			hint: 'write name: default; where there are several, ClusterNetworkPolicies of the tier Baseline',
			allowed: ['default'],
		});
	checkSpec(spec, limits.v1alpha1, fault);
}

type Spec = ClusterPolicyObject['spec'];

function checkSpec({subject, ingress = [], egress = []}: Spec, limit: Limits, fault: Fault): void {
	checkSubject(subject, ['spec', 'subject'], {limit, fault});
	checkRules(ingress, {path: ['spec', 'ingress'], peers: 'from', limit}, fault);
	checkRules(egress, {path: ['spec', 'egress'], peers: 'to', limit}, fault);
}

function checkPriority(priority: number | undefined, fault: Fault): void {
	checkLimit(priority, {path: ['spec', 'priority'], least: 0, most: 1000}, fault);
}

function checkSubject(
	subject: Spec['subject'] | undefined,
	path: Path,
	{limit, fault}: {readonly limit: Limits; readonly fault: Fault},
): void {
	if (!subject) return;
	checkOnlyOne(subject, {path, of: ['namespaces', 'pods']}, fault);
	checkPods(subject, path, {limit, fault});
}
