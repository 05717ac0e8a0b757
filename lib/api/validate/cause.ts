/** Causes in the API server's words (apimachinery, pkg/util/validation/field). */
import type {Path} from '../../../topology/problems.js';
import type {Cause} from '../status.js';

export function required(field: string, detail = ''): Cause {
	return {reason: 'FieldValueRequired', field, message: joined('Required value', detail)};
}

export function invalidValue(field: string, value: unknown, detail: string): Cause {
	return {reason: 'FieldValueInvalid', field, message: joined(`Invalid value: ${goText(value)}`, detail)};
}

export function forbiddenValue(field: string, detail: string): Cause {
	return {reason: 'FieldValueForbidden', field, message: joined('Forbidden', detail)};
}

export function duplicateValue(field: string, value: unknown): Cause {
	return {reason: 'FieldValueDuplicate', field, message: `Duplicate value: ${goText(value)}`};
}

export function unsupportedValue(field: string, value: unknown, supported: readonly string[]): Cause {
	const list = [...supported].sort().map(text => JSON.stringify(text));
	const message = `Unsupported value: ${goText(value)}: supported values: ${list.join(', ')}`;
	return {reason: 'FieldValueNotSupported', field, message};
}

export function notFoundValue(field: string, value: unknown): Cause {
	return {reason: 'FieldValueNotFound', field, message: `Not found: ${goText(value)}`};
}

export function tooLong(field: string, most: number): Cause {
	return {reason: 'FieldValueTooLong', field, message: `Too long: may not be more than ${most} bytes`};
}

export function tooMany(field: string, count: number, most: number): Cause {
	return {
		reason: 'FieldValueTooMany',
		field,
		message: `Too many: ${count}: must have at most ${most} items`,
	};
}

/** `['spec', 'containers', 0, 'name']` → `spec.containers[0].name` */
export function fieldText(path: Path): string {
	let text = '';
	for (const step of path) {
		if (typeof step === 'number') text += `[${step}]`;
		else text += text === '' ? step : `.${step}`;
	}
	return text;
}

function joined(words: string, detail: string): string {
	return detail === '' ? words : `${words}: ${detail}`;
}

/** As Go prints a value: text in quotes, lists and maps with their types; a larger object as JSON. */
export function goText(value: unknown): string {
	if (typeof value === 'string') return JSON.stringify(value);
	if (value === undefined || value === null) return 'null';
	if (typeof value !== 'object') return String(value);
	const items = Object.values(value);
	if (items.length === 0 || !items.every(item => typeof item === 'string')) return JSON.stringify(value);
	if (Array.isArray(value)) return `[]string{${value.map(item => JSON.stringify(item)).join(', ')}}`;
	const pairs = Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item)}`);
	return `map[string]string{${pairs.join(', ')}}`;
}

/** As Go prints a label selector. */
export function goSelector({
	matchLabels,
	matchExpressions,
}: {
	matchLabels?: Record<string, string>;
	matchExpressions?: readonly {key: string; operator: string; values?: readonly string[]}[];
}): string {
	const labels = matchLabels ? goText(matchLabels) : 'map[string]string(nil)';
	const expressions = matchExpressions?.map(
		({key, operator, values}) =>
			`v1.LabelSelectorRequirement{Key:${JSON.stringify(key)}, Operator:${JSON.stringify(operator)}, Values:${values ? goText(values) : '[]string(nil)'}}`,
	);
	const list = `[]v1.LabelSelectorRequirement${expressions ? `{${expressions.join(', ')}}` : '(nil)'}`;
	return `v1.LabelSelector{MatchLabels:${labels}, MatchExpressions:${list}}`;
}
