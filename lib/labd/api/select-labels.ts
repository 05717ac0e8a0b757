/** `app=web,tier in (a,b),!old`: label selectors as clients write them in a query (apimachinery, pkg/labels). */
import {matches} from '../../../topology/kubernetes/selectors.js';
import {badRequest} from '../../api/status.js';

export type Labels = Readonly<Record<string, string>>;
export type LabelTest = (labels: Labels) => boolean;

const name = '[A-Za-z0-9][-A-Za-z0-9_./]*';
const value = '[-A-Za-z0-9_.]*';
const forms: ReadonlyArray<readonly [RegExp, (...groups: string[]) => LabelTest]> = [
	[new RegExp(`^(${name})$`), key => test(key, 'Exists')],
	[new RegExp(`^! *(${name})$`), key => test(key, 'DoesNotExist')],
	[new RegExp(`^(${name}) *==? *(${value})$`), (key, one) => test(key, 'In', [one])],
	[new RegExp(`^(${name}) *!= *(${value})$`), (key, one) => test(key, 'NotIn', [one])],
	[new RegExp(`^(${name}) *> *(-?\\d+)$`), (key, one) => test(key, 'Gt', [one])],
	[new RegExp(`^(${name}) *< *(-?\\d+)$`), (key, one) => test(key, 'Lt', [one])],
	[new RegExp(`^(${name}) +in *\\(([^()]*)\\)$`), (key, list) => test(key, 'In', items(list))],
	[new RegExp(`^(${name}) +notin *\\(([^()]*)\\)$`), (key, list) => test(key, 'NotIn', items(list))],
];

/** Undefined selects everything. Throws an ApiError 400. */
export function parseLabelSelector(text: string): LabelTest | undefined {
	const parts = requirements(text.trim());
	if (parts.length === 0) return undefined;
	const tests = parts.map(requirement);
	return labels => tests.every(one => one(labels));
}

/** Commas separate, but not between parentheses. */
function requirements(text: string): readonly string[] {
	if (text === '') return [];
	return text.split(/,(?![^()]*\))/).map(part => part.trim());
}

function requirement(text: string): LabelTest {
	for (const [form, make] of forms) {
		const match = form.exec(text);
		if (match) return make(...match.slice(1));
	}
	throw badRequest(
		`unable to parse requirement: found '${text}', expected: a key, !key, key=value, key!=value, key in (…), key notin (…), key>number or key<number`,
	);
}

function test(key = '', operator = '', values: readonly (string | undefined)[] = []): LabelTest {
	const known = values.map((one = '') => one);
	return labels => matches({key, operator, values: known}, labels);
}

function items(list = ''): readonly string[] {
	return list.split(',').map(item => item.trim());
}
