/** `policy lint [LAB]`: what the policies say that can hardly be meant. */

import {modes} from '../../../plugins/index.js';
import type {KubernetesObject, SourceObject} from '../../../topology/kubernetes/objects.js';
import {policyModelOf} from '../../control/policy.js';
import {placeText, policyTitle} from '../../plan/policy/explain/titles.js';
import type {LintFinding} from '../../plan/policy/lint/finding.js';
import {lintPolicies} from '../../plan/policy/lint/lint.js';
import {UsageError} from '../terminal/errors.js';
import type {Output} from '../terminal/output.js';
import type {Invocation, Result} from '../verbs/verb.js';
import {type PolicyLab, policyLab} from './lab.js';

/** Exits 3 when it finds something. */
export async function lint(words: readonly string[], invocation: Invocation): Promise<Result> {
	const [word, ...others] = words;
	const lab = word === 'running' ? undefined : word;
	if (others.length > 0)
		throw new UsageError('policy lint takes one lab, or the one that is up', 'cnilab policy lint [LAB]');
	const found = await policyLab(lab, invocation);
	const policy = found.cluster.policy ?? unenforced(found);
	const findings = lintPolicies(found.cluster, policy);
	const count = policy.tiers.reduce((sum, {policies}) => sum + policies.length, 0);
	return {
		exit: findings.length > 0 ? 3 : 0,
		json: {enforced: found.behaviour !== undefined, policies: count, findings: findings.map(findingJson)},
		text: [
			...findings.map(finding => findingText(finding, invocation.output)),
			summary(findings, count),
		].join('\n'),
	};
}

/** Where nobody enforces them they are read all the same. */
function unenforced({cluster, objects}: PolicyLab) {
	const mode = modes.find(({name}) => name === cluster.mode.name);
	const sources = objects.map(
		(object: KubernetesObject): SourceObject => ({object, locate: () => undefined}),
	);
	return policyModelOf(sources, mode ?? {});
}

function findingText(finding: LintFinding, output: Output): string {
	const {policy, message, hint, code} = finding;
	const place = placeText(finding);
	const at = place === undefined ? '' : `${place}: `;
	return `${at}${policyTitle(policy)}: ${output.paint('yellow', message)} [${code}]\n  hint: ${hint}`;
}

function placeOf({policy, rule}: LintFinding) {
	return rule?.place ?? policy.place;
}

function summary({length}: readonly LintFinding[], policies: number): string {
	const read = policies === 1 ? '1 policy' : `${policies} policies`;
	return length === 0 ? `${read}, nothing found` : `${read}, ${length} found`;
}

function findingJson(finding: LintFinding) {
	const {code, policy, rule, message, hint} = finding;
	const {kind, apiVersion, namespace, name} = policy;
	const at = placeOf(finding);
	return {
		code,
		policy: {kind, apiVersion, ...(namespace !== undefined && {namespace}), name},
		...(rule && {rule: rule.path}),
		message,
		hint,
		...(at && {at: {file: at.file, line: at.line, column: at.column}}),
	};
}
