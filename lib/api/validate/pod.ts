/** What the API server asks of pods, beyond what is asked of the pods of a lab file (kubernetes, core/validation). */
import type {Container, PodSpec, Toleration} from 'kubernetes-types/core/v1.js';
import {checkPodSpec} from '../../../topology/kubernetes/check-pod.js';
import type {Fault} from '../../../topology/kubernetes/fault.js';
import {labelKey} from '../../../topology/kubernetes/names.js';
import type {ApiObject} from '../object.js';
import {milliOf} from '../quantity.js';
import type {Cause} from '../status.js';
import {forbiddenValue, invalidValue, required, unsupportedValue} from './cause.js';
import {wrongs} from './names.js';

export function podCauses(object: ApiObject, fault: Fault, causes: Cause[]): void {
	const spec = object.spec as PodSpec;
	checkPodSpec(spec, {path: ['spec'], restartPolicies: ['Always', 'OnFailure', 'Never']}, fault);
	podSpecCauses(spec, 'spec', causes);
	const {priorityClassName: name} = spec;
	if (name !== undefined && !name.startsWith('system-')) {
		causes.push(forbiddenValue('spec.priorityClassName', `no PriorityClass with name ${name} was found`));
	}
}

/** Of a pod, or of a template at `path`. */
export function podSpecCauses(spec: PodSpec, path: string, causes: Cause[]): void {
	for (const list of ['initContainers', 'containers'] as const) {
		for (const [index, container] of (spec[list] ?? []).entries()) {
			containerCauses(container, `${path}.${list}[${index}]`, causes);
		}
	}
	for (const [index, toleration] of (spec.tolerations ?? []).entries()) {
		tolerationCauses(toleration, `${path}.tolerations[${index}]`, causes);
	}
	const {activeDeadlineSeconds: deadline, dnsPolicy, dnsConfig} = spec;
	if (deadline !== undefined && deadline < 1) {
		const detail = 'must be between 1 and 2147483647, inclusive';
		causes.push(invalidValue(`${path}.activeDeadlineSeconds`, deadline, detail));
	}
	if (dnsPolicy === 'None' && (dnsConfig?.nameservers ?? []).length === 0) {
		const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
		causes.push(required(`${path}.dnsConfig.nameservers`, detail));
	}
}

function containerCauses(
	{resources, env = [], terminationMessagePolicy}: Container,
	path: string,
	causes: Cause[],
) {
	const policies = ['File', 'FallbackToLogsOnError'];
	if (terminationMessagePolicy !== undefined && !policies.includes(terminationMessagePolicy)) {
		causes.push(unsupportedValue(`${path}.terminationMessagePolicy`, terminationMessagePolicy, policies));
	}
	for (const [index, {value, valueFrom}] of env.entries()) {
		if (valueFrom && value !== undefined && value !== '') {
			const detail = 'may not be specified when `value` is not empty';
			causes.push(invalidValue(`${path}.env[${index}].valueFrom`, '', detail));
		}
	}
	const {limits = {}, requests = {}} = resources ?? {};
	for (const [kind, list] of Object.entries({limits, requests})) {
		for (const [name, quantity] of Object.entries(list)) {
			if ((milliOf(quantity) ?? 0) >= 0) continue;
			const detail = 'must be greater than or equal to 0';
			causes.push(invalidValue(`${path}.resources.${kind}[${name}]`, quantity, detail));
		}
	}
	for (const [name, quantity] of Object.entries(requests)) {
		const limit = limits[name];
		if (limit === undefined || (milliOf(quantity) ?? 0) <= (milliOf(limit) ?? 0)) continue;
		const detail = `must be less than or equal to ${name} limit of ${limit}`;
		causes.push(invalidValue(`${path}.resources.requests`, quantity, detail));
	}
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function tolerationCauses(toleration: Toleration, path: string, causes: Cause[]): void {
	const {key = '', operator = 'Equal', value = '', effect = '', tolerationSeconds} = toleration;
	if (key !== '') causes.push(...wrongs(labelKey, key).map(text => invalidValue(`${path}.key`, key, text)));
	else if (operator !== 'Exists') {
		const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
		causes.push(invalidValue(`${path}.operator`, operator, detail));
	}
	if (!['Equal', 'Exists'].includes(operator)) {
		causes.push(unsupportedValue(`${path}.operator`, operator, ['Equal', 'Exists']));
	} else if (operator === 'Exists' && value !== '') {
		causes.push(
			invalidValue(`${path}.operator`, toleration, "value must be empty when `operator` is 'Exists'"),
		);
	}
	if (effect !== '' && !effects.includes(effect))
		causes.push(unsupportedValue(`${path}.effect`, effect, effects));
	if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
		const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
		causes.push(invalidValue(`${path}.effect`, effect, detail));
	}
}
