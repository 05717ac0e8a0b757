/** Label selectors: what they select, and whether they are well-formed. */
import type {LabelSelector} from 'kubernetes-types/meta/v1.js';
import type {Labels} from '../model.js';
import type {Path} from '../problems.js';
import type {Fault} from './fault.js';
import {labelKey, labelValue} from './names.js';

const operators: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** An empty selector selects everything, none at all selects nothing. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
	if (!selector) return false;
	return (
		Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
		(selector.matchExpressions ?? []).every(expression => matches(expression, labels))
	);
}

export function isEmptySelector(selector: LabelSelector): boolean {
	return (
		Object.keys(selector.matchLabels ?? {}).length === 0 && (selector.matchExpressions ?? []).length === 0
	);
}

type Requirement = {readonly key: string; readonly operator: string; readonly values?: readonly string[]};

/** One requirement of a label or node selector. Gt and Lt compare whole numbers. */
export function matches({key, operator, values = []}: Requirement, labels: Labels): boolean {
	const value = labels[key];
	switch (operator) {
		case 'In':
			return value !== undefined && values.includes(value);
		case 'NotIn':
			return value === undefined || !values.includes(value);
		case 'Exists':
			return value !== undefined;
		case 'DoesNotExist':
			return value === undefined;
		case 'Gt':
			return isWhole(value) && Number(value) > Number(values[0]);
		case 'Lt':
			return isWhole(value) && Number(value) < Number(values[0]);
		default:
			return false;
	}
}

export function checkSelector(selector: LabelSelector | undefined, path: Path, fault: Fault): void {
	checkLabels(selector?.matchLabels, [...path, 'matchLabels'], fault);
	for (const [index, expression] of (selector?.matchExpressions ?? []).entries()) {
		checkRequirement(expression, {path: [...path, 'matchExpressions', index], known: operators}, fault);
	}
}

export function checkRequirement(
	{key, operator, values = []}: Requirement,
	{path, known}: {readonly path: Path; readonly known: readonly string[]},
	fault: Fault,
): void {
	const wrongKey = labelKey(key);
	if (wrongKey !== undefined) {
		fault([...path, 'key'], 'bad-name', {message: `'${key}' ${wrongKey}`, rule: labelKey});
	}
	if (!known.includes(operator)) {
		const message = `is '${operator}', it must be one of ${known.join(', ')}`;
		fault([...path, 'operator'], 'bad-value', {message, allowed: known});
	} else if ((operator === 'In' || operator === 'NotIn') && values.length === 0) {
		fault([...path, 'values'], 'missing-field', `must name a value, because the operator is ${operator}`);
	} else if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0) {
		fault([...path, 'values'], 'bad-value', `must be empty, because the operator is ${operator}`);
	} else if ((operator === 'Gt' || operator === 'Lt') && !(values.length === 1 && isWhole(values[0]))) {
		fault([...path, 'values'], 'bad-value', `must be one whole number, because the operator is ${operator}`);
	}
}

/** Keys and values, of labels or of a selector. */
export function checkLabels(labels: Labels | undefined, path: Path, fault: Fault): void {
	for (const [key, value] of Object.entries(labels ?? {})) {
		const wrongKey = labelKey(key);
		const wrongValue = labelValue(value);
		if (wrongKey !== undefined) {
			fault([...path, key], 'bad-name', {message: `has the key '${key}': it ${wrongKey}`, rule: labelKey});
		}
		if (wrongValue !== undefined) {
			fault([...path, key], 'bad-value', {message: `is '${value}': it ${wrongValue}`, rule: labelValue});
		}
	}
}

function isWhole(value: string | undefined): value is string {
	return value !== undefined && /^[+-]?\d+$/.test(value);
}
