/** What of a pod may change after its creation (kubernetes, core/validation: ValidatePodUpdate). */
import type {Container, PodSpec} from 'kubernetes-types/core/v1.js';
import {sameValue} from '../../../topology/same-value.js';
import type {ApiObject} from '../object.js';
import type {Cause} from '../status.js';
import {forbiddenValue, invalidValue} from './cause.js';

const mayChange =
	'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

export function podUpdateCauses(object: ApiObject, previous: ApiObject, causes: Cause[]): void {
	const now = object.spec as PodSpec;
	const before = previous.spec as PodSpec;
	if (now === before) return;
	if (!sameCount(now.containers, before.containers)) {
		causes.push(forbiddenValue('spec.containers', 'pod updates may not add or remove containers'));
		return;
	}
	if (!sameCount(now.initContainers, before.initContainers)) {
		causes.push(forbiddenValue('spec.initContainers', 'pod updates may not add or remove containers'));
		return;
	}
	deadlineCauses(now, before, causes);
	const kept = (now.tolerations ?? []).filter(one =>
		before.tolerations?.some(old => sameToleration(one, old)),
	);
	if (kept.length < (before.tolerations ?? []).length) {
		const detail = 'existing toleration can not be modified except its tolerationSeconds';
		causes.push(forbiddenValue('spec.tolerations', detail));
	}
	if (!sameValue(withoutChangeable(now, before), withoutChangeable(before, before))) {
		causes.push(forbiddenValue('spec', mayChange));
	}
}

function sameCount(now: readonly Container[] = [], before: readonly Container[] = []): boolean {
	return now.length === before.length;
}

function sameToleration(a: object, b: object): boolean {
	return sameValue({...a, tolerationSeconds: 0}, {...b, tolerationSeconds: 0});
}

function deadlineCauses(
	{activeDeadlineSeconds: now}: PodSpec,
	{activeDeadlineSeconds: before}: PodSpec,
	causes: Cause[],
) {
	if (before === undefined || now === before) return;
	const field = 'spec.activeDeadlineSeconds';
	if (now === undefined) {
		causes.push(invalidValue(field, now, 'must not update from a positive integer to nil value'));
	} else if (now > before) {
		causes.push(invalidValue(field, now, 'must be less than or equal to previous value'));
	}
}

/** A gate of the scheduling may be taken away, the rest of the fields here may change. */
function withoutChangeable(spec: PodSpec, before: PodSpec): object {
	const {activeDeadlineSeconds: _deadline, tolerations: _tolerations, schedulingGates, ...rest} = spec;
	const {terminationGracePeriodSeconds: grace} = rest;
	const gates = (schedulingGates ?? []).filter(
		gate => !before.schedulingGates?.some(old => sameValue(gate, old)),
	);
	const graceAllowed = (before.terminationGracePeriodSeconds ?? 0) < 0 && grace === 1;
	return {
		...rest,
		gates,
		...(graceAllowed && {terminationGracePeriodSeconds: before.terminationGracePeriodSeconds}),
		containers: rest.containers.map(withoutImage),
		initContainers: (rest.initContainers ?? []).map(withoutImage),
	};
}

function withoutImage({image: _image, ...container}: Container): object {
	return container;
}
