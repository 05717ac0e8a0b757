/** What the API server asks of a pod's spec, as far as a network and a name depend on it. */
import type {PodSpec, PodTemplateSpec} from 'kubernetes-types/core/v1.js';
import type {Path} from '../problems.js';
import {checkAffinity} from './check-affinity.js';
import {checkContainers} from './check-container.js';
import {checkName, checkNotNegative, checkOneOf, checkUnique} from './check-value.js';
import type {Fault} from './fault.js';
import {dnsLabel, dnsSubdomain} from './names.js';
import {checkLabels} from './selectors.js';

type Rules = {
	readonly path: Path;
	/** Which values of restartPolicy the kind takes; Always is the default where it is one of them. */
	readonly restartPolicies: readonly string[];
	/** Volumes that the kind adds: a StatefulSet's claims. */
	readonly claims?: readonly string[];
};

export function checkPodSpec(spec: PodSpec, {path, restartPolicies, claims = []}: Rules, fault: Fault): void {
	if (spec.restartPolicy === undefined && !restartPolicies.includes('Always')) {
		fault(path, 'missing-field', `must have the field \`restartPolicy\`: ${restartPolicies.join(' or ')}`);
	}
	checkOneOf(spec.restartPolicy, {path: [...path, 'restartPolicy'], allowed: restartPolicies}, fault);
	checkOneOf(spec.dnsPolicy, {path: [...path, 'dnsPolicy'], allowed: dnsPolicies}, fault);
	checkName(spec.hostname, {path: [...path, 'hostname'], rule: dnsLabel}, fault);
	checkName(spec.subdomain, {path: [...path, 'subdomain'], rule: dnsLabel}, fault);
	checkName(spec.nodeName, {path: [...path, 'nodeName'], rule: dnsSubdomain}, fault);
	checkNotNegative(spec.terminationGracePeriodSeconds, [...path, 'terminationGracePeriodSeconds'], fault);
	checkLabels(spec.nodeSelector, [...path, 'nodeSelector'], fault);
	checkVolumes(spec, path, fault);
	checkContainers(spec, {path, claims}, fault);
	checkAffinity(spec, path, fault);
}

export function checkTemplate(template: PodTemplateSpec, rules: Rules, fault: Fault): void {
	checkLabels(template.metadata?.labels, [...rules.path, 'metadata', 'labels'], fault);
	if (!template.spec) fault(rules.path, 'missing-field', 'must have the field `spec`');
	else checkPodSpec(template.spec, {...rules, path: [...rules.path, 'spec']}, fault);
}

const dnsPolicies = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

function checkVolumes({volumes = []}: PodSpec, path: Path, fault: Fault): void {
	for (const [index, {name}] of volumes.entries()) {
		checkName(name, {path: [...path, 'volumes', index, 'name'], rule: dnsLabel}, fault);
	}
	const items = volumes.map(({name}, index) => [[...path, 'volumes', index, 'name'], name] as const);
	checkUnique(items, {key: name => name, what: 'volume'}, fault);
}
