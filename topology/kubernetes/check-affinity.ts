/** What the API server asks of a pod's affinities. */
import type {NodeSelectorTerm, PodAffinityTerm, PodSpec} from 'kubernetes-types/core/v1.js';
import type {Path} from '../problems.js';
import {checkName, checkOneOf} from './check-value.js';
import type {Fault} from './fault.js';
import {labelKey} from './names.js';
import {checkRequirement, checkSelector} from './selectors.js';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const nodeOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

export function checkAffinity(spec: PodSpec, path: Path, fault: Fault): void {
	checkNodeAffinity(spec, [...path, 'affinity', 'nodeAffinity'], fault);
	for (const side of ['podAffinity', 'podAntiAffinity'] as const) {
		const affinity = spec.affinity?.[side];
		const at = [...path, 'affinity', side];
		for (const [index, term] of (affinity?.[required] ?? []).entries()) {
			checkPodTerm(term, [...at, required, index], fault);
		}
		for (const [index, {podAffinityTerm}] of (affinity?.[preferred] ?? []).entries()) {
			checkPodTerm(podAffinityTerm, [...at, preferred, index, 'podAffinityTerm'], fault);
		}
	}
	for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries()) {
		const at = [...path, 'topologySpreadConstraints', index];
		if (constraint.maxSkew < 1)
			fault([...at, 'maxSkew'], 'bad-value', `is ${constraint.maxSkew}, it must be at least 1`);
		checkName(constraint.topologyKey, {path: [...at, 'topologyKey'], rule: labelKey}, fault);
		const allowed = ['DoNotSchedule', 'ScheduleAnyway'];
		checkOneOf(constraint.whenUnsatisfiable, {path: [...at, 'whenUnsatisfiable'], allowed}, fault);
		checkSelector(constraint.labelSelector, [...at, 'labelSelector'], fault);
	}
}

function checkNodeAffinity(spec: PodSpec, path: Path, fault: Fault): void {
	const affinity = spec.affinity?.nodeAffinity;
	const terms = affinity?.[required]?.nodeSelectorTerms;
	if (terms?.length === 0)
		fault([...path, required, 'nodeSelectorTerms'], 'missing-field', 'must have a term');
	for (const [index, term] of (terms ?? []).entries()) {
		checkNodeTerm(term, [...path, required, 'nodeSelectorTerms', index], fault);
	}
	for (const [index, {preference}] of (affinity?.[preferred] ?? []).entries()) {
		checkNodeTerm(preference, [...path, preferred, index, 'preference'], fault);
	}
}

function checkNodeTerm(
	{matchExpressions = [], matchFields = []}: NodeSelectorTerm,
	path: Path,
	fault: Fault,
): void {
	for (const [index, expression] of matchExpressions.entries()) {
		checkRequirement(expression, {path: [...path, 'matchExpressions', index], known: nodeOperators}, fault);
	}
	for (const [index, {key, operator}] of matchFields.entries()) {
		const at = [...path, 'matchFields', index];
		checkOneOf(key, {path: [...at, 'key'], allowed: ['metadata.name']}, fault);
		checkOneOf(operator, {path: [...at, 'operator'], allowed: ['In', 'NotIn']}, fault);
	}
}

function checkPodTerm(term: PodAffinityTerm, path: Path, fault: Fault): void {
	checkName(term.topologyKey, {path: [...path, 'topologyKey'], rule: labelKey}, fault);
	checkSelector(term.labelSelector, [...path, 'labelSelector'], fault);
	checkSelector(term.namespaceSelector, [...path, 'namespaceSelector'], fault);
}
